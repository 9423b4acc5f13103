#pragma once

#include "widgets/charts/barscene.h"
#include "widgets/charts/chartgeometry.h"

#include <QRectF>

namespace Promontory {

/// Where everything of a chart of bars stands, in px of the widget.
struct BarGeometry
{
    QRectF plot;
    bool isHorizontal = false;
    std::vector<AxisPlace> axes;     ///< those that are drawn
    QList<BarTick> ticks;            ///< the names there is room for, shortened to it
    double namesRoom = 0;            ///< px the names take across their axis

    /// The rectangle between two places along the names and two values.
    QRectF rect(double from, double to, double lowUnit, double highUnit) const;
    /// px of a place along the names: x, or y when the bars are horizontal.
    double alongAt(double place) const;
    /// px on a value axis by its unit 0..1.
    double valueAt(double unit) const;
    /// The place along the names of a point, 0..1 inside the plot.
    double placeOf(const QPointF &point) const;
};

/// Lays out a chart of this size.
BarGeometry layOutBarChart(const BarScene &scene, const QSize &size, const LabelMetrics &metrics);

/// The rectangle of a bar, cut to the plot. Empty outside of it.
QRectF barRect(const BarScene &scene, const BarGeometry &geometry, const BarMark &bar);

} // namespace Promontory
