#pragma once

#include "widgets/common/values/valueoptions.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// `options` of a pie chart panel (grafana-dashboard 8.10).
struct PieChartOptions
{
    enum class Order { Descending, Ascending, None };
    bool isDonut = false;
    Order order = Order::Descending;
    ReduceOptions reduce;
    bool labelsName = false;     ///< what is written into a slice
    bool labelsValue = false;
    bool labelsPercent = false;
    LegendOptions legend;        ///< without calculations: a pie's legend tells values and parts
    bool legendValue = false;
    bool legendPercent = false;
    TooltipOptions tooltip;

    bool operator==(const PieChartOptions &) const = default;
};

PieChartOptions pieChartOptionsFrom(const Json &json);
Json toJson(const PieChartOptions &options);

/// `field.custom` of a pie's field: where it is hidden; the rest of a field's look stays at its defaults.
FieldLook pieFieldLookFrom(const Json &custom);

} // namespace Promontory
