#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace Promontory {

/// Fills an area with a diagonal hatch of 1 px lines, 7 px apart, by a tiled pixmap (a brush of
/// Qt's own does not follow the screen's scale).
void paintHatch(QPainter *painter, const QRectF &area, const QColor &color);

} // namespace Promontory
