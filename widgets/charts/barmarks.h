#pragma once

#include "widgets/charts/bargeometry.h"
#include "widgets/theme/theme.h"

#include <QPainterPath>

class QPainter;

namespace Promontory {

class Figures;

/// Paints all bars; those of other series than `emphasis` are faint, -1: all alike.
void paintBars(QPainter *painter, const BarScene &scene, const BarGeometry &geometry, int emphasis);

/// Writes the values beside (or, stacked, into) the bars, where the scene asks for it and there is room.
void paintBarValues(QPainter *painter, const BarScene &scene, const BarGeometry &geometry, const Theme &theme);

/// The shape of a bar with its round corners.
QPainterPath barShape(const QRectF &rect, const BarMark &bar, bool isHorizontal, double rounding);

} // namespace Promontory
