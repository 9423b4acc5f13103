#include "widgets/panels/statesign.h"

#include <QPainter>
#include <QPainterPath>

namespace Promontory {

namespace {

void paintExclamation(QPainter *painter, qreal top, qreal bottom)
{
    painter->drawLine(QPointF(6, top), QPointF(6, bottom));
    painter->drawPoint(QPointF(6, bottom + 1.9));
}

void paintBrokenLink(QPainter *painter)
{
    QPainterPath path;
    path.moveTo(5, 7.5);
    path.lineTo(3.8, 8.7);
    path.cubicTo(2.4, 10, 0.6, 8.4, 1.9, 6.9);
    path.lineTo(3.2, 5.6);
    path.moveTo(7, 4.5);
    path.lineTo(8.2, 3.3);
    path.cubicTo(9.6, 2, 11.4, 3.6, 10.1, 5.1);
    path.lineTo(8.8, 6.4);
    painter->drawPath(path);
    painter->drawLine(QPointF(2.2, 2.2), QPointF(9.8, 9.8));
}

void paintClock(QPainter *painter)
{
    painter->drawEllipse(QPointF(6, 6), 5, 5);
    painter->drawPolyline(QPolygonF{{6, 3.2}, {6, 6.2}, {8, 7.3}});
}

} // namespace

void paintStateSign(QPainter *painter, const QRectF &square, StateSign sign)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(square.topLeft());
    painter->scale(square.width() / 12, square.height() / 12);
    painter->setPen(QPen(painter->pen().color(), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    switch (sign) {
    case StateSign::Alert:
        painter->drawEllipse(QPointF(6, 6), 5, 5);
        paintExclamation(painter, 3.5, 6.3);
        break;
    case StateSign::Clock:
        paintClock(painter);
        break;
    case StateSign::BrokenLink:
        paintBrokenLink(painter);
        break;
    case StateSign::Warning:
        painter->drawPolygon(QPolygonF{{6, 1.2}, {11.2, 10.6}, {0.8, 10.6}});
        paintExclamation(painter, 4.6, 6.9);
        break;
    case StateSign::Info:
        painter->drawEllipse(QPointF(6, 6), 5, 5);
        painter->drawPoint(QPointF(6, 3.8));
        painter->drawLine(QPointF(6, 5.8), QPointF(6, 8.4));
        break;
    case StateSign::None:
        break;
    }
    painter->restore();
}

const Theme::Semantic *toneColors(StateTone tone, const Theme &theme)
{
    switch (tone) {
    case StateTone::Critical:
        return &theme.critical;
    case StateTone::Warning:
        return &theme.warning;
    case StateTone::Stale:
        return &theme.stale;
    case StateTone::Info:
        return &theme.info;
    case StateTone::None:
        break;
    }
    return nullptr;
}

} // namespace Promontory
