#pragma once

#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// `options` of a trend panel (grafana-dashboard 8.16).
struct TrendOptions
{
    QString xField; ///< name of the field along the lower axis; empty: the first ascending numbers
    LegendOptions legend;
    TooltipOptions tooltip;

    bool operator==(const TrendOptions &) const = default;
};

TrendOptions trendOptionsFrom(const Json &json);
Json toJson(const TrendOptions &options);

} // namespace Promontory
