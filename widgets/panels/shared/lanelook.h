#pragma once

#include "datasources/json/json.h"
#include "widgets/charts/chartscene.h"
#include "widgets/panels/shared/fieldlook.h"

namespace Promontory {

/// `field.custom` of a field that is shown as a lane of states (grafana-dashboard 8.11), after
/// overrides.
struct LaneLook
{
    double fillOpacity = 0.7;
    double lineWidth = 0;
    GapRule gaps;              ///< gaps that the state before them lasts through
    qint64 breakMs = 0;        ///< samples farther apart have a gap between them; 0: by the step
    bool breaksAtOnce = false; ///< a gap where samples are farther apart than the step at all
    AxisPlacement placement = AxisPlacement::Auto;
    double axisWidth = 0;
    bool isHiddenInLegend = false;
    bool isHiddenInTooltip = false;
    bool isHiddenInPlot = false;

    bool operator==(const LaneLook &) const = default;
};

/// `lineWidth` stands for a width that the file does not give.
LaneLook laneLookFrom(const Json &custom, double lineWidth);

} // namespace Promontory
