#include "datasources/transform/cells.h"

#include "datasources/format/numbertext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

bool isMissingValue(qint64 value)
{
    return value == MissingTime;
}
bool isMissingValue(double value)
{
    return isMissing(value);
}
bool isMissingValue(char value)
{
    return value == MissingFlag;
}
bool isMissingValue(const QString &value)
{
    return value.isNull();
}
bool isMissingValue(const FramePtr &value)
{
    return !value;
}

Cell cellOf(qint64 value)
{
    return value;
}
Cell cellOf(double value)
{
    return value;
}
Cell cellOf(char value)
{
    return value != 0;
}
Cell cellOf(const QString &value)
{
    return value;
}
Cell cellOf(const FramePtr &value)
{
    return value;
}

// Whether the rows are neighbours in one run, so that a narrower view of the column does.
bool isRun(std::span<const RowIndex> rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == NoRow || rows[i] != rows[0] + i)
            return false;
    }
    return !rows.empty();
}

template <typename T>
Column<T> gatheredColumn(const Column<T> &column, std::span<const RowIndex> rows)
{
    const std::span<const T> source = column.span();
    const T missing = missingOf<T>();
    std::vector<T> values;
    values.reserve(rows.size());
    for (const RowIndex row : rows)
        values.push_back(row < source.size() ? source[row] : missing);
    return Column<T>(std::move(values));
}

template <typename T>
FieldValues stackedColumns(std::span<const FieldValues> columns, std::size_t rows)
{
    std::vector<T> values;
    values.reserve(rows);
    for (const FieldValues &column : columns) {
        const std::span<const T> part = std::get<Column<T>>(column).span();
        values.insert(values.end(), part.begin(), part.end());
    }
    return Column<T>(std::move(values));
}

std::size_t sizeOf(const FieldValues &values)
{
    return std::visit([](const auto &column) { return column.size(); }, values);
}

// Rows mostly follow each other, so the column of the last one is looked at first.
template <typename T>
FieldValues gatheredParts(std::span<const FieldValues> columns, std::span<const RowIndex> rows)
{
    std::vector<std::span<const T>> parts;
    std::vector<std::size_t> begins;
    std::size_t end = 0;
    for (const FieldValues &column : columns) {
        parts.push_back(std::get<Column<T>>(column).span());
        begins.push_back(end);
        end += parts.back().size();
    }
    const T missing = missingOf<T>();
    std::vector<T> values;
    values.reserve(rows.size());
    std::size_t part = 0;
    for (const RowIndex row : rows) {
        if (row >= end) {
            values.push_back(missing);
            continue;
        }
        if (row < begins[part] || row - begins[part] >= parts[part].size())
            part = static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), row) -
                                            begins.begin()) -
                   1;
        values.push_back(parts[part][row - begins[part]]);
    }
    return Column<T>(std::move(values));
}

FieldValues stackedTexts(std::span<const FieldValues> columns, std::size_t rows)
{
    std::vector<QString> texts;
    texts.reserve(rows);
    for (const FieldValues &column : columns) {
        for (std::size_t row = 0; row < sizeOf(column); ++row)
            texts.push_back(isMissingAt(column, row) ? QString() : cellText(cellAt(column, row)));
    }
    return TextColumn(std::move(texts));
}

template <typename T>
FieldValues typedColumn(const std::vector<Cell> &cells)
{
    using Stored = std::conditional_t<std::is_same_v<T, bool>, char, T>;
    std::vector<Stored> values;
    values.reserve(cells.size());
    for (const Cell &cell : cells) {
        const T *value = std::get_if<T>(&cell);
        values.push_back(value ? static_cast<Stored>(*value) : missingOf<Stored>());
    }
    return Column<Stored>(std::move(values));
}

FieldValues textColumn(const std::vector<Cell> &cells)
{
    std::vector<QString> texts;
    texts.reserve(cells.size());
    for (const Cell &cell : cells)
        texts.push_back(std::holds_alternative<std::monostate>(cell) ? QString() : cellText(cell));
    return TextColumn(std::move(texts));
}

// As shortestText() writes it, but faster for numbers of usual size: columns have many.
QString numberText(double number)
{
    constexpr double Smallest = 1e-6;
    constexpr double Largest = 1e15;
    const double size = std::abs(number);
    if (size < Smallest || size >= Largest)
        return shortestText(number);
    std::array<char, 64> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                       std::chars_format::fixed);
    return QString::fromLatin1(buffer.data(), written.ptr - buffer.data());
}

// As scripts read texts: white space around it, a sign, and one word for what has no end.
double numberIn(const QString &text)
{
    constexpr qsizetype LongestNumber = 128;
    QStringView digits = QStringView(text).trimmed();
    const bool hasPlus = digits.startsWith(u'+');
    if (hasPlus)
        digits = digits.mid(1);
    const bool isNegative = digits.startsWith(u'-');
    const QStringView size = isNegative ? digits.mid(1) : digits;
    if (size == u"Infinity" && !(hasPlus && isNegative))
        return isNegative ? -std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::infinity();
    const bool isNumber = !size.isEmpty() && size.size() < LongestNumber &&
                          (size.front().isDigit() || size.front() == u'.');
    if (!isNumber || (hasPlus && isNegative))
        return missingSample();
    std::array<char, LongestNumber> latin{};
    for (qsizetype i = 0; i < digits.size(); ++i)
        latin[static_cast<std::size_t>(i)] = digits[i].toLatin1();
    const char *last = latin.data() + digits.size();
    double number = 0;
    const auto [end, error] = std::from_chars(latin.data(), last, number);
    return error == std::errc() && end == last ? number : missingSample();
}

} // namespace

bool isMissingAt(const FieldValues &values, std::size_t row)
{
    return std::visit(
        [row](const auto &column) { return row >= column.size() || isMissingValue(column[row]); },
        values);
}

Cell cellAt(const FieldValues &values, std::size_t row)
{
    return std::visit(
        [row](const auto &column) {
            return row >= column.size() || isMissingValue(column[row]) ? Cell()
                                                                       : cellOf(column[row]);
        },
        values);
}

QString cellText(const Cell &cell)
{
    if (const QString *text = std::get_if<QString>(&cell))
        return *text;
    if (const double *number = std::get_if<double>(&cell)) {
        if (std::isinf(*number))
            return *number > 0 ? u"Infinity"_s : u"-Infinity"_s;
        return std::isnan(*number) ? u"NaN"_s : numberText(*number);
    }
    if (const qint64 *time = std::get_if<qint64>(&cell))
        return QString::number(*time);
    if (const bool *flag = std::get_if<bool>(&cell))
        return *flag ? u"true"_s : u"false"_s;
    const FramePtr *frame = std::get_if<FramePtr>(&cell);
    if (frame && !isMissing((*frame)->meta.value))
        return cellText((*frame)->meta.value);
    return u"null"_s;
}

double cellNumber(const Cell &cell)
{
    if (const double *number = std::get_if<double>(&cell))
        return *number;
    if (const qint64 *time = std::get_if<qint64>(&cell))
        return static_cast<double>(*time);
    if (const bool *flag = std::get_if<bool>(&cell))
        return *flag ? 1 : 0;
    if (const FramePtr *frame = std::get_if<FramePtr>(&cell))
        return (*frame)->meta.value;
    const QString *text = std::get_if<QString>(&cell);
    return text ? numberIn(*text) : missingSample();
}

qint64 momentOf(double ms)
{
    constexpr double Latest = 8.64e15;
    return std::abs(ms) <= Latest ? static_cast<qint64>(ms) : MissingTime;
}

FieldValues columnOf(const std::vector<Cell> &cells)
{
    std::size_t type = 0;
    for (const Cell &cell : cells) {
        if (cell.index() == 0)
            continue;
        if (type != 0 && type != cell.index())
            return textColumn(cells);
        type = cell.index();
    }
    switch (type) {
    case 1:
        return typedColumn<qint64>(cells);
    case 3:
        return typedColumn<QString>(cells);
    case 4:
        return typedColumn<bool>(cells);
    case 5:
        return typedColumn<FramePtr>(cells);
    default:
        return typedColumn<double>(cells);
    }
}

FieldValues missingColumn(const FieldValues &like, std::size_t rows)
{
    return std::visit(
        [rows]<typename T>(const Column<T> &) -> FieldValues {
            return Column<T>(std::vector<T>(rows, missingOf<T>()));
        },
        like);
}

FieldValues gathered(const FieldValues &values, std::span<const RowIndex> rows)
{
    const bool shares = isRun(rows) && rows.back() < sizeOf(values);
    return std::visit(
        [&](const auto &column) -> FieldValues {
            return shares ? column.sub(rows.front(), rows.size()) : gatheredColumn(column, rows);
        },
        values);
}

FramePtr gatheredFrame(const Frame &frame, std::span<const RowIndex> rows)
{
    auto result = std::make_shared<Frame>(frame);
    for (Field &field : result->fields)
        field.values = gathered(field.values, rows);
    return result;
}

FieldValues stacked(std::span<const FieldValues> columns)
{
    if (columns.size() == 1)
        return columns.front();
    if (columns.empty())
        return {};
    std::size_t rows = 0;
    bool isMixed = false;
    for (const FieldValues &column : columns) {
        rows += sizeOf(column);
        isMixed = isMixed || column.index() != columns.front().index();
    }
    if (isMixed)
        return stackedTexts(columns, rows);
    return std::visit(
        [&]<typename T>(const Column<T> &) { return stackedColumns<T>(columns, rows); },
        columns.front());
}

FieldValues gatheredFrom(std::span<const FieldValues> columns, std::span<const RowIndex> rows)
{
    const bool isUniform =
        std::all_of(columns.begin(), columns.end(), [&columns](const FieldValues &column) {
            return column.index() == columns.front().index();
        });
    if (columns.size() < 2 || !isUniform)
        return gathered(stacked(columns), rows);
    return std::visit(
        [&]<typename T>(const Column<T> &) { return gatheredParts<T>(columns, rows); },
        columns.front());
}

FieldValues paddedTo(const FieldValues &values, std::size_t rows)
{
    const std::size_t size = sizeOf(values);
    if (size >= rows)
        return values;
    const std::array<FieldValues, 2> parts{values, missingColumn(values, rows - size)};
    return stacked(parts);
}

NumberColumn numbersOf(const FieldValues &values)
{
    if (const NumberColumn *numbers = std::get_if<NumberColumn>(&values))
        return *numbers;
    const std::size_t rows = sizeOf(values);
    std::vector<double> numbers;
    numbers.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row)
        numbers.push_back(cellNumber(cellAt(values, row)));
    return NumberColumn(std::move(numbers));
}

} // namespace Promontory
