#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/frame/timerules.h"

namespace Promontory {

/// The range of a panel with a time of its own (grafana-dashboard 2.2). `timeFrom` ("1h", "now/d")
/// replaces a range whose start is relative; `timeShift` ("1d") then moves any range back. Both are
/// plain texts, variables replaced; empty means none. A Syntax error names the text that is wrong.
Result<TimeRange> panelRange(const TimeSpec &spec, const QString &timeFrom, const QString &timeShift, qint64 nowMs,
                             const QTimeZone &zone, const TimeRules &rules = {});

/// How the dashboard counts time. Without a word of its own weeks begin as this computer's locale says; a
/// delay that is no duration, or of more than a day, is none.
TimeRules timeRulesOf(const Dashboard &dashboard);

} // namespace Promontory
