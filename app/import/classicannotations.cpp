#include "app/import/classicannotations.h"

#include "app/import/classicqueries.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

/// The switch that Grafana puts into every dashboard for notes made in Grafana itself.
bool isBuiltIn(const Json &annotation)
{
    return annotation[u"builtIn"].toBool() || annotation[u"builtIn"].toInteger() == 1
        || annotation[u"type"].toString() == "dashboard"_L1;
}

QString whyNot()
{
    return tr("Of annotations only Prometheus expressions are read.");
}

/// What is asked stands in `target`, in old files beside the name.
void readQuery(const Marked &marked, AnnotationQuery &query)
{
    const Marked target(marked.peek(u"target"), marked.ledger());
    if (target.peek(u"expr").toString().isEmpty()) {
        query.expression = marked.text(u"expr");
        query.step = marked.text(u"step");
        marked.ignored(u"target", whyNot());
        return;
    }
    query.expression = target.text(u"expr");
    query.step = target.text(u"interval");
    marked.unread(u"expr", u"step");
    for (const JsonMember &member : target.json().members()) {
        if (member.key != "expr"_L1 && member.key != "interval"_L1)
            marked.ledger().unread(member.value); // annotations of Prometheus have no more than these
    }
}

void readFilter(const Marked &marked, AnnotationQuery &query)
{
    const Json &json = marked.peek(u"filter");
    if (!json.isObject())
        return marked.unread(u"filter");
    const Marked filter(json, marked.ledger());
    query.filter.emplace();
    query.filter->exclude = filter.flag(u"exclude");
    const Json &ids = filter.peek(u"ids");
    if (ids.size() == 0)
        filter.exact(u"ids");
    for (const Json &id : ids.items()) {
        if (!id.isString() && !id.isNumber()) {
            marked.ledger().ignored(id, tr("This is not the number of a panel."));
            continue;
        }
        marked.ledger().exact(id);
        query.filter->ids.append(id.isString() ? PanelId{id.toString()} : PanelId{id.toInteger()});
    }
}

} // namespace

void readAnnotation(const Json &json, const QString &pointer, ImportLedger &ledger, Dashboard &dashboard)
{
    if (isBuiltIn(json)) {
        ledger.ignored(json, tr("Notes that were made in Grafana are on its server, not in the file."));
        return;
    }
    const Marked marked(json, ledger);
    const SourceRef source = readSourceRef(marked.peek(u"datasource"), ledger, false);
    AnnotationQuery query;
    query.original = Json(pointer);
    query.name = marked.text(u"name");
    query.sourceId = source.id;
    query.enabled = marked.flag(u"enable", true);
    query.hidden = marked.flag(u"hide");
    query.color = marked.text(u"iconColor");
    if (source.type.isEmpty() || source.type == "prometheus"_L1) {
        readQuery(marked, query);
    } else {
        for (const QStringView key : {u"expr", u"step", u"target"})
            marked.ignored(key, whyNot());
    }
    readFilter(marked, query);
    query.titleForm = marked.text(u"titleFormat");
    query.textForm = marked.text(u"textFormat");
    query.tagLabels = marked.text(u"tagKeys").split(u',', Qt::SkipEmptyParts);
    query.valueIsTime = marked.peek(u"useValueForTime").toBool()
        || marked.peek(u"useValueForTime").toString() == "on"_L1;
    if (marked.peek(u"useValueForTime").toString() == "on"_L1)
        marked.exact(u"useValueForTime");
    else
        marked.flag(u"useValueForTime");
    for (const QStringView key : {u"mappings", u"query", u"tagsField", u"tags", u"placement", u"matchAny", u"rawQuery",
                                  u"tagsColumn", u"textColumn", u"titleColumn", u"snapshotData"})
        marked.ignored(key, whyNot());
    marked.unread(u"showIn", u"iconSize", u"lineColor", u"textColor", u"showLine", u"$$hashKey", u"type", u"limit");
    dashboard.annotations.append(query);
}

} // namespace Promontory
