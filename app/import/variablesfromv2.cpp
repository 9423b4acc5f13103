#include "app/import/variablesfromv2.h"

#include "app/import/classicpanels.h"
#include "app/import/marked.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

struct KindName
{
    QStringView kind;
    QStringView type;
};
constexpr std::array Kinds{KindName{u"QueryVariable", u"query"},           KindName{u"CustomVariable", u"custom"},
                           KindName{u"TextVariable", u"textbox"},          KindName{u"ConstantVariable", u"constant"},
                           KindName{u"IntervalVariable", u"interval"},     KindName{u"DatasourceVariable", u"datasource"},
                           KindName{u"AdhocVariable", u"adhoc"},           KindName{u"GroupByVariable", u"groupby"},
                           KindName{u"SwitchVariable", u"switch"}};
constexpr std::array Hides{u"dontHide", u"hideLabel", u"hideVariable", u"inControlsMenu"};
constexpr std::array Refreshes{u"never", u"onDashboardLoad", u"onTimeRangeChanged"};
constexpr std::array Sorts{u"disabled",       u"alphabeticalAsc",
                           u"alphabeticalDesc", u"numericalAsc",
                           u"numericalDesc",  u"alphabeticalCaseInsensitiveAsc",
                           u"alphabeticalCaseInsensitiveDesc", u"naturalAsc",
                           u"naturalDesc"};

template <size_t N>
void setNumber(Json &object, QStringView key, const std::array<const char16_t *, N> &names)
{
    const Json value = object[key];
    if (!value.isString())
        return;
    for (size_t i = 0; i < N; ++i) {
        if (value.toString() == QStringView(names.at(i)))
            object.set(key, madeFrom(value, Json(int(i))));
    }
}

Json typeOf(const Json &kind)
{
    for (const KindName &one : Kinds) {
        if (kind.toString() == one.kind)
            return madeFrom(kind, Json(one.type.toString()));
    }
    return kind;
}

/// The text or object that a query variable asks, in the form of the classic model.
void setQuery(Json &variable, const Json &query)
{
    const Json &spec = query[u"spec"];
    if (spec.contains(u"__legacyStringValue"))
        variable.set(u"query", spec[u"__legacyStringValue"]);
    else
        variable.set(u"query", spec);
}

void setSwitch(Json &variable, const Json &spec)
{
    const auto option = [](const Json &value) { return Json::object({{u"value"_s, value, -1}}); };
    variable.set(u"options", Json::array({option(spec[u"enabledValue"]), option(spec[u"disabledValue"])}));
    variable.set(u"current", option(spec[u"current"]));
    variable.remove(u"enabledValue");
    variable.remove(u"disabledValue");
}

Json variableFromV2(const Json &json, ImportLedger &ledger)
{
    const Json &spec = json[u"spec"];
    const Json &query = spec[u"query"];
    const QString kind = json[u"kind"].toString();
    Json variable = spec;
    variable.set(u"type", typeOf(json[u"kind"]));
    if (query.isObject() && query.contains(u"kind")) {
        setQuery(variable, query);
        for (const QStringView key : {u"version", u"kind", u"labels"})
            ledger.unread(query[key]);
    }
    // Filters and groups have no query that would name their source.
    if (json.contains(u"group"))
        variable.set(u"datasource", sourceFromV2(json, json));
    else
        variable.set(u"datasource", sourceFromV2(spec, query));
    if (kind == "DatasourceVariable"_L1)
        variable.set(u"query", spec[u"pluginId"]);
    if (kind == "SwitchVariable"_L1)
        setSwitch(variable, spec);
    setNumber(variable, u"hide", Hides);
    setNumber(variable, u"refresh", Refreshes);
    setNumber(variable, u"sort", Sorts);
    variable.remove(u"pluginId");
    return variable;
}

Json annotationFromV2(const Json &json, ImportLedger &ledger)
{
    const Json &spec = json[u"spec"];
    ledger.unread(json[u"kind"]);
    if (!spec[u"builtIn"].toBool())
        ledger.unread(spec[u"builtIn"]);
    Json annotation = spec;
    const Json &query = spec[u"query"];
    for (const Json &more : {query[u"spec"], spec[u"legacyOptions"]}) {
        for (const JsonMember &member : more.members())
            annotation.set(member.key, member.value);
    }
    for (const Json &empty : {query[u"spec"], spec[u"legacyOptions"]})
        ledger.unread(empty.size() == 0 ? empty : Json());
    annotation.set(u"datasource", sourceFromV2(spec, query));
    annotation.remove(u"query");
    annotation.remove(u"legacyOptions");
    for (const QStringView key : {u"version", u"kind", u"labels"})
        ledger.unread(query[key]);
    if (query[u"spec"].size() == 0)
        ledger.unread(query[u"spec"]);
    return annotation;
}

Json converted(const Json &items, const QString &pointer, ImportLedger &ledger,
               Json (*convert)(const Json &, ImportLedger &))
{
    Json list = Json::array();
    for (qsizetype i = 0; i < items.size(); ++i) {
        Json one = convert(items.at(i), ledger);
        one.set(PointerKey, Json(QString(pointer + u'/' + QString::number(i))));
        list.append(one);
    }
    return list;
}

} // namespace

Json sourceFromV2(const Json &beside, const Json &query)
{
    // In the first documents the whole reference stands beside the query.
    if (beside[u"datasource"].contains(u"uid") || beside[u"datasource"].contains(u"type"))
        return beside[u"datasource"];
    const Json &group = query.contains(u"group") ? query[u"group"]
        : query[u"kind"].toString() == "DataQuery"_L1 ? Json()
                                                       : query[u"kind"];
    const Json &name = query[u"datasource"].isObject() ? query[u"datasource"][u"name"] : beside[u"datasource"][u"name"];
    if (group.isUndefined() && name.isUndefined())
        return {};
    Json source = Json::object();
    source.set(u"type", group);
    source.set(u"uid", name);
    return source;
}

Json variablesFromV2(const Json &variables, const QString &pointer, ImportLedger &ledger)
{
    return converted(variables, pointer, ledger, &variableFromV2);
}

Json annotationsFromV2(const Json &annotations, const QString &pointer, ImportLedger &ledger)
{
    return converted(annotations, pointer, ledger, &annotationFromV2);
}

} // namespace Promontory
