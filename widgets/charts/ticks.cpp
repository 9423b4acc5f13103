#include "widgets/charts/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Promontory {

namespace {

constexpr int SpareDecimals = 6;
constexpr double Slack = 1e-9;
constexpr double Day = 86'400;

double decimalStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least) + Slack));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - Slack))
            return factor * power;
    }
    return 10 * power;
}

double timeStep(double least)
{
    constexpr std::array Steps{1.0,    5.0,    10.0,    15.0,    30.0,    60.0,     300.0,  600.0,
                               900.0,  1800.0, 3600.0,  7200.0,  10800.0, 21600.0,  43200.0, Day};
    if (least < 1)
        return decimalStep(least);
    for (const double step : Steps) {
        if (step >= least * (1 - Slack))
            return step;
    }
    return Day * decimalStep(least / Day);
}

std::vector<double> evenTicks(const ValueScale &scale, double step)
{
    std::vector<double> ticks;
    const double first = std::ceil(scale.min() / step - Slack);
    const double last = std::floor(scale.max() / step + Slack);
    if (!(last - first < 1000))
        return ticks;
    // Far from zero neighbours are further apart than one: only a count of its own is sure to end.
    for (int i = 0; i <= static_cast<int>(last - first); ++i) {
        const double at = first + i;
        ticks.push_back(at == 0 ? 0 : at * step); // never minus zero
    }
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
    return ticks;
}

/// Whole powers of the base; every n-th when there is no room for all, and even ticks when too few fall inside.
std::vector<double> logTicks(const ValueScale &scale, int count)
{
    const double unit = std::log(scale.base());
    const double first = std::ceil(std::log(scale.min()) / unit - Slack);
    const double last = std::floor(std::log(scale.max()) / unit + Slack);
    const double every = std::max(1.0, std::ceil((last - first) / std::max(1, count)));
    std::vector<double> ticks;
    for (double power = first; power <= last; power += every)
        ticks.push_back(std::pow(scale.base(), power));
    return ticks;
}

/// Powers on both sides of the linear middle, and zero.
std::vector<double> symLogTicks(const ValueScale &scale, double length, double gap)
{
    std::vector<double> candidates{0};
    const double reach = std::max(std::abs(scale.min()), std::abs(scale.max()));
    for (double value = scale.linearThreshold(); value <= reach * (1 + Slack); value *= scale.base()) {
        candidates.push_back(value);
        candidates.push_back(-value);
    }
    std::sort(candidates.begin(), candidates.end(), [](double a, double b) {
        return std::abs(a) == std::abs(b) ? a > b : std::abs(a) < std::abs(b);
    });
    std::vector<double> ticks;
    for (const double value : candidates) {
        const double at = scale.toUnit(value) * length;
        const bool isInside = at >= -Slack * length && at <= length * (1 + Slack);
        const bool isFree = std::none_of(ticks.begin(), ticks.end(), [&](double other) {
            return std::abs(scale.toUnit(other) * length - at) < gap;
        });
        if (isInside && isFree)
            ticks.push_back(value);
    }
    std::sort(ticks.begin(), ticks.end());
    return ticks;
}

/// "1.500000" to "1.5", "2.00" to "2"; texts without that many decimals stay.
QString withoutTrailingZeros(QString text, int decimals)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1).isDigit())
        --end;
    const bool hasSpare = decimals > 0 && end > 0 && text.size() - end == decimals && text.at(end - 1).isPunct();
    if (!hasSpare)
        return text;
    while (text.back() == u'0')
        text.chop(1);
    if (!text.back().isDigit())
        text.chop(1);
    return text;
}

} // namespace

double tickStep(double span, int count, UnitScale units, bool isWhole)
{
    const double least = span / std::max(1, count);
    if (!(least > 0) || !std::isfinite(least))
        return 1;
    double step = 0;
    switch (units) {
    case UnitScale::Decimal:
        step = decimalStep(least);
        break;
    case UnitScale::Binary:
        step = least < 1 ? decimalStep(least) : std::pow(2, std::ceil(std::log2(least) - Slack));
        break;
    case UnitScale::Time:
        step = timeStep(least);
        break;
    }
    return isWhole ? std::max(1.0, step) : step;
}

std::vector<double> valueTicks(const ValueScale &scale, double length, double gap, UnitScale units,
                               bool isWhole)
{
    const int count = std::max(1, static_cast<int>(length / std::max(1.0, gap)));
    if (scale.kind() == ScaleKind::SymLog)
        return symLogTicks(scale, length, gap);
    if (scale.kind() == ScaleKind::Log) {
        const std::vector<double> ticks = logTicks(scale, count);
        if (ticks.size() >= 2)
            return ticks;
    }
    return evenTicks(scale, tickStep(scale.max() - scale.min(), count, units, isWhole));
}

QStringList tickLabels(const std::vector<double> &ticks, const QString &unit, std::optional<int> decimals)
{
    QStringList labels;
    for (const double tick : ticks) {
        const int most = decimals.value_or(SpareDecimals);
        FormattedValue value = formatUnit(tick, unit, most);
        value.text = withoutTrailingZeros(value.text, most);
        if (value.text.startsWith(u'-'))
            value.text.front() = u'\u2212';
        labels.append(value.joined());
    }
    return labels;
}

} // namespace Promontory
