#pragma once

#include "widgets/charts/plotmap.h"
#include "widgets/charts/statelanes.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace Promontory {

/// The part of the plot that one lane's spans are painted in.
QRectF laneRect(const StateLanes &lanes, qsizetype lane, const QRectF &plot);
/// The box of one span; empty outside the plot. Edges lie on device pixels, one is left free
/// between neighbours.
QRectF spanRect(const StateLanes &lanes, qsizetype lane, const LaneSpan &span, const PlotMap &map);
/// The row under a height in the plot; -1: none.
int laneAt(const StateLanes &lanes, double y, const QRectF &plot);

/// Paints all spans with their texts.
void paintLanes(QPainter *painter, const StateLanes &lanes, const PlotMap &map, const Theme &theme,
                const Figures &figures);

} // namespace Promontory
