#include "app/query/shapedata.h"

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
                    const TimeRange &range, qint64 stepMs, quint64 generation)
{
    PanelData data;
    data.frames = resolveFields(frames, shaping.defaults, shaping.overrides, shaping.resolve);
    data.range = range;
    data.stepMs = stepMs;
    data.notices = notices;
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
