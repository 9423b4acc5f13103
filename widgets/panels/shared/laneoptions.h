#pragma once

#include "widgets/panels/shared/lanes.h"
#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// `options` of a panel of lanes (grafana-dashboard 8.11): a state timeline or a status history.
struct LaneOptions
{
    LaneDemand demand;
    LegendOptions legend;
    TooltipOptions tooltip;
    int perPage = 20;
    QString timeZone; ///< of the time axis; empty: the dashboard's

    bool operator==(const LaneOptions &) const = default;
};

/// What a file does not say stays as in `defaults`, which also tell whether there are cells.
LaneOptions laneOptionsFrom(const Json &json, LaneOptions defaults);
Json toJson(const LaneOptions &options);

} // namespace Promontory
