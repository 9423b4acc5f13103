#pragma once

#include "datasources/frame/timerange.h"
#include "widgets/charts/valuescale.h"

#include <QRectF>

#include <algorithm>

namespace Promontory {

/// From time and value to a place in the widget, for one value axis.
struct PlotMap
{
    QRectF plot;       ///< logical px
    TimeRange range;
    ValueScale scale;
    double ratio = 1;  ///< device px per logical px

    double perMs() const { return plot.width() / static_cast<double>(std::max(qint64(1), range.spanMs())); }
    double x(qint64 timeMs) const
    {
        return plot.left() + static_cast<double>(timeMs - range.fromMs) * perMs();
    }
    double y(double value) const { return clamped(plot.bottom() - scale.toUnit(value) * plot.height()); }
    qint64 timeAt(double x) const
    {
        return range.fromMs + static_cast<qint64>((x - plot.left()) / perMs());
    }

    /// Infinite and far values stay within what the painter's numbers can hold.
    double clamped(double y) const
    {
        constexpr double Far = 16'000;
        return std::clamp(y, plot.top() - Far, plot.bottom() + Far);
    }
};

} // namespace Promontory
