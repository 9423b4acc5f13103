#pragma once

#include "datasources/json/json.h"
#include "widgets/charts/barscene.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// `options` of a bar chart panel (grafana-dashboard 8.9).
struct BarChartOptions
{
    enum class Orientation { Auto, Horizontal, Vertical };
    Orientation orientation = Orientation::Auto;
    QString xField;              ///< display name of the field of names; empty: the first text, else time
    QString colorByField;        ///< display name of the field that colours the bars; empty: none
    BarValues showValue = BarValues::Auto;
    StackMode stacking = StackMode::None;
    double groupWidth = 0.7;     ///< 0..1 of a slot, for bars side by side
    double barWidth = 0.97;      ///< 0..1 of a bar's place
    double barRadius = 0;        ///< 0..0.5 of a bar's breadth
    bool fullHighlight = false;
    double tickRotation = 0;     ///< degrees
    int tickMaxLength = 0;       ///< characters; 0: any
    double tickSpacing = 0;      ///< px; negative: counted from the end
    std::optional<double> valueSize;
    LegendOptions legend;
    TooltipOptions tooltip;

    bool operator==(const BarChartOptions &) const = default;
};

BarChartOptions barChartOptionsFrom(const Json &json);
Json toJson(const BarChartOptions &options);

/// `field.custom` of a field of bars: fill, line, axis, thresholds and where it is hidden; the rest of a field's
/// look stays at its defaults.
FieldLook barFieldLookFrom(const Json &custom);

} // namespace Promontory
