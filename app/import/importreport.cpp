#include "app/import/importgrafana.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

Json findingsJson(const QList<ImportFinding> &findings)
{
    static constexpr std::array Names{u"exact", u"approximated", u"ignored", u"unread"};
    QList<Json> items;
    for (const ImportFinding &finding : findings) {
        items.append(Json::object({{u"path"_s, Json(finding.path), -1},
                                   {u"kind"_s, Json(QStringView(Names.at(size_t(finding.fate))).toString()), -1},
                                   {u"message"_s, Json(finding.message), -1}}));
    }
    return Json::array(items);
}

Json panelJson(const PanelReport &panel)
{
    static constexpr std::array Outcomes{u"exact", u"approximated", u"placeholder"};
    const auto *number = std::get_if<qint64>(&panel.id.value);
    const Json keys = Json::object({{u"exact"_s, Json(panel.keys.exact), -1},
                                    {u"approximated"_s, Json(panel.keys.approximated), -1},
                                    {u"ignored"_s, Json(panel.keys.ignored), -1}});
    return Json::object({{u"id"_s, number ? Json(*number) : Json(panel.id.toText()), -1},
                         {u"title"_s, Json(panel.title), -1},
                         {u"type"_s, Json(panel.type), -1},
                         {u"result"_s, Json(QStringView(Outcomes.at(size_t(panel.outcome))).toString()), -1},
                         {u"keys"_s, keys, -1},
                         {u"findings"_s, findingsJson(panel.findings), -1}});
}

} // namespace

Json reportJson(const ImportReport &report, const QString &file)
{
    QList<Json> panels;
    for (const PanelReport &panel : report.panels)
        panels.append(panelJson(panel));
    return Json::object({{u"file"_s, Json(file), -1},
                         {u"form"_s, Json(report.form), -1},
                         {u"schema"_s, report.schema ? Json(*report.schema) : Json::null(), -1},
                         {u"score"_s, Json(report.score()), -1},
                         {u"panels"_s, Json::array(panels), -1},
                         {u"dashboard"_s, findingsJson(report.dashboard), -1}});
}

} // namespace Promontory
