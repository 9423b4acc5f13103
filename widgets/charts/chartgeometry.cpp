#include "widgets/charts/chartgeometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace Promontory {

namespace {

constexpr int FlagGutter = 16;
constexpr int RightInset = 12;
constexpr int LeftInset = 12;
constexpr int TimeAxisHeight = 22;
constexpr int HiddenAxisHeight = 6;
constexpr int LowChart = 84;        ///< px, as in panels of three rows
constexpr int LowestLabelled = 52;
constexpr int LeastAxisWidth = 44;
constexpr int LabelSpace = 12;
constexpr int WidthStep = 4;
constexpr double LeastTickGap = 32;
constexpr double SmallTickGap = 20;  ///< in plots too low for two of the ordinary ones
constexpr double LeastTimeGap = 80;
constexpr int LowPlot = 96;
constexpr double NameShare = 0.3; ///< of the width, for the names of lanes

/// "ms" and its kin count in tens, only plain seconds go by the clock.
UnitScale ticksOf(const QString &unit)
{
    const UnitScale units = unitScale(unit);
    const bool isSeconds = unit == QLatin1StringView("s") || unit.startsWith(QLatin1StringView("dt"))
        || unit.startsWith(QLatin1StringView("clocks"));
    return units == UnitScale::Time && !isSeconds ? UnitScale::Decimal : units;
}

/// A heatmap's rows: their edges as labels, as many as fit.
AxisPlace placedRows(const HeatCells &cells, int height)
{
    AxisPlace place;
    const double rowHeight = static_cast<double>(height) / std::max(1, cells.rows);
    const int every = std::max(1, static_cast<int>(std::ceil(SmallTickGap / std::max(0.1, rowHeight))));
    const int last = cells.areNamed ? cells.rows - 1 : cells.rows;
    for (int row = 0; row <= last && row < cells.edges.size(); row += every) {
        place.ticks.push_back(cells.areNamed ? row + 0.5 : row);
        place.labels.append(cells.edges.at(row));
    }
    return place;
}

/// The text, its end cut off to fit.
QString shortened(const QString &text, double width, const LabelMetrics &metrics)
{
    qsizetype fits = 0;
    for (qsizetype tooLong = text.size() + 1; tooLong - fits > 1;) {
        const qsizetype middle = (fits + tooLong) / 2;
        const QString cut = middle == text.size() ? text : text.left(middle) + QChar(0x2026);
        (metrics.width(cut) <= width ? fits : tooLong) = middle;
    }
    return fits == text.size() ? text : text.left(fits) + QChar(0x2026);
}

/// The names of lanes, as many as fit, at the middle of their rows.
AxisPlace placedLanes(const StateLanes &lanes, int height, double width, const LabelMetrics &metrics)
{
    AxisPlace place;
    const double rowHeight = static_cast<double>(height) / static_cast<double>(std::max(qsizetype(1), lanes.lanes.size()));
    const auto every = static_cast<qsizetype>(std::max(1.0, std::ceil(metrics.height / std::max(0.1, rowHeight))));
    for (qsizetype i = 0; i < lanes.lanes.size(); i += every) {
        place.ticks.push_back(static_cast<double>(i) + 0.5);
        place.labels.append(shortened(lanes.lanes.at(i).name, width, metrics));
    }
    return place;
}

AxisPlace placedOf(const ChartScene &scene, int index, const QSize &size, const LabelMetrics &metrics)
{
    const ChartAxis &axis = scene.axes.at(index);
    if (scene.heat)
        return placedRows(*scene.heat, size.height());
    if (scene.lanes) {
        const double most = axis.width > 0 ? axis.width - LabelSpace : size.width() * NameShare;
        return placedLanes(*scene.lanes, size.height(), most, metrics);
    }
    return placedAxis(axis, index, size.height(), valueTickGap(size.height()));
}

std::vector<TimeTick> lowerTicks(const ChartScene &scene, double length)
{
    if (!scene.numbers)
        return timeTicks(scene.range, length, LeastTimeGap, scene.zone);
    const NumberAxis &axis = *scene.numbers;
    const auto values = valueTicks(axis.scale, length, LeastTimeGap, ticksOf(axis.config.unit), axis.config.decimals == 0);
    const QStringList labels = tickLabels(values, axis.config.unit, axis.config.decimals);
    std::vector<TimeTick> ticks;
    for (std::size_t i = 0; i < values.size() && !axis.isHidden; ++i)
        ticks.push_back({axis.placeOf(values[i]), labels.at(static_cast<qsizetype>(i)), {}});
    return ticks;
}

/// Without a line for dates they stand in place of midnight.
void tellDaysInLine(ChartGeometry &geometry)
{
    geometry.hasDates = false;
    for (TimeTick &tick : geometry.timeTicks) {
        if (!tick.date.isEmpty())
            tick.label = std::exchange(tick.date, {});
    }
}

} // namespace

AxisPlace placedAxis(const ChartAxis &axis, int index, double length, double gap)
{
    AxisPlace place;
    place.axis = index;
    place.ticks = valueTicks(axis.scale, length, gap, ticksOf(axis.unit), axis.isTicksWhole);
    place.labels = tickLabels(place.ticks, axis.unit, axis.decimals);
    return place;
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

double valueTickGap(int height)
{
    return height < LowPlot ? SmallTickGap : LeastTickGap;
}

ChartGeometry layOutChart(const ChartScene &scene, const QSize &size, const LabelMetrics &metrics)
{
    ChartGeometry geometry;
    if (!scene.isTimeHidden)
        geometry.timeTicks = lowerTicks(scene, size.width() - LeastAxisWidth - RightInset);
    geometry.hasDates = std::any_of(geometry.timeTicks.begin(), geometry.timeTicks.end(),
                                    [](const TimeTick &tick) { return !tick.date.isEmpty(); });
    const bool hasLabel = scene.numbers && !scene.numbers->label.isEmpty();
    // Very low charts keep their lines, and leave out what stands around them.
    const bool isLow = size.height() < LowChart;
    const int gutter = isLow ? HiddenAxisHeight : FlagGutter;
    geometry.hasLabels = !scene.isTimeHidden && size.height() >= LowestLabelled;
    if (isLow)
        tellDaysInLine(geometry);
    const int labels = geometry.hasLabels ? TimeAxisHeight : HiddenAxisHeight;
    const int bottom = labels + (geometry.hasDates || hasLabel ? static_cast<int>(std::ceil(metrics.height)) : 0);
    const int height = std::max(1, size.height() - gutter - bottom);
    int left = 0;
    int right = 0;
    for (int i = 0; i < scene.axes.size(); ++i) {
        const ChartAxis &axis = scene.axes.at(i);
        if (axis.side == AxisSide::Hidden)
            continue;
        AxisPlace place = placedOf(scene, i, QSize(size.width(), height), metrics);
        const int width = axisWidth(axis, place.labels, metrics);
        int &taken = axis.side == AxisSide::Left ? left : right;
        place.rect = QRect(taken, gutter, width, height); // moved to its side once all widths are known
        taken += width;
        geometry.axes.push_back(std::move(place));
    }
    geometry.leftWidth = left;
    const int plotLeft = left > 0 ? std::max(left, scene.leastLeft) : LeftInset;
    const int plotRight = size.width() - (right > 0 ? right : RightInset);
    geometry.plot = QRect(plotLeft, gutter, std::max(1, plotRight - plotLeft), height);
    for (AxisPlace &place : geometry.axes) {
        const bool isLeft = scene.axes.at(place.axis).side == AxisSide::Left;
        const int offset = place.rect.left();
        place.rect.moveLeft(isLeft ? plotLeft - offset - place.rect.width() : plotRight + offset);
    }
    return geometry;
}

} // namespace Promontory
