#include "widgets/common/popupframe.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>
#include <QScreen>

namespace Promontory {

namespace {

constexpr qreal Radius = 6;

} // namespace

PopupFrame::PopupFrame(QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
{
}

void PopupFrame::openBelow(const QWidget *anchor, Qt::Alignment edge)
{
    adjustSize();
    QPoint corner = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    if (edge & Qt::AlignRight)
        corner.setX(anchor->mapToGlobal(QPoint(anchor->width(), 0)).x() - width());
    if (const QScreen *screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        if (corner.y() + height() > room.bottom()) {
            const int above = anchor->mapToGlobal(QPoint(0, 0)).y() - 4 - height();
            corner.setY(above >= room.top() ? above : room.bottom() - height());
        }
        corner.setX(qBound(room.left(), corner.x(), qMax(room.left(), room.right() - width())));
    }
    move(corner);
    setVisible(true);
    raise();
    activateWindow();
}

void PopupFrame::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    const QColor border = theme.isHighContrast ? theme.border.strong : theme.border.panelHover;
    QPainter painter(this);
    painter.fillRect(rect(), border);
    paintBox(&painter, rect(), theme.surface.popup, border, Radius);
}

void PopupFrame::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    setMask(roundedRegion(rect(), Radius));
}

void PopupFrame::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    emit closed();
}

} // namespace Promontory
