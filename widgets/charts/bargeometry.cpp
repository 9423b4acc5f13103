#include "widgets/charts/bargeometry.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double Inset = 12;
constexpr double TopInset = 10;
constexpr double NameGap = 5;         ///< between names and the plot
constexpr double NameSideGap = 8;
constexpr double NamesShare = 0.4;    ///< of the widget, at most, for names
constexpr double LeastNameRoom = 72;  ///< a name wants this much before its neighbours give way
constexpr double FlatAxisHeight = 20;
constexpr double FlatTickGap = 72;
constexpr double SteepTurn = 1;       ///< degrees; less is level

double radians(double degrees)
{
    return degrees * 3.14159265358979323846 / 180;
}

/// The name cut at its end to a width.
QString shortened(const QString &text, double room, const LabelMetrics &metrics)
{
    if (metrics.width(text) <= room)
        return text;
    qsizetype fits = 0;
    qsizetype cut = text.size();
    while (fits < cut) {
        const qsizetype middle = (fits + cut + 1) / 2;
        const bool isFitting = metrics.width(text.left(middle) + u'…') <= room;
        fits = isFitting ? middle : fits;
        cut = isFitting ? cut : middle - 1;
    }
    return fits > 0 ? QString(text.left(fits).trimmed() + u'…') : QString();
}

double widestName(const QList<BarTick> &ticks, const LabelMetrics &metrics)
{
    double widest = 0;
    for (const BarTick &tick : ticks)
        widest = std::max(widest, metrics.width(tick.text));
    return widest;
}

/// How much room a name takes along its axis before the next may begin.
double breadthOf(const BarScene &scene, double widest, const LabelMetrics &metrics)
{
    if (scene.isHorizontal)
        return metrics.height;
    const double turn = std::abs(radians(scene.tickRotation));
    if (std::abs(scene.tickRotation) < SteepTurn)
        return std::min(widest, LeastNameRoom) + NameSideGap;
    return std::min(widest + NameSideGap, metrics.height / std::sin(turn) + 2);
}

/// Every n-th name, so that none touches the next; what is left is shortened to its room.
QList<BarTick> thinned(const BarScene &scene, double length, double room, const LabelMetrics &metrics)
{
    const qsizetype count = scene.ticks.size();
    if (count == 0)
        return {};
    const double widest = widestName(scene.ticks, metrics);
    const double slot = std::max(0.01, length / static_cast<double>(count));
    const double wanted = std::max(breadthOf(scene, widest, metrics), std::abs(scene.tickSpacing));
    const auto every = static_cast<qsizetype>(std::max(1.0, std::ceil(wanted / slot - 1e-6)));
    const bool isLevel = !scene.isHorizontal && std::abs(scene.tickRotation) < SteepTurn;
    const double most = isLevel ? slot * static_cast<double>(every) - NameSideGap : room;
    QList<BarTick> ticks;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype place = scene.tickSpacing < 0 ? count - 1 - i : i;
        if (place % every == 0)
            ticks.append({scene.ticks.at(i).at, shortened(scene.ticks.at(i).text, most, metrics)});
    }
    return ticks;
}

/// px that the names take across their axis.
double namesRoom(const BarScene &scene, const QSize &size, const LabelMetrics &metrics)
{
    if (scene.ticks.isEmpty())
        return 0;
    const double widest = widestName(scene.ticks, metrics);
    if (scene.isHorizontal)
        return std::min(std::ceil(widest), size.width() * NamesShare);
    const double turn = std::abs(radians(scene.tickRotation));
    if (std::abs(scene.tickRotation) < SteepTurn)
        return metrics.height;
    const double tall = std::ceil(widest * std::sin(turn) + metrics.height * std::cos(turn));
    return std::min(tall, size.height() * NamesShare);
}

/// Value axes beside upright bars, like those of a chart over time.
void placeUprightAxes(const BarScene &scene, BarGeometry &geometry, const QSize &size, double bottom,
                      const LabelMetrics &metrics)
{
    const int height = std::max(1, static_cast<int>(size.height() - TopInset - bottom));
    int left = 0;
    int right = 0;
    for (int i = 0; i < scene.axes.size(); ++i) {
        const ChartAxis &axis = scene.axes.at(i);
        if (axis.side == AxisSide::Hidden)
            continue;
        AxisPlace place = placedAxis(axis, i, height, valueTickGap(height));
        const int width = axisWidth(axis, place.labels, metrics);
        int &taken = axis.side == AxisSide::Left ? left : right;
        place.rect = QRect(taken, static_cast<int>(TopInset), width, height);
        taken += width;
        geometry.axes.push_back(std::move(place));
    }
    const int plotLeft = left > 0 ? left : static_cast<int>(Inset);
    const int plotRight = size.width() - (right > 0 ? right : static_cast<int>(Inset));
    geometry.plot = QRectF(plotLeft, TopInset, std::max(1, plotRight - plotLeft), height);
    for (AxisPlace &place : geometry.axes) {
        const bool isLeft = scene.axes.at(place.axis).side == AxisSide::Left;
        const int offset = place.rect.left();
        place.rect.moveLeft(isLeft ? plotLeft - offset - place.rect.width() : plotRight + offset);
    }
}

/// Value axes below (or above) bars that lie.
void placeFlatAxes(const BarScene &scene, BarGeometry &geometry, const QSize &size, double left,
                   const LabelMetrics &metrics)
{
    const int width = std::max(1, static_cast<int>(size.width() - left - 2 * Inset));
    double below = 0;
    double above = 0;
    for (int i = 0; i < scene.axes.size(); ++i) {
        const ChartAxis &axis = scene.axes.at(i);
        if (axis.side == AxisSide::Hidden)
            continue;
        AxisPlace place = placedAxis(axis, i, width, FlatTickGap);
        const double height = FlatAxisHeight + (axis.label.isEmpty() ? 0 : metrics.height);
        double &taken = axis.side == AxisSide::Left ? below : above;
        place.rect = QRect(static_cast<int>(left), static_cast<int>(taken), width, static_cast<int>(height));
        taken += height;
        geometry.axes.push_back(std::move(place));
    }
    const double top = above > 0 ? above : TopInset / 2;
    geometry.plot = QRectF(left, top, width, std::max(1.0, size.height() - top - std::max(below, TopInset / 2)));
    for (AxisPlace &place : geometry.axes) {
        const bool isBelow = scene.axes.at(place.axis).side == AxisSide::Left;
        const int offset = place.rect.top();
        place.rect.moveTop(static_cast<int>(isBelow ? geometry.plot.bottom() + offset
                                                    : top - offset - place.rect.height()));
    }
}

} // namespace

double BarGeometry::alongAt(double place) const
{
    return isHorizontal ? plot.top() + place * plot.height() : plot.left() + place * plot.width();
}

double BarGeometry::valueAt(double unit) const
{
    return isHorizontal ? plot.left() + unit * plot.width() : plot.bottom() - unit * plot.height();
}

double BarGeometry::placeOf(const QPointF &point) const
{
    return isHorizontal ? (point.y() - plot.top()) / std::max(1.0, plot.height())
                        : (point.x() - plot.left()) / std::max(1.0, plot.width());
}

QRectF BarGeometry::rect(double from, double to, double lowUnit, double highUnit) const
{
    const QPointF a = isHorizontal ? QPointF(valueAt(lowUnit), alongAt(from)) : QPointF(alongAt(from), valueAt(lowUnit));
    const QPointF b = isHorizontal ? QPointF(valueAt(highUnit), alongAt(to)) : QPointF(alongAt(to), valueAt(highUnit));
    return QRectF(a, b).normalized();
}

BarGeometry layOutBarChart(const BarScene &scene, const QSize &size, const LabelMetrics &metrics)
{
    BarGeometry geometry;
    geometry.isHorizontal = scene.isHorizontal;
    geometry.namesRoom = namesRoom(scene, size, metrics);
    const double label = scene.namesLabel.isEmpty() ? 0 : metrics.height + 2;
    const double names = geometry.namesRoom > 0 ? geometry.namesRoom + 2 * NameGap : 0;
    if (scene.isHorizontal)
        placeFlatAxes(scene, geometry, size, std::max(Inset, names + NameGap) + label, metrics);
    else
        placeUprightAxes(scene, geometry, size, std::max(TopInset, names) + label, metrics);
    const double length = scene.isHorizontal ? geometry.plot.height() : geometry.plot.width();
    geometry.ticks = thinned(scene, length, geometry.namesRoom / std::max(0.25, scene.isHorizontal ? 1.0
                                 : std::abs(std::sin(radians(scene.tickRotation)))), metrics);
    return geometry;
}

QRectF barRect(const BarScene &scene, const BarGeometry &geometry, const BarMark &bar)
{
    const ValueScale &scale = scene.axes.at(scene.series.at(bar.series).axis).scale;
    const auto unit = [&](double value) {
        const double at = scale.toUnit(value);
        return std::clamp(std::isnan(at) ? 0.0 : at, 0.0, 1.0); // zero lies below every logarithm
    };
    return geometry.rect(bar.from, bar.to, unit(bar.low), unit(bar.high));
}

} // namespace Promontory
