#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

/// What all types of single values read.
constexpr std::array ValueRules{
    oneOf("orientation", "auto horizontal vertical"),
    number("text.titleSize", 4, 200),
    number("text.valueSize", 4, 200),
    unread("text.**"),
};

/// The sizes of gauges, round or straight.
constexpr std::array SizingRules{
    oneOf("sizing", "auto manual"),
    number("minVizWidth", 0, 10'000),
    number("minVizHeight", 0, 10'000),
};

constexpr std::array StatRules{
    oneOf("colorMode", "value none background background_solid"),
    oneOf("graphMode", "area line none"),
    oneOf("justifyMode", "auto center"),
    oneOf("textMode", "auto value value_and_name name none"),
    flag("wideLayout"),
    flag("showPercentChange"),
    oneOf("percentChangeColorMode", "standard inverted same_as_value"),
    number("text.percentSize", 4, 200),
};

constexpr auto GaugeShapes = QT_TRANSLATE_NOOP("GrafanaKeys", "Gauges are drawn in one style.");

constexpr std::array GaugeRules{
    flag("showThresholdLabels"),
    flag("showThresholdMarkers"),
    oneOf("shape", "gauge circle"),
    unread("legend.**"),
    unread("showValue"),
    ignored("barShape", GaugeShapes),
    ignored("barWidthFactor", GaugeShapes),
    ignored("effects.**", GaugeShapes),
    ignored("endpointMarker", GaugeShapes),
    ignored("segmentCount", GaugeShapes),
    ignored("segmentSpacing", GaugeShapes),
    ignored("neutral", QT_TRANSLATE_NOOP("GrafanaKeys", "The bar of a gauge begins at its least value.")),
    ignored("sparkline", QT_TRANSLATE_NOOP("GrafanaKeys", "Gauges show the value alone.")),
    ignored("textMode",
            QT_TRANSLATE_NOOP("GrafanaKeys", "Gauges show their value, and their name where there are several.")),
};

constexpr std::array BarGaugeRules{
    oneOf("displayMode", "gradient basic lcd"),
    oneOf("valueMode", "color text hidden"),
    oneOf("namePlacement", "auto top left hidden"),
    flag("showUnfilled"),
    number("maxVizHeight", 0, 10'000),
};

constexpr auto StatOptions = joined(StatRules, ReduceRules, ValueRules);
constexpr auto GaugeOptions = joined(GaugeRules, ReduceRules, ValueRules, SizingRules);
constexpr std::array LegendRest{unread("legend.**")};

constexpr auto BarGaugeOptions =
    joined(BarGaugeRules, NameLegendRules, LegendRest, ReduceRules, ValueRules, SizingRules);

} // namespace

const KeyTable StatKeys{"stat", StatOptions, NoCustomRules};
const KeyTable GaugeKeys{"gauge", GaugeOptions, NoCustomRules};
const KeyTable BarGaugeKeys{"bargauge", BarGaugeOptions, NoCustomRules};

} // namespace Promontory
