#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array BarChartRules{
    oneOf("orientation", "auto horizontal vertical"),
    text("xField"),
    text("colorByField"),
    oneOf("showValue", "auto always never"),
    oneOf("stacking", "none normal percent"),
    number("groupWidth", 0.05, 1),
    number("barWidth", 0.05, 1),
    number("barRadius", 0, 0.5),
    flag("fullHighlight"),
    number("xTickLabelRotation", -90, 90),
    whole("xTickLabelMaxLength", 0, 1000),
    number("xTickLabelSpacing", -4000, 4000),
    number("text.valueSize", 4, 200),
    unread("text.**"),
};

constexpr std::array HistogramRules{
    number("bucketCount", 1, 1000),
    number("bucketSize", 0, 1e300),
    number("bucketOffset"),
    flag("combine"),
};

constexpr std::array StackRules{
    oneOf("stacking.mode", "none normal percent"),
    ignored("stacking.group", QT_TRANSLATE_NOOP("GrafanaKeys", "All stacked series of a histogram are one pile.")),
};

constexpr std::array PieRules{
    oneOf("pieType", "pie donut"),
    oneOf("sort", "desc asc none"),
    list("displayLabels"),
    someOf("displayLabels.*", "percent name value"),
    list("legend.values"),
    someOf("legend.values.*", "percent value"),
    text("legend.sortBy"),
    flag("legend.sortDesc"),
    unread("showLegend"), // of the first version
    unread("strokeWidth"),
    ignored("text.**", QT_TRANSLATE_NOOP("GrafanaKeys", "The words in slices take the size that fits.")),
    ignored("orientation", QT_TRANSLATE_NOOP("GrafanaKeys", "Several pies lie as there is room for them.")),
};

constexpr auto ChartRules = joined(NameLegendRules, CalculationRules, TooltipRules, OtherChartRules);
constexpr auto BarChartOptions = joined(BarChartRules, ChartRules);
constexpr auto BarChartCustom = joined(FillRules, AxisRules, ThresholdRules, HideRules, RestRules);
constexpr auto HistogramOptions = joined(HistogramRules, ChartRules);
constexpr auto HistogramCustom = joined(FillRules, AxisRules, StackRules, HideRules, RestRules);
constexpr auto PieChartOptions = joined(PieRules, ReduceRules, NameLegendRules, TooltipRules, OtherChartRules);
constexpr auto PieChartCustom = joined(HideRules, RestRules);

} // namespace

const KeyTable BarChartKeys{"barchart", BarChartOptions, BarChartCustom};
const KeyTable HistogramKeys{"histogram", HistogramOptions, HistogramCustom};
const KeyTable PieChartKeys{"piechart", PieChartOptions, PieChartCustom};

} // namespace Promontory
