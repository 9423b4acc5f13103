#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array MappingRules{
    KeyRule{"mapping", KeyFate::Exact},
    KeyRule{"seriesMapping", KeyFate::Exact},
    KeyRule{"series", KeyFate::Exact},
    KeyRule{"series.*.name", KeyFate::Exact},
    KeyRule{"series.*.name.fixed", KeyFate::Exact},
    KeyRule{"series.*.frame", KeyFate::Exact},
    KeyRule{"series.*.x", KeyFate::Exact},
    KeyRule{"series.*.y", KeyFate::Exact},
    KeyRule{"series.*.*.matcher.id", KeyFate::Exact},
    KeyRule{"series.*.*.matcher.options", KeyFate::Exact},
    KeyRule{"series.*.*.matcher.options.**", KeyFate::Exact},
    KeyRule{"series.*.pointColor.field", KeyFate::Exact},
    KeyRule{"series.*.pointColor.fixed", KeyFate::Exact},
    KeyRule{"series.*.pointSize.field", KeyFate::Exact},
    KeyRule{"series.*.pointSize.fixed", KeyFate::Exact},
    KeyRule{"series.*.**", KeyFate::Unread},
    KeyRule{"dims.x", KeyFate::Exact},
    KeyRule{"dims.frame", KeyFate::Exact},
    KeyRule{"dims.exclude", KeyFate::Exact},
    KeyRule{"dims.exclude.*", KeyFate::Exact},
    KeyRule{"tooltip.mode", KeyFate::Exact},
};

constexpr std::array PointRules{
    KeyRule{"show", KeyFate::Exact},
    KeyRule{"pointSize", KeyFate::Exact},
    KeyRule{"pointSize.fixed", KeyFate::Exact},
    KeyRule{"pointSize.min", KeyFate::Exact},
    KeyRule{"pointSize.max", KeyFate::Exact},
    KeyRule{"pointShape", KeyFate::Exact},
    KeyRule{"pointStrokeWidth", KeyFate::Exact},
    KeyRule{"fillOpacity", KeyFate::Exact},
    KeyRule{"lineWidth", KeyFate::Exact},
    KeyRule{"lineStyle.**", KeyFate::Exact},
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

constexpr std::array UnreadRules{KeyRule{"**", KeyFate::Unread}};

constexpr auto XyChartOptions = joined(MappingRules, NameLegendRules, CalculationRules, OtherChartRules);
constexpr auto XyChartCustom = joined(PointRules, HideRules, UnreadRules);

} // namespace

const KeyTable XyChartKeys{"xychart", XyChartOptions, XyChartCustom};

} // namespace Promontory
