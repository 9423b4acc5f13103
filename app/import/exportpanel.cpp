#include "app/import/exportpanel.h"

#include "app/import/classicfields.h"
#include "app/import/exportqueries.h"
#include "datasources/frame/fieldconfigjson.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

void setText(Json &json, QStringView key, const QString &text)
{
    if (!text.isEmpty())
        json.set(key, Json(text));
}

void setFlag(Json &json, QStringView key, bool flag)
{
    if (flag)
        json.set(key, Json(true));
}

Json grid(const GridRect &rect)
{
    return Json::object({{u"h"_s, Json(rect.height), -1},
                         {u"w"_s, Json(rect.width), -1},
                         {u"x"_s, Json(rect.x), -1},
                         {u"y"_s, Json(rect.y), -1}});
}

/// Links of an override, which are kept as they were written.
Json inGrafanasWords(const Json &links)
{
    Json list = Json::array();
    for (Json link : links.items()) {
        if (link.contains(u"newWindow")) {
            link.set(u"targetBlank", link[u"newWindow"]);
            link.remove(u"newWindow");
        }
        list.append(link);
    }
    return links.isArray() ? list : links;
}

Json fieldConfigOf(const PanelSpec &panel)
{
    Json defaults = toJson(panel.defaults);
    if (!defaults.isObject())
        defaults = Json::object();
    if (panel.defaults.custom.isObject())
        defaults.set(u"custom", panel.defaults.custom);
    if (!panel.defaults.links.isEmpty())
        defaults.set(u"links", classicLinks(panel.defaults.links));
    // No thresholds would be the usual ones.
    if (panel.defaults.thresholds.steps.isEmpty() && !usualSteps(panel.type).isEmpty())
        defaults.set(u"thresholds", Json::object({{u"mode"_s, Json(u"absolute"_s), -1}, {u"steps"_s, Json::array(), -1}}));
    Json overrides = Json::array();
    for (FieldOverride one : panel.overrides) {
        for (OverrideProperty &property : one.properties) {
            if (property.id == "links"_L1)
                property.value = inGrafanasWords(property.value);
        }
        overrides.append(toJson(one));
    }
    return Json::object({{u"defaults"_s, defaults, -1}, {u"overrides"_s, overrides, -1}});
}

Json transformationsOf(const PanelSpec &panel)
{
    Json list = Json::array();
    for (const TransformStep &step : panel.transforms) {
        Json one = Json::object();
        one.set(u"id", Json(step.id));
        one.set(u"options", step.options.isObject() ? step.options : Json::object());
        setFlag(one, u"disabled", step.disabled);
        if (step.filter.isObject())
            one.set(u"filter", step.filter);
        setText(one, u"topic", step.topic);
        list.append(one);
    }
    return list;
}

void addRepeat(const std::optional<Repeat> &repeat, Json &json)
{
    if (!repeat)
        return;
    json.set(u"repeat", Json(repeat->variable));
    json.set(u"repeatDirection", Json(repeat->horizontal ? u"h"_s : u"v"_s));
    if (repeat->horizontal)
        json.set(u"maxPerRow", Json(repeat->maxPerRow));
}

void addQueryOptions(const PanelSpec &panel, Json &json)
{
    if (panel.maxDataPoints)
        json.set(u"maxDataPoints", Json(*panel.maxDataPoints));
    setText(json, u"interval", panel.interval);
    setText(json, u"timeFrom", panel.timeFrom);
    setText(json, u"timeShift", panel.timeShift);
    setFlag(json, u"hideTimeOverride", panel.hidesOwnTime);
}

} // namespace

Json classicSource(const QString &id, const QString &type)
{
    Json source = Json::object();
    QString uid = id;
    if (type == "__expr__"_L1)
        uid = type;
    else if (type == "dashboard"_L1)
        uid = u"-- Dashboard --"_s;
    else if (type == "grafana"_L1)
        uid = u"-- Grafana --"_s;
    const bool isBuiltIn = type == "dashboard"_L1 || type == "grafana"_L1;
    source.set(u"type", Json(isBuiltIn ? u"datasource"_s : type.isEmpty() ? u"prometheus"_s : type));
    setText(source, u"uid", uid);
    return source;
}

Json classicLinks(const QList<DataLink> &links)
{
    Json list = Json::array();
    for (const DataLink &link : links) {
        Json one = Json::object();
        one.set(u"title", Json(link.title));
        one.set(u"url", Json(link.url));
        setFlag(one, u"targetBlank", link.newWindow);
        setFlag(one, u"oneClick", link.oneClick);
        list.append(one);
    }
    return list;
}

Json classicId(const PanelId &id)
{
    const auto *number = std::get_if<qint64>(&id.value);
    return number ? Json(*number) : Json::null();
}

Json classicPanel(const PanelSpec &panel, const QString &fallbackSource)
{
    Json json = Json::object();
    json.set(u"id", classicId(panel.id));
    json.set(u"type", Json(panel.type));
    json.set(u"title", Json(panel.title));
    setText(json, u"description", panel.description);
    setFlag(json, u"transparent", panel.transparent);
    if (!panel.library.isEmpty())
        json.set(u"libraryPanel", Json::object({{u"name"_s, Json(panel.library), -1}}));
    json.set(u"gridPos", grid(panel.rect));
    addClassicQueries(panel, fallbackSource, json);
    addQueryOptions(panel, json);
    json.set(u"transformations", transformationsOf(panel));
    json.set(u"fieldConfig", fieldConfigOf(panel));
    json.set(u"options", panel.options.isObject() ? panel.options : Json::object());
    if (!panel.links.isEmpty())
        json.set(u"links", classicLinks(panel.links));
    addRepeat(panel.repeat, json);
    return json;
}

Json classicRow(const Row &row, const QString &fallbackSource)
{
    Json json = Json::object();
    json.set(u"id", classicId(row.id));
    json.set(u"type", Json(u"row"_s));
    json.set(u"title", Json(row.title));
    json.set(u"collapsed", Json(row.collapsed));
    json.set(u"gridPos", grid({0, row.y, 24, 1}));
    if (row.repeat)
        json.set(u"repeat", Json(row.repeat->variable));
    Json panels = Json::array();
    for (const PanelSpec &panel : row.folded)
        panels.append(classicPanel(panel, fallbackSource));
    json.set(u"panels", panels);
    return json;
}

} // namespace Promontory
