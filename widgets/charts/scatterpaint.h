#pragma once

#include "widgets/charts/plotmap.h"
#include "widgets/charts/scatterscene.h"

#include <QPointF>

class QPainter;

namespace Promontory {

/// Where the points of one series fall in a plot, one for each row; not finite for rows that have
/// none.
std::vector<QPointF> scatterPoints(const ScatterSeries &series, const PlotMap &map);

/// Lines below, points above. `opacity` is 1, or less for series beside an emphasised one.
void paintScatter(QPainter *painter, const ScatterSeries &series,
                  const std::vector<QPointF> &points, const QRectF &plot, double opacity);

/// Diameter of a point.
double diameterOf(const ScatterSeries &series, std::size_t row);
/// Colour of a point.
QColor colorOf(const ScatterSeries &series, std::size_t row);

} // namespace Promontory
