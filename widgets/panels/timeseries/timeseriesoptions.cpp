#include "widgets/panels/timeseries/timeseriesoptions.h"

namespace Promontory {

TimeSeriesOptions timeSeriesOptionsFrom(const Json &json)
{
    return {legendOptionsFrom(json[u"legend"]), tooltipOptionsFrom(json[u"tooltip"]), axisZoneFrom(json[u"timezone"])};
}

Json toJson(const TimeSeriesOptions &options)
{
    Json json = Json::object();
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    if (!options.timeZone.isEmpty())
        json.set(u"timezone", Json::array({Json(options.timeZone)}));
    return json;
}

} // namespace Promontory
