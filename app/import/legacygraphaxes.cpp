#include "app/import/legacygraphaxes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// One Y axis of `grid`, `y_formats` and the labels beside them, before version 12 of the schema.
Json axisOfGrid(const Json &panel, int index)
{
    const bool isLeft = index == 0;
    const Json &grid = panel[u"grid"];
    const auto either = [&grid](QStringView now, QStringView before) {
        return grid.contains(now) ? grid[now] : grid[before];
    };
    Json axis = Json::object();
    const Json format = panel.contains(u"y_formats") ? panel[u"y_formats"].at(index)
                                                     : panel[isLeft ? u"y_format" : u"y2_format"];
    setInside(axis, u"format"_s, format);
    setInside(axis, u"label"_s, panel[isLeft ? u"leftYAxisLabel" : u"rightYAxisLabel"]);
    setInside(axis, u"min"_s, isLeft ? either(u"leftMin", u"min") : grid[u"rightMin"]);
    setInside(axis, u"max"_s, isLeft ? either(u"leftMax", u"max") : grid[u"rightMax"]);
    setInside(axis, u"logBase"_s, grid[isLeft ? u"leftLogBase" : u"rightLogBase"]);
    setInside(axis, u"show"_s, panel[u"y-axis"]);
    return axis;
}

/// One of the two thresholds of `grid`, before version 13.
Json thresholdOfGrid(const Json &grid, QStringView value, QStringView color, bool isBelow)
{
    Json threshold = Json::object();
    threshold.set(u"value", grid[value]);
    threshold.set(u"op", Json(isBelow ? u"lt"_s : u"gt"_s));
    threshold.set(u"colorMode", Json(u"custom"_s));
    const bool isLine = grid[u"thresholdLine"].toBool();
    threshold.set(isLine ? u"line" : u"fill", Json(true));
    threshold.set(isLine ? u"lineColor" : u"fillColor", grid[color]);
    return threshold;
}

Json thresholdsOfGrid(const Json &grid)
{
    const std::optional<double> first = grid[u"threshold1"].numberLike();
    const std::optional<double> second = grid[u"threshold2"].numberLike();
    const bool isBelow = first && second && *first > *second;
    Json thresholds = Json::array();
    if (first)
        thresholds.append(thresholdOfGrid(grid, u"threshold1", u"threshold1Color", isBelow));
    if (second)
        thresholds.append(thresholdOfGrid(grid, u"threshold2", u"threshold2Color", isBelow));
    return thresholds;
}

/// `aliasYAxis` of before version 4, as overrides.
Json overridesWithAliasAxes(const Json &panel)
{
    Json overrides = panel[u"seriesOverrides"].isArray() ? panel[u"seriesOverrides"] : Json::array();
    for (const JsonMember &alias : panel[u"aliasYAxis"].members())
        overrides.append(Json::object({{u"alias"_s, Json(alias.key)}, {u"yaxis"_s, alias.value}}));
    return overrides;
}

Json scaleOf(const Marked &axis)
{
    const double base = axis.exact(u"logBase").numberLike().value_or(1);
    if (base <= 1)
        return {};
    if (base != 2 && base != 10)
        axis.approximated(u"logBase", legacyText("The axis is logarithmic; its labels are powers of 10."));
    Json scale = Json::object();
    scale.set(u"type", Json(u"log"_s));
    scale.set(u"log", Json(base));
    return scale;
}

} // namespace

Json withGraphAxes(const Json &panel)
{
    Json result = panel;
    if (!panel[u"yaxes"].isArray() && (panel[u"grid"].isObject() || panel.contains(u"y_formats")))
        result.set(u"yaxes", Json::array({axisOfGrid(panel, 0), axisOfGrid(panel, 1)}));
    if (!panel[u"xaxis"].isObject() && panel.contains(u"x-axis"))
        result.set(u"xaxis", Json::object({{u"show"_s, panel[u"x-axis"]}}));
    if (!panel[u"thresholds"].isArray() && panel[u"grid"].isObject())
        result.set(u"thresholds", thresholdsOfGrid(panel[u"grid"]));
    if (panel[u"aliasYAxis"].isObject())
        result.set(u"seriesOverrides", overridesWithAliasAxes(panel));
    return result;
}

QList<FieldSetting> axisSettings(const Marked &axis, bool isSecond)
{
    QList<FieldSetting> settings;
    const auto set = [&settings](const QString &id, const Json &value) {
        if (!value.isUndefined())
            settings.append({id, value});
    };
    // A key that says nothing now would say something with another value.
    for (const QStringView key : {u"format", u"decimals", u"min", u"max", u"label", u"show"})
        axis.exact(key);
    set(u"unit"_s, textMadeFrom(axis.peek(u"format")));
    for (const QStringView key : {u"decimals", u"min", u"max"})
        set(key.toString(), numberMadeFrom(axis.peek(key)));
    set(u"custom.axisLabel"_s, textMadeFrom(axis.peek(u"label")));
    const bool isShown = axis.peek(u"show").toBool(true);
    if (!isShown || isSecond)
        set(u"custom.axisPlacement"_s, madeFrom(axis.peek(u"show"), Json(isShown ? u"right"_s : u"hidden"_s)));
    set(u"custom.scaleDistribution"_s, scaleOf(axis));
    return settings;
}

QList<FieldSetting> secondAxisSettings(const Json &yaxes, ImportLedger &ledger)
{
    QList<FieldSetting> settings = axisSettings(Marked(yaxes.at(1), ledger), true);
    const QList<FieldSetting> first = axisSettings(Marked(yaxes.at(0), ledger), false);
    for (const FieldSetting &one : first) {
        const bool isSet = std::any_of(settings.begin(), settings.end(),
                                       [&one](const FieldSetting &other) { return other.id == one.id; });
        if (!isSet)
            settings.append({one.id, Json::null()});
    }
    return settings;
}

} // namespace Promontory
