#include "widgets/charts/scatterpaint.h"

#include "widgets/charts/linepath.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

constexpr std::size_t DashedVertices = 1'500; ///< a line of more vertices is drawn solid
constexpr double MostBeyond = 8; ///< px that points at the edge may reach out of the plot
constexpr std::size_t SmoothPoints = 20'000; ///< of more, nobody sees whether they are smooth

bool isDrawn(const QPointF &point)
{
    return std::isfinite(point.x()) && std::isfinite(point.y());
}

/// Runs of neighbouring rows that have points.
LinePath lineThrough(const std::vector<QPointF> &points)
{
    LinePath path;
    bool isOpen = true;
    for (const QPointF &point : points) {
        if (!isDrawn(point)) {
            isOpen = true;
            continue;
        }
        if (isOpen)
            path.starts.push_back(static_cast<std::uint32_t>(path.points.size()));
        isOpen = false;
        path.points.push_back(point);
    }
    return path;
}

void paintLine(QPainter *painter, const ScatterSeries &series, const std::vector<QPointF> &points)
{
    LinePath path = lineThrough(points);
    if (series.dashes.size() > 1 && path.points.size() <= DashedVertices)
        path = dashedPath(path, series.dashes);
    QPen pen(series.color, series.lineWidth);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::BevelJoin);
    painter->setPen(pen);
    for (std::size_t run = 0; run < path.runs(); ++run) {
        const auto vertices = path.run(run);
        if (vertices.size() > 1)
            painter->drawPolyline(vertices.data(), static_cast<int>(vertices.size()));
    }
}

void paintPoint(QPainter *painter, const QPointF &point, double diameter, ScatterShape shape)
{
    const double radius = diameter / 2;
    if (shape == ScatterShape::Square)
        painter->drawRect(QRectF(point.x() - radius, point.y() - radius, diameter, diameter));
    else
        painter->drawEllipse(point, radius, radius);
}

void setColor(QPainter *painter, const ScatterSeries &series, const QColor &color)
{
    QColor fill = color;
    fill.setAlphaF(fill.alphaF() * static_cast<float>(series.fillOpacity));
    painter->setBrush(fill);
    painter->setPen(series.strokeWidth > 0 ? QPen(color, series.strokeWidth) : QPen(Qt::NoPen));
}

/// Points upon each other at the same place, size and colour are painted once.
void paintPoints(QPainter *painter, const ScatterSeries &series, const std::vector<QPointF> &points,
                 const QRectF &plot)
{
    QColor last;
    QPointF before(-1e9, -1e9);
    for (std::size_t row = 0; row < points.size(); ++row) {
        const double size = diameterOf(series, row);
        const double reach = size + series.strokeWidth;
        if (!isDrawn(points[row]) ||
            !plot.adjusted(-reach, -reach, reach, reach).contains(points[row]))
            continue;
        const QColor color = colorOf(series, row);
        const bool isSame =
            color == last && series.sizes.empty() && (points[row] - before).manhattanLength() < 0.5;
        if (isSame)
            continue;
        if (color != last)
            setColor(painter, series, color);
        last = color;
        before = points[row];
        paintPoint(painter, points[row], size, series.shape);
    }
}

} // namespace

double diameterOf(const ScatterSeries &series, std::size_t row)
{
    return row < series.sizes.size() ? static_cast<double>(series.sizes[row]) : series.pointSize;
}

QColor colorOf(const ScatterSeries &series, std::size_t row)
{
    return row < series.colors.size() ? QColor::fromRgba(series.colors[row]) : series.color;
}

std::vector<QPointF> scatterPoints(const ScatterSeries &series, const PlotMap &map)
{
    const auto values = series.values.span();
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    std::vector<QPointF> points;
    points.reserve(values.size());
    for (std::size_t row = 0; row < std::min(values.size(), series.places.size()); ++row) {
        const bool isHere =
            std::isfinite(values[row]) && series.places[row] != std::numeric_limits<qint64>::min();
        points.push_back(isHere ? QPointF(map.x(series.places[row]), map.y(values[row]))
                                : QPointF(nowhere, nowhere));
    }
    return points;
}

void paintScatter(QPainter *painter, const ScatterSeries &series,
                  const std::vector<QPointF> &points, const QRectF &plot, double opacity)
{
    painter->save();
    const double beyond = std::clamp(series.pointSize / 2 + series.strokeWidth, 1.0, MostBeyond);
    painter->setClipRect(plot.adjusted(-beyond, -beyond, beyond, beyond));
    painter->setOpacity(opacity);
    painter->setRenderHint(QPainter::Antialiasing, points.size() <= SmoothPoints);
    if (series.hasLine && series.lineWidth > 0)
        paintLine(painter, series, points);
    if (series.hasPoints)
        paintPoints(painter, series, points, plot);
    painter->restore();
}

} // namespace Promontory
