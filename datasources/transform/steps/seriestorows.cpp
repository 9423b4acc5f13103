#include "datasources/transform/steps/seriestorows.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowsort.h"

#include <algorithm>
#include <numeric>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

bool isTimeSeries(const Frame &frame)
{
    return frame.timeField() && frame.numberField();
}

struct Rows
{
    std::vector<FieldValues> times;
    std::vector<QString> names;
    std::vector<FieldValues> values;
    const Field *first = nullptr;
    bool isOneUnit = true;

    void add(const Frame &frame)
    {
        const Field *time = frame.timeField();
        for (const Field &field : frame.fields) {
            if (!field.isNumber())
                continue;
            first = first ? first : &field;
            isOneUnit = isOneUnit && first->config.unit == field.config.unit;
            times.push_back(time->values);
            values.push_back(field.values);
            names.insert(names.end(), field.size(), field.displayName);
        }
    }
};

} // namespace

Result<Frames> seriesToRows(const Frames &frames, const Json &, const TransformContext &context)
{
    const bool areSeries = std::all_of(frames.begin(), frames.end(),
                                       [](const FramePtr &frame) { return isTimeSeries(*frame); });
    if (frames.empty() || !areSeries)
        return frames;
    if (!context.allows(cellCount(frames), 3))
        return failure(tooManyCells(context));
    Rows rows;
    for (const FramePtr &frame : frames)
        rows.add(*frame);
    const FieldValues times = stacked(rows.times);
    RowIndexes order(rows.names.size());
    std::iota(order.begin(), order.end(), RowIndex(0));
    sortRows(order, times, true);
    auto result = emptyCopy(*frames.front(), FrameKind::Table);
    result->fields = {plainField(u"Time"_s, gathered(times, order)),
                      plainField(u"Metric"_s, gathered(TextColumn(std::move(rows.names)), order)),
                      plainField(u"Value"_s, gathered(stacked(rows.values), order))};
    if (rows.isOneUnit)
        result->fields.back().config.unit = rows.first->config.unit;
    return Frames{std::move(result)};
}

} // namespace Promontory
