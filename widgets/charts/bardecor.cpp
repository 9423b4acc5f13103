#include "widgets/charts/bardecor.h"

#include "widgets/theme/hairline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double LabelInset = 8; ///< between axis labels and the plot
constexpr double NameGap = 5;
constexpr double LevelTurn = 1;
constexpr double NameAir = 4; ///< between names
constexpr double MarkLength = 4;

QColor faded(QColor color, double factor)
{
    color.setAlphaF(color.alphaF() * static_cast<float>(factor));
    return color;
}

/// Where bars begin: at zero where the axis shows it.
double baseUnit(const BarScene &scene)
{
    if (scene.axes.isEmpty())
        return 0;
    const double zero = scene.axes.constFirst().scale.toUnit(0);
    return zero > 0 && zero < 1 ? zero : 0;
}

} // namespace

BarDecor::BarDecor(const Theme &theme) : m_theme(theme), m_figures(fontFor(TextRole::Axis, theme.textScale)) {}

LabelMetrics BarDecor::metrics() const
{
    return {[this](const QString &text) { return m_figures.width(text); }, m_figures.height()};
}

void BarDecor::paintUnder(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const
{
    paintRegions(painter, scene, geometry);
    paintGrid(painter, scene, geometry);
}

void BarDecor::paintOver(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const
{
    for (const AxisPlace &place : geometry.axes)
        paintValueAxis(painter, scene, place, geometry);
    paintNames(painter, scene, geometry);
    paintThresholds(painter, scene, geometry);
}

void BarDecor::paintRegions(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const
{
    for (const ThresholdMark &mark : scene.thresholds) {
        if (!mark.hasArea || mark.axis >= scene.axes.size())
            continue;
        const ValueScale &scale = scene.axes.at(mark.axis).scale;
        const auto unit = [&](double value) {
            const double at = std::isinf(value) ? (value > 0 ? 1.0 : 0.0) : scale.toUnit(value);
            return std::clamp(std::isnan(at) ? 0.0 : at, 0.0, 1.0);
        };
        painter->fillRect(geometry.rect(0, 1, unit(mark.value), unit(mark.upTo)),
                          faded(mark.color, m_theme.chart.regionAlpha));
    }
}

/// A line across the bars at a place of the value axis.
void BarDecor::paintLine(QPainter *painter, const BarGeometry &geometry, double unit, const QPen &pen) const
{
    const double ratio = painter->device()->devicePixelRatio();
    const double at = snapped(geometry.valueAt(unit), ratio);
    const QRectF &plot = geometry.plot;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(pen);
    if (geometry.isHorizontal)
        painter->drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
    else
        painter->drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
}

void BarDecor::paintGrid(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const
{
    const auto first = std::find_if(geometry.axes.begin(), geometry.axes.end(),
                                    [&](const AxisPlace &place) { return scene.axes.at(place.axis).hasGrid; });
    if (first == geometry.axes.end())
        return;
    const ValueScale &scale = scene.axes.at(first->axis).scale;
    for (const double tick : first->ticks)
        paintLine(painter, geometry, scale.toUnit(tick), hairline(m_theme.chart.grid));
}

void BarDecor::paintValueAxis(QPainter *painter, const BarScene &scene, const AxisPlace &place,
                              const BarGeometry &geometry) const
{
    const ChartAxis &axis = scene.axes.at(place.axis);
    const bool isUpright = !geometry.isHorizontal;
    const bool isFirst = axis.side == AxisSide::Left; // left, or below
    const QRectF rect(place.rect);
    painter->setPen(axis.color.isValid() ? axis.color : m_theme.chart.axisText);
    const double height = m_figures.height();
    for (std::size_t i = 0; i < place.ticks.size(); ++i) {
        const QString &label = place.labels.at(static_cast<qsizetype>(i));
        const double at = geometry.valueAt(axis.scale.toUnit(place.ticks[i]));
        const double width = m_figures.width(label);
        QRectF line(rect.left(), at - height / 2, rect.width(), height);
        Qt::Alignment side = Qt::AlignVCenter | (isFirst ? Qt::AlignRight : Qt::AlignLeft);
        if (isUpright) {
            line.adjust(isFirst ? 0 : LabelInset, 0, isFirst ? -LabelInset : 0, 0);
        } else {
            const double left = std::min(at - width / 2, rect.right() + LabelInset - width);
            line = QRectF(left, isFirst ? rect.top() + NameGap : rect.bottom() - NameGap - height, width, height);
            side = Qt::AlignCenter;
        }
        m_figures.paint(painter, line, side, label);
    }
    if (axis.hasBorder && isUpright)
        paintVerticalLine(painter, isFirst ? rect.right() : rect.left(), rect.top(), rect.bottom(), m_theme.chart.axis);
    else if (axis.hasBorder)
        paintHorizontalLine(painter, rect.left(), rect.right(), isFirst ? rect.top() : rect.bottom(), m_theme.chart.axis);
    painter->setPen(axis.color.isValid() ? axis.color : m_theme.chart.axisText);
    paintAxisLabel(painter, rect, isUpright, isFirst, axis.label);
}

/// The text along an axis, at its outer edge.
void BarDecor::paintAxisLabel(QPainter *painter, const QRectF &rect, bool isUpright, bool isFirst,
                              const QString &text) const
{
    if (text.isEmpty())
        return;
    const double height = m_figures.height() + 2;
    painter->save();
    painter->setFont(m_figures.font());
    if (isUpright) {
        painter->translate(isFirst ? rect.left() : rect.right() - height, rect.center().y());
        painter->rotate(-90);
        painter->drawText(QRectF(-rect.height() / 2, 0, rect.height(), height), Qt::AlignCenter, text);
    } else {
        painter->drawText(QRectF(rect.left(), isFirst ? rect.bottom() - height : rect.top(), rect.width(), height),
                          Qt::AlignCenter, text);
    }
    painter->restore();
}

void BarDecor::paintNames(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const
{
    const QRectF &plot = geometry.plot;
    paintLine(painter, geometry, baseUnit(scene), hairline(m_theme.chart.axis));
    double free = -1e9; // a name moved in from the plot's end may meet the one before
    for (const BarTick &tick : geometry.ticks) {
        const double left = levelLeft(geometry, tick);
        const bool isLevel = !geometry.isHorizontal && std::abs(scene.tickRotation) < LevelTurn;
        if (isLevel && left < free)
            continue;
        free = left + m_figures.width(tick.text) + NameAir;
        paintName(painter, scene, geometry, tick);
    }
    painter->setPen(m_theme.chart.axisText);
    const double room = geometry.namesRoom + 3 * NameGap + m_figures.height();
    if (geometry.isHorizontal)
        paintAxisLabel(painter, QRectF(plot.left() - room, plot.top(), room, plot.height()), true, true, scene.namesLabel);
    else
        paintAxisLabel(painter, QRectF(plot.left(), plot.bottom(), plot.width(), room), false, true, scene.namesLabel);
}

/// Where a name that is not turned begins: below its bar, inside the panel.
double BarDecor::levelLeft(const BarGeometry &geometry, const BarTick &tick) const
{
    const double width = m_figures.width(tick.text);
    return std::min(geometry.alongAt(tick.at) - width / 2, geometry.plot.right() + LabelInset - width);
}

void BarDecor::paintName(QPainter *painter, const BarScene &scene, const BarGeometry &geometry,
                         const BarTick &tick) const
{
    const QRectF &plot = geometry.plot;
    const double at = geometry.alongAt(tick.at);
    const double height = m_figures.height();
    const double width = m_figures.width(tick.text);
    if (scene.isTickedAtEdges && geometry.isHorizontal)
        paintHorizontalLine(painter, plot.left() - MarkLength, plot.left(), at, m_theme.chart.axis);
    else if (scene.isTickedAtEdges)
        paintVerticalLine(painter, at, plot.bottom(), plot.bottom() + MarkLength, m_theme.chart.axis);
    painter->setPen(m_theme.chart.axisText);
    if (geometry.isHorizontal) {
        m_figures.paint(painter, QRectF(plot.left() - LabelInset - width, at - height / 2, width, height), Qt::AlignCenter,
                        tick.text);
        return;
    }
    if (std::abs(scene.tickRotation) < LevelTurn) {
        m_figures.paint(painter, QRectF(levelLeft(geometry, tick), plot.bottom() + NameGap, width, height),
                        Qt::AlignCenter, tick.text);
        return;
    }
    // Turned names end (or begin) below their bar.
    painter->save();
    painter->translate(at, plot.bottom() + NameGap + height / 2 * std::cos(scene.tickRotation * 0.0174533));
    painter->rotate(scene.tickRotation);
    const double left = scene.tickRotation < 0 ? -width : 0;
    m_figures.paint(painter, QRectF(left, -height / 2, width, height), Qt::AlignCenter, tick.text);
    painter->restore();
}

void BarDecor::paintThresholds(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const
{
    for (const ThresholdMark &mark : scene.thresholds) {
        if (!mark.hasLine || mark.axis >= scene.axes.size() || !std::isfinite(mark.value))
            continue;
        const double unit = scene.axes.at(mark.axis).scale.toUnit(mark.value);
        if (!(unit >= 0 && unit <= 1))
            continue;
        QPen pen = hairline(mark.color);
        if (mark.isDashed)
            pen.setDashPattern({5, 4});
        paintLine(painter, geometry, unit, pen);
    }
}

} // namespace Promontory
