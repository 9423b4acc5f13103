#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array MappingRules{
    oneOf("mapping", "auto manual"),
    oneOf("seriesMapping", "auto manual"),
    anything("series"),
    anything("series.*.name"),
    text("series.*.name.fixed"),
    anything("series.*.frame"),
    anything("series.*.x"),
    anything("series.*.y"),
    text("series.*.*.matcher.id"),
    anything("series.*.*.matcher.options"),
    anything("series.*.*.matcher.options.**"),
    anything("series.*.pointColor.field"),
    anything("series.*.pointColor.fixed"),
    anything("series.*.pointSize.field"),
    number("series.*.pointSize.fixed", 1, 200),
    unread("series.*.**"),
    text("dims.x"),
    anything("dims.frame"),
    anything("dims.exclude"),
    anything("dims.exclude.*"),
    oneOf("tooltip.mode", "single multi none"),
};

constexpr std::array PointRules{
    oneOf("show", "points lines points+lines"),
    number("pointSize", 1, 200),
    number("pointSize.fixed", 1, 200),
    number("pointSize.min", 1, 200),
    number("pointSize.max", 1, 200),
    oneOf("pointShape", "circle square"),
    number("pointStrokeWidth", 0, 20),
    number("fillOpacity", 0, 100),
    number("lineWidth", 0, 10),
};

constexpr auto XyChartOptions = joined(MappingRules, NameLegendRules, CalculationRules, OtherChartRules);
constexpr auto XyChartCustom = joined(PointRules, DashRules, AxisRules, HideRules, RestRules);

} // namespace

const KeyTable XyChartKeys{"xychart", XyChartOptions, XyChartCustom};

} // namespace Promontory
