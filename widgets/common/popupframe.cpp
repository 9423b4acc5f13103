#include "widgets/common/popupframe.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>
#include <QScreen>

namespace Promontory {

PopupFrame::PopupFrame(QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
{
    setAttribute(Qt::WA_TranslucentBackground);
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
    QPainter painter(this);
    paintBox(&painter, rect(), theme.surface.popup,
             theme.isHighContrast ? theme.border.strong : theme.border.panelHover, 6);
}

void PopupFrame::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    emit closed();
}

} // namespace Promontory
