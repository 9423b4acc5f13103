#include "datasources/frame/timerange.h"

#include "datasources/frame/datemath.h"
#include "datasources/frame/timerules.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct TimeTexts
{
    Q_DECLARE_TR_FUNCTIONS(TimeRange)
};

constexpr qint64 LatestMs = 7'258'118'400'000; // 2200-01-01T00:00:00Z
constexpr double LargestDurationMs = 9e15;

qint64 clampTime(qint64 timeMs)
{
    return std::clamp<qint64>(timeMs, 0, LatestMs);
}

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// A whole text as a finite number; a leading plus is fine, white space and locales are not.
std::optional<double> readNumber(QStringView text)
{
    if (text.startsWith(u'+'))
        text = text.mid(1);
    const QByteArray bytes = text.toLatin1();
    double value = 0;
    const auto [end, error] = std::from_chars(bytes.begin(), bytes.end(), value);
    if (error != std::errc() || end != bytes.end() || !std::isfinite(value))
        return {};
    return value;
}

// Epoch milliseconds of ten or more digits, as they stand in links; nothing for other texts.
std::optional<qint64> readEpochMs(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = negative ? text.mid(1) : text;
    if (!isDigits(digits) || digits.size() < 10)
        return {};
    if (negative)
        return 0;
    return digits.size() > 15 ? LatestMs : clampTime(digits.toLongLong());
}

tl::unexpected<Error> unreadableTime(const QString &text)
{
    return failure(ErrorKind::Syntax,
                   TimeTexts::tr("“%1” is not a time. Write for example now-6h, now/d or 2026-01-31 12:00.")
                       .arg(text.left(64)));
}

tl::unexpected<Error> unreadableDuration(const QString &text)
{
    return failure(ErrorKind::Syntax,
                   TimeTexts::tr("“%1” is not a duration. Write for example 15s, 1m or 1h30m.").arg(text.left(64)));
}

// Units of Prometheus durations, largest first, in milliseconds.
struct DurationUnit
{
    QStringView symbol;
    double milliseconds;
};
constexpr std::array<DurationUnit, 7> DurationUnits{{
    {u"y", 31'536'000'000.0},
    {u"w", 604'800'000.0},
    {u"d", 86'400'000.0},
    {u"h", 3'600'000.0},
    {u"m", 60'000.0},
    {u"s", 1'000.0},
    {u"ms", 1.0},
}};

qsizetype leadingCount(QStringView text, bool (*matches)(QChar))
{
    qsizetype count = 0;
    while (count < text.size() && matches(text[count]))
        ++count;
    return count;
}

bool isNumberChar(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'.';
}

// "1h30m15s": each unit at most once and from large to small.
std::optional<double> readCompoundDuration(QStringView text)
{
    double total = 0;
    std::size_t nextUnit = 0;
    while (!text.isEmpty()) {
        const qsizetype digits = leadingCount(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
        const qsizetype letters = leadingCount(text.mid(digits), [](QChar c) { return c >= u'a' && c <= u'z'; });
        if (digits == 0 || digits > 15 || letters == 0)
            return {};
        const QStringView symbol = text.mid(digits, letters);
        while (nextUnit < DurationUnits.size() && DurationUnits[nextUnit].symbol != symbol)
            ++nextUnit;
        if (nextUnit == DurationUnits.size())
            return {};
        total += static_cast<double>(text.left(digits).toLongLong()) * DurationUnits[nextUnit].milliseconds;
        ++nextUnit;
        text = text.mid(digits + letters);
    }
    return total;
}

std::optional<double> intervalUnitMs(QStringView symbol)
{
    if (symbol.isEmpty())
        return 1000.0;
    if (symbol == u"M")
        return 2'592'000'000.0;
    for (const DurationUnit &unit : DurationUnits) {
        if (unit.symbol == symbol)
            return unit.milliseconds;
    }
    return {};
}

Result<qint64> wholeMilliseconds(std::optional<double> milliseconds, const QString &text)
{
    if (!milliseconds || !std::isfinite(*milliseconds) || *milliseconds < 0 || *milliseconds > LargestDurationMs)
        return unreadableDuration(text);
    return static_cast<qint64>(std::llround(*milliseconds));
}

} // namespace

bool TimeSpec::isRelative() const
{
    return to.trimmed().startsWith("now"_L1);
}

Result<qint64> resolveTime(const QString &text, qint64 nowMs, const QTimeZone &zone, RangeEdge edge)
{
    return resolveTime(text, nowMs, zone, edge, TimeRules());
}

Result<qint64> resolveTime(const QString &text, qint64 nowMs, const QTimeZone &zone, RangeEdge edge,
                           const TimeRules &rules)
{
    const QString trimmed = text.trimmed();
    if (const auto epoch = readEpochMs(trimmed))
        return *epoch;
    std::optional<qint64> timeMs;
    const qsizetype bars = trimmed.indexOf("||"_L1);
    if (trimmed.startsWith("now"_L1)) {
        timeMs = applyDateMath(nowMs - rules.nowDelayMs, QStringView(trimmed).mid(3), zone, edge, rules);
    } else if (bars >= 0) {
        const auto base = parseDateText(QStringView(trimmed).left(bars).trimmed(), zone);
        if (base)
            timeMs = applyDateMath(*base, QStringView(trimmed).mid(bars + 2), zone, edge, rules);
    } else {
        timeMs = parseDateText(trimmed, zone);
    }
    if (!timeMs)
        return unreadableTime(text);
    return clampTime(*timeMs);
}

Result<TimeRange> resolve(const TimeSpec &spec, qint64 nowMs, const QTimeZone &zone)
{
    return resolve(spec, nowMs, zone, TimeRules());
}

Result<TimeRange> resolve(const TimeSpec &spec, qint64 nowMs, const QTimeZone &zone, const TimeRules &rules)
{
    const auto from = resolveTime(spec.from, nowMs, zone, RangeEdge::Start, rules);
    if (!from)
        return failure(from.error());
    const auto to = resolveTime(spec.to, nowMs, zone, RangeEdge::End, rules);
    if (!to)
        return failure(to.error());
    if (*from > *to) {
        return failure(ErrorKind::Syntax,
                       TimeTexts::tr("The range begins (%1) after it ends (%2).").arg(spec.from, spec.to));
    }
    return TimeRange{*from, *to};
}

Result<qint64> resolveCommandLineTime(const QString &text, qint64 nowMs, const QTimeZone &zone, RangeEdge edge)
{
    const QString trimmed = text.trimmed();
    if (const auto seconds = readNumber(trimmed)) {
        if (*seconds < 0)
            return 0;
        return *seconds > 1e10 ? LatestMs : clampTime(std::llround(*seconds * 1000));
    }
    return resolveTime(trimmed, nowMs, zone, edge);
}

Result<qint64> parseDuration(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return unreadableDuration(text);
    if (const auto seconds = readNumber(trimmed))
        return wholeMilliseconds(*seconds * 1000, text);
    return wholeMilliseconds(readCompoundDuration(trimmed), text);
}

Result<qint64> parseInterval(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    if (rest.startsWith(u'<') || rest.startsWith(u'>'))
        rest = rest.mid(1).trimmed();
    const qsizetype digits = leadingCount(rest, isNumberChar);
    const auto number = readNumber(rest.left(digits));
    const auto unit = intervalUnitMs(rest.mid(digits).trimmed());
    if (number && unit)
        return wholeMilliseconds(*number * *unit, text);
    // The back end also takes compound durations ("1m30s"); $__rate_interval is printed like that.
    return wholeMilliseconds(rest.isEmpty() ? std::nullopt : readCompoundDuration(rest), text);
}

QTimeZone zoneFromId(const QString &id)
{
    if (id.compare("utc"_L1, Qt::CaseInsensitive) == 0)
        return QTimeZone::utc();
    const QTimeZone zone(id.toUtf8());
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

} // namespace Promontory
