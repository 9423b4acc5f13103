#include "widgets/charts/ticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 Month = 30 * Day; // only as a length to compare with
constexpr int MonthsOfYear = 12;

qint64 offsetMs(qint64 timeMs, const QTimeZone &zone)
{
    return Second * zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC));
}

QDate localDate(qint64 timeMs, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs + offsetMs(timeMs, zone), Qt::UTC).date();
}

qint64 startOfDay(const QDate &date, const QTimeZone &zone)
{
    return date.startOfDay(zone).toMSecsSinceEpoch();
}

/// Within an hour every offset change keeps the alignment, because zones move by whole quarters of an hour.
std::vector<qint64> withinHours(const TimeRange &range, qint64 step, const QTimeZone &zone)
{
    std::vector<qint64> ticks;
    const qint64 offset = offsetMs(range.fromMs, zone);
    const qint64 local = range.fromMs + offset;
    for (qint64 at = (local + step - 1) / step * step - offset; at <= range.toMs; at += step)
        ticks.push_back(at);
    return ticks;
}

/// Hours count from each local midnight, so that the clock change stretches one step and shifts none.
std::vector<qint64> withinDays(const TimeRange &range, qint64 step, const QTimeZone &zone)
{
    std::vector<qint64> ticks;
    for (QDate date = localDate(range.fromMs, zone);; date = date.addDays(1)) {
        if (startOfDay(date, zone) > range.toMs)
            return ticks;
        for (qint64 hour = 0; hour < Day; hour += step) {
            const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(hour));
            const qint64 at = QDateTime(date, time, zone).toMSecsSinceEpoch();
            const bool isNew = ticks.empty() || at > ticks.back();
            if (isNew && at >= range.fromMs && at <= range.toMs)
                ticks.push_back(at);
        }
    }
}

std::vector<qint64> wholeDays(const TimeRange &range, qint64 days, const QTimeZone &zone)
{
    std::vector<qint64> ticks;
    QDate date = localDate(range.fromMs, zone);
    date = date.addDays(-(date.toJulianDay() % days));
    for (;; date = date.addDays(days)) {
        const qint64 at = startOfDay(date, zone);
        if (at > range.toMs)
            return ticks;
        if (at >= range.fromMs)
            ticks.push_back(at);
    }
}

std::vector<qint64> wholeMonths(const TimeRange &range, int months, const QTimeZone &zone)
{
    std::vector<qint64> ticks;
    const QDate first = localDate(range.fromMs, zone);
    const int index = (first.year() * MonthsOfYear + first.month() - 1) / months * months;
    for (int at = index;; at += months) {
        const qint64 timeMs = startOfDay(QDate(at / MonthsOfYear, at % MonthsOfYear + 1, 1), zone);
        if (timeMs > range.toMs)
            return ticks;
        if (timeMs >= range.fromMs)
            ticks.push_back(timeMs);
    }
}

qint64 chooseStep(qint64 least)
{
    constexpr std::array Steps{1LL,         2LL,         5LL,         10LL,        20LL,        50LL,
                               100LL,       200LL,       500LL,       Second,      2 * Second,  5 * Second,
                               10 * Second, 15 * Second, 30 * Second, Minute,      2 * Minute,  5 * Minute,
                               10 * Minute, 15 * Minute, 30 * Minute, Hour,        2 * Hour,    3 * Hour,
                               6 * Hour,    12 * Hour,   Day,         2 * Day,     7 * Day,     14 * Day,
                               Month,       3 * Month,   6 * Month,   12 * Month,  24 * Month,  60 * Month,
                               120 * Month};
    const auto step = std::find_if(Steps.begin(), Steps.end(), [&](qint64 each) { return each >= least; });
    return step == Steps.end() ? 600 * Month : *step;
}

std::vector<qint64> tickTimes(const TimeRange &range, qint64 step, const QTimeZone &zone)
{
    if (step < Hour)
        return withinHours(range, step, zone);
    if (step < Day)
        return withinDays(range, step, zone);
    if (step < Month)
        return wholeDays(range, step / Day, zone);
    return wholeMonths(range, static_cast<int>(step / Month), zone);
}

QString timeFormat(qint64 step)
{
    if (step < Second)
        return u"HH:mm:ss.SSS"_s;
    if (step < Minute)
        return u"HH:mm:ss"_s;
    if (step < Day)
        return u"HH:mm"_s;
    if (step < Month)
        return u"D MMM"_s;
    return step < 12 * Month ? u"MMM YYYY"_s : u"YYYY"_s;
}

} // namespace

std::vector<TimeTick> timeTicks(const TimeRange &range, double length, double gap, const QTimeZone &zone)
{
    if (range.isEmpty() || length <= 0)
        return {};
    const double count = std::max(1.0, length / std::max(1.0, gap));
    const auto least = static_cast<qint64>(std::ceil(static_cast<double>(range.spanMs()) / count));
    const qint64 step = chooseStep(std::max(qint64(1), least));
    const QString format = timeFormat(step);
    std::vector<TimeTick> ticks;
    QDate previous = localDate(range.fromMs, zone);
    for (const qint64 at : tickTimes(range, step, zone)) {
        const QDate date = localDate(at, zone);
        const bool isNewDay = step < Day && date != previous;
        ticks.push_back({at, formatTime(at, zone, format), isNewDay ? formatTime(at, zone, u"D MMM"_s) : QString()});
        previous = date;
    }
    return ticks;
}

} // namespace Promontory
