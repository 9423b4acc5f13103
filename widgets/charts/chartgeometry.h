#pragma once

#include "widgets/charts/chartscene.h"
#include "widgets/charts/ticks.h"

#include <QRect>

#include <functional>
#include <vector>

namespace Promontory {

/// Where one value axis stands and what it says.
struct AxisPlace
{
    int axis = 0;           ///< in ChartScene::axes
    QRect rect;             ///< from its labels' outer edge to the plot
    std::vector<double> ticks;
    QStringList labels;
};

/// Where everything of a chart stands. Whole logical px, so that neighbours line up.
struct ChartGeometry
{
    QRect plot;
    std::vector<AxisPlace> axes;     ///< those that are drawn
    std::vector<TimeTick> timeTicks;
    bool hasDates = false;
    int leftWidth = 0;               ///< what the axes at the left want by themselves
};

/// How wide a label is; heights are those of the axis font.
struct LabelMetrics
{
    std::function<double(const QString &)> width;
    double height = 14;
};

/// Lays out a chart of this size. Axis widths follow design.md 4: the widest label + 12, at least 44, rounded
/// up to 4; more value axes on one side stand beside each other.
ChartGeometry layOutChart(const ChartScene &scene, const QSize &size, const LabelMetrics &metrics);

} // namespace Promontory
