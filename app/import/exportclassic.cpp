#include "app/import/exportclassic.h"

#include "app/dashboard/codecs.h"
#include "app/import/exportpanel.h"
#include "app/import/exportvariables.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

Json textsJson(const QStringList &texts)
{
    return TextsCodec().write(texts, {});
}

/// Grafana's uids are of 40 characters at most, without any that an address would escape.
QString uidFor(const QString &uid)
{
    QString result = uid;
    result.replace(QRegularExpression(u"[^A-Za-z0-9_-]"_s), u"-"_s);
    return result.left(40);
}

Json timePicker(const PickerSpec &pickers)
{
    Json json = Json::object();
    if (!pickers.refreshIntervals.isEmpty())
        json.set(u"refresh_intervals", textsJson(pickers.refreshIntervals));
    Json ranges = Json::array();
    for (const NamedRange &range : pickers.ranges) {
        ranges.append(Json::object({{u"display"_s, Json(range.name), -1},
                                    {u"from"_s, Json(range.range.from), -1},
                                    {u"to"_s, Json(range.range.to), -1}}));
    }
    if (ranges.size() > 0)
        json.set(u"quick_ranges", ranges);
    if (!pickers.nowDelay.isEmpty())
        json.set(u"nowDelay", Json(pickers.nowDelay));
    if (pickers.hidden)
        json.set(u"hidden", Json(true));
    return json;
}

Json linksOf(const Dashboard &dashboard)
{
    Json list = Json::array();
    for (const DashboardLink &link : dashboard.links) {
        list.append(Json::object({{u"asDropdown"_s, Json(link.asDropdown), -1},
                                  {u"icon"_s, Json(link.icon), -1},
                                  {u"includeVars"_s, Json(link.withVariables), -1},
                                  {u"keepTime"_s, Json(link.withTime), -1},
                                  {u"tags"_s, textsJson(link.tags), -1},
                                  {u"targetBlank"_s, Json(link.newWindow), -1},
                                  {u"title"_s, Json(link.title), -1},
                                  {u"tooltip"_s, Json(link.tooltip), -1},
                                  {u"type"_s, Json(link.isList ? u"dashboards"_s : u"link"_s), -1},
                                  {u"url"_s, Json(link.url), -1}}));
    }
    return list;
}

Json wrapped(const Json &list)
{
    return Json::object({{u"list"_s, list, -1}});
}

/// Rows and panels as they stand below each other.
Json panelsOf(const Dashboard &dashboard)
{
    QList<Json> all;
    for (const Row &row : dashboard.rows)
        all.append(classicRow(row, dashboard.sourceId));
    for (const PanelSpec &panel : dashboard.panels)
        all.append(classicPanel(panel, dashboard.sourceId));
    std::stable_sort(all.begin(), all.end(), [](const Json &a, const Json &b) {
        const auto place = [](const Json &panel) {
            return std::pair(panel[u"gridPos"][u"y"].toInteger(), panel[u"gridPos"][u"x"].toInteger());
        };
        return place(a) < place(b);
    });
    return Json::array(all);
}

class Numbering
{
public:
    void take(const PanelId &id)
    {
        const auto *number = std::get_if<qint64>(&id.value);
        if (number && *number > 0 && *number < std::numeric_limits<qint32>::max())
            m_next = std::max(m_next, *number + 1);
    }

    void give(PanelId &id)
    {
        const auto *number = std::get_if<qint64>(&id.value);
        const bool usable = number && *number > 0 && *number < std::numeric_limits<qint32>::max()
            && !m_used.contains(id);
        if (!usable)
            id.value = m_next++;
        m_used.insert(id);
    }

private:
    qint64 m_next = 1;
    QSet<PanelId> m_used;
};

template <typename Action>
void eachId(Dashboard &dashboard, Action action)
{
    for (PanelSpec &panel : dashboard.panels)
        action(panel.id);
    for (Row &row : dashboard.rows) {
        action(row.id);
        for (PanelSpec &panel : row.folded)
            action(panel.id);
    }
}

} // namespace

Json classicHead(const Dashboard &dashboard)
{
    Json json = Json::object();
    Json annotations = Json::array();
    for (const AnnotationQuery &annotation : dashboard.annotations)
        annotations.append(classicAnnotation(annotation, dashboard.sourceId));
    json.set(u"annotations", wrapped(annotations));
    if (!dashboard.description.isEmpty())
        json.set(u"description", Json(dashboard.description));
    json.set(u"editable", Json(!dashboard.locked));
    json.set(u"fiscalYearStartMonth", Json(dashboard.fiscalYearStart));
    json.set(u"graphTooltip", Json(int(dashboard.tooltipSync)));
    json.set(u"links", linksOf(dashboard));
    json.set(u"refresh", RefreshCodec().write(dashboard.refreshMs, {}));
    json.set(u"tags", textsJson(dashboard.tags));
    Json variables = Json::array();
    for (const VariableSpec &variable : dashboard.variables)
        variables.append(classicVariable(variable, dashboard.sourceId));
    json.set(u"templating", wrapped(variables));
    json.set(u"time", Json::object({{u"from"_s, Json(dashboard.range.from), -1},
                                    {u"to"_s, Json(dashboard.range.to), -1}}));
    json.set(u"timepicker", timePicker(dashboard.pickers));
    json.set(u"timezone", Json(dashboard.timeZone.isEmpty() ? u"browser"_s : dashboard.timeZone));
    json.set(u"title", Json(dashboard.title));
    json.set(u"uid", Json(uidFor(dashboard.uid)));
    json.set(u"weekStart", Json(dashboard.weekStart));
    return json;
}

Json classicJson(const Dashboard &dashboard)
{
    Json json = classicHead(dashboard);
    json.set(u"panels", panelsOf(dashboard));
    json.set(u"schemaVersion", Json(ClassicSchema));
    return json;
}

Dashboard withNumberIds(Dashboard dashboard)
{
    Numbering numbering;
    eachId(dashboard, [&numbering](const PanelId &id) { numbering.take(id); });
    eachId(dashboard, [&numbering](PanelId &id) { numbering.give(id); });
    return dashboard;
}

} // namespace Promontory
