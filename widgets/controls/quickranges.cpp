#include "widgets/controls/quickranges.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Named
{
    const char *name;
    const char *from;
    const char *to;
};

constexpr auto Context = "Promontory::QuickRanges";

// Grafana's standard list.
constexpr Named Ranges[] = {
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 5 minutes"), "now-5m", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 15 minutes"), "now-15m", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 30 minutes"), "now-30m", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 1 hour"), "now-1h", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 3 hours"), "now-3h", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 6 hours"), "now-6h", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 12 hours"), "now-12h", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 24 hours"), "now-24h", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 2 days"), "now-2d", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 7 days"), "now-7d", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 30 days"), "now-30d", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 90 days"), "now-90d", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 6 months"), "now-6M", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 1 year"), "now-1y", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 2 years"), "now-2y", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Last 5 years"), "now-5y", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Yesterday"), "now-1d/d", "now-1d/d"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Day before yesterday"), "now-2d/d", "now-2d/d"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This day last week"), "now-7d/d", "now-7d/d"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Previous week"), "now-1w/w", "now-1w/w"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Previous month"), "now-1M/M", "now-1M/M"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Previous fiscal quarter"), "now-1Q/fQ", "now-1Q/fQ"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Previous year"), "now-1y/y", "now-1y/y"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Previous fiscal year"), "now-1y/fy", "now-1y/fy"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Today"), "now/d", "now/d"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "Today so far"), "now/d", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This week"), "now/w", "now/w"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This week so far"), "now/w", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This month"), "now/M", "now/M"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This month so far"), "now/M", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This year"), "now/y", "now/y"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This year so far"), "now/y", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This fiscal quarter so far"), "now/fQ", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This fiscal quarter"), "now/fQ", "now/fQ"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This fiscal year so far"), "now/fy", "now"},
    {QT_TRANSLATE_NOOP("Promontory::QuickRanges", "This fiscal year"), "now/fy", "now/fy"},
};

bool isNowExpression(const QString &text)
{
    return text.trimmed().startsWith("now"_L1);
}

QString lastText(int n, QChar unit)
{
    const auto text = [n](const char *one, const char *many) {
        return QCoreApplication::translate(Context, n == 1 ? one : many, nullptr, n);
    };
    switch (unit.unicode()) {
    case u's':
        return text("Last second", "Last %n seconds");
    case u'm':
        return text("Last minute", "Last %n minutes");
    case u'h':
        return text("Last hour", "Last %n hours");
    case u'd':
        return text("Last day", "Last %n days");
    case u'w':
        return text("Last week", "Last %n weeks");
    case u'M':
        return text("Last month", "Last %n months");
    default:
        return text("Last year", "Last %n years");
    }
}

/// "19 Nov 14:00", with seconds and the year only where they say something.
QString pointText(const QDateTime &time, const QDateTime &now, bool withDate)
{
    const QLocale locale;
    const QString clock = time.time().second() != 0 || time.time().msec() != 0 ? u"HH:mm:ss"_s : u"HH:mm"_s;
    const QString hour = time.toString(clock);
    if (!withDate)
        return hour;
    const bool thisYear = time.date().year() == now.date().year();
    return locale.toString(time.date(), thisYear ? u"d MMM"_s : u"d MMM yyyy"_s) + u' ' + hour;
}

QString absoluteText(const TimeRange &range, qint64 nowMs, const QTimeZone &zone)
{
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range.fromMs, zone);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(range.toMs, zone);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, zone);
    const bool otherDay = from.date() != to.date();
    return QCoreApplication::translate(Context, "%1 – %2")
        .arg(pointText(from, now, true), pointText(to, now, otherDay));
}

} // namespace

QList<QuickRange> quickRanges()
{
    QList<QuickRange> ranges;
    for (const Named &range : Ranges)
        ranges.append({QCoreApplication::translate(Context, range.name),
                       {QString::fromLatin1(range.from), QString::fromLatin1(range.to)}});
    return ranges;
}

QString rangeText(const TimeSpec &spec, qint64 nowMs, const QTimeZone &zone)
{
    for (const Named &range : Ranges) {
        if (spec.from == QLatin1StringView(range.from) && spec.to == QLatin1StringView(range.to))
            return QCoreApplication::translate(Context, range.name);
    }
    static const QRegularExpression last(u"^now-(\\d{1,5})([smhdwMy])$"_s);
    const QRegularExpressionMatch match = last.match(spec.from);
    if (spec.to == "now"_L1 && match.hasMatch())
        return lastText(match.captured(1).toInt(), match.captured(2).front());
    if (!isNowExpression(spec.from) && !isNowExpression(spec.to)) {
        if (const Result<TimeRange> range = resolve(spec, nowMs, zone))
            return absoluteText(*range, nowMs, zone);
    }
    return QCoreApplication::translate(Context, "%1 to %2")
        .arg(editableTime(spec.from, zone), editableTime(spec.to, zone));
}

QString editableTime(const QString &text, const QTimeZone &zone)
{
    if (isNowExpression(text))
        return text;
    const Result<qint64> time = resolveTime(text, 0, zone, RangeEdge::Start);
    if (!time)
        return text;
    const QDateTime point = QDateTime::fromMSecsSinceEpoch(*time, zone);
    return point.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

Result<TimeSpec> specFromTexts(const QString &from, const QString &to, qint64 nowMs, const QTimeZone &zone,
                               const TimeRules &rules)
{
    const auto kept = [&](const QString &text, RangeEdge edge) -> Result<QString> {
        const Result<qint64> time = resolveTime(text.trimmed(), nowMs, zone, edge, rules);
        if (!time)
            return tl::unexpected<Error>(time.error());
        return isNowExpression(text) ? text.simplified().remove(u' ') : QString::number(*time);
    };
    const Result<QString> start = kept(from, RangeEdge::Start);
    if (!start)
        return tl::unexpected<Error>(start.error());
    const Result<QString> end = kept(to, RangeEdge::End);
    if (!end)
        return tl::unexpected<Error>(end.error());
    const TimeSpec spec{*start, *end};
    if (const Result<TimeRange> range = resolve(spec, nowMs, zone, rules); !range)
        return tl::unexpected<Error>(range.error());
    return spec;
}

QString zoneText(const QTimeZone &zone, qint64 atMs)
{
    const int seconds = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC));
    if (zone == QTimeZone::utc() || zone.id() == "UTC" || zone.id() == "Etc/UTC")
        return u"UTC"_s;
    const int minutes = std::abs(seconds) / 60;
    const QString offset = u"UTC%1%2:%3"_s.arg(
        seconds < 0 ? u"−"_s : u"+"_s, QString::number(minutes / 60).rightJustified(2, u'0'),
        QString::number(minutes % 60).rightJustified(2, u'0'));
    return QString::fromLatin1(zone.id()).replace(u'_', u' ') + u", "_s + offset;
}

} // namespace Promontory
