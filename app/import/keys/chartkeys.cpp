#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array BarRules{
    KeyRule{"fillOpacity", KeyFate::Exact},
    KeyRule{"lineWidth", KeyFate::Exact},
    KeyRule{"gradientMode", KeyFate::Exact},
    KeyRule{"axisPlacement", KeyFate::Exact},
    KeyRule{"axisLabel", KeyFate::Exact},
    KeyRule{"axisWidth", KeyFate::Exact},
    KeyRule{"axisColorMode", KeyFate::Exact},
    KeyRule{"axisBorderShow", KeyFate::Exact},
    KeyRule{"axisGridShow", KeyFate::Exact},
    KeyRule{"axisCenteredZero", KeyFate::Exact},
    KeyRule{"axisSoftMin", KeyFate::Exact},
    KeyRule{"axisSoftMax", KeyFate::Exact},
    KeyRule{"scaleDistribution.type", KeyFate::Exact},
    KeyRule{"scaleDistribution.log", KeyFate::Exact},
    KeyRule{"scaleDistribution.linearThreshold", KeyFate::Exact},
};

/// What stayed from the time series that the panel once was.
constexpr std::array RestRules{KeyRule{"**", KeyFate::Unread}};

constexpr std::array BarChartRules{
    KeyRule{"orientation", KeyFate::Exact},
    KeyRule{"xField", KeyFate::Exact},
    KeyRule{"colorByField", KeyFate::Exact},
    KeyRule{"showValue", KeyFate::Exact},
    KeyRule{"stacking", KeyFate::Exact},
    KeyRule{"groupWidth", KeyFate::Exact},
    KeyRule{"barWidth", KeyFate::Exact},
    KeyRule{"barRadius", KeyFate::Exact},
    KeyRule{"fullHighlight", KeyFate::Exact},
    KeyRule{"xTickLabelRotation", KeyFate::Exact},
    KeyRule{"xTickLabelMaxLength", KeyFate::Exact},
    KeyRule{"xTickLabelSpacing", KeyFate::Exact},
    KeyRule{"text.valueSize", KeyFate::Exact},
    KeyRule{"text.**", KeyFate::Unread},
};

constexpr std::array HistogramRules{
    KeyRule{"bucketCount", KeyFate::Exact},
    KeyRule{"bucketSize", KeyFate::Exact},
    KeyRule{"bucketOffset", KeyFate::Exact},
    KeyRule{"combine", KeyFate::Exact},
};

constexpr std::array StackRules{
    KeyRule{"stacking.mode", KeyFate::Exact},
    KeyRule{"stacking.group", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "All stacked series of a histogram are one pile.")},
};

constexpr std::array ThresholdRules{KeyRule{"thresholdsStyle.mode", KeyFate::Exact}};

constexpr std::array PieRules{
    KeyRule{"pieType", KeyFate::Exact},
    KeyRule{"sort", KeyFate::Exact},
    KeyRule{"displayLabels", KeyFate::Exact},
    KeyRule{"displayLabels.*", KeyFate::Exact},
    KeyRule{"reduceOptions.calcs", KeyFate::Exact},
    KeyRule{"reduceOptions.calcs.0", KeyFate::Exact},
    KeyRule{"reduceOptions.fields", KeyFate::Exact},
    KeyRule{"reduceOptions.values", KeyFate::Exact},
    KeyRule{"reduceOptions.limit", KeyFate::Exact},
    KeyRule{"reduceOptions.**", KeyFate::Unread},
    KeyRule{"legend.values", KeyFate::Exact},
    KeyRule{"legend.values.*", KeyFate::Exact},
    KeyRule{"legend.sortBy", KeyFate::Exact},
    KeyRule{"legend.sortDesc", KeyFate::Exact},
    KeyRule{"showLegend", KeyFate::Unread}, // of the first version
    KeyRule{"strokeWidth", KeyFate::Unread},
    KeyRule{"text.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The words in slices take the size that fits.")},
};

constexpr auto BarChartOptions = joined(BarChartRules, NameLegendRules, CalculationRules, TooltipRules, OtherChartRules);
constexpr auto BarChartCustom = joined(BarRules, ThresholdRules, HideRules, RestRules);
constexpr auto HistogramOptions = joined(HistogramRules, NameLegendRules, CalculationRules, TooltipRules, OtherChartRules);
constexpr auto HistogramCustom = joined(BarRules, StackRules, HideRules, RestRules);
constexpr auto PieChartOptions = joined(PieRules, NameLegendRules, TooltipRules, OtherChartRules);
constexpr auto PieChartCustom = joined(HideRules, RestRules);

} // namespace

const KeyTable BarChartKeys{"barchart", BarChartOptions, BarChartCustom};
const KeyTable HistogramKeys{"histogram", HistogramOptions, HistogramCustom};
const KeyTable PieChartKeys{"piechart", PieChartOptions, PieChartCustom};

} // namespace Promontory
