#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/timerange.h"
#include "widgets/charts/valuescale.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace Promontory {

/// The step of a value axis: 1, 2, 5 × 10^n; powers of two for binary units; 1, 5, 15, 30 of seconds and
/// minutes, 1, 3, 6, 12 of hours, days for times (values in seconds). At most `count` steps fit into `span`.
double tickStep(double span, int count, UnitScale units, bool isWhole = false);

/// Values of the ticks of an axis of `length` px, one per at least `gap` px, inside its range.
std::vector<double> valueTicks(const ValueScale &scale, double length, double gap, UnitScale units,
                               bool isWhole = false);

/// Texts of ticks: as many decimals as each needs, at most those given, and no trailing zeros.
QStringList tickLabels(const std::vector<double> &ticks, const QString &unit, std::optional<int> decimals);

/// One tick of the time axis.
struct TimeTick
{
    qint64 timeMs = 0;
    QString label;
    QString date; ///< under the first tick of a day, else empty

    bool operator==(const TimeTick &) const = default;
};

/// Ticks at round local times of the zone, at least `gap` px apart on an axis of `length` px. A clock change
/// moves no tick off its round time.
std::vector<TimeTick> timeTicks(const TimeRange &range, double length, double gap, const QTimeZone &zone);

} // namespace Promontory
