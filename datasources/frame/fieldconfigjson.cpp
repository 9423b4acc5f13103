#include "datasources/frame/fieldconfigjson.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr int LargestDecimals = 15;

// Sets a key unless the text is empty, which is the default everywhere here.
void setText(Json &object, QStringView key, const QString &text)
{
    if (!text.isEmpty())
        object.set(key, Json(text));
}

void setNumber(Json &object, QStringView key, const std::optional<double> &number)
{
    if (number)
        object.set(key, Json(*number));
}

std::optional<double> stepValue(const Json &json)
{
    if (json.isUndefined() || json.isNull() || json.toString() == "-Infinity"_L1)
        return -std::numeric_limits<double>::infinity();
    return json.numberLike();
}

std::optional<int> decimalsFrom(const Json &json)
{
    const auto number = json.numberLike();
    if (!number)
        return {};
    return static_cast<int>(std::clamp(std::floor(*number), 0.0, double(LargestDecimals)));
}

} // namespace

Thresholds thresholdsFromJson(const Json &json)
{
    Thresholds thresholds;
    if (json[u"mode"].toString() == "percentage"_L1)
        thresholds.mode = Thresholds::Mode::Percentage;
    for (const Json &item : json[u"steps"].items()) {
        if (const auto value = stepValue(item[u"value"]))
            thresholds.steps.append({*value, item[u"color"].toString()});
    }
    std::stable_sort(thresholds.steps.begin(), thresholds.steps.end(),
                     [](const ThresholdStep &a, const ThresholdStep &b) { return a.value < b.value; });
    return thresholds;
}

Json toJson(const Thresholds &thresholds)
{
    if (thresholds == Thresholds())
        return {};
    Json steps = Json::array();
    for (const ThresholdStep &step : thresholds.steps) {
        Json item = Json::object();
        item.set(u"value", std::isfinite(step.value) ? Json(step.value) : Json::null());
        item.set(u"color", Json(step.color));
        steps.append(item);
    }
    const bool percentage = thresholds.mode == Thresholds::Mode::Percentage;
    Json result = Json::object();
    result.set(u"mode", Json(percentage ? u"percentage"_s : u"absolute"_s));
    result.set(u"steps", steps);
    return result;
}

FieldColor fieldColorFromJson(const Json &json)
{
    return {json[u"mode"].toString(), json[u"fixedColor"].toString(), json[u"seriesBy"].toString()};
}

Json toJson(const FieldColor &color)
{
    if (color == FieldColor())
        return {};
    Json result = Json::object();
    setText(result, u"mode", color.mode);
    setText(result, u"fixedColor", color.fixedColor);
    setText(result, u"seriesBy", color.seriesBy);
    return result;
}

QList<DataLink> linksFromJson(const Json &json)
{
    QList<DataLink> links;
    for (const Json &item : json.items()) {
        const bool newWindow = item[u"newWindow"].toBool() || item[u"targetBlank"].toBool();
        links.append({item[u"title"].toString(), item[u"url"].toString(), newWindow, item[u"oneClick"].toBool()});
    }
    return links;
}

Json toJson(const QList<DataLink> &links)
{
    if (links.isEmpty())
        return {};
    Json result = Json::array();
    for (const DataLink &link : links) {
        Json item = Json::object();
        item.set(u"title", Json(link.title));
        item.set(u"url", Json(link.url));
        if (link.newWindow)
            item.set(u"newWindow", Json(true));
        if (link.oneClick)
            item.set(u"oneClick", Json(true));
        result.append(item);
    }
    return result;
}

FieldConfig fieldConfigFromJson(const Json &json)
{
    FieldConfig config;
    config.unit = json[u"unit"].toString();
    config.decimals = decimalsFrom(json[u"decimals"]);
    config.min = json[u"min"].numberLike();
    config.max = json[u"max"].numberLike();
    config.displayName = json[u"displayName"].toString();
    config.description = json[u"description"].toString();
    config.noValue = json[u"noValue"].toString();
    config.thresholds = thresholdsFromJson(json[u"thresholds"]);
    config.mappings = mappingsFromJson(json[u"mappings"]);
    config.color = fieldColorFromJson(json[u"color"]);
    config.links = linksFromJson(json[u"links"]);
    config.fieldMinMax = json[u"fieldMinMax"].toBool();
    if (json[u"custom"].isObject())
        config.custom = json[u"custom"];
    return config;
}

Json toJson(const FieldConfig &config)
{
    Json result = Json::object();
    setText(result, u"unit", config.unit);
    if (config.decimals)
        result.set(u"decimals", Json(*config.decimals));
    setNumber(result, u"min", config.min);
    setNumber(result, u"max", config.max);
    if (config.fieldMinMax)
        result.set(u"fieldMinMax", Json(true));
    setText(result, u"displayName", config.displayName);
    setText(result, u"description", config.description);
    setText(result, u"noValue", config.noValue);
    result.set(u"thresholds", toJson(config.thresholds));
    result.set(u"mappings", toJson(config.mappings));
    result.set(u"color", toJson(config.color));
    result.set(u"links", toJson(config.links));
    if (config.custom.size() > 0)
        result.set(u"custom", config.custom);
    return result;
}

FieldOverride fieldOverrideFromJson(const Json &json)
{
    FieldOverride result;
    result.matcher = json[u"matcher"][u"id"].toString();
    result.matcherOptions = json[u"matcher"][u"options"];
    for (const Json &item : json[u"properties"].items())
        result.properties.append({item[u"id"].toString(), item[u"value"]});
    for (const JsonMember &member : json.members()) {
        if (member.key != "matcher"_L1 && member.key != "properties"_L1)
            result.extra.set(member.key, member.value);
    }
    return result;
}

Json toJson(const FieldOverride &fieldOverride)
{
    Json matcher = Json::object();
    matcher.set(u"id", Json(fieldOverride.matcher));
    matcher.set(u"options", fieldOverride.matcherOptions);
    Json properties = Json::array();
    for (const OverrideProperty &property : fieldOverride.properties) {
        Json item = Json::object();
        item.set(u"id", Json(property.id));
        item.set(u"value", property.value);
        properties.append(item);
    }
    Json result = Json::object();
    result.set(u"matcher", matcher);
    result.set(u"properties", properties);
    for (const JsonMember &member : fieldOverride.extra.members())
        result.set(member.key, member.value);
    return result;
}

} // namespace Promontory
