#include "widgets/panels/gauge/gaugeoptions.h"

namespace Promontory {

using namespace Qt::StringLiterals;

GaugeOptions gaugeOptionsFrom(const Json &json)
{
    GaugeOptions options{valueOptionsFrom(json)};
    options.showThresholdLabels = json[u"showThresholdLabels"].toBool();
    options.showThresholdMarkers = json[u"showThresholdMarkers"].toBool(true);
    options.isCircle = json[u"shape"].toString() == "circle"_L1;
    options.sizing = valueSizingFrom(json, options.sizing);
    return options;
}

Json toJson(const GaugeOptions &options)
{
    Json json = toJson(options, {{u"showThresholdLabels"_s, Json(options.showThresholdLabels)},
                                 {u"showThresholdMarkers"_s, Json(options.showThresholdMarkers)}});
    if (options.isCircle)
        json.set(u"shape", Json(u"circle"_s));
    return json;
}

} // namespace Promontory
