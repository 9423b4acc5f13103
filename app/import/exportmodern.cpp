#include "app/import/exportmodern.h"

#include <QString>

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// Schema 37: a legend is hidden by `showLegend` alone.
Json plainLegend(Json legend)
{
    const bool wasHidden = legend[u"displayMode"].toString() == "hidden"_L1;
    legend.set(u"showLegend", Json(!wasHidden && legend[u"showLegend"].toBool(true)));
    if (wasHidden)
        legend.set(u"displayMode", Json(u"list"_s));
    return legend;
}

/// Schema 38: how the cells of a table look is an object.
Json cellOptions(const Json &mode)
{
    struct Look
    {
        QStringView old;
        QStringView type;
        QStringView mode;
    };
    static constexpr std::array Looks{Look{u"color-background", u"color-background", u"gradient"},
                                      Look{u"color-background-solid", u"color-background", u"basic"},
                                      Look{u"gradient-gauge", u"gauge", u"gradient"},
                                      Look{u"lcd-gauge", u"gauge", u"lcd"},
                                      Look{u"basic", u"gauge", u"basic"}};
    Json result = Json::object();
    for (const Look &look : Looks) {
        if (mode.toString() == look.old) {
            result.set(u"type", Json(look.type.toString()));
            result.set(u"mode", Json(look.mode.toString()));
            return result;
        }
    }
    result.set(u"type", mode);
    return result;
}

Json withCellOptions(Json fieldConfig)
{
    Json defaults = fieldConfig[u"defaults"];
    Json custom = defaults[u"custom"];
    if (custom.contains(u"displayMode") && !custom.contains(u"cellOptions")) {
        custom.set(u"cellOptions", cellOptions(custom[u"displayMode"]));
        custom.remove(u"displayMode");
        defaults.set(u"custom", custom);
        fieldConfig.set(u"defaults", defaults);
    }
    Json overrides = Json::array();
    for (Json one : fieldConfig[u"overrides"].items()) {
        Json properties = Json::array();
        for (Json property : one[u"properties"].items()) {
            if (property[u"id"].toString() == "custom.displayMode"_L1) {
                property.set(u"id", Json(u"custom.cellOptions"_s));
                property.set(u"value", cellOptions(property[u"value"]));
            }
            properties.append(property);
        }
        one.set(u"properties", properties);
        overrides.append(one);
    }
    fieldConfig.set(u"overrides", overrides);
    return fieldConfig;
}

/// Schema 35: the axis of the time is hidden only by itself.
Json withTimeAxis(Json fieldConfig)
{
    if (fieldConfig[u"defaults"][u"custom"][u"axisPlacement"].toString() != "hidden"_L1)
        return fieldConfig;
    const Json matcher = Json::object({{u"id"_s, Json(u"byType"_s), -1}, {u"options"_s, Json(u"time"_s), -1}});
    const Json property =
        Json::object({{u"id"_s, Json(u"custom.axisPlacement"_s), -1}, {u"value"_s, Json(u"auto"_s), -1}});
    Json overrides = fieldConfig[u"overrides"];
    overrides.append(Json::object({{u"matcher"_s, matcher, -1}, {u"properties"_s, Json::array({property}), -1}}));
    fieldConfig.set(u"overrides", overrides);
    return fieldConfig;
}

/// Schema 39: the reducers of the little charts in tables are objects.
Json tableStats(const Json &options)
{
    const Json &stats = options[u"refIdToStat"];
    if (!stats.isObject())
        return options;
    Json result = Json::object();
    for (const JsonMember &stat : stats.members())
        result.set(stat.key, Json::object({{u"stat"_s, stat.value, -1}}));
    return result;
}

Json modernSteps(const Json &steps, int schema)
{
    Json result = Json::array();
    for (Json step : steps.items()) {
        const QString id = step[u"id"].toString();
        if (id == "timeSeriesTable"_L1)
            step.set(u"options", tableStats(step[u"options"]));
        result.append(step);
        // Schema 31: fields made of labels are no longer put together by themselves.
        if (id == "labelsToFields"_L1 && schema < 31)
            result.append(Json::object({{u"id"_s, Json(u"merge"_s), -1}, {u"options"_s, Json::object(), -1}}));
    }
    return result;
}

Json modernOptions(Json options, const QString &type)
{
    const bool isScale = type == "heatmap"_L1; // of colours
    if (options[u"legend"].isObject() && !isScale)
        options.set(u"legend", plainLegend(options[u"legend"]));
    // Schema 30.
    if (options.contains(u"tooltipOptions") && !options.contains(u"tooltip")) {
        options.set(u"tooltip", options[u"tooltipOptions"]);
        options.remove(u"tooltipOptions");
    }
    return options;
}

} // namespace

Json inSchema41(const Json &panel, int schema)
{
    Json result = panel;
    if (panel[u"options"].isObject())
        result.set(u"options", modernOptions(panel[u"options"], panel[u"type"].toString()));
    if (panel[u"transformations"].size() > 0)
        result.set(u"transformations", modernSteps(panel[u"transformations"], schema));
    const QString type = panel[u"type"].toString();
    if (type == "table"_L1)
        result.set(u"fieldConfig", withCellOptions(panel[u"fieldConfig"]));
    else if (type == "timeseries"_L1 && schema < 35)
        result.set(u"fieldConfig", withTimeAxis(panel[u"fieldConfig"]));
    return result;
}

} // namespace Promontory
