#include "datasources/transform/steps/transpose.h"

#include "datasources/transform/cells.h"
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

FramePtr transposed(const Frame &frame, const Json &options)
{
    const Field &first = frame.fields.front();
    const bool isHeader = !first.isNumber();
    const std::size_t begin = isHeader ? 1 : 0;
    std::vector<QString> names;
    for (std::size_t i = begin; i < frame.fields.size(); ++i)
        names.push_back(frame.fields[i].displayName);
    auto result = emptyCopy(frame, FrameKind::Table);
    result->fields.push_back(
        plainField(nameOr(options[u"firstFieldName"], u"Field"_s), TextColumn(std::move(names))));
    const QString rest = nameOr(options[u"restFieldsName"], u"Value"_s);
    for (std::size_t row = 0; row < first.size(); ++row) {
        std::vector<Cell> cells;
        for (std::size_t i = begin; i < frame.fields.size(); ++i)
            cells.push_back(cellAt(frame.fields[i].values, row));
        result->fields.push_back(
            plainField(columnName(first, isHeader, rest, row), columnOf(cells)));
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
