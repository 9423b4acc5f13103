/// datasources/format turns values into texts: units, decimals, durations, dates, mappings, thresholds.
/// Axis, legend, stat, table and tooltip all use these functions.
#pragma once

#include "datasources/frame/fieldconfig.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace Promontory {

/// A value as text, in the parts that are painted differently.
struct FormattedValue
{
    QString prefix; ///< currency signs
    QString text;   ///< the number, or the mapped text
    QString suffix; ///< unit, with its leading space if it has one
    QString color;  ///< of a mapping or threshold as FieldConfig writes colours; empty: none

    QString joined() const { return prefix + text + suffix; }
    bool operator==(const FormattedValue &) const = default;
};

/// What formatting depends on beside the field.
struct FormatContext
{
    QTimeZone zone = QTimeZone::utc();
    qint64 nowMs = 0; ///< for "from now" units
};

/// Value mappings first, then the unit with automatic or fixed decimals; a missing or NaN value gives
/// noValue or "–" ("NaN" when the server sent one). Rules and vectors: grafana-dashboard 14.
FormattedValue formatValue(double value, const FieldConfig &config, const FormatContext &context = {});
/// Text cells: mappings, else the text itself.
FormattedValue formatText(const QString &value, const FieldConfig &config);
/// A bare number in a unit, no mappings; decimals nothing = automatic.
FormattedValue formatUnit(double value, const QString &unit, std::optional<int> decimals = {},
                          const FormatContext &context = {});

/// The colour of the active threshold step, empty without steps. Percentage steps need min and max.
QString thresholdColor(double value, const FieldConfig &config, double min, double max);

/// Known units for pickers: id, name, group ("Time", "Data") in menu order.
struct UnitInfo
{
    QString id;
    QString name;
    QString group;
};
const QList<UnitInfo> &knownUnits();
/// How the axis of this unit steps: base 2 for binary data units, 60 for times, else 10.
enum class UnitScale { Decimal, Binary, Time };
UnitScale unitScale(const QString &unit);

/// A local time for axis, tooltip, table. Format in Grafana's (moment) tokens, "YYYY-MM-DD HH:mm:ss" and so on.
QString formatTime(qint64 timeMs, const QTimeZone &zone, const QString &format = {});
/// "4 s", "2m 10s", "3 h": an age or duration in at most two units.
QString formatDuration(qint64 milliseconds);

} // namespace Promontory
