#include "app/query/shapedata.h"

#include "datasources/transform/tableformat.h"

namespace Promontory {

void appendWithRefId(Frames &target, const Frames &frames, const QString &refId)
{
    target.reserve(target.size() + frames.size());
    for (const FramePtr &frame : frames) {
        if (frame->refId == refId) {
            target.push_back(frame);
            continue;
        }
        auto own = std::make_shared<Frame>(*frame);
        own->refId = refId;
        target.push_back(std::move(own));
    }
}

PanelData shapeData(const Frames &frames, const QList<Notice> &notices, const Shaping &shaping,
                    const TimeRange &range, qint64 stepMs, quint64 generation,
                    const std::function<bool()> &isCancelled)
{
    Noted<Frames> shaped = asTables(frames, shaping.tables);
    ResolveContext resolve = shaping.resolve;
    if (!shaping.transforms.isEmpty()) {
        TransformContext context;
        context.zone = shaping.zone;
        context.isCancelled = isCancelled;
        const Noted<Frames> transformed =
            applyTransforms(nameSeries(shaped.value, resolve), shaping.transforms, context);
        shaped = {transformed.value, shaped.notices + transformed.notices};
        resolve.named = true;
    }
    PanelData data;
    data.frames = resolveFields(shaped.value, shaping.defaults, shaping.overrides, resolve);
    data.range = range;
    data.stepMs = stepMs;
    data.notices = notices + shaped.notices;
    data.generation = generation;
    return data;
}

qint64 newestSampleOf(const Frames &frames)
{
    qint64 newest = 0;
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields) {
            const TimeColumn *times = field.times();
            if (times && !times->isEmpty())
                newest = std::max(newest, times->back());
        }
    }
    return newest;
}

} // namespace Promontory
