#pragma once

#include <QColor>
#include <QRectF>

#include <functional>

class QPainter;

namespace Promontory {

/// Fills an area with a diagonal hatch of 1 px lines, 7 px apart, by a tiled pixmap (a brush of
/// Qt's own does not follow the screen's scale).
void paintHatch(QPainter *painter, const QRectF &area, const QColor &color);

/// Paints what has this size on the screen into another area: as vectors, where the painter can.
void paintScaled(QPainter *painter, const QRectF &target, const QSizeF &size,
                 const std::function<void(QPainter &)> &paint);

} // namespace Promontory
