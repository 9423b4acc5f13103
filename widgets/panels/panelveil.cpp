#include "widgets/panels/panelveil.h"

#include "widgets/common/values/paintwork.h"
#include "widgets/theme/hairline.h"

#include <QPainter>
#include <QPainterPath>

namespace Promontory {

namespace {

constexpr qreal CornerSide = 20;

QColor withAlpha(QColor color, qreal alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

} // namespace

PanelVeil::PanelVeil(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setVisible(false);
}

void PanelVeil::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void PanelVeil::setLook(const Look &look)
{
    if (look == m_look)
        return;
    m_look = look;
    setVisible(!look.isEmpty());
    update();
}

void PanelVeil::paintMissing(QPainter &painter) const
{
    const QRectF area = m_look.missing->intersected(rect());
    if (area.width() < 1)
        return;
    painter.fillRect(area, withAlpha(m_theme.surface.panel, 0.5));
    paintHatch(&painter, area, withAlpha(m_theme.text.disabled, 0.6));
    painter.setPen(QPen(m_theme.stale.graphic, 1));
    const qreal edge = snapped(area.left(), devicePixelRatioF());
    painter.drawLine(QPointF(edge, area.top()), QPointF(edge, area.bottom()));
}

void PanelVeil::paintCorner(QPainter &painter) const
{
    const QPointF end = QRectF(rect()).bottomRight();
    QPainterPath corner;
    corner.addPolygon(QPolygonF{end, end - QPointF(CornerSide, 0), end - QPointF(0, CornerSide)});
    corner.closeSubpath();
    painter.save();
    painter.setClipPath(corner);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.warning.graphic, 1.5));
    for (qreal step = 0; step < CornerSide; step += 6)
        painter.drawLine(end - QPointF(CornerSide - step, 0), end - QPointF(0, CornerSide - step));
    painter.restore();
}

void PanelVeil::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    if (m_look.dim > 0)
        painter.fillRect(rect(), withAlpha(m_theme.surface.panel, m_look.dim));
    if (m_look.hatchedAll)
        paintHatch(&painter, rect(), withAlpha(m_theme.text.disabled, 0.35));
    if (m_look.missing)
        paintMissing(painter);
    if (m_look.corner)
        paintCorner(painter);
}

} // namespace Promontory
