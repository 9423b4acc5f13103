#include "app/variables/panelrange.h"

#include "datasources/frame/datemath.h"

#include <QCoreApplication>
#include <QLocale>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct RangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(PanelRange)
};

Qt::DayOfWeek weekStartOf(const QString &name)
{
    if (name == "monday"_L1)
        return Qt::Monday;
    if (name == "saturday"_L1)
        return Qt::Saturday;
    return name == "sunday"_L1 ? Qt::Sunday : QLocale().firstDayOfWeek();
}

} // namespace

Result<TimeRange> panelRange(const TimeSpec &spec, const QString &timeFrom, const QString &timeShift, qint64 nowMs,
                             const QTimeZone &zone, const TimeRules &rules)
{
    TimeSpec own = spec;
    const QString from = timeFrom.trimmed();
    if (!from.isEmpty() && spec.from.contains("now"_L1)) {
        const QString text = from.contains("now"_L1) ? from : "now-"_L1 + from;
        own = {text, u"now"_s};
    }
    auto range = resolve(own, nowMs, zone, rules);
    const QString shift = timeShift.trimmed();
    if (!range || shift.isEmpty())
        return range;
    const QString operations = shift.startsWith(u'-') || shift.startsWith(u'/') ? shift : u'-' + shift;
    const auto shiftedFrom = applyDateMath(range->fromMs, operations, zone, RangeEdge::Start, rules);
    const auto shiftedTo = applyDateMath(range->toMs, operations, zone, RangeEdge::End, rules);
    if (!shiftedFrom || !shiftedTo || *shiftedFrom > *shiftedTo) {
        return failure(ErrorKind::Syntax,
                       RangeTexts::tr("“%1” is not a time shift. Write for example 1d or 1w.").arg(shift.left(64)));
    }
    return TimeRange{std::max<qint64>(0, *shiftedFrom), std::max<qint64>(0, *shiftedTo)};
}

TimeRules timeRulesOf(const Dashboard &dashboard)
{
    constexpr qint64 LongestDelayMs = 24 * 3'600'000;
    TimeRules rules;
    rules.weekStart = weekStartOf(dashboard.weekStart);
    rules.fiscalYearStart = std::clamp(dashboard.fiscalYearStart, 0, 11);
    const Result<qint64> delay = parseInterval(dashboard.pickers.nowDelay);
    if (delay && *delay <= LongestDelayMs)
        rules.nowDelayMs = *delay;
    return rules;
}

} // namespace Promontory
