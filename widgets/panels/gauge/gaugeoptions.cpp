#include "widgets/panels/gauge/gaugeoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

namespace {

using Orientation = GaugeOptions::Orientation;

constexpr std::array Orientations{OptionName<Orientation>{u"auto", Orientation::Auto},
                                  OptionName<Orientation>{u"horizontal", Orientation::Horizontal},
                                  OptionName<Orientation>{u"vertical", Orientation::Vertical}};

} // namespace

GaugeOptions gaugeOptionsFrom(const Json &json)
{
    GaugeOptions options;
    options.reduce = reduceOptionsFrom(json[u"reduceOptions"]);
    options.orientation = optionValue(Orientations, json[u"orientation"], options.orientation);
    options.showThresholdLabels = json[u"showThresholdLabels"].toBool();
    options.showThresholdMarkers = json[u"showThresholdMarkers"].toBool(true);
    options.titleSize = optionPixels(json[u"text"][u"titleSize"]);
    options.valueSize = optionPixels(json[u"text"][u"valueSize"]);
    return options;
}

Json toJson(const GaugeOptions &options)
{
    Json json = Json::object();
    json.set(u"reduceOptions", toJson(options.reduce));
    json.set(u"orientation", optionWord(Orientations, options.orientation));
    json.set(u"showThresholdLabels", Json(options.showThresholdLabels));
    json.set(u"showThresholdMarkers", Json(options.showThresholdMarkers));
    Json text = Json::object();
    if (options.titleSize)
        text.set(u"titleSize", Json(*options.titleSize));
    if (options.valueSize)
        text.set(u"valueSize", Json(*options.valueSize));
    if (text.size() > 0)
        json.set(u"text", text);
    return json;
}

} // namespace Promontory
