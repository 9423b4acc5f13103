#include "app/import/grafanaform.h"

#include "app/import/importgrafana.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Form = GrafanaModel::Form;

/// Keys of Grafana's dashboards that few other documents have beside each other.
bool hasSigns(const Json &json)
{
    static constexpr std::array Keys{u"title",       u"panels",   u"rows",         u"templating", u"annotations",
                                     u"schemaVersion", u"time",   u"timepicker",   u"refresh",    u"graphTooltip",
                                     u"timezone",    u"editable", u"hideControls", u"gnetId",     u"uid"};
    return std::count_if(Keys.begin(), Keys.end(), [&json](const char16_t *key) { return json.contains(key); }) >= 2;
}

bool isPanel(const Json &json)
{
    return json[u"type"].isString() && !json.contains(u"panels")
        && (json.contains(u"targets") || json.contains(u"fieldConfig") || json.contains(u"gridPos")
            || (json.contains(u"options") && json.contains(u"title")));
}

bool isClassic(const Json &json)
{
    if (!json.isObject() || json[u"format"].toString() == "promontory-dashboard"_L1 )
        return false;
    const bool hasBody = json[u"panels"].isArray() || json[u"rows"].isArray();
    const bool hasHead = json.contains(u"schemaVersion") || json[u"templating"].isObject()
        || (json.contains(u"title") && (json.contains(u"time") || json.contains(u"annotations")));
    return (hasHead && hasSigns(json)) || (hasBody && (json.contains(u"title") || json.contains(u"uid") || isPanel(json[u"panels"].at(0))));
}

bool isV2(const Json &json)
{
    return json[u"elements"].size() > 0 && json[u"layout"].isObject();
}

std::optional<GrafanaModel> bareModel(const Json &json, const QString &pointer)
{
    if (isV2(json))
        return GrafanaModel{Form::V2, json, pointer, {}};
    if (isClassic(json))
        return GrafanaModel{Form::Classic, json, pointer, {}};
    return {};
}

bool isResource(const Json &document)
{
    return document[u"apiVersion"].toString().startsWith("dashboard.grafana.app/"_L1)
        || document[u"kind"].toString() == "DashboardWithAccessInfo"_L1;
}

/// An empty dashboard counts too where the wrapping says that it is one.
std::optional<GrafanaModel> resourceModel(const Json &document)
{
    const Json &spec = document[u"spec"];
    if (!spec.isObject())
        return {};
    const bool newForm = document[u"apiVersion"].toString().startsWith("dashboard.grafana.app/v2"_L1)
        || spec.contains(u"elements");
    const bool old = spec[u"panels"].isArray() || spec[u"elements"].size() == 0 ? !spec[u"layout"].isObject() : false;
    return GrafanaModel{newForm && !old ? Form::V2 : Form::Classic, spec, u"/spec"_s,
                        document[u"metadata"][u"name"].toString()};
}

} // namespace

std::optional<GrafanaModel> findGrafanaModel(const Json &document)
{
    if (document[u"format"].toString() == "promontory-dashboard"_L1)
        return {}; // ours, whatever else it says
    if (!document.isObject()) {
        auto only = document.size() == 1 ? findGrafanaModel(document.at(0)) : std::nullopt;
        if (only)
            only->pointer.prepend(u"/0"_s);
        return only;
    }
    if (isResource(document))
        return resourceModel(document);
    for (const QString &key : {u"dashboard"_s, u"json"_s}) {
        if (auto model = bareModel(document[key], u'/' + key))
            return model;
    }
    if (document[u"model"].isObject() && document[u"kind"].toInteger() == 1)
        return GrafanaModel{Form::LibraryPanel, document[u"model"], u"/model"_s, document[u"name"].toString()};
    if (auto model = bareModel(document, {}))
        return model;
    if (isPanel(document))
        return GrafanaModel{Form::Panel, document, {}, {}};
    return {};
}

bool isGrafanaDocument(const Json &document)
{
    return findGrafanaModel(document).has_value();
}

} // namespace Promontory
