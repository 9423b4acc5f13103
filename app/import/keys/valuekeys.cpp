#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array StatOptions{
    KeyRule{"colorMode", KeyFate::Exact},
    KeyRule{"graphMode", KeyFate::Exact},
    KeyRule{"justifyMode", KeyFate::Exact},
    KeyRule{"textMode", KeyFate::Exact},
    KeyRule{"wideLayout", KeyFate::Exact},
    KeyRule{"showPercentChange", KeyFate::Exact},
    KeyRule{"percentChangeColorMode", KeyFate::Exact},
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
    KeyRule{"text.percentSize", KeyFate::Exact},
    KeyRule{"text", KeyFate::Unread},
};

constexpr std::array GaugeOptions{
    KeyRule{"showThresholdLabels", KeyFate::Exact},
    KeyRule{"showThresholdMarkers", KeyFate::Exact},
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
    KeyRule{"sizing", KeyFate::Exact},
    KeyRule{"minVizWidth", KeyFate::Exact},
    KeyRule{"minVizHeight", KeyFate::Exact},
    KeyRule{"shape", KeyFate::Exact},
    KeyRule{"legend.**", KeyFate::Unread},
    KeyRule{"showValue", KeyFate::Unread},
};

constexpr std::array BarGaugeOptions{
    KeyRule{"displayMode", KeyFate::Exact},
    KeyRule{"valueMode", KeyFate::Exact},
    KeyRule{"namePlacement", KeyFate::Exact},
    KeyRule{"showUnfilled", KeyFate::Exact},
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
    KeyRule{"sizing", KeyFate::Exact},
    KeyRule{"minVizWidth", KeyFate::Exact},
    KeyRule{"minVizHeight", KeyFate::Exact},
    KeyRule{"maxVizHeight", KeyFate::Exact},
    KeyRule{"legend.**", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Bar gauges have no legend.")},
};

} // namespace

const KeyTable StatKeys{"stat", StatOptions, {}};
const KeyTable GaugeKeys{"gauge", GaugeOptions, {}};
const KeyTable BarGaugeKeys{"bargauge", BarGaugeOptions, {}};

} // namespace Promontory
