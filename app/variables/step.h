/// app/variables holds what stands between a panel's text and a request: steps, macros, variables and
/// their values. Pure functions; asking a server for values is left to the caller.
#pragma once

#include "datasources/frame/timerange.h"

#include <QString>

namespace Promontory {

/// What the step of a query depends on (grafana-dashboard 5.3–5.6).
struct StepRequest
{
    TimeRange range = {};
    int maxDataPoints = 0;  ///< the panel's own limit; 0: its width
    int widthPx = 0;        ///< of the plot, device independent; 0: unknown, counts as 500
    QString panelInterval = {}; ///< the panel's lowest interval, variables replaced
    QString queryInterval = {}; ///< the query's own lowest step; may be an interval macro
    qint64 scrapeIntervalMs = 15'000;
    int intervalFactor = 1;
    qint64 utcOffsetMs = 0; ///< of the dashboard's zone
};

struct StepResult
{
    qint64 frontIntervalMs = 0; ///< what $__interval means outside of queries
    qint64 stepMs = 0;          ///< at least 1
    qint64 rateIntervalMs = 0;
    TimeRange alignedRange;     ///< both ends down to the grid of the step

    bool operator==(const StepResult &) const = default;
};

/// Never more points than this, in no answer: servers refuse more than 11,000.
inline constexpr qint64 LargestPointCount = 11'000;

/// The step by Grafana's rules. Whatever comes in, the aligned range holds at most
/// LargestPointCount points; a step that would give more is raised to the next round one.
StepResult stepOf(const StepRequest &request);

/// 5.3's table. The front end takes the first row above the value, the back end also an equal one.
enum class RoundingSide { FrontEnd, BackEnd };
qint64 roundInterval(double milliseconds, RoundingSide side);

/// Down to the grid: floor((t + offset) / step) * step - offset.
qint64 alignDown(qint64 timeMs, qint64 stepMs, qint64 utcOffsetMs);

/// The largest whole unit, floored, as the back end prints intervals: "1m", "90s" is "1m", "500ms".
QString intervalText(qint64 milliseconds);
/// As Go prints durations: "1m0s", "20s", "1h0m0s", "1.5s", "500ms".
QString goDurationText(qint64 milliseconds);

} // namespace Promontory
