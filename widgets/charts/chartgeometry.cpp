#include "widgets/charts/chartgeometry.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr int FlagGutter = 16;
constexpr int RightInset = 12;
constexpr int LeftInset = 12;
constexpr int TimeAxisHeight = 22;
constexpr int LeastAxisWidth = 44;
constexpr int LabelSpace = 12;
constexpr int WidthStep = 4;
constexpr double LeastTickGap = 32;
constexpr double SmallTickGap = 20;  ///< in plots too low for two of the ordinary ones
constexpr double LeastTimeGap = 80;
constexpr int LowPlot = 96;

/// "ms" and its kin count in tens, only plain seconds go by the clock.
UnitScale ticksOf(const QString &unit)
{
    const UnitScale units = unitScale(unit);
    const bool isSeconds = unit == QLatin1StringView("s") || unit.startsWith(QLatin1StringView("dt"))
        || unit.startsWith(QLatin1StringView("clocks"));
    return units == UnitScale::Time && !isSeconds ? UnitScale::Decimal : units;
}

int axisWidth(const ChartAxis &axis, const QStringList &labels, const LabelMetrics &metrics)
{
    double widest = 0;
    for (const QString &label : labels)
        widest = std::max(widest, metrics.width(label));
    if (axis.width > 0)
        return static_cast<int>(axis.width);
    int width = std::max(LeastAxisWidth, static_cast<int>(std::ceil(widest)) + LabelSpace);
    if (!axis.label.isEmpty())
        width += static_cast<int>(std::ceil(metrics.height)) + WidthStep;
    return (width + WidthStep - 1) / WidthStep * WidthStep;
}

AxisPlace placed(const ChartScene &scene, int index, int height)
{
    const ChartAxis &axis = scene.axes.at(index);
    AxisPlace place;
    place.axis = index;
    const double gap = height < LowPlot ? SmallTickGap : LeastTickGap;
    place.ticks = valueTicks(axis.scale, height, gap, ticksOf(axis.unit), axis.isTicksWhole);
    place.labels = tickLabels(place.ticks, axis.unit, axis.decimals);
    return place;
}

/// A heatmap's rows: their edges as labels, as many as fit.
AxisPlace placedRows(const HeatCells &cells, int height)
{
    AxisPlace place;
    const double rowHeight = static_cast<double>(height) / std::max(1, cells.rows);
    const int every = std::max(1, static_cast<int>(std::ceil(SmallTickGap / std::max(0.1, rowHeight))));
    for (int row = 0; row <= cells.rows && row < cells.edges.size(); row += every) {
        place.ticks.push_back(row);
        place.labels.append(cells.edges.at(row));
    }
    return place;
}

} // namespace

ChartGeometry layOutChart(const ChartScene &scene, const QSize &size, const LabelMetrics &metrics)
{
    ChartGeometry geometry;
    geometry.timeTicks = timeTicks(scene.range, size.width() - LeastAxisWidth - RightInset, LeastTimeGap, scene.zone);
    geometry.hasDates = std::any_of(geometry.timeTicks.begin(), geometry.timeTicks.end(),
                                    [](const TimeTick &tick) { return !tick.date.isEmpty(); });
    const int bottom = TimeAxisHeight + (geometry.hasDates ? static_cast<int>(std::ceil(metrics.height)) : 0);
    const int height = std::max(1, size.height() - FlagGutter - bottom);
    int left = 0;
    int right = 0;
    for (int i = 0; i < scene.axes.size(); ++i) {
        const ChartAxis &axis = scene.axes.at(i);
        if (axis.side == AxisSide::Hidden)
            continue;
        AxisPlace place = scene.heat ? placedRows(*scene.heat, height) : placed(scene, i, height);
        const int width = axisWidth(axis, place.labels, metrics);
        int &taken = axis.side == AxisSide::Left ? left : right;
        place.rect = QRect(taken, FlagGutter, width, height); // moved to its side once all widths are known
        taken += width;
        geometry.axes.push_back(std::move(place));
    }
    geometry.leftWidth = left;
    const int plotLeft = left > 0 ? std::max(left, scene.leastLeft) : LeftInset;
    const int plotRight = size.width() - (right > 0 ? right : RightInset);
    geometry.plot = QRect(plotLeft, FlagGutter, std::max(1, plotRight - plotLeft), height);
    for (AxisPlace &place : geometry.axes) {
        const bool isLeft = scene.axes.at(place.axis).side == AxisSide::Left;
        const int offset = place.rect.left();
        place.rect.moveLeft(isLeft ? plotLeft - offset - place.rect.width() : plotRight + offset);
    }
    return geometry;
}

} // namespace Promontory
