#pragma once

#include <QString>
#include <QTimeZone>

namespace Promontory {

/// A moment from a text: in Grafana's (moment) tokens if a format is given, else ISO 8601. Texts
/// without an offset are in the zone. MissingTime if it cannot be read.
qint64 momentIn(const QString &text, const QString &format, const QTimeZone &zone);

/// "browser" and "" are the dashboard's zone, "utc" is UTC, others IANA names; unknown ones the
/// dashboard's.
QTimeZone zoneNamed(const QString &name, const QTimeZone &dashboard);

} // namespace Promontory
