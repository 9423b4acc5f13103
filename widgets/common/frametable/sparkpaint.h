#pragma once

#include "datasources/frame/frame.h"
#include "widgets/common/frametable/sparkstyle.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace Promontory {

/// One small chart: a series as it stands in a cell.
struct SparkChart
{
    const Frame &series;
    TimeRange range; ///< that all charts of the table share; empty: that of the series
    SparkStyle style;
    QColor color;
};

/// Paints it into the area, from its own lowest to its own highest value; nothing where the series has no
/// values.
void paintSpark(QPainter *painter, const QRectF &area, const SparkChart &chart);

} // namespace Promontory
