#pragma once

#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// `options` of a histogram panel (grafana-dashboard 8.8).
struct HistogramOptions
{
    double bucketCount = 30;  ///< about how many, where no size is given
    double bucketSize = 0;    ///< 0: from the count
    double bucketOffset = 0;  ///< where a bucket begins
    bool combine = false;     ///< all series together
    LegendOptions legend;
    TooltipOptions tooltip;

    bool operator==(const HistogramOptions &) const = default;
};

HistogramOptions histogramOptionsFrom(const Json &json);
Json toJson(const HistogramOptions &options);

/// `field.custom` of a histogram's field: fill, line, stack, axis and where it is hidden; the rest of a field's
/// look stays at its defaults.
FieldLook histogramLookFrom(const Json &custom);

} // namespace Promontory
