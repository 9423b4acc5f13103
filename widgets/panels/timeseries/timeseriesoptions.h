#pragma once

#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// `options` of a time series panel.
struct TimeSeriesOptions
{
    LegendOptions legend;
    TooltipOptions tooltip;
    QString timeZone; ///< of the time axis; empty: the dashboard's

    bool operator==(const TimeSeriesOptions &) const = default;
};

TimeSeriesOptions timeSeriesOptionsFrom(const Json &json);
Json toJson(const TimeSeriesOptions &options);

} // namespace Promontory
