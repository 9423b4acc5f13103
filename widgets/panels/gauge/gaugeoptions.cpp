#include "widgets/panels/gauge/gaugeoptions.h"

namespace Promontory {

using namespace Qt::StringLiterals;

GaugeOptions gaugeOptionsFrom(const Json &json)
{
    GaugeOptions options{valueOptionsFrom(json)};
    options.showThresholdLabels = json[u"showThresholdLabels"].toBool();
    options.showThresholdMarkers = json[u"showThresholdMarkers"].toBool(true);
    return options;
}

Json toJson(const GaugeOptions &options)
{
    return toJson(options, {{u"showThresholdLabels"_s, Json(options.showThresholdLabels)},
                            {u"showThresholdMarkers"_s, Json(options.showThresholdMarkers)}});
}

} // namespace Promontory
