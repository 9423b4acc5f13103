#include "app/variables/macros.h"

#include "app/variables/step.h"
#include "datasources/format/formatvalue.h"

#include <QDateTime>
#include <QUrl>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

qint64 seconds(qint64 milliseconds)
{
    return (milliseconds + 500) / 1'000;
}

std::optional<QString> intervalMacro(QStringView name, const MacroContext &context)
{
    if (name == u"__interval")
        return intervalText(context.intervalMs);
    if (name == u"__interval_ms")
        return QString::number(context.intervalMs);
    if (name == u"__rate_interval")
        return goDurationText(context.rateIntervalMs);
    if (name == u"__rate_interval_ms")
        return QString::number(context.rateIntervalMs);
    return {};
}

QString urlTimeRange(const MacroContext &context)
{
    const TimeRange &range = context.range;
    const TimeSpec times{QString::number(range.fromMs), QString::number(range.toMs)};
    const TimeSpec spec = context.spec.value_or(times);
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return u"from=%1&to=%2"_s.arg(encoded(spec.from), encoded(spec.to));
}

std::optional<QString> rangeMacro(QStringView name, const MacroContext &context)
{
    const TimeRange &range = context.range;
    if (name == u"__range")
        return QString(QString::number(seconds(range.spanMs())) + u's');
    if (name == u"__range_s")
        return QString::number(seconds(range.spanMs()));
    if (name == u"__range_ms")
        return QString::number(range.spanMs());
    if (name == u"__from")
        return QString::number(range.fromMs);
    if (name == u"__to")
        return QString::number(range.toMs);
    if (name == u"__url_time_range")
        return urlTimeRange(context);
    return {};
}

std::optional<QString> dashboardMacro(QStringView name, QStringView path, const MacroContext &context)
{
    if (name == u"__timezone")
        return QString::fromLatin1(context.zone.id());
    if (name == u"__searchFilter")
        return QString(context.searchText + ".*"_L1);
    if (name == u"__dashboard")
        return path == u"uid" ? context.dashboardUid : context.dashboardTitle;
    return {};
}

/// There is one organisation, by the name that Grafana gives its first one. The person is nobody, as Grafana's
/// visitors without a login are: who sits at this computer must not get into queries and links unasked.
std::optional<QString> serverMacro(QStringView name, QStringView path)
{
    if (name == u"__org")
        return path == u"name" ? u"Main Org."_s : u"1"_s;
    if (name == u"__user")
        return path.isEmpty() || path == u"id" ? u"0"_s : QString();
    return {};
}

} // namespace

std::optional<QString> macroText(QStringView name, QStringView path, const MacroContext &context)
{
    if (!name.startsWith(u"__"))
        return {};
    if (const auto text = intervalMacro(name, context))
        return text;
    if (const auto text = rangeMacro(name, context))
        return text;
    if (const auto text = dashboardMacro(name, path, context))
        return text;
    return serverMacro(name, path);
}

QString dateFormatted(const QString &value, const QString &argument, const QTimeZone &zone)
{
    bool isNumber = false;
    const qint64 timeMs = value.toLongLong(&isNumber);
    if (!isNumber)
        return u"NaN"_s;
    if (argument == "seconds"_L1)
        return QString::number(seconds(timeMs));
    if (argument == "ms"_L1)
        return QString::number(timeMs);
    if (argument.isEmpty() || argument == "iso"_L1)
        return QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC).toString(Qt::ISODateWithMs);
    return formatTime(timeMs, zone, argument);
}

} // namespace Promontory
