#include "app/import/panelfromv2.h"

#include "app/import/marked.h"
#include "app/import/variablesfromv2.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// The id of a plug-in stands in `group`, in the first version of v2 in `kind`.
const Json &pluginOf(const Json &kind)
{
    return kind.contains(u"group") ? kind[u"group"] : kind[u"kind"];
}

Json targetFromV2(const Json &json, ImportLedger &ledger)
{
    const Json &spec = json[u"spec"];
    const Json &query = spec[u"query"];
    Json target = query[u"spec"].isObject() ? query[u"spec"] : Json::object();
    target.set(u"refId", spec[u"refId"]);
    target.set(u"hide", spec[u"hidden"]);
    target.set(u"datasource", sourceFromV2(spec, query));
    ledger.unread(json[u"kind"]);
    for (const QStringView key : {u"version", u"kind", u"labels"})
        ledger.unread(query[key]);
    if (query[u"spec"].size() == 0)
        ledger.unread(query[u"spec"]);
    return target;
}

Json transformFromV2(const Json &json, ImportLedger &ledger)
{
    Json step = json[u"spec"];
    if (json.contains(u"group"))
        step.set(u"id", json[u"group"]);
    else if (!step.contains(u"id"))
        step.set(u"id", json[u"kind"]);
    ledger.unread(json[u"kind"]);
    return step;
}

/// v2 knows sources of queries only; the classic model asks the panel first. One source for all is the panel's.
Json commonSource(const Json &targets, ImportLedger &ledger)
{
    Json common;
    for (const Json &target : targets.items()) {
        const Json &source = target[u"datasource"];
        if (source[u"type"].toString() == "__expr__"_L1)
            continue;
        if (source.isUndefined() || (!common.isUndefined() && !(common == source)))
            return {};
        common = source;
    }
    // Each of them could make the panel a mixed one.
    for (const Json &target : targets.items())
        Marked(target[u"datasource"], ledger).text(u"uid");
    return common;
}

void addData(const Json &data, Json &panel, ImportLedger &ledger)
{
    Json targets = Json::array();
    for (const Json &query : data[u"queries"].items())
        targets.append(targetFromV2(query, ledger));
    Json transforms = Json::array();
    for (const Json &step : data[u"transformations"].items())
        transforms.append(transformFromV2(step, ledger));
    panel.set(u"datasource", commonSource(targets, ledger));
    panel.set(u"targets", targets);
    panel.set(u"transformations", transforms);
    for (const JsonMember &member : data[u"queryOptions"].members())
        panel.set(member.key, member.value);
    for (const QStringView key : {u"queries", u"transformations", u"queryOptions"})
        ledger.unread(data[key].size() == 0 ? data[key] : Json());
}

} // namespace

Json panelFromV2(const Json &element, ImportLedger &ledger)
{
    const Json &spec = element[u"spec"];
    Json panel = Json::object();
    for (const QStringView key : {u"id", u"title", u"description", u"subtitle", u"transparent", u"links",
                                  u"libraryPanel"})
        panel.set(key, spec[key]);
    ledger.unread(element[u"kind"]);
    if (element[u"kind"].toString() == "LibraryPanel"_L1)
        return panel;
    addData(spec[u"data"][u"spec"], panel, ledger);
    const Json &viz = spec[u"vizConfig"];
    panel.set(u"type", pluginOf(viz));
    panel.set(u"options", viz[u"spec"][u"options"]);
    panel.set(u"fieldConfig", viz[u"spec"][u"fieldConfig"]);
    for (const Json &inert : {spec[u"data"][u"kind"], viz[u"kind"], viz[u"version"], viz[u"spec"][u"pluginVersion"]})
        ledger.unread(inert);
    return panel;
}

} // namespace Promontory
