#pragma once

#include "datasources/base/result.h"

#include <QString>
#include <QTimeZone>

namespace Promontory {

/// A closed span of time, milliseconds since the epoch, UTC; fromMs <= toMs.
struct TimeRange
{
    qint64 fromMs = 0;
    qint64 toMs = 0;

    qint64 spanMs() const { return toMs - fromMs; }
    bool isEmpty() const { return toMs <= fromMs; }
    bool contains(qint64 timeMs) const { return timeMs >= fromMs && timeMs <= toMs; }
    bool operator==(const TimeRange &) const = default;
};

/// A range as a person wrote it: "now-6h", "now/d", RFC 3339 text, or epoch milliseconds.
struct TimeSpec
{
    QString from = QStringLiteral("now-6h");
    QString to = QStringLiteral("now");

    bool isRelative() const; ///< the end moves with the clock
    bool operator==(const TimeSpec &) const = default;
};

enum class RangeEdge { Start, End };

/// One time text to milliseconds. Rounding ("now/d") goes down for a start and up for an end, as
/// Grafana does, in the given zone. Accepts the now-grammar, RFC 3339, "yyyy-MM-dd[ HH:mm[:ss]]" in the
/// zone, and integers of 10 or more digits as epoch milliseconds. Results are clamped to 1970..2200.
Result<qint64> resolveTime(const QString &text, qint64 nowMs, const QTimeZone &zone, RangeEdge edge);

/// Both ends. From after to is a Syntax error that names both.
Result<TimeRange> resolve(const TimeSpec &spec, qint64 nowMs, const QTimeZone &zone);

/// Command line times: Unix seconds (fraction allowed), RFC 3339, or the now-grammar.
Result<qint64> resolveCommandLineTime(const QString &text, qint64 nowMs, const QTimeZone &zone, RangeEdge edge);

/// The zone that a dashboard names: "utc" in any case, an IANA id; the machine's for anything else.
QTimeZone zoneFromId(const QString &id);

/// "90", "1.5" (seconds) or a Prometheus duration ("1h30m", "15s", "500ms") to milliseconds.
Result<qint64> parseDuration(const QString &text);

/// An interval in Grafana's notation ("15s", "1m", ">30s", "1d") to milliseconds; see grafana 5.2.
Result<qint64> parseInterval(const QString &text);

} // namespace Promontory
