#pragma once

#include "widgets/charts/heatcells.h"

#include <QRectF>

class QPainter;

namespace Promontory {

class Figures;
struct Theme;

/// Draws cells over an area, as far as `shown` reaches: with gaps between them where cells are larger than
/// those, and with their values where they are asked for.
void paintHeat(QPainter *painter, const HeatCells &cells, const QRectF &area, const QRectF &shown,
               const Figures &figures, const Theme &theme);

} // namespace Promontory
