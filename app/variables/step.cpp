#include "app/variables/step.h"

#include <array>
#include <cmath>
#include <utility>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 SecondMs = 1'000;
constexpr qint64 MinuteMs = 60'000;
constexpr qint64 HourMs = 3'600'000;
constexpr qint64 DayMs = 86'400'000;
constexpr qint64 YearMs = 31'536'000'000;
constexpr qint64 DefaultScrapeMs = 15 * SecondMs;
constexpr qint64 UnknownWidth = 500;
constexpr qint64 LargestStepMs = 300 * YearMs;
constexpr qint64 LargestTimeMs = 8'640'000'000'000'000; // ±275,000 years, all that dates can say
constexpr int LargestFactor = 1'000;

struct RoundingRow
{
    double limit;
    qint64 result;
};
constexpr std::array<RoundingRow, 29> RoundingTable{{
    {10, 1},
    {15, 10},
    {35, 20},
    {75, 50},
    {150, 100},
    {350, 200},
    {750, 500},
    {1'500, SecondMs},
    {3'500, 2 * SecondMs},
    {7'500, 5 * SecondMs},
    {12'500, 10 * SecondMs},
    {17'500, 15 * SecondMs},
    {25'000, 20 * SecondMs},
    {45'000, 30 * SecondMs},
    {90'000, MinuteMs},
    {210'000, 2 * MinuteMs},
    {450'000, 5 * MinuteMs},
    {750'000, 10 * MinuteMs},
    {1'050'000, 15 * MinuteMs},
    {1'500'000, 20 * MinuteMs},
    {2'700'000, 30 * MinuteMs},
    {5'400'000, HourMs},
    {9'000'000, 2 * HourMs},
    {16'200'000, 3 * HourMs},
    {32'400'000, 6 * HourMs},
    {86'400'000, 12 * HourMs},
    {604'800'000, DayMs},
    {1'814'400'000, 7 * DayMs},
    {3'628'800'000, 30 * DayMs},
}};

// What a query's own interval text says.
enum class OwnInterval { None, Fixed, IntervalMacro, RateMacro };
struct QueryInterval
{
    OwnInterval kind = OwnInterval::None;
    qint64 milliseconds = 0;
};

QueryInterval readQueryInterval(const QString &text)
{
    QString name = text.trimmed();
    if (name.startsWith("${"_L1) && name.endsWith(u'}'))
        name = u'$' + name.mid(2, name.size() - 3);
    if (name == "$__interval"_L1 || name == "$__interval_ms"_L1)
        return {OwnInterval::IntervalMacro, 0};
    if (name == "$__rate_interval"_L1 || name == "$__rate_interval_ms"_L1)
        return {OwnInterval::RateMacro, 0};
    const auto milliseconds = parseInterval(name);
    if (!milliseconds || *milliseconds <= 0)
        return {};
    return {OwnInterval::Fixed, std::min(*milliseconds, LargestStepMs)};
}

TimeRange sane(const TimeRange &range)
{
    const qint64 from = std::clamp(range.fromMs, -LargestTimeMs, LargestTimeMs);
    return {from, std::clamp(range.toMs, from, LargestTimeMs)};
}

qint64 scrapeOf(const StepRequest &request)
{
    return request.scrapeIntervalMs > 0 ? std::min(request.scrapeIntervalMs, LargestStepMs) : DefaultScrapeMs;
}

double pointsOf(const StepRequest &request)
{
    if (request.maxDataPoints > 0)
        return request.maxDataPoints;
    return request.widthPx > 0 ? request.widthPx : double(UnknownWidth);
}

// 5.4: round first, then raise to the lower limit.
qint64 frontInterval(const StepRequest &request, qint64 spanMs)
{
    const qint64 candidate = roundInterval(static_cast<double>(spanMs) / pointsOf(request), RoundingSide::FrontEnd);
    const auto own = parseInterval(request.panelInterval);
    const qint64 low = own && *own > 0 ? std::min(*own, LargestStepMs) : scrapeOf(request);
    return std::max(low, candidate);
}

// 5.5, steps 1 to 3.
qint64 adjustedStep(const StepRequest &request, const QueryInterval &own, qint64 frontMs, qint64 spanMs)
{
    const qint64 lowest = own.kind == OwnInterval::Fixed ? own.milliseconds : frontMs;
    const double raw = static_cast<double>(spanMs) / pointsOf(request);
    const qint64 calculated =
        raw < static_cast<double>(lowest) ? lowest : roundInterval(raw, RoundingSide::BackEnd);
    const qint64 safe = roundInterval(static_cast<double>(spanMs) / LargestPointCount, RoundingSide::BackEnd);
    return std::max(calculated, safe);
}

qint64 rateInterval(qint64 queryMs, qint64 scrapeMs)
{
    return std::max(queryMs + scrapeMs, 4 * scrapeMs);
}

TimeRange aligned(const TimeRange &range, qint64 stepMs, qint64 utcOffsetMs)
{
    return {alignDown(range.fromMs, stepMs, utcOffsetMs), alignDown(range.toMs, stepMs, utcOffsetMs)};
}

bool tooManyPoints(const TimeRange &range, qint64 stepMs)
{
    return range.spanMs() / stepMs + 1 > LargestPointCount;
}

// Rounding may go down, so the safe step of 5.5 can still be too small: the next round step that fits.
qint64 fittingStep(const TimeRange &range, qint64 stepMs, qint64 utcOffsetMs)
{
    for (const RoundingRow &row : RoundingTable) {
        if (row.result > stepMs && !tooManyPoints(aligned(range, row.result, utcOffsetMs), row.result))
            return row.result;
    }
    const qint64 years = range.spanMs() / (LargestPointCount - 2) / YearMs + 1;
    return std::max(stepMs, years * YearMs);
}

} // namespace

qint64 roundInterval(double milliseconds, RoundingSide side)
{
    for (const RoundingRow &row : RoundingTable) {
        if (milliseconds < row.limit || (side == RoundingSide::BackEnd && milliseconds == row.limit))
            return row.result;
    }
    return YearMs;
}

qint64 alignDown(qint64 timeMs, qint64 stepMs, qint64 utcOffsetMs)
{
    const qint64 shifted = timeMs + utcOffsetMs;
    const qint64 rest = shifted % stepMs;
    return shifted - (rest < 0 ? rest + stepMs : rest) - utcOffsetMs;
}

StepResult stepOf(const StepRequest &request)
{
    const TimeRange range = sane(request.range);
    const qint64 offset = std::clamp(request.utcOffsetMs, -DayMs, DayMs);
    const qint64 scrape = scrapeOf(request);
    const QueryInterval own = readQueryInterval(request.queryInterval);
    StepResult result;
    result.frontIntervalMs = frontInterval(request, range.spanMs());
    const qint64 adjusted = adjustedStep(request, own, result.frontIntervalMs, range.spanMs());
    if (own.kind == OwnInterval::RateMacro)
        result.stepMs = rateInterval(adjusted, scrape);
    else
        result.stepMs = std::min(adjusted * std::clamp(request.intervalFactor, 1, LargestFactor), LargestStepMs);
    if (tooManyPoints(aligned(range, result.stepMs, offset), result.stepMs))
        result.stepMs = fittingStep(range, result.stepMs, offset);
    result.alignedRange = aligned(range, result.stepMs, offset);
    switch (own.kind) {
    case OwnInterval::None: result.rateIntervalMs = rateInterval(result.frontIntervalMs, scrape); break;
    case OwnInterval::Fixed: result.rateIntervalMs = rateInterval(result.frontIntervalMs, own.milliseconds); break;
    case OwnInterval::IntervalMacro: result.rateIntervalMs = rateInterval(result.frontIntervalMs, adjusted); break;
    case OwnInterval::RateMacro: result.rateIntervalMs = rateInterval(adjusted, scrape); break;
    }
    return result;
}

QString intervalText(qint64 milliseconds)
{
    constexpr std::array<std::pair<qint64, QStringView>, 5> Units{
        {{YearMs, u"y"}, {DayMs, u"d"}, {HourMs, u"h"}, {MinuteMs, u"m"}, {SecondMs, u"s"}}};
    for (const auto &[length, symbol] : Units) {
        if (milliseconds >= length)
            return QString::number(milliseconds / length) + symbol;
    }
    return QString::number(std::max<qint64>(1, milliseconds)) + "ms"_L1;
}

QString goDurationText(qint64 milliseconds)
{
    if (milliseconds > 0 && milliseconds < SecondMs)
        return QString::number(milliseconds) + "ms"_L1;
    QString text;
    if (milliseconds >= HourMs)
        text += QString::number(milliseconds / HourMs) + u'h';
    if (milliseconds >= MinuteMs)
        text += QString::number(milliseconds % HourMs / MinuteMs) + u'm';
    const qint64 rest = std::max<qint64>(0, milliseconds) % MinuteMs;
    return text + QString::number(static_cast<double>(rest) / SecondMs, 'g', 5) + u's';
}

} // namespace Promontory
