#include "widgets/charts/valuescale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

constexpr double Padding = 0.1;

struct Ends
{
    double min;
    double max;
};

/// Zero works as a soft limit on either side where no other is asked for: data that start near it start at it.
Ends paddedEnds(double dataMin, double dataMax, const AxisDemand &demand)
{
    if (!(dataMin <= dataMax))
        return {0, 100};
    if (dataMin == dataMax && !demand.softMin && !demand.softMax) {
        if (dataMin == 0)
            return {0, 100};
        return {std::min(0.0, 2 * dataMin), std::max(0.0, 2 * dataMin)};
    }
    const double padding = (dataMax - dataMin) * Padding;
    double min = dataMin - padding;
    double max = dataMax + padding;
    if (demand.softMin)
        min = dataMin >= *demand.softMin ? *demand.softMin : min;
    else if (dataMin >= 0 && min <= 0)
        min = 0;
    if (demand.softMax)
        max = dataMax <= *demand.softMax ? *demand.softMax : max;
    else if (dataMax <= 0 && max >= 0)
        max = 0;
    return {min, max};
}

Ends linearEnds(double dataMin, double dataMax, const AxisDemand &demand)
{
    Ends ends = paddedEnds(dataMin, dataMax, demand);
    if (demand.isZeroCentred) {
        double reach = std::max(std::abs(ends.min), std::abs(ends.max));
        reach = reach > 0 ? reach : 80;
        ends = {-reach, reach};
    }
    ends.min = demand.hardMin.value_or(ends.min);
    ends.max = demand.hardMax.value_or(ends.max);
    if (!(ends.min < ends.max) && demand.hardMin && !demand.hardMax)
        ends.max = ends.min + std::max(1.0, std::abs(ends.min));
    else if (!(ends.min < ends.max) && demand.hardMax && !demand.hardMin)
        ends.min = ends.max - std::max(1.0, std::abs(ends.max));
    return ends;
}

/// Limits at or below zero mean nothing here; the others go out to whole powers of the base.
Ends logEnds(double dataMin, double dataMax, const AxisDemand &demand)
{
    const auto positive = [](std::optional<double> value) { return value && *value > 0; };
    double min = dataMin > 0 ? dataMin : dataMax > 0 ? dataMax / 1000 : 1;
    double max = dataMax > 0 ? dataMax : 100;
    if (positive(demand.softMin))
        min = std::min(min, *demand.softMin);
    if (positive(demand.softMax))
        max = std::max(max, *demand.softMax);
    const double step = std::log(demand.base);
    min = std::pow(demand.base, std::floor(std::log(min) / step + 1e-9));
    max = std::pow(demand.base, std::ceil(std::log(max) / step - 1e-9));
    if (!(min < max))
        max = min * demand.base;
    if (positive(demand.hardMin))
        min = *demand.hardMin;
    if (positive(demand.hardMax))
        max = *demand.hardMax;
    return {min, max};
}

} // namespace

ValueScale::ValueScale(ScaleKind kind, double min, double max, double base, double linearThreshold)
    : m_kind(kind)
    , m_min(min)
    , m_max(max)
    , m_base(base > 1 ? base : 10)
    , m_threshold(linearThreshold > 0 ? linearThreshold : 1)
{
    m_low = forward(min);
    const double span = forward(max) - m_low;
    m_factor = span > 0 ? 1 / span : 1;
}

double ValueScale::forward(double value) const
{
    switch (m_kind) {
    case ScaleKind::Linear:
        return value;
    case ScaleKind::Log:
        return value > 0 ? std::log(value) : std::numeric_limits<double>::quiet_NaN();
    case ScaleKind::SymLog:
        break;
    }
    return std::copysign(std::log1p(std::abs(value) / m_threshold), value);
}

double ValueScale::toUnit(double value) const
{
    return (forward(value) - m_low) * m_factor;
}

double ValueScale::fromUnit(double unit) const
{
    const double moved = unit / m_factor + m_low;
    switch (m_kind) {
    case ScaleKind::Linear:
        return moved;
    case ScaleKind::Log:
        return std::exp(moved);
    case ScaleKind::SymLog:
        break;
    }
    return std::copysign(std::expm1(std::abs(moved)) * m_threshold, moved);
}

ValueScale scaleFor(double dataMin, double dataMax, const AxisDemand &demand)
{
    Ends ends = demand.kind == ScaleKind::Log ? logEnds(dataMin, dataMax, demand)
                                              : linearEnds(dataMin, dataMax, demand);
    const bool isUsable = ends.min < ends.max && std::isfinite(ends.max - ends.min);
    if (!isUsable)
        ends = demand.kind == ScaleKind::Log ? Ends{1, 100} : Ends{0, 100};
    return ValueScale(demand.kind, ends.min, ends.max, demand.base, demand.linearThreshold);
}

} // namespace Promontory
