#include "widgets/panels/shared/seriesaxes.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

void addColumn(ValueExtent &extent, const TimeColumn &times, const NumberColumn &values, const TimeRange &range,
               bool isPositiveOnly)
{
    const auto all = times.span();
    const auto numbers = values.span();
    const auto from = std::lower_bound(all.begin(), all.end(), range.fromMs) - all.begin();
    const auto to = std::upper_bound(all.begin(), all.end(), range.toMs) - all.begin();
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (auto i = static_cast<std::size_t>(from); i < std::min(static_cast<std::size_t>(to), numbers.size()); ++i) {
        const double value = numbers[i];
        const bool counts = std::isfinite(value) && (!isPositiveOnly || value > 0);
        low = counts && value < low ? value : low;
        high = counts && value > high ? value : high;
    }
    extent.add(low);
    extent.add(high);
}

AxisSide sideOf(AxisPlacement placement, bool isFirst)
{
    switch (placement) {
    case AxisPlacement::Left: return AxisSide::Left;
    case AxisPlacement::Right: return AxisSide::Right;
    case AxisPlacement::Hidden: return AxisSide::Hidden;
    case AxisPlacement::Auto: break;
    }
    return isFirst ? AxisSide::Left : AxisSide::Right;
}

// Nobody could tell more apart, and each is compared with all others.
constexpr qsizetype MostSteps = 64;
constexpr qsizetype MostMarks = 256;

ThresholdMark markFor(const Thresholds &thresholds, qsizetype step, const ValueScale &scale)
{
    const auto at = [&](qsizetype index) {
        const double value = thresholds.steps.at(index).value;
        const bool isPart = thresholds.mode == Thresholds::Mode::Percentage && std::isfinite(value);
        return isPart ? scale.min() + (scale.max() - scale.min()) * value / 100 : value;
    };
    ThresholdMark mark;
    mark.value = at(step);
    mark.upTo = step + 1 < thresholds.steps.size() ? at(step + 1) : std::numeric_limits<double>::infinity();
    return mark;
}

} // namespace

void ValueExtent::add(double value)
{
    if (!std::isfinite(value))
        return;
    low = std::isnan(low) ? value : std::min(low, value);
    high = std::isnan(high) ? value : std::max(high, value);
}

int SeriesAxes::place(const Field &field, const FieldLook &look)
{
    Entry entry;
    entry.isPercent = look.stack == StackMode::Percent;
    entry.unit = entry.isPercent ? u"percentunit"_s : field.config.unit;
    entry.label = look.axisLabel;
    entry.placement = look.placement;
    entry.demand = look.demand;
    entry.demand.hardMin = field.config.min;
    entry.demand.hardMax = field.config.max;
    for (qsizetype i = 0; i < m_axes.size(); ++i) {
        if (m_axes.at(i).entry == entry)
            return static_cast<int>(i);
    }
    const bool hasLeft = std::any_of(m_axes.cbegin(), m_axes.cend(),
                                     [](const Axis &other) { return other.axis.side == AxisSide::Left; });
    ChartAxis axis;
    axis.side = sideOf(look.placement, !hasLeft);
    axis.unit = entry.unit;
    axis.label = look.axisLabel;
    axis.decimals = entry.isPercent ? std::nullopt : field.config.decimals;
    axis.isTicksWhole = axis.decimals == 0;
    axis.width = look.axisWidth;
    axis.hasGrid = look.hasAxisGrid;
    axis.hasBorder = look.hasAxisBorder;
    m_axes.append({entry, axis});
    return static_cast<int>(m_axes.size()) - 1;
}

QList<ChartAxis> SeriesAxes::finish(const QList<ChartSeries> &series, const TimeRange &range) const
{
    QList<ValueExtent> extents(m_axes.size());
    for (const ChartSeries &each : series) {
        if (!each.isVisible)
            continue;
        ValueExtent &extent = extents[each.axis];
        const bool isLog = this->isLog(each.axis);
        addColumn(extent, each.times, each.values, range, isLog);
        if (!each.base.isEmpty())
            addColumn(extent, each.times, each.base, range, isLog);
        else if (each.style.draw == DrawStyle::Bars && !isLog)
            extent.add(0);
    }
    return finish(extents);
}

QList<ChartAxis> SeriesAxes::finish(const QList<ValueExtent> &extents) const
{
    QList<ChartAxis> axes;
    for (qsizetype i = 0; i < m_axes.size(); ++i) {
        const ValueExtent extent = extents.value(i);
        const Entry &entry = m_axes.at(i).entry;
        AxisDemand demand = entry.demand;
        // Limits of the values before they became parts of a whole say nothing.
        if (entry.isPercent && !(demand.hardMax && *demand.hardMax <= 1))
            demand.hardMax = extent.high > 0 ? 1 : 0;
        if (entry.isPercent && !(demand.hardMin && *demand.hardMin >= -1))
            demand.hardMin = extent.low < 0 ? -1 : 0;
        ChartAxis axis = m_axes.at(i).axis;
        axis.scale = scaleFor(extent.low, extent.high, demand);
        axes.append(axis);
    }
    if (axes.isEmpty())
        axes.append(ChartAxis());
    return axes;
}

bool SeriesAxes::isLog(int axis) const
{
    return m_axes.at(axis).entry.demand.kind == ScaleKind::Log;
}

void addThresholds(ChartScene &scene, int axis, const FieldConfig &config, const ThresholdLook &look,
                   const Theme &theme)
{
    addThresholds(scene.thresholds, axis, scene.axes.at(axis).scale, config, look, theme);
}

void addThresholds(QList<ThresholdMark> &marks, int axis, const ValueScale &scale, const FieldConfig &config,
                   const ThresholdLook &look, const Theme &theme)
{
    if (!look.hasLine && !look.hasArea)
        return;
    const QList<ThresholdStep> &steps = config.thresholds.steps;
    for (qsizetype i = 0; i < std::min(steps.size(), MostSteps) && marks.size() < MostMarks; ++i) {
        ThresholdMark mark = markFor(config.thresholds, i, scale);
        mark.axis = axis;
        mark.hasLine = look.hasLine && std::isfinite(mark.value);
        mark.hasArea = look.hasArea;
        mark.isDashed = look.isDashed;
        QString color = steps.at(i).color;
        if (color == "transparent"_L1 && i > 0)
            color = steps.at(i - 1).color;
        mark.color = theme.namedColor(color, theme.chart.thresholdWarning);
        mark.hasArea = mark.hasArea && steps.at(i).color != "transparent"_L1;
        if (mark.hasLine)
            mark.label = formatUnit(mark.value, config.unit, config.decimals).joined();
        const bool isKnown = std::any_of(marks.cbegin(), marks.cend(), [&](const auto &other) {
            return other.axis == axis && other.value == mark.value && other.color == mark.color;
        });
        if (!isKnown)
            marks.append(mark);
    }
}

} // namespace Promontory
