#include "widgets/panels/heatmap/heatmapoptions.h"

#include "widgets/common/values/oneline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

std::optional<int> decimalsIn(const Json &json)
{
    const std::optional<double> number = json.numberLike();
    return number ? std::optional(static_cast<int>(std::clamp(*number, 0.0, 15.0))) : std::nullopt;
}

void setIf(Json &json, QStringView key, const std::optional<double> &value)
{
    if (value)
        json.set(key, Json(*value));
}

Json axisJson(const HeatmapOptions &options)
{
    Json axis = Json::object();
    axis.set(u"axisPlacement", Json(options.isAxisHidden ? u"hidden"_s : options.isAxisRight ? u"right"_s : u"left"_s));
    axis.set(u"unit", Json(options.yUnit));
    if (options.yDecimals)
        axis.set(u"decimals", Json(*options.yDecimals));
    axis.set(u"reverse", Json(options.isYReversed));
    axis.set(u"axisLabel", Json(options.axisLabel));
    return axis;
}

} // namespace

HeatmapOptions heatmapOptionsFrom(const Json &json)
{
    HeatmapOptions options;
    options.isCalculated = json[u"calculate"].toBool();
    const Json &color = json[u"color"];
    options.scheme = color[u"scheme"].toString();
    options.isReversed = color[u"reverse"].toBool();
    options.scale = color[u"scale"].toString() == "linear"_L1 ? HeatScale::Linear : HeatScale::Root;
    options.steps = static_cast<int>(std::clamp(color[u"steps"].numberLike().value_or(9), 2.0, 128.0));
    options.colorMin = color[u"min"].numberLike();
    options.colorMax = color[u"max"].numberLike();
    options.hideBelow = json[u"filterValues"][u"le"].numberLike();
    options.hideAbove = json[u"filterValues"][u"ge"].numberLike();
    const Json &axis = json[u"yAxis"];
    options.yUnit = axis[u"unit"].toString();
    options.yDecimals = decimalsIn(axis[u"decimals"]);
    options.isYReversed = axis[u"reverse"].toBool();
    options.isAxisRight = axis[u"axisPlacement"].toString() == "right"_L1;
    options.isAxisHidden = axis[u"axisPlacement"].toString() == "hidden"_L1;
    options.axisLabel = oneLine(axis[u"axisLabel"].toString());
    options.cellUnit = json[u"cellValues"][u"unit"].toString();
    options.cellDecimals = decimalsIn(json[u"cellValues"][u"decimals"]);
    options.hasLegend = json[u"legend"][u"show"].toBool(true);
    options.hasTooltip = json[u"tooltip"][u"mode"].toString() != "none"_L1 && json[u"tooltip"][u"show"].toBool(true);
    return options;
}

Json toJson(const HeatmapOptions &options)
{
    Json color = Json::object();
    color.set(u"scheme", Json(options.scheme));
    color.set(u"scale", Json(options.scale == HeatScale::Linear ? u"linear"_s : u"exponential"_s));
    color.set(u"steps", Json(options.steps));
    color.set(u"reverse", Json(options.isReversed));
    setIf(color, u"min", options.colorMin);
    setIf(color, u"max", options.colorMax);
    Json legend = Json::object();
    legend.set(u"show", Json(options.hasLegend));
    Json tooltip = Json::object();
    tooltip.set(u"mode", Json(options.hasTooltip ? u"single"_s : u"none"_s));
    Json json = Json::object();
    json.set(u"calculate", Json(options.isCalculated));
    json.set(u"color", color);
    json.set(u"yAxis", axisJson(options));
    json.set(u"legend", legend);
    json.set(u"tooltip", tooltip);
    return json;
}

} // namespace Promontory
