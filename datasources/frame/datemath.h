#pragma once

#include "datasources/frame/timerules.h"

#include <QStringView>
#include <QTimeZone>

#include <optional>

namespace Promontory {

/// Applies operations like "-1d/d" or "+2h" to a time; white space is ignored. Days and longer units
/// follow the calendar of the zone, so a day may have 23 or 25 hours. Weeks ("w") and fiscal units ("fy",
/// "fQ") begin where the rules say. Nothing if the text is not in the grammar (grafana-dashboard 2.1).
std::optional<qint64> applyDateMath(qint64 timeMs, QStringView operations, const QTimeZone &zone, RangeEdge edge,
                                    const TimeRules &rules = {});

/// RFC 3339, or "yyyy-MM-dd[ HH:mm[:ss[.fraction]]]" in the zone, to milliseconds since the epoch.
std::optional<qint64> parseDateText(QStringView text, const QTimeZone &zone);

} // namespace Promontory
