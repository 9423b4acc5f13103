#pragma once

#include "widgets/common/values/displayvalue.h"

#include <QColor>
#include <QPolygonF>

class QPainter;

namespace Promontory {

/// A series as one polygon for a small area: two points for each pixel column at most, gaps split
/// it.
std::vector<QPolygonF> sparkPolygons(const TimeColumn &times, const NumberColumn &samples,
                                     const TimeRange &range, const QRectF &area);
/// Paints the line and, where wanted, a fill that fades down.
void paintSparkline(QPainter *painter, const std::vector<QPolygonF> &polygons, const QRectF &area,
                    const QColor &color, bool filled);

} // namespace Promontory
