#include "datasources/transform/steps/groupingtomatrix.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/emptycell.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowkeys.h"

#include <QCoreApplication>

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

// The different values of a field: which one each row has, and the first row of each.
struct Places
{
    std::vector<std::uint32_t> ofRow;
    RowIndexes firstRows;

    explicit Places(const Field &field)
    {
        const std::vector<std::uint32_t> codes = ValueCodes().codesOf(field.values);
        CodeTable order;
        for (std::size_t row = 0; row < codes.size(); ++row) {
            const std::uint32_t place = order.codeOf(codes[row]);
            if (place == firstRows.size())
                firstRows.push_back(static_cast<RowIndex>(row));
            ofRow.push_back(place);
        }
    }
};

QString nameOr(const Json &name, const QString &usual)
{
    return name.toString().isEmpty() ? usual : name.toString();
}

} // namespace

Result<Frames> groupingToMatrix(const Frames &frames, const Json &options,
                                const TransformContext &context)
{
    if (frames.size() != 1)
        return frames.empty() ? Result<Frames>(frames)
                              : failure(ErrorKind::Syntax, Text::tr("It needs exactly one frame."));
    const Frame &frame = *frames.front();
    const QString columnName = nameOr(options[u"columnField"], u"Time"_s);
    const QString rowName = nameOr(options[u"rowField"], u"Time"_s);
    const Field *columnField = findField(frame, columnName);
    const Field *rowField = findField(frame, rowName);
    const Field *valueField = findField(frame, nameOr(options[u"valueField"], u"Value"_s));
    if (!columnField || !rowField || !valueField)
        return failure(ErrorKind::Syntax, Text::tr("One of its fields is not there."));
    const Places columns(*columnField);
    const Places rows(*rowField);
    const std::size_t rowCount = rows.firstRows.size();
    if (!context.allows(rowCount, columns.firstRows.size() + 1))
        return failure(tooManyCells(context));
    std::vector<RowIndexes> sources(columns.firstRows.size(), RowIndexes(rowCount, NoRow));
    for (std::size_t row = 0; row < frame.rows(); ++row)
        sources[columns.ofRow[row]][rows.ofRow[row]] = static_cast<RowIndex>(row);
    auto result = emptyCopy(frame, FrameKind::Table);
    result->fields.push_back(
        plainField(rowName + u'\\' + columnName, gathered(rowField->values, rows.firstRows)));
    const Cell empty = emptyCell(options[u"emptyValue"].toString(), valueField->values);
    for (std::size_t column = 0; column < sources.size(); ++column) {
        Field field = plainField(cellText(cellAt(columnField->values, columns.firstRows[column])),
                                 filledIn(gathered(valueField->values, sources[column]), empty));
        field.config = valueField->config;
        field.config.displayName.clear();
        result->fields.push_back(std::move(field));
    }
    nameFields(*result);
    return Frames{std::move(result)};
}

} // namespace Promontory
