#pragma once

#include "datasources/json/json.h"
#include "widgets/charts/chartscene.h"
#include "widgets/charts/valuescale.h"

#include <QString>

namespace Promontory {

enum class StackMode { None, Normal, Percent };
enum class AxisPlacement { Auto, Left, Right, Hidden };
enum class SeriesTransform { None, Constant, NegativeY };

/// What `field.custom` says about thresholds.
struct ThresholdLook
{
    bool hasLine = false;
    bool isDashed = false;
    bool hasArea = false;

    bool operator==(const ThresholdLook &) const = default;
};

/// `field.custom` of a time series field, after overrides (grafana-dashboard 8.1).
struct FieldLook
{
    SeriesStyle style;
    StackMode stack = StackMode::None;
    QString stackGroup;
    AxisPlacement placement = AxisPlacement::Auto;
    QString axisLabel;
    double axisWidth = 0;
    bool isAxisColored = false;   ///< labels in the colour of the series
    bool hasAxisGrid = true;
    bool hasAxisBorder = false;
    AxisDemand demand;            ///< without the hard limits, which the field itself has
    ThresholdLook thresholds;
    QString fillBelowTo;
    SeriesTransform transform = SeriesTransform::None;
    QString lineColor;
    QString fillColor;
    bool isHiddenInLegend = false;
    bool isHiddenInTooltip = false;
    bool isHiddenInPlot = false;

    bool operator==(const FieldLook &) const = default;
};

FieldLook fieldLookFrom(const Json &custom);

} // namespace Promontory
