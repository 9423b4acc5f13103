#include "app/import/exporttov2.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

void move(Json &to, QStringView name, const Json &value)
{
    if (!value.isUndefined())
        to.set(name, value);
}

Json kindOf(const QString &kind, const Json &spec)
{
    return Json::object({{u"kind"_s, Json(kind), -1}, {u"spec"_s, spec, -1}});
}

/// A plug-in with its settings: named by `kind` in the first documents, by `group` since.
Json plugin(const QString &kind, const Json &id, const QString &version, const Json &spec, V2Dialect dialect)
{
    Json json = Json::object();
    if (dialect == V2Dialect::Alpha) {
        json.set(u"kind", id);
    } else {
        json.set(u"kind", Json(kind));
        json.set(u"group", id);
        json.set(u"version", Json(version));
    }
    json.set(u"spec", spec);
    return json;
}

Json named(const Json &uid)
{
    Json json = Json::object();
    json.set(u"name", uid);
    return json;
}

/// A query with its source: { "query", "datasource" } in the first documents, all inside the query since.
void setQuery(Json &to, const Json &source, const Json &spec, V2Dialect dialect)
{
    Json query = plugin(u"DataQuery"_s, source[u"type"], u"v0"_s, spec, dialect);
    if (dialect == V2Dialect::Alpha)
        to.set(u"datasource", source);
    else if (source.contains(u"uid"))
        query.set(u"datasource", named(source[u"uid"]));
    to.set(u"query", query);
}

Json queryToV2(const Json &target, V2Dialect dialect)
{
    Json spec = Json::object();
    spec.set(u"refId", target[u"refId"]);
    spec.set(u"hidden", Json(target[u"hide"].toBool()));
    Json asked = target;
    for (const QStringView key : {u"refId", u"hide", u"datasource"})
        asked.remove(key);
    setQuery(spec, target[u"datasource"], asked, dialect);
    return kindOf(u"PanelQuery"_s, spec);
}

Json stepToV2(const Json &step, V2Dialect dialect)
{
    Json spec = Json::object();
    if (dialect == V2Dialect::Alpha)
        spec.set(u"id", step[u"id"]);
    move(spec, u"disabled", step[u"disabled"]);
    spec.set(u"options", step[u"options"]);
    Json json = Json::object();
    json.set(u"kind", dialect == V2Dialect::Alpha ? step[u"id"] : Json(u"Transformation"_s));
    if (dialect == V2Dialect::Later)
        json.set(u"group", step[u"id"]);
    json.set(u"spec", spec);
    return json;
}

Json dataToV2(const Json &panel, V2Dialect dialect)
{
    Json queries = Json::array();
    for (const Json &target : panel[u"targets"].items())
        queries.append(queryToV2(target, dialect));
    Json steps = Json::array();
    for (const Json &step : panel[u"transformations"].items())
        steps.append(stepToV2(step, dialect));
    Json options = Json::object();
    for (const QStringView key : {u"maxDataPoints", u"interval", u"timeFrom", u"timeShift", u"hideTimeOverride"})
        move(options, key, panel[key]);
    return kindOf(u"QueryGroup"_s, Json::object({{u"queries"_s, queries, -1},
                                                 {u"transformations"_s, steps, -1},
                                                 {u"queryOptions"_s, options, -1}}));
}

struct KindName
{
    QStringView type;
    QStringView kind;
};
constexpr std::array Kinds{KindName{u"query", u"QueryVariable"},       KindName{u"custom", u"CustomVariable"},
                           KindName{u"textbox", u"TextVariable"},      KindName{u"constant", u"ConstantVariable"},
                           KindName{u"interval", u"IntervalVariable"}, KindName{u"datasource", u"DatasourceVariable"},
                           KindName{u"adhoc", u"AdhocVariable"},       KindName{u"switch", u"SwitchVariable"},
                           KindName{u"groupby", u"GroupByVariable"}};
constexpr std::array Hides{u"dontHide", u"hideLabel", u"hideVariable", u"inControlsMenu"};
constexpr std::array Refreshes{u"never", u"onDashboardLoad", u"onTimeRangeChanged"};
constexpr std::array Sorts{u"disabled",       u"alphabeticalAsc",
                           u"alphabeticalDesc", u"numericalAsc",
                           u"numericalDesc",  u"alphabeticalCaseInsensitiveAsc",
                           u"alphabeticalCaseInsensitiveDesc", u"naturalAsc",
                           u"naturalDesc"};

template <size_t N>
void setName(Json &object, QStringView key, const std::array<const char16_t *, N> &names)
{
    const qint64 number = object[key].toInteger(-1);
    if (number >= 0 && number < qint64(N))
        object.set(key, Json(QStringView(names.at(size_t(number))).toString()));
}

QString kindOfVariable(const Json &classic)
{
    const QString type = classic[u"type"].toString();
    for (const KindName &one : Kinds) {
        if (type == one.type)
            return one.kind.toString();
    }
    return u"ConstantVariable"_s;
}

void setVariableQuery(Json &spec, const Json &classic, V2Dialect dialect, const Json &source)
{
    const bool isText = source[u"spec"][u"query"][u"spec"].contains(u"__legacyStringValue");
    Json asked = classic[u"query"];
    if (isText)
        asked = Json::object({{u"__legacyStringValue"_s, classic[u"definition"], -1}});
    setQuery(spec, classic[u"datasource"], asked, dialect);
    if (dialect == V2Dialect::Later)
        spec.remove(u"datasource");
}

} // namespace

V2Dialect dialectOf(const Json &spec)
{
    const auto &elements = spec[u"elements"].members();
    const bool later = std::any_of(elements.begin(), elements.end(), [](const JsonMember &element) {
        return element.value[u"spec"][u"vizConfig"].contains(u"group");
    });
    return later ? V2Dialect::Later : V2Dialect::Alpha;
}

Json headToV2(const Json &classic)
{
    static constexpr std::array Syncs{u"Off", u"Crosshair", u"Tooltip"};
    Json head = Json::object();
    for (const QStringView key : {u"title", u"description", u"tags", u"editable", u"links"})
        move(head, key, classic[key]);
    head.set(u"cursorSync", classic[u"graphTooltip"]);
    setName(head, u"cursorSync", Syncs);
    Json time = Json::object();
    time.set(u"from", classic[u"time"][u"from"]);
    time.set(u"to", classic[u"time"][u"to"]);
    time.set(u"autoRefresh", classic[u"refresh"]);
    for (const QStringView key : {u"timezone", u"weekStart", u"fiscalYearStartMonth"})
        move(time, key, classic[key]);
    const Json &picker = classic[u"timepicker"];
    move(time, u"autoRefreshIntervals", picker[u"refresh_intervals"]);
    move(time, u"quickRanges", picker[u"quick_ranges"]);
    move(time, u"hideTimepicker", picker[u"hidden"]);
    move(time, u"nowDelay", picker[u"nowDelay"]);
    head.set(u"timeSettings", time);
    return head;
}

Json panelToV2(const Json &classic, V2Dialect dialect)
{
    Json spec = Json::object();
    for (const QStringView key : {u"id", u"title", u"description", u"transparent"})
        move(spec, key, classic[key]);
    if (classic.contains(u"libraryPanel")) {
        spec.set(u"libraryPanel", classic[u"libraryPanel"]);
        return kindOf(u"LibraryPanel"_s, spec);
    }
    spec.set(u"links", classic[u"links"].isArray() ? classic[u"links"] : Json::array());
    spec.set(u"data", dataToV2(classic, dialect));
    Json look = Json::object();
    look.set(u"options", classic[u"options"]);
    look.set(u"fieldConfig", classic[u"fieldConfig"]);
    spec.set(u"vizConfig", plugin(u"VizConfig"_s, classic[u"type"], {}, look, dialect));
    return kindOf(u"Panel"_s, spec);
}

Json variableToV2(const Json &classic, V2Dialect dialect, const Json &source)
{
    const QString kind = kindOfVariable(classic);
    const bool asksLabels = kind == "AdhocVariable"_L1 || kind == "GroupByVariable"_L1;
    Json spec = classic;
    for (const QStringView key : {u"type", u"datasource"})
        spec.remove(key);
    if (!source.isUndefined() && !source[u"spec"].contains(u"definition"))
        spec.remove(u"definition");
    setName(spec, u"hide", Hides);
    setName(spec, u"refresh", Refreshes);
    setName(spec, u"sort", Sorts);
    Json json = Json::object();
    json.set(u"kind", Json(kind));
    if (kind == "QueryVariable"_L1) {
        setVariableQuery(spec, classic, dialect, source);
    } else if (kind == "DatasourceVariable"_L1) {
        spec.set(u"pluginId", classic[u"query"]);
        spec.remove(u"query");
    } else if (kind == "SwitchVariable"_L1) {
        spec.set(u"current", classic[u"current"][u"value"]);
        spec.set(u"enabledValue", classic[u"options"].at(0)[u"value"]);
        spec.set(u"disabledValue", classic[u"options"].at(1)[u"value"]);
        spec.remove(u"options");
    } else if (asksLabels && dialect == V2Dialect::Alpha) {
        spec.set(u"datasource", classic[u"datasource"]);
    } else if (asksLabels) {
        json.set(u"group", classic[u"datasource"][u"type"]);
        json.set(u"datasource", named(classic[u"datasource"][u"uid"]));
    }
    json.set(u"spec", spec);
    return json;
}

Json annotationToV2(const Json &classic, V2Dialect dialect, const Json &source)
{
    Json spec = Json::object();
    for (const QStringView key : {u"name", u"enable", u"hide", u"iconColor", u"filter"})
        move(spec, key, classic[key]);
    Json asked = Json::object();
    Json old = Json::object();
    for (const QStringView key : {u"expr", u"step", u"titleFormat", u"textFormat", u"tagKeys", u"useValueForTime"})
        move(source[u"spec"][u"query"][u"spec"].contains(key) ? asked : old, key, classic[key]);
    setQuery(spec, classic[u"datasource"], asked, dialect);
    spec.set(u"legacyOptions", old);
    return kindOf(u"AnnotationQuery"_s, spec);
}

Json repeatToV2(const Json &classic)
{
    if (classic[u"repeat"].toString().isEmpty())
        return {};
    Json repeat = Json::object();
    repeat.set(u"mode", Json(u"variable"_s));
    repeat.set(u"value", classic[u"repeat"]);
    move(repeat, u"direction", classic[u"repeatDirection"]);
    move(repeat, u"maxPerRow", classic[u"maxPerRow"]);
    return repeat;
}

} // namespace Promontory
