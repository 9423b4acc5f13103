// Mouse, wheel and keys of TimeChart.
#include "widgets/charts/chartprobe.h"
#include "widgets/charts/timechart.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace Promontory {

namespace {

constexpr qint64 LeastRangeMs = 10; ///< nothing narrower is asked for
constexpr double ZoomStep = 0.8;
constexpr double NotchDegrees = 120;

TimeRange shifted(const TimeRange &range, qint64 byMs)
{
    return {range.fromMs + byMs, range.toMs + byMs};
}

} // namespace

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    const QRect plot = geometryOfPlot().plot;
    const QPointF at = event->position();
    const bool isAcross = at.x() >= plot.left() && at.x() <= plot.right() + 1;
    if (!m_isInteractive || event->button() != Qt::LeftButton || !isAcross) {
        event->ignore();
        return;
    }
    m_pressed = at;
    m_drag = at.y() > plot.bottom() ? Drag::Axis : Drag::Pressed;
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isInteractive)
        return;
    const QPointF at = event->position();
    const bool isFar = hasTimes() && std::abs(at.x() - m_pressed.x()) >= QApplication::startDragDistance();
    if (m_drag == Drag::Pressed && isFar) {
        m_drag = Drag::Zoom;
        endHover();
    } else if (m_drag == Drag::Axis && isFar) {
        m_drag = Drag::Pan;
        endHover();
        m_panned = m_scene.range;
        m_pressed = at;
    }
    if (m_drag == Drag::Zoom) {
        const QRect plot = geometryOfPlot().plot;
        m_dragX = std::clamp(at.x(), double(plot.left()), plot.right() + 1.0);
        update();
    } else if (m_drag == Drag::Pan) {
        panTo(at.x());
    } else if (m_drag == Drag::None) {
        const QRect plot = geometryOfPlot().plot;
        const bool isAxis = hasTimes() && at.y() > plot.bottom() && at.x() >= plot.left();
        hoverAt(at);
        setCursor(isAxis                         ? Qt::SizeHorCursor
                  : linksUnder(at).isEmpty() ? Qt::ArrowCursor
                                                 : Qt::PointingHandCursor);
    }
}

void TimeChart::panTo(double x)
{
    const double perPx = static_cast<double>(m_scene.range.spanMs()) / std::max(1, geometryOfPlot().plot.width());
    const auto byMs = static_cast<qint64>((m_pressed.x() - x) * perPx);
    if (byMs == 0)
        return;
    m_panned = shifted(m_scene.range, byMs);
    m_scene.range = m_panned;
    m_pressed.setX(x);
    invalidate();
}

void TimeChart::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (event->button() != Qt::LeftButton)
        return;
    if (drag == Drag::Zoom) {
        finishZoom(m_dragX);
    } else if (drag == Drag::Pan) {
        emit rangeSelected(m_panned);
    } else if (drag == Drag::Pressed) {
        hoverAt(event->position());
        if (!followLinkAt(event->position()))
            m_tooltip->pin();
    }
    update();
}

void TimeChart::finishZoom(double x)
{
    const qint64 a = timeAt(m_pressed.x());
    const qint64 b = timeAt(x);
    const TimeRange range{std::min(a, b), std::max(a, b)};
    if (range.spanMs() >= LeastRangeMs)
        emit rangeSelected(range);
}

void TimeChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!m_isInteractive || !hasTimes() || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_drag = Drag::None;
    m_tooltip->unpin();
    emit zoomOutRequested();
}

void TimeChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    endHover();
}

/// Without Ctrl the page scrolls.
void TimeChart::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / NotchDegrees;
    if (!m_isInteractive || !hasTimes() || !event->modifiers().testFlag(Qt::ControlModifier) || notches == 0) {
        event->ignore();
        return;
    }
    const double factor = std::pow(ZoomStep, notches);
    const qint64 centre = timeAt(event->position().x());
    const auto scaled = [&](qint64 edge) { return centre + static_cast<qint64>(double(edge - centre) * factor); };
    const TimeRange range{scaled(m_scene.range.fromMs), scaled(m_scene.range.toMs)};
    if (range.spanMs() >= LeastRangeMs)
        emit rangeSelected(range);
    event->accept();
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const qint64 middle = m_scene.range.fromMs + m_scene.range.spanMs() / 2;
    const qint64 from = m_crosshair.value_or(middle);
    const auto &ticks = geometryOfPlot().timeTicks;
    const qint64 tickMs = ticks.size() > 1 ? ticks[1].timeMs - ticks[0].timeMs : m_scene.range.spanMs() / 10;
    const auto near = [this](qint64 timeMs) {
        const std::optional<qint64> sample = nearestSampleTime(m_scene, timeMs);
        return m_scene.lanes ? sample.value_or(timeMs) : sample; // states are anywhere
    };
    const bool isLeft = event->key() == Qt::Key_Left;
    const bool isAside = event->modifiers().testFlag(Qt::ShiftModifier) && (isLeft || event->key() == Qt::Key_Right);
    if (m_isInteractive && isAside && stepMarks(isLeft ? -1 : 1))
        return;
    std::optional<qint64> to;
    switch (event->key()) {
    case Qt::Key_Left: to = sampleTimeAfter(m_scene, from, -1); break;
    case Qt::Key_Right: to = sampleTimeAfter(m_scene, from, 1); break;
    case Qt::Key_PageUp: to = near(from - tickMs); break;
    case Qt::Key_PageDown: to = near(from + tickMs); break;
    case Qt::Key_Home: to = near(m_scene.range.fromMs); break;
    case Qt::Key_End: to = near(m_scene.range.toMs); break;
    case Qt::Key_Escape: m_tooltip->unpin(); endHover(); return;
    case Qt::Key_Return:
    case Qt::Key_Space: m_tooltip->pin(); return;
    default: break;
    }
    if (!to || !m_isInteractive) {
        QWidget::keyPressEvent(event);
        return;
    }
    hideMarks();
    m_isHovered = true;
    moveCrosshair(std::clamp(*to, m_scene.range.fromMs, m_scene.range.toMs));
    showTooltip(QPointF(xOf(*m_crosshair), geometryOfPlot().plot.center().y()));
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        endHover();
}

} // namespace Promontory
