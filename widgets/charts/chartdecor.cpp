#include "widgets/charts/chartdecor.h"

#include "widgets/charts/heatpaint.h"
#include "widgets/charts/plotmap.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/hairline.h"

#include <QPainter>

#include <cmath>

namespace Promontory {

namespace {

constexpr double LabelInset = 8;       ///< between axis labels and the plot
constexpr double TimeLabelTop = 5;
constexpr double ThresholdHeight = 16;
constexpr double MostLabelShare = 0.3; ///< of the plot's width that a threshold's label may cover
constexpr double LabelGround = 0.16; ///< of a threshold's colour behind its label
constexpr double AxisLabelTurn = -90;
constexpr double LeastContrast = 4.5; ///< of texts

PlotMap timeMap(const ChartScene &scene, const ChartGeometry &geometry)
{
    return {QRectF(geometry.plot), scene.range, ValueScale(), 1};
}

QColor faded(QColor color, double factor)
{
    color.setAlphaF(color.alphaF() * static_cast<float>(factor));
    return color;
}

} // namespace

double tickY(const ChartScene &scene, const ChartGeometry &geometry, int axis, double value)
{
    const QRectF plot(geometry.plot);
    if (scene.lanes)
        return plot.top() + value / static_cast<double>(std::max(qsizetype(1), scene.lanes->lanes.size())) * plot.height();
    const double unit = scene.heat ? value / std::max(1, scene.heat->rows)
                                   : scene.axes.at(axis).scale.toUnit(value);
    return plot.bottom() - unit * plot.height();
}

ChartDecor::ChartDecor(const Theme &theme)
    : m_theme(theme)
    , m_figures(fontFor(TextRole::Axis, theme.textScale))
{
}

LabelMetrics ChartDecor::metrics() const
{
    return {[this](const QString &text) { return m_figures.width(text); }, m_figures.height()};
}

void ChartDecor::paintRegions(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const
{
    for (const ThresholdMark &mark : scene.thresholds) {
        if (!mark.hasArea || mark.axis >= scene.axes.size())
            continue;
        const QRectF plot(geometry.plot);
        const ValueScale &scale = scene.axes.at(mark.axis).scale;
        const auto y = [&](double value) {
            const double unit = std::isinf(value) ? (value > 0 ? 1.0 : 0.0) : scale.toUnit(value);
            return plot.bottom() - std::clamp(std::isnan(unit) ? 0.0 : unit, 0.0, 1.0) * plot.height();
        };
        QColor color = mark.color;
        color.setAlphaF(color.alphaF() * static_cast<float>(m_theme.chart.regionAlpha));
        painter->fillRect(QRectF(QPointF(plot.left(), y(mark.upTo)), QPointF(plot.right(), y(mark.value))), color);
    }
}

void ChartDecor::paintGrid(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const
{
    const QRectF plot(geometry.plot);
    const PlotMap map = timeMap(scene, geometry);
    const QColor upright = faded(m_theme.chart.grid, 0.5);
    const bool hasUpright = !scene.numbers || scene.numbers->hasGrid;
    for (const TimeTick &tick : hasUpright ? geometry.timeTicks : std::vector<TimeTick>())
        paintVerticalLine(painter, map.x(tick.timeMs), plot.top(), plot.bottom(), upright);
    const auto first = std::find_if(geometry.axes.begin(), geometry.axes.end(), [&](const AxisPlace &place) {
        return scene.axes.at(place.axis).hasGrid;
    });
    if (first == geometry.axes.end())
        return;
    for (const double tick : first->ticks)
        paintHorizontalLine(painter, plot.left(), plot.right(), tickY(scene, geometry, first->axis, tick),
                            m_theme.chart.grid);
}

void ChartDecor::paintCells(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const
{
    if (!scene.heat || scene.heat->picture.isNull())
        return;
    const HeatCells &cells = *scene.heat;
    const PlotMap map = timeMap(scene, geometry);
    const QRectF plot(geometry.plot);
    const double left = map.x(cells.firstMs);
    const double right = map.x(cells.firstMs + cells.stepMs * cells.columns);
    painter->save();
    painter->setClipRect(plot);
    paintHeat(painter, cells, QRectF(left, plot.top(), right - left, plot.height()), plot, m_figures, m_theme);
    painter->restore();
}

void ChartDecor::paintAxes(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const
{
    for (const AxisPlace &place : geometry.axes)
        paintValueAxis(painter, scene, place);
    paintTimeAxis(painter, scene, geometry);
}

void ChartDecor::paintValueAxis(QPainter *painter, const ChartScene &scene, const AxisPlace &place) const
{
    const ChartAxis &axis = scene.axes.at(place.axis);
    const bool isLeft = axis.side == AxisSide::Left;
    const QRectF rect(place.rect);
    painter->setPen(axis.color.isValid() ? axis.color : m_theme.chart.axisText);
    ChartGeometry own;
    own.plot = place.rect;
    for (std::size_t i = 0; i < place.ticks.size(); ++i) {
        const double y = tickY(scene, own, place.axis, place.ticks[i]);
        const QString &label = place.labels.at(static_cast<qsizetype>(i));
        const QRectF line(rect.left(), y - m_figures.height() / 2, rect.width(), m_figures.height());
        const bool isCut = line.top() < 0;
        if (!isCut)
            m_figures.paint(painter, line.adjusted(isLeft ? 0 : LabelInset, 0, isLeft ? -LabelInset : 0, 0),
                            (isLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, label);
    }
    if (axis.hasBorder)
        paintVerticalLine(painter, isLeft ? rect.right() : rect.left(), rect.top(), rect.bottom(), m_theme.chart.axis);
    if (axis.label.isEmpty())
        return;
    painter->save();
    painter->setFont(m_figures.font());
    painter->translate(isLeft ? rect.left() : rect.right() - m_figures.height(), rect.center().y());
    painter->rotate(AxisLabelTurn);
    painter->drawText(QRectF(-rect.height() / 2, 0, rect.height(), m_figures.height() + 2), Qt::AlignCenter,
                      m_figures.elided(axis.label, rect.height()));
    painter->restore();
}

void ChartDecor::paintTimeAxis(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const
{
    const QRectF plot(geometry.plot);
    const PlotMap map = timeMap(scene, geometry);
    paintHorizontalLine(painter, plot.left(), plot.right(), plot.bottom(), m_theme.chart.axis);
    painter->setPen(m_theme.chart.axisText);
    const double right = geometry.axes.empty() ? plot.right() : plot.right() + LabelInset;
    double free = 0;
    if (scene.numbers && !scene.numbers->label.isEmpty()) {
        const QRectF line(plot.left(), plot.bottom() + TimeLabelTop + m_figures.height(), plot.width(), m_figures.height());
        m_figures.paint(painter, line, Qt::AlignCenter, m_figures.elided(scene.numbers->label, line.width()));
    }
    for (const TimeTick &tick : geometry.hasLabels ? geometry.timeTicks : std::vector<TimeTick>()) {
        const double width = std::max(m_figures.width(tick.label), m_figures.width(tick.date));
        const double left = map.x(tick.timeMs) - width / 2;
        if (left < free || left + width > right) // cut or touching labels are left out
            continue;
        const QRectF line(left, plot.bottom() + TimeLabelTop, width, m_figures.height());
        m_figures.paint(painter, line, Qt::AlignHCenter | Qt::AlignVCenter, tick.label);
        if (!tick.date.isEmpty())
            m_figures.paint(painter, line.translated(0, m_figures.height()), Qt::AlignHCenter | Qt::AlignVCenter,
                            tick.date);
        free = left + width + LabelInset;
    }
}

void ChartDecor::paintThresholds(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const
{
    const QRectF plot(geometry.plot);
    for (const ThresholdMark &mark : scene.thresholds) {
        if (!mark.hasLine || mark.axis >= scene.axes.size() || !std::isfinite(mark.value))
            continue;
        const double y = tickY(scene, geometry, mark.axis, mark.value);
        if (!(y >= plot.top() && y <= plot.bottom()))
            continue;
        QPen pen = hairline(mark.color);
        if (mark.isDashed)
            pen.setDashPattern({5, 4});
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(pen);
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        if (!mark.label.isEmpty())
            paintThresholdLabel(painter, geometry.plot, y, mark);
    }
}

void ChartDecor::paintThresholdLabel(QPainter *painter, const QRect &plot, double y,
                                     const ThresholdMark &mark) const
{
    const double width = m_figures.width(mark.label) + 2 * 4;
    if (width > plot.width() * MostLabelShare)
        return; // the line speaks for itself
    const double top = std::clamp(y - ThresholdHeight / 2, double(plot.top()), plot.bottom() - ThresholdHeight);
    const QRectF box(plot.right() + 1 - width, top, width, ThresholdHeight);
    const QColor panel = m_theme.surface.panel;
    const QColor fill = blended(faded(mark.color, LabelGround), panel);
    paintBox(painter, box, fill, QColor(), 3);
    // Faint and dark colours make fine areas, but no letters.
    const QColor solid = blended(mark.color, panel);
    painter->setPen(contrastRatio(solid, fill) >= LeastContrast ? solid : m_theme.text.secondary);
    m_figures.paint(painter, box, Qt::AlignCenter, mark.label);
}

} // namespace Promontory
