#pragma once

#include "datasources/format/formatvalue.h"

namespace Promontory {

/// A span on the ladder of its unit ("ns", "µs", "ms", "s", "m", "h", "d"): "1.50 mins", "2 hours".
FormattedValue ladderText(double value, QStringView unit, std::optional<int> decimals);

/// "1 day, 2 hours, 3 minutes": the largest unit and as many more as decimals say; " ago" behind negative spans.
QString durationWords(double milliseconds, std::optional<int> decimals);

/// "2h:03m:05s:250ms"; decimals keep only the first parts.
QString clockText(double milliseconds, std::optional<int> decimals);

/// "01:01:01", with days in front ("1 d 02:03:04") if asked.
QString hmsText(double seconds, bool withDays);

/// "3 hours ago", "in 2 days".
QString fromNowText(qint64 timeMs, qint64 nowMs);

} // namespace Promontory
