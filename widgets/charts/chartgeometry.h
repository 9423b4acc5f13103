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
    bool hasLabels = true;           ///< below the time ticks
    bool hasDates = false;
    int leftWidth = 0;               ///< what the axes at the left want by themselves
};

/// How wide a label is; heights are those of the axis font.
struct LabelMetrics
{
    std::function<double(const QString &)> width;
    double height = 14;
};

/// The ticks and labels of an axis of `length` px, its rectangle still open.
AxisPlace placedAxis(const ChartAxis &axis, int index, double length, double gap);
/// The width that the labels of an upright axis take: the widest + 12, at least 44, rounded up to 4.
int axisWidth(const ChartAxis &axis, const QStringList &labels, const LabelMetrics &metrics);
/// How far the ticks of an upright axis of this height stand apart at least.
double valueTickGap(int height);

/// Lays out a chart of this size. Axis widths follow design.md 4: the widest label + 12, at least 44, rounded
/// up to 4; more value axes on one side stand beside each other.
ChartGeometry layOutChart(const ChartScene &scene, const QSize &size, const LabelMetrics &metrics);

} // namespace Promontory
