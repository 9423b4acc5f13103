#pragma once

#include <optional>

namespace Promontory {

enum class ScaleKind { Linear, Log, SymLog };

/// Maps values to 0..1 from the low to the high end of an axis, and back.
class ValueScale
{
public:
    ValueScale() : ValueScale(ScaleKind::Linear, 0, 100) { }
    /// min < max; log scales need both above zero. The base matters for ticks only, the threshold for SymLog.
    ValueScale(ScaleKind kind, double min, double max, double base = 10, double linearThreshold = 1);

    ScaleKind kind() const { return m_kind; }
    double min() const { return m_min; }
    double max() const { return m_max; }
    double base() const { return m_base; }
    double linearThreshold() const { return m_threshold; }

    /// May lie outside 0..1. Values that a log scale cannot show give NaN.
    double toUnit(double value) const;
    double fromUnit(double unit) const;

    bool operator==(const ValueScale &) const = default;

private:
    double forward(double value) const;

    ScaleKind m_kind;
    double m_min;
    double m_max;
    double m_base;
    double m_threshold;
    double m_low = 0;
    double m_factor = 1;
};

/// What decides the range of an axis (grafana-dashboard 8.1, "Y range").
struct AxisDemand
{
    ScaleKind kind = ScaleKind::Linear;
    double base = 10;
    double linearThreshold = 1;
    std::optional<double> hardMin;
    std::optional<double> hardMax;
    std::optional<double> softMin;
    std::optional<double> softMax;
    bool isZeroCentred = false;

    bool operator==(const AxisDemand &) const = default;
};

/// The scale for data between dataMin and dataMax; NaN ends mean that there is none.
ValueScale scaleFor(double dataMin, double dataMax, const AxisDemand &demand);

} // namespace Promontory
