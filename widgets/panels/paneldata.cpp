#include "widgets/panels/paneldata.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

QString panelStateName(PanelState state)
{
    switch (state) {
    case PanelState::Idle:
        return QStringLiteral("idle");
    case PanelState::Loading:
        return QStringLiteral("loading");
    case PanelState::Ok:
        return QStringLiteral("ok");
    case PanelState::Empty:
        return QStringLiteral("empty");
    case PanelState::Error:
        return QStringLiteral("error");
    case PanelState::Unsupported:
        return QStringLiteral("unsupported");
    case PanelState::Late:
        return QStringLiteral("late");
    case PanelState::Stale:
        return QStringLiteral("stale");
    case PanelState::Dead:
        return QStringLiteral("dead");
    case PanelState::Silent:
        return QStringLiteral("silent");
    case PanelState::Partial:
        return QStringLiteral("partial");
    }
    return {};
}

TimeRange overdueRange(const PanelData &data, qint64 answeredMs, qint64 overdueMs, int widthPx)
{
    constexpr qint64 Slack = 5'000; // an answer takes its time, and ranges are aligned to steps
    const TimeRange &range = data.range;
    const bool endedNow = std::abs(range.toMs - answeredMs) <= 2 * data.stepMs + Slack;
    if (overdueMs <= 0 || !endedNow)
        return range;
    // By whole pixels: in between nothing moves.
    const qint64 perPx = std::max<qint64>(1, range.spanMs() / std::max(1, widthPx));
    const qint64 shiftMs = overdueMs / perPx * perPx;
    return {range.fromMs + shiftMs, range.toMs + shiftMs};
}

} // namespace Promontory
