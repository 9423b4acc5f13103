#include "widgets/panels/histogram/histogramoptions.h"

#include "widgets/panels/shared/barlook.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double MostBuckets = 1'000;

} // namespace

HistogramOptions histogramOptionsFrom(const Json &json)
{
    HistogramOptions options;
    options.bucketCount = numberBetween(json[u"bucketCount"], 1, MostBuckets, options.bucketCount);
    options.bucketSize = numberBetween(json[u"bucketSize"], 0, 1e300, 0);
    options.bucketOffset = numberBetween(json[u"bucketOffset"], -1e300, 1e300, 0);
    options.combine = json[u"combine"].toBool();
    options.legend = legendOptionsFrom(json[u"legend"]);
    options.tooltip = tooltipOptionsFrom(json[u"tooltip"]);
    return options;
}

Json toJson(const HistogramOptions &options)
{
    Json json = Json::object();
    json.set(u"bucketCount", Json(options.bucketCount));
    if (options.bucketSize > 0)
        json.set(u"bucketSize", Json(options.bucketSize));
    json.set(u"bucketOffset", Json(options.bucketOffset));
    json.set(u"combine", Json(options.combine));
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    return json;
}

FieldLook histogramLookFrom(const Json &custom)
{
    FieldLook look = barLookFrom(custom);
    look.stack = fieldLookFrom(custom).stack;
    return look;
}

} // namespace Promontory
