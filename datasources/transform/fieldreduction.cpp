#include "datasources/transform/fieldreduction.h"

#include "datasources/frame/reducer.h"
#include "datasources/transform/rowkeys.h"

#include <QStringList>

#include <array>
#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestList = 8 * 1024;

struct Title
{
    QStringView id;
    QStringView title;
};
constexpr std::array<Title, 25> Titles{{
    {u"lastNotNull", u"Last *"},
    {u"last", u"Last"},
    {u"firstNotNull", u"First *"},
    {u"first", u"First"},
    {u"min", u"Min"},
    {u"max", u"Max"},
    {u"mean", u"Mean"},
    {u"median", u"Median"},
    {u"variance", u"Variance"},
    {u"stdDev", u"StdDev"},
    {u"sum", u"Total"},
    {u"count", u"Count"},
    {u"countAll", u"Count all"},
    {u"range", u"Range"},
    {u"delta", u"Delta"},
    {u"step", u"Step"},
    {u"diff", u"Difference"},
    {u"diffperc", u"Difference percent"},
    {u"logmin", u"Min (above zero)"},
    {u"allIsZero", u"All Zeros"},
    {u"allIsNull", u"All Nulls"},
    {u"changeCount", u"Change Count"},
    {u"distinctCount", u"Distinct Count"},
    {u"allValues", u"All values"},
    {u"uniqueValues", u"All unique values"},
}};

QString ordinal(QStringView number)
{
    const bool isTeen = number.size() == 2 && number.front() == u'1';
    const QChar last = number.back();
    if (!isTeen && last == u'1')
        return number + u"st"_s;
    if (!isTeen && last == u'2')
        return number + u"nd"_s;
    return number + (!isTeen && last == u'3' ? u"rd"_s : u"th"_s);
}

QString listed(const FieldValues &values, bool unique)
{
    QString text;
    const std::size_t size = std::visit([](const auto &column) { return column.size(); }, values);
    const std::vector<std::uint32_t> codes =
        unique ? ValueCodes().codesOf(values) : std::vector<std::uint32_t>();
    std::vector<bool> seen(size, false);
    for (std::size_t row = 0; row < size && text.size() < LongestList; ++row) {
        if (unique && seen[codes[row]])
            continue;
        if (unique)
            seen[codes[row]] = true;
        text += (row == 0 ? QString() : u", "_s) + cellText(cellAt(values, row));
    }
    return text.left(LongestList);
}

Cell endOf(const FieldValues &values, std::size_t size, bool first, bool skipsMissing)
{
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t row = first ? i : size - 1 - i;
        if (!skipsMissing || !isMissingAt(values, row))
            return cellAt(values, row);
    }
    return {};
}

// Counts work on the places of equal values, whatever the values are.
Cell counted(const FieldValues &values, QStringView id, const Reducer &reducer)
{
    if (id == u"allIsZero")
        return 0.0;
    std::vector<double> numbers;
    const std::vector<std::uint32_t> codes = ValueCodes().codesOf(values);
    numbers.reserve(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row)
        numbers.push_back(isMissingAt(values, row) ? missingSample() : codes[row] + 1.0);
    return reducer.reduce(numbers);
}

bool isCount(QStringView id)
{
    constexpr std::array<QStringView, 6> Counts{u"count",     u"countAll",    u"allIsZero",
                                                u"allIsNull", u"changeCount", u"distinctCount"};
    return std::find(Counts.begin(), Counts.end(), id) != Counts.end();
}

bool givesMoment(QStringView id)
{
    constexpr std::array<QStringView, 4> Kept{u"min", u"max", u"mean", u"median"};
    return std::find(Kept.begin(), Kept.end(), id) != Kept.end() || id.startsWith(u'p');
}

std::size_t sizeOf(const FieldValues &values)
{
    return std::visit([](const auto &column) { return column.size(); }, values);
}

// Of moments, texts and truth values.
Cell reducedOther(const FieldValues &values, QStringView id)
{
    const Reducer *reducer = findReducer(id);
    const std::size_t size = sizeOf(values);
    if (id == u"first" || id == u"firstNotNull")
        return endOf(values, size, true, id == u"firstNotNull");
    if (id == u"last" || id == u"lastNotNull")
        return endOf(values, size, false, id == u"lastNotNull");
    if (!reducer)
        return {};
    if (isCount(id))
        return counted(values, id, *reducer);
    if (std::holds_alternative<TextColumn>(values))
        return {};
    const double number = reducer->reduce(numbersOf(values).span());
    if (isMissing(number))
        return {};
    const bool isMoment = std::holds_alternative<TimeColumn>(values) && givesMoment(id);
    if (!isMoment)
        return number;
    const qint64 moment = momentOf(number);
    return moment == MissingTime ? Cell() : Cell(moment);
}

FieldValues reducedNumbers(const NumberColumn &numbers, const std::vector<RowIndexes> &groups,
                           const Reducer &reducer)
{
    const std::span<const double> source = numbers.span();
    std::vector<double> results;
    results.reserve(groups.size());
    std::vector<double> members;
    for (const RowIndexes &rows : groups) {
        members.clear();
        for (const RowIndex row : rows)
            members.push_back(row < source.size() ? source[row] : missingSample());
        results.push_back(reducer.reduce(members));
    }
    return NumberColumn(std::move(results));
}

} // namespace

QString reducerId(QStringView id)
{
    const Reducer *reducer = findReducer(id);
    return reducer ? reducer->id : id.toString();
}

bool isReducer(QStringView id)
{
    return findReducer(id) != nullptr;
}

QString reducerTitle(QStringView id)
{
    const QString known = reducerId(id);
    for (const Title &entry : Titles) {
        if (entry.id == known)
            return entry.title.toString();
    }
    return known.size() > 1 && known.startsWith(u'p')
               ? QString(ordinal(QStringView(known).mid(1)) + u" %"_s)
               : known;
}

Cell reducedField(const FieldValues &values, QStringView id)
{
    if (id == u"allValues" || id == u"uniqueValues")
        return listed(values, id == u"uniqueValues");
    const QString known = reducerId(id);
    const NumberColumn *numbers = std::get_if<NumberColumn>(&values);
    const Reducer *reducer = findReducer(known);
    if (!numbers || !reducer)
        return reducedOther(values, known);
    const double number = reducer->reduce(numbers->span());
    return isMissing(number) ? Cell() : Cell(number);
}

FieldValues reducedGroups(const FieldValues &values, const std::vector<RowIndexes> &groups,
                          QStringView id)
{
    const NumberColumn *numbers = std::get_if<NumberColumn>(&values);
    const Reducer *reducer = findReducer(id);
    if (numbers && reducer && !reducer->isList)
        return reducedNumbers(*numbers, groups, *reducer);
    std::vector<Cell> cells;
    cells.reserve(groups.size());
    for (const RowIndexes &rows : groups)
        cells.push_back(reducedField(gathered(values, rows), id));
    return columnOf(cells);
}

bool keepsUnit(QStringView id)
{
    const Reducer *reducer = findReducer(id);
    return reducer && reducer->keepsUnit;
}

} // namespace Promontory
