#pragma once

#include <QString>
#include <QTimeZone>

namespace Promontory {

class Clock;
class DashboardBoard;
struct QueryStatistics;

/// What the right end of the status bar says of a board: requests, the last answer, the newest sample, the zone.
QString pageStatusText(const DashboardBoard &board, const QueryStatistics &statistics, const QTimeZone &zone,
                       const Clock &clock);

} // namespace Promontory
