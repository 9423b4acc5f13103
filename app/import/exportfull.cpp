#include "app/import/exportfull.h"

#include "app/import/classicfromv2.h"
#include "app/import/classicpanels.h"
#include "app/import/classicqueries.h"
#include "app/import/exportclassic.h"
#include "app/import/exportmodern.h"
#include "app/import/exportparts.h"
#include "app/import/exportvariables.h"
#include "app/import/grafanaform.h"
#include "app/import/oldrows.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int NewestMigrated = ClassicSchema;
constexpr QStringView WrittenBy = u"11.0.0"; ///< a Grafana that knows the options as they are written

/// Keys of a source's panel that old versions left, or that say where it stands.
constexpr std::array Obsolete{u"span",          u"minSpan",         u"height",    u"scopedVars", u"repeatPanelId",
                              u"repeatIteration", u"repeatedByRow", u"$$hashKey", u"isNew",      u"error",
                              u"editable",      u"__pointer",       u"panels",    u"collapsed"};
/// Keys that the model says in full: where it says nothing, the panel has none.
constexpr std::array Known{u"description",   u"transparent", u"libraryPanel",    u"datasource", u"targets",
                           u"maxDataPoints", u"interval",    u"timeFrom",        u"timeShift",  u"hideTimeOverride",
                           u"links",         u"repeat",      u"repeatDirection", u"maxPerRow"};
/// Keys of variables that the model has not.
constexpr std::array OfVariables{u"skipUrlSync", u"staticOptions", u"staticOptionsOrder", u"baseFilters",
                                 u"defaultKeys", u"enableGroupBy", u"defaultValue"};
constexpr std::array OfAnnotations{u"target", u"mappings"};
constexpr std::array OfDashboards{u"liveNow", u"preload", u"gnetId", u"revision"};
constexpr std::array KnownVariables{u"",         u"query",   u"custom", u"constant", u"interval",
                                    u"datasource", u"textbox", u"adhoc",  u"switch",   u"groupby"};

template <typename Keys>
void takeOver(Json &to, const Json &from, const Keys &keys)
{
    for (const QStringView key : keys) {
        if (!to.contains(key) && !from[key].isNull())
            to.set(key, from[key]);
    }
}

bool isForPrometheus(const Json &datasource)
{
    ImportLedger untold;
    const QString type = readSourceRef(datasource, untold).type;
    return type.isEmpty() || type == "prometheus"_L1;
}

/// What the source of an imported dashboard holds, in the words of the classic model.
class SourceParts
{
public:
    explicit SourceParts(const Json &document)
    {
        const auto found = findGrafanaModel(document);
        if (!found)
            return;
        ImportLedger untold;
        m_pointer = found->pointer;
        m_model = found->model;
        if (found->form == GrafanaModel::Form::V2)
            m_model = classicFromV2(found->model, found->pointer, found->name, untold);
        else if (found->form == GrafanaModel::Form::Classic)
            m_model = withoutOldRows(found->model, found->pointer, untold);
        m_isWhole = found->form == GrafanaModel::Form::V2 || found->form == GrafanaModel::Form::Classic;
        if (found->form == GrafanaModel::Form::V2)
            m_schema = NewestMigrated;
        else
            m_schema = int(std::clamp(m_model[u"schemaVersion"].numberLike().value_or(0.0), 0.0, 1000.0));
        if (m_isWhole)
            collect(m_model[u"panels"], m_pointer + u"/panels"_s);
        else
            m_panels.insert(m_pointer, m_model);
    }

    int schema() const { return m_schema; }
    Json panel(const Json &original) const { return m_panels.value(original.toString()); }
    const Json &variables() const { return m_model[u"templating"][u"list"]; }
    const Json &annotations() const { return m_model[u"annotations"][u"list"]; }
    Json head() const { return m_isWhole ? m_model : Json(); }

private:
    void collect(const Json &panels, const QString &pointer)
    {
        for (qsizetype i = 0; i < panels.size(); ++i) {
            const QString place = panels.at(i)[PointerKey].toString(pointer + u'/' + QString::number(i));
            m_panels.insert(place, panels.at(i));
            collect(panels.at(i)[u"panels"], place + u"/panels"_s);
        }
    }

    QString m_pointer;
    Json m_model;
    QHash<QString, Json> m_panels;
    int m_schema = NewestMigrated;
    bool m_isWhole = false;
};

/// A library panel whose model is on Grafana's server: its place and its name are all there is.
Json libraryPanel(const Json &written, const Json &source)
{
    Json panel = Json::object();
    for (const QStringView key : {u"id", u"title", u"gridPos", u"repeat", u"repeatDirection", u"maxPerRow"})
        takeOver(panel, written, std::array{key});
    panel.set(u"libraryPanel", source[u"libraryPanel"]);
    return panel;
}

/// The panel with what only the source knows: keys of its plug-in, of Grafana's editor.
Json completed(const Json &written, const Json &source, int schema)
{
    Json panel = written;
    if (source[u"type"].toString() == written[u"type"].toString() || source.contains(u"libraryPanel")) {
        for (const JsonMember &member : source.members()) {
            const auto holds = [&member](const auto &keys) {
                return std::find(keys.begin(), keys.end(), QStringView(member.key)) != keys.end();
            };
            if (!panel.contains(member.key) && !holds(Obsolete) && !holds(Known))
                panel.set(member.key, member.value);
        }
        if (panel.contains(u"libraryPanel"))
            return libraryPanel(panel, source);
    }
    if (!panel.contains(u"pluginVersion"))
        panel.set(u"pluginVersion", Json(WrittenBy.toString()));
    return inSchema41(panel, schema);
}

Json completedVariable(const Json &written, const Json &source)
{
    const QString type = source[u"type"].toString();
    const bool isForeign = std::find(KnownVariables.begin(), KnownVariables.end(), QStringView(type))
        == KnownVariables.end();
    const bool isOther = (type.isEmpty() || type == "query"_L1) && !isForPrometheus(source[u"datasource"]);
    Json variable = written;
    if (isForeign || isOther) {
        variable = source;
        variable.remove(PointerKey);
        for (const QStringView key : {u"name", u"label", u"description", u"hide"})
            variable.set(key, written[key]);
    }
    takeOver(variable, source, OfVariables);
    return variable;
}

Json completedAnnotation(const Json &written, const Json &source)
{
    Json annotation = written;
    if (!isForPrometheus(source[u"datasource"])) {
        annotation = source;
        annotation.remove(PointerKey);
        for (const QStringView key : {u"name", u"enable", u"hide", u"iconColor"})
            annotation.set(key, written[key]);
    }
    annotation = askedInTarget(annotation, source);
    takeOver(annotation, source, OfAnnotations);
    return annotation;
}

class Document
{
public:
    explicit Document(const Dashboard &dashboard)
        : m_dashboard(withNumberIds(dashboard))
        , m_source(dashboard.original)
    {
        for (const PanelSpec &panel : m_dashboard.panels)
            m_originals.insert(panel.id, panel.original);
        for (const Row &row : m_dashboard.rows) {
            for (const PanelSpec &panel : row.folded)
                m_originals.insert(panel.id, panel.original);
        }
    }

    Json written()
    {
        Json json = classicJson(m_dashboard);
        json.set(u"panels", panels(json[u"panels"]));
        json.set(u"templating", variables(json[u"templating"][u"list"]));
        json.set(u"annotations", annotations(json[u"annotations"][u"list"]));
        json.set(u"id", Json::null());
        takeOver(json, m_source.head(), OfDashboards);
        return json;
    }

private:
    static Json listed(const Json &list) { return Json::object({{u"list"_s, list, -1}}); }

    Json panels(const Json &list) const
    {
        Json result = Json::array();
        for (Json panel : list.items()) {
            if (panel[u"type"].toString() == "row"_L1) {
                panel.set(u"panels", panels(panel[u"panels"]));
                result.append(panel);
                continue;
            }
            const Json original = m_originals.value(PanelId{panel[u"id"].toInteger()});
            result.append(completed(panel, m_source.panel(original), m_source.schema()));
        }
        return result;
    }

    Json variables(const Json &list) const
    {
        Json result = Json::array();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Json &original = commonOf(m_dashboard.variables.at(i)).original;
            const Json &source = m_source.variables().at(indexIn(original.toString()));
            result.append(completedVariable(list.at(i), source));
        }
        return listed(result);
    }

    Json annotations(const Json &list) const
    {
        Json result = Json::array({builtInAnnotation()});
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Json &original = m_dashboard.annotations.at(i).original;
            const Json &source = m_source.annotations().at(indexIn(original.toString()));
            result.append(completedAnnotation(list.at(i), source));
        }
        return listed(result);
    }

    Dashboard m_dashboard;
    SourceParts m_source;
    QHash<PanelId, Json> m_originals;
};

} // namespace

Json classicDocument(const Dashboard &dashboard)
{
    return Document(dashboard).written();
}

} // namespace Promontory
