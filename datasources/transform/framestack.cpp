#include "datasources/transform/framestack.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"

#include <QHash>

namespace Promontory {

namespace {

struct StackedColumn
{
    const Field *first = nullptr;
    std::vector<FieldValues> parts; // one for each frame
};

std::vector<StackedColumn> columnsOf(const Frames &frames)
{
    std::vector<StackedColumn> columns;
    QHash<QString, std::size_t> places;
    for (std::size_t index = 0; index < frames.size(); ++index) {
        for (const Field &field : frames[index]->fields) {
            const std::size_t place = places.value(field.displayName, columns.size());
            if (place == columns.size()) {
                places.insert(field.displayName, place);
                columns.push_back({&field, std::vector<FieldValues>(
                                               frames.size(), missingColumn(field.values, 0))});
            }
            columns[place].parts[index] = field.values;
        }
    }
    return columns;
}

} // namespace

Result<FramePtr> stackedFrames(const Frames &frames, const TransformContext &context)
{
    std::size_t rows = 0;
    for (const FramePtr &frame : frames)
        rows += frame->rows();
    std::vector<StackedColumn> columns = columnsOf(frames);
    if (!context.allows(rows, columns.size()))
        return failure(tooManyCells(context));
    auto result = emptyCopy(*frames.front(), FrameKind::Table);
    for (StackedColumn &column : columns) {
        for (std::size_t index = 0; index < frames.size(); ++index) {
            FieldValues &part = column.parts[index];
            const bool isThere =
                std::visit([](const auto &values) { return !values.isEmpty(); }, part);
            part = isThere ? paddedTo(part, frames[index]->rows())
                           : missingColumn(column.first->values, frames[index]->rows());
        }
        Field field = *column.first;
        field.values = stacked(column.parts);
        result->fields.push_back(std::move(field));
    }
    nameFields(*result);
    return FramePtr(std::move(result));
}

} // namespace Promontory
