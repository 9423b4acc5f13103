#pragma once

#include "widgets/charts/chartscene.h"

#include <vector>

namespace Promontory {

enum class ScatterShape { Circle, Square };

/// One value of a point that its tooltip tells beside x and y.
struct PointDetail
{
    QString name;
    FieldConfig config;
    NumberColumn values;
};

/// Points of two numbers each, in the order of their rows.
struct ScatterSeries
{
    QString name;
    QColor color;
    QString yName;
    std::vector<qint64> places; ///< on the lower axis: times, or places among numbers
    NumberColumn values;        ///< as many
    FieldConfig config;         ///< how values are formatted
    std::vector<float> sizes;   ///< diameter of each point in px; empty: all alike
    std::vector<QRgb> colors;   ///< of each point; empty: all alike
    QList<PointDetail> details;
    bool hasPoints = true;
    bool hasLine = false;
    double pointSize = 5; ///< diameter in px
    ScatterShape shape = ScatterShape::Circle;
    double strokeWidth = 1;   ///< of a border in the full colour
    double fillOpacity = 0.5; ///< of points
    double lineWidth = 2;
    QList<double> dashes; ///< on, off, … in px; empty: solid
    int axis = 0;         ///< in the frame's axes
    bool isVisible = true;
    bool isInTooltip = true;
    bool isInLegend = true;
    FieldOrigin origin; ///< whose links its points have; their rows are its own
};

/// Everything a chart of points draws, as one value.
struct ScatterScene
{
    ChartScene frame; ///< its axes and thresholds; it has no series
    QList<ScatterSeries> series;
};

} // namespace Promontory
