#pragma once

#include "widgets/common/values/valueoptions.h"

namespace Promontory {

/// The options of a gauge, named as files name them (grafana-dashboard 8.3).
struct GaugeOptions : ValueOptions
{
    bool showThresholdLabels = false;
    bool showThresholdMarkers = true;
    bool isCircle = false; ///< a whole ring that begins at the top, instead of an arc
    ValueSizing sizing{false, 75, 75, 0};

    bool operator==(const GaugeOptions &) const = default;
};

GaugeOptions gaugeOptionsFrom(const Json &json);
Json toJson(const GaugeOptions &options);

} // namespace Promontory
