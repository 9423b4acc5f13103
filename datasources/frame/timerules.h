#pragma once

#include "datasources/frame/timerange.h"

namespace Promontory {

/// How a dashboard counts time, beside its zone.
struct TimeRules
{
    Qt::DayOfWeek weekStart = Qt::Monday;
    int fiscalYearStart = 0; ///< the month that fiscal years begin with; 0 is January
    qint64 nowDelayMs = 0;   ///< "now" lies this far back, for data that arrives late

    bool operator==(const TimeRules &) const = default;
};

/// As the functions of timerange.h, by the dashboard's rules: "now/w", "now/fQ", "now/fy", and "now" itself.
Result<qint64> resolveTime(const QString &text, qint64 nowMs, const QTimeZone &zone, RangeEdge edge,
                           const TimeRules &rules);
Result<TimeRange> resolve(const TimeSpec &spec, qint64 nowMs, const QTimeZone &zone, const TimeRules &rules);

} // namespace Promontory
