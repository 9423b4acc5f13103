#pragma once

#include "widgets/common/values/displayvalue.h"

namespace Promontory {

/// The options of a gauge, named as files name them (grafana-dashboard 8.3).
struct GaugeOptions
{
    enum class Orientation { Auto, Horizontal, Vertical };

    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    bool showThresholdLabels = false;
    bool showThresholdMarkers = true;
    std::optional<double> titleSize; ///< px, 4 to 200
    std::optional<double> valueSize;

    bool operator==(const GaugeOptions &) const = default;
};

GaugeOptions gaugeOptionsFrom(const Json &json);
Json toJson(const GaugeOptions &options);

} // namespace Promontory
