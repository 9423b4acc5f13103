#include "app/import/grafanaform.h"

#include "app/import/importgrafana.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Form = GrafanaModel::Form;

bool isClassic(const Json &json)
{
    if (!json.isObject() || json[u"format"].toString() == "promontory-dashboard"_L1)
        return false;
    const bool hasBody = json[u"panels"].isArray() || json[u"rows"].isArray();
    const bool hasHead = json.contains(u"schemaVersion") || json.contains(u"templating")
        || (json.contains(u"title") && (json.contains(u"time") || json.contains(u"annotations")));
    return hasHead || (hasBody && (json.contains(u"title") || json.contains(u"uid")));
}

bool isV2(const Json &json)
{
    return json[u"elements"].size() > 0 && json[u"layout"].isObject();
}

bool isPanel(const Json &json)
{
    return json[u"type"].isString() && !json.contains(u"panels")
        && (json.contains(u"targets") || json.contains(u"fieldConfig") || json.contains(u"gridPos")
            || (json.contains(u"options") && json.contains(u"title")));
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

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

} // namespace

std::optional<GrafanaModel> findGrafanaModel(const Json &document)
{
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

QString foreignDocumentText(const Json &document)
{
    if (document.isArray())
        return tr("This is a list, not a dashboard.");
    if (!document.isObject())
        return tr("This is a single value, not a dashboard.");
    if (document[u"format"].toString() == "promontory-dashboard"_L1)
        return tr("This is a dashboard of Promontory itself; it opens as it is.");
    if (document.contains(u"groups"))
        return tr("This seems to be a file of alert or recording rules, not a dashboard.");
    if (document[u"status"].isString() && document.contains(u"data"))
        return tr("This seems to be the answer of a Prometheus server, not a dashboard.");
    if (document[u"datasources"].isArray())
        return tr("This seems to be a list of data sources, not a dashboard.");
    if (document[u"kind"].isString() && document.contains(u"apiVersion")) {
        return tr("This seems to be a resource of the kind %1, not a dashboard.")
            .arg(document[u"kind"].toString().left(60));
    }
    if (document[u"data"].isObject() && document.contains(u"metadata"))
        return tr("This seems to be a configuration map; save the dashboard inside it as a file of its own.");
    if (document[u"type"].toString() == "FeatureCollection"_L1)
        return tr("This seems to be a map in GeoJSON, not a dashboard.");
    return tr("This is not a dashboard: it has neither panels nor a layout.");
}

} // namespace Promontory
