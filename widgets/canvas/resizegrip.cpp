#include "widgets/canvas/resizegrip.h"

#include "widgets/theme/promontorystyle.h"

#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

ResizeGrip::ResizeGrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName("resizeGrip"_L1);
    resize(Side, Side);
    setCursor(Qt::SizeFDiagCursor);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Drag to resize the panel"));
    setVisible(false);
}

void ResizeGrip::setDrawn(bool drawn)
{
    m_drawn = drawn;
    update();
}

void ResizeGrip::paintEvent(QPaintEvent *)
{
    if (!m_drawn)
        return;
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(underMouse() ? theme.accent.base : theme.text.secondary, 1.5);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    const QPointF corner(Side - 4.5, Side - 4.5);
    painter.drawPolyline(QPolygonF({corner - QPointF(0, 6), corner, corner - QPointF(6, 0)}));
}

} // namespace Promontory
