/// widgets/controls holds what stands in a dashboard's tool bar: time range, refresh, variables, health of
/// the sources. Each shows a value and says what a person asked for; none of them changes anything itself.
#pragma once

#include "datasources/frame/timerules.h"

#include <QList>
#include <QString>
#include <QTimeZone>

namespace Promontory {

/// A range with a name for people.
struct QuickRange
{
    QString name;
    TimeSpec spec;
};

/// Grafana's quick ranges, in its order, with translated names.
QList<QuickRange> quickRanges();
/// The range in words: a quick range's name, "Last 90 minutes", or both ends in the zone.
QString rangeText(const TimeSpec &spec, qint64 nowMs, const QTimeZone &zone);
/// One end as a person edits it: now-expressions as they are, times as "yyyy-MM-dd HH:mm:ss" in the zone.
QString editableTime(const QString &text, const QTimeZone &zone);
/// What a person typed, as it is kept: now-expressions as they are, times as epoch milliseconds.
Result<TimeSpec> specFromTexts(const QString &from, const QString &to, qint64 nowMs, const QTimeZone &zone,
                               const TimeRules &rules = {});
/// "UTC", or "Europe/Berlin, UTC+01:00" at that time.
QString zoneText(const QTimeZone &zone, qint64 atMs);

} // namespace Promontory
