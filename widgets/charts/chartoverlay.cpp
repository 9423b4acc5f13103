// What TimeChart paints over its picture.
#include "widgets/charts/chartprobe.h"
#include "widgets/charts/lanepaint.h"
#include "widgets/charts/timechart.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double PointDiameter = 7;
constexpr double LabelHeight = 18;
constexpr double LabelPadding = 6;

} // namespace

void TimeChart::paintEvent(QPaintEvent *)
{
    refreshPicture();
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), m_picture);
    paintPointedMark(&painter);
    if (m_drag == Drag::Zoom)
        paintBand(&painter);
    else if (m_crosshair && m_scene.range.contains(*m_crosshair))
        paintCrosshair(&painter);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(hairline(m_theme.focusRing, 2));
        painter.drawRect(QRectF(geometryOfPlot().plot).adjusted(-1, -1, 1, 1));
    }
}

void TimeChart::paintCrosshair(QPainter *painter) const
{
    const QRectF plot(geometryOfPlot().plot);
    const double x = snapped(xOf(*m_crosshair), devicePixelRatioF());
    QPen pen = hairline(m_theme.chart.crosshair);
    pen.setDashPattern({3, 3});
    painter->setPen(pen);
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter->setRenderHint(QPainter::Antialiasing, true);
    for (const ProbedSample &sample : samplesAt(m_scene, *m_crosshair, reachMs())) {
        const ChartSeries &series = m_scene.series.at(sample.series);
        const bool isLine = series.isPainted && series.style.draw == DrawStyle::Line;
        const double unit = m_scene.axes.at(series.axis).scale.toUnit(sample.drawn);
        if (!isLine || !(unit >= 0 && unit <= 1))
            continue;
        painter->setBrush(series.color);
        painter->setPen(QPen(m_theme.surface.panel, 1));
        const QPointF centre(xOf(sample.timeMs), plot.bottom() - unit * plot.height());
        painter->drawEllipse(centre, PointDiameter / 2, PointDiameter / 2);
    }
    if (m_isHovered && m_scene.lanes)
        paintHoveredSpan(painter);
    if (m_isHovered)
        paintTimeLabel(painter, x);
}

void TimeChart::paintHoveredSpan(QPainter *painter) const
{
    const PlotMap map{QRectF(geometryOfPlot().plot), m_scene.range, ValueScale(), devicePixelRatioF()};
    const int row = laneAt(*m_scene.lanes, m_pointer.y(), map.plot);
    const int span = row >= 0 ? spanAt(m_scene.lanes->lanes.at(row), *m_crosshair) : -1;
    if (span < 0)
        return;
    const LaneSpan &hovered = m_scene.lanes->lanes.at(row).spans[static_cast<std::size_t>(span)];
    paintBox(painter, spanRect(*m_scene.lanes, row, hovered, map), QColor(), m_theme.text.primary, 0);
}

void TimeChart::paintTimeLabel(QPainter *painter, double x) const
{
    const QRectF plot(geometryOfPlot().plot);
    QFont font = fontFor(TextRole::Axis, m_theme.textScale);
    font.setWeight(QFont::DemiBold);
    const Figures figures(font);
    const QString text = m_scene.numbers
        ? formatValue(m_scene.numbers->valueAt(*m_crosshair), m_scene.numbers->config, {m_scene.zone, 0}).joined()
        : formatTime(*m_crosshair, m_scene.zone, u"HH:mm:ss"_s);
    const double width = figures.width(text) + 2 * LabelPadding;
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
    const QRectF box(left, plot.bottom() + 3, width, LabelHeight);
    paintBox(painter, box, m_theme.chart.crosshair, QColor(), 3);
    painter->setPen(m_theme.surface.panel);
    figures.paint(painter, box, Qt::AlignCenter, text);
}

void TimeChart::paintBand(QPainter *painter) const
{
    const QRectF plot(geometryOfPlot().plot);
    const double left = std::min(m_pressed.x(), m_dragX);
    const double right = std::max(m_pressed.x(), m_dragX);
    painter->fillRect(QRectF(left, plot.top(), right - left, plot.height()), m_theme.chart.zoomBand);
    paintVerticalLine(painter, left, plot.top(), plot.bottom(), m_theme.accent.base);
    paintVerticalLine(painter, right, plot.top(), plot.bottom(), m_theme.accent.base);
}

} // namespace Promontory
