#include "datasources/transform/steps/concatenate.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/framestack.h"

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

Field placed(const Frame &frame, const Field &field, const Json &options)
{
    Field result = field;
    const QString mode = options[u"frameNameMode"].toString(u"field"_s);
    if (mode == "label"_L1) {
        const QString label = options[u"frameNameLabel"].toString();
        QList<Labels::Pair> pairs = field.labels.pairs();
        pairs.append({label.isEmpty() ? u"frame"_s : label, frameTitle(frame)});
        result.labels = Labels(pairs);
    } else if (mode != "drop"_L1) {
        const bool saysNothing = field.name.isEmpty() || field.name == "Value"_L1;
        result.name = saysNothing ? frameTitle(frame) : frameTitle(frame) + u" \u00b7 "_s + field.name;
    }
    return result;
}

} // namespace

Result<Frames> concatenateFields(const Frames &frames, const Json &options,
                                 const TransformContext &context)
{
    if (frames.size() < 2)
        return frames;
    std::size_t rows = 0;
    std::size_t columns = 0;
    for (const FramePtr &frame : frames) {
        rows = std::max(rows, frame->rows());
        columns += frame->fields.size();
    }
    if (!context.allows(rows, columns))
        return failure(tooManyCells(context));
    auto result = emptyCopy(*frames.front(), FrameKind::Table);
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields) {
            result->fields.push_back(placed(*frame, field, options));
            result->fields.back().values = paddedTo(field.values, rows);
        }
    }
    nameFields(*result);
    return Frames{std::move(result)};
}

Result<Frames> appendRows(const Frames &frames, const Json &, const TransformContext &context)
{
    if (frames.size() < 2)
        return frames;
    auto stacked = stackedFrames(frames, context);
    if (!stacked)
        return failure(stacked.error());
    return Frames{*stacked};
}

} // namespace Promontory
