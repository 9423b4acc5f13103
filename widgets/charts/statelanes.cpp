#include "widgets/charts/statelanes.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

qint64 anchorOf(const StateLanes &lanes, const LaneSpan &span)
{
    return lanes.areCells ? span.middleMs() : span.fromMs;
}

} // namespace

int spanAt(const StateLane &lane, qint64 timeMs)
{
    const auto after =
        std::upper_bound(lane.spans.begin(), lane.spans.end(), timeMs,
                         [](qint64 time, const LaneSpan &span) { return time < span.fromMs; });
    if (after == lane.spans.begin())
        return -1;
    const auto span = after - 1;
    return timeMs < span->toMs ? static_cast<int>(span - lane.spans.begin()) : -1;
}

std::optional<qint64> nearestCellTime(const StateLanes &lanes, qint64 timeMs)
{
    std::optional<qint64> best;
    if (!lanes.areCells)
        return best;
    const auto consider = [&](const LaneSpan &span) {
        if (!best || std::abs(span.middleMs() - timeMs) < std::abs(*best - timeMs))
            best = span.middleMs();
    };
    for (const StateLane &lane : lanes.lanes) {
        const auto after =
            std::lower_bound(lane.spans.begin(), lane.spans.end(), timeMs,
                             [](const LaneSpan &span, qint64 time) { return span.fromMs < time; });
        if (after != lane.spans.end())
            consider(*after);
        if (after != lane.spans.begin())
            consider(*(after - 1));
    }
    return best;
}

std::optional<qint64> spanTimeBeside(const StateLanes &lanes, qint64 timeMs, bool isAfter)
{
    std::optional<qint64> best;
    for (const StateLane &lane : lanes.lanes) {
        const auto isUpTo = [&](const LaneSpan &span) {
            return isAfter ? anchorOf(lanes, span) <= timeMs : anchorOf(lanes, span) < timeMs;
        };
        const auto next = std::partition_point(lane.spans.begin(), lane.spans.end(), isUpTo);
        if (isAfter && next != lane.spans.end())
            best = std::min(best.value_or(anchorOf(lanes, *next)), anchorOf(lanes, *next));
        if (!isAfter && next != lane.spans.begin())
            best =
                std::max(best.value_or(anchorOf(lanes, *(next - 1))), anchorOf(lanes, *(next - 1)));
    }
    return best;
}

} // namespace Promontory
