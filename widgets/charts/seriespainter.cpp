#include "widgets/charts/seriespainter.h"

#include "widgets/charts/fillraster.h"
#include "widgets/charts/linestroke.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace Promontory {

namespace {

constexpr double AutoPointSize = 4;
constexpr double PointSpacing = 12;       ///< points are drawn by themselves when samples are farther apart
constexpr std::size_t DashVertices = 1'500; ///< a line of more vertices is drawn solid
constexpr std::size_t JoinedVertices = 2'000; ///< a wide line of more is drawn segment by segment
constexpr double EmphasisWidth = 1.5;
constexpr double OutlinedBar = 3;         ///< device px of a bar whose outline can be seen

void strokeWide(QPainter *painter, const LinePath &path)
{
    // Joined wide polylines of many vertices cost the painter seconds; single segments do not.
    std::vector<QLineF> lines;
    lines.reserve(path.points.size());
    for (std::size_t r = 0; r < path.runs(); ++r) {
        const auto run = path.run(r);
        for (std::size_t i = 0; i + 1 < run.size(); ++i)
            lines.emplace_back(run[i], run[i + 1]);
    }
    painter->drawLines(lines.data(), static_cast<int>(lines.size()));
}

void strokeRuns(QPainter *painter, const LinePath &path)
{
    for (std::size_t r = 0; r < path.runs(); ++r) {
        const auto run = path.run(r);
        if (run.size() > 1)
            painter->drawPolyline(run.data(), static_cast<int>(run.size()));
    }
}

QPainterPath areaBetween(std::span<const QPointF> upper, std::span<const QPointF> lower, double y)
{
    QPainterPath area(upper.front());
    for (const QPointF &point : upper.subspan(1))
        area.lineTo(point);
    if (lower.empty()) {
        area.lineTo(upper.back().x(), y);
        area.lineTo(upper.front().x(), y);
    }
    for (auto point = lower.rbegin(); point != lower.rend(); ++point)
        area.lineTo(*point);
    area.closeSubpath();
    return area;
}

QColor withOpacity(QColor color, double opacity)
{
    color.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)) * color.alphaF());
    return color;
}

QPolygonF diamondAt(const QPointF &centre, double radius)
{
    return QPolygonF({centre - QPointF(0, radius), centre + QPointF(radius, 0), centre + QPointF(0, radius),
                      centre - QPointF(radius, 0)});
}

} // namespace

std::size_t vertexCount(const SampleGrid &grid)
{
    constexpr std::size_t PerColumn = 4;
    const std::size_t samples = grid.last() - grid.first();
    return grid.columns().empty() ? samples : std::min(samples, PerColumn * grid.columns().size());
}

SeriesPainter::SeriesPainter(const ChartSeries &series, const SampleGrid &grid, const PlotMap &map,
                             const PaintMode &mode)
    : m_series(series)
    , m_grid(grid)
    , m_map(map)
{
    const SeriesStyle &style = series.style;
    if (style.draw != DrawStyle::Line)
        return;
    const bool isPlain = mode.raster && !mode.isSmoothed && style.lineWidth <= 1;
    if (isPlain)
        m_spans = columnSpans(grid, series.values.span(), map, style);
    if (m_spans.empty() || style.fillOpacity > 0)
        m_line = linePath(grid, series.values.span(), map, style);
    if (!series.base.isEmpty() && style.fillOpacity > 0)
        m_base = linePath(grid, series.base.span(), map, style);
}

double SeriesPainter::zeroY() const
{
    const ValueScale &scale = m_map.scale;
    if (scale.kind() == ScaleKind::Log)
        return m_map.plot.bottom();
    return m_map.y(std::clamp(0.0, scale.min(), scale.max()));
}

QList<QColor> SeriesPainter::fillColors() const
{
    const QColor color = m_series.fill.isValid() ? m_series.fill : m_series.color;
    switch (m_series.style.gradient) {
    case FillGradient::Scheme:
        return m_series.scheme.isEmpty() ? QList<QColor>{color} : m_series.scheme;
    case FillGradient::Hue: {
        QColor shifted = QColor::fromHslF(std::fmod(std::max(0.0F, color.hslHueF()) + 0.08F, 1.0F),
                                          color.hslSaturationF(), color.lightnessF() * 0.8F);
        return {shifted, color};
    }
    case FillGradient::None:
    case FillGradient::Opacity:
        break;
    }
    return {color};
}

void SeriesPainter::paintFill(QPainter *painter, const PaintMode &mode, const LinePath *lower,
                              bool isEmphasised) const
{
    const double opacity = m_series.style.fillOpacity;
    if (m_series.style.draw != DrawStyle::Line || opacity <= 0 || m_line.points.empty())
        return;
    const LinePath *base = lower ? lower : m_base.points.empty() ? nullptr : &m_base;
    const bool isFading = m_series.style.gradient == FillGradient::Opacity;
    const double away = mode.emphasised >= 0 && !isEmphasised ? mode.dimOpacity : 1;
    if (mode.raster) {
        const std::vector<float> upper = columnEdges(m_line, m_map);
        const std::vector<float> under = base
            ? columnEdges(*base, m_map)
            : std::vector<float>(upper.size(), static_cast<float>(zeroY() * m_map.ratio));
        blendColumns(*mode.raster,
                     {upper, under, deviceClip(), fillColors(), opacity * away, isFading ? 0 : opacity * away});
        return;
    }
    const QBrush brush = areaBrush(opacity * away);
    for (std::size_t r = 0; r < m_line.runs(); ++r) {
        const bool hasTwin = base && r < base->runs();
        if (!m_line.run(r).empty())
            painter->fillPath(areaBetween(m_line.run(r), hasTwin ? base->run(r) : std::span<const QPointF>(),
                                          zeroY()), brush);
    }
}

/// Flat, fading towards the foot of the plot, or in the colours of the scale from its low to its high end.
QBrush SeriesPainter::areaBrush(double opacity) const
{
    const QList<QColor> colors = fillColors();
    const bool isFading = m_series.style.gradient == FillGradient::Opacity;
    if (colors.size() < 2 && !isFading)
        return withOpacity(colors.constFirst(), opacity);
    QLinearGradient gradient(m_map.plot.bottomLeft(), m_map.plot.topLeft());
    const qsizetype last = std::max<qsizetype>(1, colors.size() - 1);
    for (qsizetype i = 0; i <= last; ++i) {
        const double at = double(i) / double(last);
        gradient.setColorAt(at, withOpacity(colors.value(i, colors.constLast()), isFading ? opacity * at : opacity));
    }
    return gradient;
}

void SeriesPainter::paintStrokes(QPainter *painter, const PaintMode &mode, bool isEmphasised) const
{
    painter->setOpacity(mode.emphasised >= 0 && !isEmphasised ? mode.dimOpacity : 1);
    if (m_series.style.draw == DrawStyle::Bars)
        paintBars(painter);
    if (m_series.style.draw == DrawStyle::Line && m_series.style.lineWidth > 0)
        paintLine(painter, mode, isEmphasised);
    if (showsPoints())
        paintPoints(painter);
    painter->setOpacity(1);
}

void SeriesPainter::paintLine(QPainter *painter, const PaintMode &mode, bool isEmphasised) const
{
    const double width = std::max(m_series.style.lineWidth, isEmphasised ? EmphasisWidth : 0.0);
    if (!m_spans.empty() && mode.raster) {
        strokeColumns(*mode.raster, m_spans, deviceClip(), lineColors(), painter->opacity());
        return;
    }
    const bool isDashed = m_series.style.dashes.size() > 1 && m_line.points.size() <= DashVertices;
    const LinePath dashed = isDashed ? dashedPath(m_line, m_series.style.dashes) : LinePath();
    const LinePath &path = isDashed ? dashed : m_line;
    if (width > 1 || !mode.raster || lineColors().size() > 1)
        return strokeByPainter(painter, mode, path, width);
    const int edge = static_cast<int>(std::ceil(m_map.ratio)); // half of a line may lie outside the plot
    strokeThin(*mode.raster, path, m_map.ratio, deviceClip().adjusted(0, -edge, 0, edge),
               withOpacity(m_series.color, width * painter->opacity()));
}

void SeriesPainter::strokeByPainter(QPainter *painter, const PaintMode &mode, const LinePath &path,
                                    double width) const
{
    QPen pen(lineBrush(), width);
    pen.setCosmetic(width <= 1);
    if (width > 1) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
    }
    painter->setPen(pen);
    painter->setRenderHint(QPainter::Antialiasing, mode.isSmoothed);
    if (width > 1 && mode.raster && path.points.size() > JoinedVertices)
        strokeWide(painter, path);
    else
        strokeRuns(painter, path);
}

QList<QColor> SeriesPainter::lineColors() const
{
    const bool isByValue = m_series.style.gradient == FillGradient::Scheme && m_series.scheme.size() > 1;
    return isByValue ? m_series.scheme : QList<QColor>{m_series.color};
}

QBrush SeriesPainter::lineBrush() const
{
    const QList<QColor> colors = lineColors();
    if (colors.size() < 2)
        return m_series.color;
    QLinearGradient gradient(m_map.plot.bottomLeft(), m_map.plot.topLeft());
    for (qsizetype i = 0; i < colors.size(); ++i)
        gradient.setColorAt(double(i) / double(colors.size() - 1), colors.at(i));
    return gradient;
}

QRect SeriesPainter::deviceClip() const
{
    return QRectF(m_map.plot.topLeft() * m_map.ratio, m_map.plot.size() * m_map.ratio).toRect();
}

void SeriesPainter::paintBars(QPainter *painter) const
{
    const SeriesStyle &style = m_series.style;
    const std::span<const double> values = m_series.values.span();
    const std::span<const double> base = m_series.base.span();
    const double slot = m_series.stepMs > 0 ? static_cast<double>(m_series.stepMs) * m_map.perMs()
                                            : m_map.plot.width() / std::max(1.0, double(values.size()));
    const double width = std::clamp(slot * style.barWidthFactor, 1 / m_map.ratio, style.barMaxWidth);
    const double shift = (style.barAlignment - 1) / 2 * width;
    const auto snap = [this](double at) { return std::round(at * m_map.ratio) / m_map.ratio; };
    std::vector<QRectF> bars;
    bars.reserve(m_grid.last() - m_grid.first());
    for (std::size_t i = m_grid.first(); i < std::min(m_grid.last(), values.size()); ++i) {
        const double low = i < base.size() ? base[i] : 0;
        if (std::isnan(values[i]) || std::isnan(low) || values[i] == low)
            continue;
        const double from = i < base.size() ? m_map.y(low) : zeroY();
        const double left = snap(m_grid.x(i) + shift);
        const QRectF bar(QPointF(left, snap(m_map.y(values[i]))), QPointF(snap(left + width), snap(from)));
        // Stacked bars keep a line of background between them as long as there is room for one.
        const double gap = i < base.size() && std::abs(bar.height()) > 3 ? 1 / m_map.ratio : 0;
        bars.push_back(bar.normalized().adjusted(0, gap, 0, 0));
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    // The outline of a bar this thin is all there is of it.
    const bool isThin = width * m_map.ratio < OutlinedBar && style.lineWidth > 0;
    const double opacity = isThin ? 1 : style.fillOpacity;
    painter->setPen(Qt::NoPen);
    painter->setBrush(areaBrush(opacity));
    if (opacity > 0)
        painter->drawRects(bars.data(), static_cast<int>(bars.size()));
    const bool isPiled = !base.empty() && opacity > 0;
    if (!isThin && !isPiled && style.lineWidth > 0)
        outlineBars(painter, bars);
}

/// Lines inside the edges of bars, as wide as those of the series.
void SeriesPainter::outlineBars(QPainter *painter, const std::vector<QRectF> &bars) const
{
    const double width = m_series.style.lineWidth > 1 ? m_series.style.lineWidth : 1 / m_map.ratio;
    QPen pen(lineBrush(), width);
    pen.setJoinStyle(Qt::MiterJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    for (const QRectF &bar : bars) {
        const double inset = std::min({width, bar.width(), bar.height()}) / 2;
        painter->drawRect(bar.adjusted(inset, inset, -inset, -inset));
    }
}

bool SeriesPainter::showsPoints() const
{
    if (m_series.style.draw == DrawStyle::Points)
        return true;
    return m_series.style.draw == DrawStyle::Line && m_series.style.points != PointMode::Never;
}

void SeriesPainter::paintPoints(QPainter *painter) const
{
    const SeriesStyle &style = m_series.style;
    const std::span<const double> values = m_series.values.span();
    const std::size_t count = m_grid.last() - m_grid.first();
    const bool isSparse = count > 1
        && (m_grid.x(m_grid.last() - 1) - m_grid.x(m_grid.first())) / double(count - 1) > PointSpacing;
    const bool hasAll = style.draw == DrawStyle::Points || style.points == PointMode::Always || isSparse;
    std::vector<QPointF> points;
    if (hasAll) {
        for (std::size_t i = m_grid.first(); i < std::min(m_grid.last(), values.size()); ++i) {
            const QPointF point(m_grid.x(i), m_map.y(values[i]));
            const bool isNew = points.empty() || std::abs(point.x() - points.back().x()) > 0.5
                || std::abs(point.y() - points.back().y()) > 0.5;
            if (!std::isnan(point.y()) && isNew)
                points.push_back(point);
        }
    } else {
        for (std::size_t r = 0; r < m_line.runs(); ++r) {
            if (m_line.run(r).size() == 1)
                points.push_back(m_line.run(r).front());
        }
    }
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(lineBrush());
    const bool isAsked = style.draw == DrawStyle::Points || style.points == PointMode::Always;
    const double radius = isAsked ? style.pointSize / 2 : std::min(style.pointSize, AutoPointSize) / 2;
    for (const QPointF &point : points) {
        if (style.pointShape == PointShape::Diamond)
            painter->drawPolygon(diamondAt(point, radius));
        else
            painter->drawEllipse(point, radius, radius);
    }
}

} // namespace Promontory
