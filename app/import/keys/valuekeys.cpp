#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

/// What all types of single values read.
constexpr std::array ValueRules{
    KeyRule{"orientation", KeyFate::Exact},
    KeyRule{"reduceOptions.calcs", KeyFate::Exact},
    KeyRule{"reduceOptions.calcs.0", KeyFate::Exact},
    KeyRule{"reduceOptions.calcs.*", KeyFate::Unread},
    KeyRule{"reduceOptions.fields", KeyFate::Exact},
    KeyRule{"reduceOptions.values", KeyFate::Exact},
    KeyRule{"reduceOptions.limit", KeyFate::Exact},
    KeyRule{"reduceOptions.defaults.**", KeyFate::Unread},
    KeyRule{"reduceOptions.mappings.**", KeyFate::Unread},
    KeyRule{"reduceOptions.thresholds.**", KeyFate::Unread},
    KeyRule{"text.titleSize", KeyFate::Exact},
    KeyRule{"text.valueSize", KeyFate::Exact},
    KeyRule{"text", KeyFate::Unread},
};

/// The sizes of gauges, round or straight.
constexpr std::array SizingRules{
    KeyRule{"sizing", KeyFate::Exact},
    KeyRule{"minVizWidth", KeyFate::Exact},
    KeyRule{"minVizHeight", KeyFate::Exact},
};

constexpr std::array StatRules{
    KeyRule{"colorMode", KeyFate::Exact},
    KeyRule{"graphMode", KeyFate::Exact},
    KeyRule{"justifyMode", KeyFate::Exact},
    KeyRule{"textMode", KeyFate::Exact},
    KeyRule{"wideLayout", KeyFate::Exact},
    KeyRule{"showPercentChange", KeyFate::Exact},
    KeyRule{"percentChangeColorMode", KeyFate::Exact},
    KeyRule{"text.percentSize", KeyFate::Exact},
};

constexpr std::array GaugeRules{
    KeyRule{"showThresholdLabels", KeyFate::Exact},
    KeyRule{"showThresholdMarkers", KeyFate::Exact},
    KeyRule{"shape", KeyFate::Exact},
    KeyRule{"legend.**", KeyFate::Unread},
    KeyRule{"showValue", KeyFate::Unread},
};

constexpr std::array BarGaugeRules{
    KeyRule{"displayMode", KeyFate::Exact},
    KeyRule{"valueMode", KeyFate::Exact},
    KeyRule{"namePlacement", KeyFate::Exact},
    KeyRule{"showUnfilled", KeyFate::Exact},
    KeyRule{"maxVizHeight", KeyFate::Exact},
    KeyRule{"legend.**", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Bar gauges have no legend.")},
};

constexpr auto StatOptions = joined(StatRules, ValueRules);
constexpr auto GaugeOptions = joined(GaugeRules, ValueRules, SizingRules);
constexpr auto BarGaugeOptions = joined(BarGaugeRules, ValueRules, SizingRules);

} // namespace

const KeyTable StatKeys{"stat", StatOptions, {}};
const KeyTable GaugeKeys{"gauge", GaugeOptions, {}};
const KeyTable BarGaugeKeys{"bargauge", BarGaugeOptions, {}};

} // namespace Promontory
