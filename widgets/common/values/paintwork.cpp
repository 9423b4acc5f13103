#include "widgets/common/values/paintwork.h"

#include <QPaintDevice>
#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace Promontory {

namespace {

constexpr int HatchTile = 8;

QPixmap hatchTile(const QColor &color, qreal ratio)
{
    const int side = static_cast<int>(std::lround(HatchTile * ratio));
    QPixmap tile(side, side);
    tile.fill(Qt::transparent);
    tile.setDevicePixelRatio(ratio);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    const qreal edge = side / ratio;
    for (const qreal shift : {-edge, 0.0, edge})
        painter.drawLine(QPointF(shift - 1, edge + 1), QPointF(shift + edge + 1, -1));
    return tile;
}

} // namespace

void paintHatch(QPainter *painter, const QRectF &area, const QColor &color)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawTiledPixmap(area, hatchTile(color, ratio), area.topLeft());
}

void paintScaled(QPainter *painter, const QRectF &target, const QSizeF &size,
                 const std::function<void(QPainter &)> &paint)
{
    if (size.isEmpty() || target.isEmpty())
        return;
    painter->save();
    painter->translate(target.topLeft());
    painter->scale(target.width() / size.width(), target.height() / size.height());
    paint(*painter);
    painter->restore();
}

} // namespace Promontory
