#include "widgets/theme/hairline.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace Promontory {

qreal snapped(qreal position, qreal ratio)
{
    return std::round(position * ratio) / ratio + 0.5 / ratio;
}

QRectF snappedBorder(const QRectF &rect, qreal ratio)
{
    const qreal left = snapped(rect.left(), ratio);
    const qreal top = snapped(rect.top(), ratio);
    const qreal right = snapped(rect.right() - 1.0 / ratio, ratio);
    const qreal bottom = snapped(rect.bottom() - 1.0 / ratio, ratio);
    return QRectF(QPointF(left, top), QPointF(right, bottom));
}

QPen hairline(const QColor &color, qreal width)
{
    QPen pen(color, width);
    pen.setCosmetic(true);
    return pen;
}

void paintBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border,
              qreal radius, qreal borderWidth)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (!border.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rect, radius, radius);
    } else {
        // The border is `borderWidth` px at 1x: a hairline stays one device pixel, a thicker one scales.
        const qreal width = borderWidth <= 1.0 ? 1.0 / ratio : borderWidth;
        const qreal inset = width / 2;
        QPen pen(border, width);
        pen.setJoinStyle(Qt::MiterJoin);
        painter->setPen(pen);
        painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset,
                                 radius - inset);
    }
    painter->restore();
}

QRegion roundedRegion(const QRect &rect, qreal radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return QRegion(path.toFillPolygon().toPolygon());
}

void paintHorizontalLine(QPainter *painter, qreal left, qreal right, qreal y, const QColor &color)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->fillRect(QRectF(left, std::round(y * ratio) / ratio, right - left, 1.0 / ratio), color);
}

void paintVerticalLine(QPainter *painter, qreal x, qreal top, qreal bottom, const QColor &color)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->fillRect(QRectF(std::round(x * ratio) / ratio, top, 1.0 / ratio, bottom - top), color);
}

} // namespace Promontory
