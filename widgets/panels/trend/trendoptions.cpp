#include "widgets/panels/trend/trendoptions.h"

namespace Promontory {

TrendOptions trendOptionsFrom(const Json &json)
{
    return {json[u"xField"].toString(), legendOptionsFrom(json[u"legend"]),
            tooltipOptionsFrom(json[u"tooltip"])};
}

Json toJson(const TrendOptions &options)
{
    Json json = Json::object();
    if (!options.xField.isEmpty())
        json.set(u"xField", Json(options.xField));
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    return json;
}

} // namespace Promontory
