#include "datasources/transform/steps/transpose.h"

#include "datasources/transform/columnbuilder.h"
#include "datasources/transform/emptycell.h"
#include "datasources/transform/fieldnames.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr std::size_t MostColumns = 10'000;

QString nameOr(const Json &name, const QString &usual)
{
    return name.toString().isEmpty() ? usual : name.toString();
}

QString columnName(const Field &first, bool isHeader, const QString &rest, std::size_t row)
{
    if (isHeader)
        return cellText(cellAt(first.values, row));
    return row == 0 ? rest : QString(rest + u' ' + QString::number(row + 1));
}

// One column for each row of the frame, all filled at once: columns are read in their order.
std::vector<ColumnBuilder> rowColumns(const Frame &frame, std::size_t begin, std::size_t rows)
{
    std::vector<ColumnBuilder> columns(rows);
    for (ColumnBuilder &column : columns)
        column.reserve(frame.fields.size() - begin);
    for (std::size_t field = begin; field < frame.fields.size(); ++field) {
        const FieldValues &values = frame.fields[field].values;
        const NumberColumn *numbers = std::get_if<NumberColumn>(&values);
        const TextColumn *texts = std::get_if<TextColumn>(&values);
        for (std::size_t row = 0; row < rows; ++row) {
            if (isMissingAt(values, row))
                continue;
            if (numbers)
                columns[row].addNumber(field - begin, (*numbers)[row]);
            else if (texts)
                columns[row].addText(field - begin, (*texts)[row]);
            else
                columns[row].add(field - begin, cellAt(values, row));
        }
    }
    return columns;
}

FramePtr transposed(const Frame &frame, const Json &options)
{
    const Field &first = frame.fields.front();
    const bool isHeader = !first.isNumber();
    const std::size_t begin = isHeader ? 1 : 0;
    std::vector<QString> names;
    for (std::size_t i = begin; i < frame.fields.size(); ++i)
        names.push_back(frame.fields[i].displayName);
    const std::size_t height = names.size();
    auto result = emptyCopy(frame, FrameKind::Table);
    result->fields.push_back(
        plainField(nameOr(options[u"firstFieldName"], u"Field"_s), TextColumn(std::move(names))));
    const QString rest = nameOr(options[u"restFieldsName"], u"Value"_s);
    const QString empty = options[u"emptyValue"].toString();
    std::vector<ColumnBuilder> columns = rowColumns(frame, begin, first.size());
    result->fields.reserve(columns.size() + 1);
    for (std::size_t row = 0; row < columns.size(); ++row) {
        FieldValues values = columns[row].take(height);
        if (!empty.isEmpty())
            values = filledIn(values, emptyCell(empty, values));
        result->fields.push_back(plainField(columnName(first, isHeader, rest, row), std::move(values)));
    }
    nameFields(*result);
    return result;
}

} // namespace

Result<Frames> transposeFrames(const Frames &frames, const Json &options, const TransformContext &)
{
    Frames result;
    for (const FramePtr &frame : frames) {
        if (frame->rows() > MostColumns)
            return failure(ErrorKind::TooLarge,
                           Text::tr("More than %L1 rows would become columns.").arg(MostColumns));
        result.push_back(frame->fields.empty() ? frame : transposed(*frame, options));
    }
    return result;
}

} // namespace Promontory
