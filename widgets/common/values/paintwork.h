#pragma once

#include <QColor>
#include <QPixmap>
#include <QPoint>
#include <QRectF>

class QPainter;

namespace Promontory {

/// Fills an area with a diagonal hatch of 1 px lines, 7 px apart, by a tiled pixmap (a brush of Qt's own
/// does not follow the screen's scale).
void paintHatch(QPainter *painter, const QRectF &area, const QColor &color);

/// A place snapped to the middle of a device pixel, so that a line of one pixel stays sharp.
qreal snapToPixel(qreal place, qreal devicePixelRatio);

} // namespace Promontory
