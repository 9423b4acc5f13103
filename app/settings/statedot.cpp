#include "app/settings/statedot.h"

#include "widgets/theme/promontorystyle.h"

#include <QPainter>
#include <QWidget>

namespace Promontory {

namespace {

constexpr int Side = 12;

void paintState(QPainter &painter, SourceState state, const Theme &theme)
{
    const QRectF disc(2, 2, 8, 8);
    switch (state) {
    case SourceState::Unknown:
        painter.setPen(QPen(theme.text.secondary, 1.5));
        painter.drawEllipse(disc);
        return;
    case SourceState::Working:
        painter.setPen(QPen(theme.info.graphic, 1.5, Qt::DotLine));
        painter.drawEllipse(disc);
        return;
    case SourceState::Good:
        painter.setBrush(theme.ok.graphic);
        painter.drawEllipse(disc);
        return;
    case SourceState::Warning:
        painter.setBrush(theme.warning.graphic);
        painter.drawPolygon(QPolygonF{{6, 1.5}, {11, 10.5}, {1, 10.5}});
        return;
    case SourceState::Bad:
        painter.setPen(QPen(theme.critical.graphic, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(3, 3), QPointF(9, 9));
        painter.drawLine(QPointF(9, 3), QPointF(3, 9));
        return;
    }
}

} // namespace

QPixmap stateDot(SourceState state, const QWidget *widget)
{
    const qreal ratio = widget->devicePixelRatioF();
    QPixmap pixmap(QSizeF(Side * ratio, Side * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    paintState(painter, state, themeOf(widget));
    return pixmap;
}

} // namespace Promontory
