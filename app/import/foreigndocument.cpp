#include "app/import/grafanaform.h"
#include "app/import/importgrafana.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ForeignDocument", text);
}

bool hasAll(const Json &document, std::initializer_list<QStringView> keys)
{
    return std::all_of(keys.begin(), keys.end(), [&](QStringView key) { return document.contains(key); });
}

bool isPerses(const Json &document)
{
    const Json &spec = document[u"spec"];
    return document[u"kind"].toString() == "Dashboard"_L1
        && (spec[u"panels"].isObject() || document[u"metadata"].contains(u"project"));
}

bool isGrafanaRules(const Json &document)
{
    const Json &group = document[u"groups"].at(0);
    const Json &rule = group[u"rules"].at(0);
    return group.contains(u"orgId") || (rule.contains(u"condition") && rule.contains(u"data"))
        || rule.contains(u"grafana_alert");
}

bool isOneSource(const Json &document)
{
    return document[u"type"].isString() && document[u"url"].isString()
        && (document.contains(u"access") || document.contains(u"jsonData"));
}

bool isKibana(const Json &document)
{
    return document[u"attributes"].contains(u"panelsJSON") || document.contains(u"panelsJSON")
        || document[u"objects"].at(0).contains(u"attributes");
}

bool isCloudWatch(const Json &document)
{
    const Json &first = document[u"widgets"].at(0);
    return first.contains(u"properties") && first[u"type"].isString() && first.contains(u"width");
}

bool isAnswer(const Json &document)
{
    return document[u"status"].isString() && document.contains(u"data");
}

/// What a document with such keys seems to be. The first that fits counts.
struct Sign
{
    bool (*fits)(const Json &document);
    const char *text;
};

constexpr std::array Signs{
    Sign{[](const Json &json) { return json[u"format"].toString() == "promontory-dashboard"_L1; },
         QT_TRANSLATE_NOOP("ForeignDocument", "This is a dashboard of Promontory itself; it opens as it is.")},
    Sign{isGrafanaRules, QT_TRANSLATE_NOOP("ForeignDocument", "These seem to be alert rules of Grafana, not a dashboard.")},
    Sign{[](const Json &json) { return json.contains(u"groups"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a file of alert or recording rules, not a dashboard.")},
    Sign{[](const Json &json) { return hasAll(json, {u"route", u"receivers"}); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be the configuration of an Alertmanager, not a dashboard.")},
    Sign{[](const Json &json) { return json.contains(u"scrape_configs"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be the configuration of a Prometheus, not a dashboard.")},
    Sign{isAnswer, QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be the answer of a Prometheus server, not a dashboard.")},
    Sign{[](const Json &json) { return json[u"datasources"].isArray(); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a list of data sources, not a dashboard.")},
    Sign{isOneSource, QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a data source of Grafana, not a dashboard.")},
    Sign{[](const Json &json) { return json.contains(u"contactPoints") || json.contains(u"muteTimes"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "These seem to be settings of Grafana's alerting, not a dashboard.")},
    Sign{isPerses, QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a dashboard of Perses, which is not read here.")},
    Sign{isKibana, QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a dashboard of Kibana, which is not read here.")},
    Sign{[](const Json &json) { return hasAll(json, {u"widgets", u"layout_type"}); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a dashboard of Datadog, which is not read here.")},
    Sign{isCloudWatch, QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a dashboard of CloudWatch, which is not read here.")},
    Sign{[](const Json &json) { return json[u"pages"].at(0).contains(u"widgets"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a dashboard of New Relic, which is not read here.")},
    Sign{[](const Json &json) {
             return json.contains(u"displayName") && (json.contains(u"mosaicLayout") || json.contains(u"gridLayout"));
         },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a dashboard of Google Cloud, which is not read here.")},
    Sign{[](const Json &json) { return hasAll(json, {u"result", u"result"}) && json[u"result"].contains(u"model"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be Grafana's answer with a library panel; save what is in \"result\" "
                                              "as a file of its own.")},
    Sign{[](const Json &json) { return json[u"items"].isArray() && hasAll(json, {u"interval", u"name"}); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a playlist of Grafana, not a dashboard.")},
    Sign{[](const Json &json) { return hasAll(json, {u"uid", u"title"}) && (json.contains(u"hasAcl") || json.contains(u"parentUid")); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a folder of Grafana, not a dashboard.")},
    Sign{[](const Json &json) { return hasAll(json, {u"id", u"type", u"info"}); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to describe a plug-in of Grafana; it is not a dashboard.")},
    Sign{[](const Json &json) { return json.contains(u"openapi") || json.contains(u"swagger"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be the description of a web service, not a dashboard.")},
    Sign{[](const Json &json) { return json[u"data"].isObject() && json.contains(u"metadata"); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a configuration map; save the dashboard inside it as a file of its own.")},
    Sign{[](const Json &json) { return json[u"type"].toString() == "FeatureCollection"_L1; },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a map in GeoJSON, not a dashboard.")},
    Sign{[](const Json &json) { return hasAll(json, {u"cells", u"nbformat"}); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a notebook of Jupyter, not a dashboard.")},
    Sign{[](const Json &json) {
             return json[u"name"].isString()
                 && (json.contains(u"dependencies") || json.contains(u"devDependencies") || json.contains(u"scripts"));
         },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to describe a package of JavaScript; it is not a dashboard.")},
    Sign{[](const Json &json) { return json.contains(u"$schema") && (json.contains(u"properties") || json.contains(u"definitions")); },
         QT_TRANSLATE_NOOP("ForeignDocument", "This seems to be a JSON schema, not a dashboard.")},
};

QString listText(const Json &list)
{
    const Json &first = list.at(0);
    if (isGrafanaDocument(first))
        return tr("This is a list of several dashboards; save the one that you want as a file of its own.");
    if (first[u"type"].toString().startsWith("dash-"_L1))
        return tr("This seems to be a list of Grafana's dashboards, without the dashboards themselves.");
    if (isOneSource(first))
        return tr("This seems to be a list of data sources, not a dashboard.");
    return tr("This is a list, not a dashboard.");
}

} // namespace

QString foreignDocumentText(const Json &document)
{
    if (document.isArray())
        return listText(document);
    if (!document.isObject())
        return tr("This is a single value, not a dashboard.");
    const auto found = std::find_if(Signs.begin(), Signs.end(), [&](const Sign &sign) { return sign.fits(document); });
    if (found != Signs.end())
        return tr(found->text);
    if (document[u"kind"].isString() && document.contains(u"apiVersion"))
        return tr("This seems to be a resource of the kind %1, not a dashboard.").arg(document[u"kind"].toString().left(60));
    return tr("This is not a dashboard: it has neither panels nor a layout.");
}

} // namespace Promontory
