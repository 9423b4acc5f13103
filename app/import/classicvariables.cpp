#include "app/import/classicvariables.h"

#include "app/import/classicqueries.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

constexpr std::array RunTimeKeys{u"error",       u"rootStateKey", u"index",    u"id",          u"global",
                                 u"state",       u"tags",         u"tagsQuery", u"tagValuesQuery", u"useTags",
                                 u"allFormat",   u"definition",   u"$$hashKey", u"datasource",  u"hideLabel",
                                 u"hideVariable", u"multiFormat", u"isNone",    u"queryValue",  u"refresh_on_load",
                                 u"skipUrlSync", u"options",      u"auto",      u"auto_count",  u"auto_min"};

QStringList textsOf(const Json &json)
{
    QStringList texts;
    const auto add = [&texts](const Json &one) {
        if (one.isString())
            texts.append(one.toString());
        else if (one.isNumber())
            texts.append(QString::fromLatin1(one.numberText()));
        else if (one.isBool())
            texts.append(one.toBool() ? u"true"_s : u"false"_s);
    };
    if (!json.isArray())
        add(json);
    for (const Json &one : json.items())
        add(one);
    return texts;
}

VariableCommon readCommon(const Marked &variable)
{
    VariableCommon common;
    common.name = variable.name(u"name");
    common.label = variable.text(u"label");
    common.description = variable.text(u"description");
    common.hide = VariableCommon::Hide(variable.whole(u"hide", 0, 0, 3));
    variable.text(u"type");
    return common;
}

/// The saved selection: text and value, each one or several.
QList<VariableOption> readCurrent(const Marked &variable)
{
    const Marked current(variable.peek(u"current"), variable.ledger());
    const QStringList values = textsOf(current.exact(u"value"));
    const QStringList texts = textsOf(current.exact(u"text"));
    current.unread(u"selected", u"tags", u"isNone", u"$$hashKey");
    variable.unreadEmpty(u"current");
    QList<VariableOption> options;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const bool isAll = values.at(i) == "$__all"_L1;
        options.append({texts.value(i, isAll ? u"All"_s : values.at(i)), values.at(i)});
    }
    if (options.isEmpty() && texts.value(0) == "All"_L1)
        options.append({u"All"_s, u"$__all"_s});
    return options;
}

VariableSelection readSelection(const Marked &variable)
{
    VariableSelection selection;
    selection.multi = variable.flag(u"multi");
    selection.includeAll = variable.flag(u"includeAll");
    selection.allValue = variable.text(u"allValue");
    selection.current = readCurrent(variable);
    selection.allowsCustom = variable.flag(u"allowCustomValue", true);
    return selection;
}

/// The text that a query variable asks; new editors wrap it into an object (grafana-dashboard 3.4).
QString readQueryText(const Marked &variable)
{
    const Json &query = variable.peek(u"query");
    if (!query.isObject())
        return variable.text(u"query");
    const Marked wrapped(query, variable.ledger());
    const QString text = wrapped.text(u"query");
    for (const JsonMember &member : query.members()) {
        if (member.key != "query"_L1)
            wrapped.unread(member.key);
    }
    return text;
}

int readRefresh(const Marked &variable)
{
    if (!variable.peek(u"refresh").isBool())
        return variable.whole(u"refresh", 1, 0, 2);
    return variable.flag(u"refresh") ? 1 : 0;
}

QueryVariable readQuery(const Marked &variable)
{
    QueryVariable result;
    result.common = readCommon(variable);
    const SourceRef source = readSourceRef(variable.peek(u"datasource"), variable.ledger(), false);
    result.sourceId = source.id;
    result.query = readQueryText(variable);
    result.regex = variable.text(u"regex");
    result.regexOnText = variable.text(u"regexApplyTo") == "text"_L1;
    result.sort = variable.whole(u"sort", 0, 0, 8);
    result.refresh = readRefresh(variable);
    result.selection = readSelection(variable);
    variable.ignored(u"staticOptions", tr("Fixed options beside those of the query are not offered."));
    variable.ignored(u"staticOptionsOrder", tr("Fixed options beside those of the query are not offered."));
    return result;
}

CustomVariable readCustom(const Marked &variable)
{
    CustomVariable result;
    result.common = readCommon(variable);
    result.query = variable.text(u"query");
    result.selection = readSelection(variable);
    if (variable.text(u"valuesFormat") != "json"_L1)
        return result;
    const auto list = parseJson(result.query.toUtf8());
    for (const Json &one : list ? list->items() : QList<Json>()) {
        const QString value = one.isObject() ? one[u"value"].toString() : textsOf(one).value(0);
        result.options.append({one[u"text"].toString(value), value});
    }
    return result;
}

/// The saved value of a variable that has no options.
QString readSavedValue(const Marked &variable)
{
    const Marked current(variable.peek(u"current"), variable.ledger());
    const QString value = textsOf(current.exact(u"value")).value(0);
    current.unread(u"text", u"selected", u"tags", u"isNone", u"$$hashKey");
    variable.unreadEmpty(u"current");
    return value;
}

IntervalVariable readInterval(const Marked &variable)
{
    IntervalVariable result;
    result.common = readCommon(variable);
    for (const QString &one : variable.text(u"query").split(u',', Qt::SkipEmptyParts))
        result.options.append(one.trimmed());
    result.current = readSavedValue(variable);
    result.automatic = variable.flag(u"auto");
    result.autoCount = variable.peek(u"auto_count").toInteger() > 0 ? variable.whole(u"auto_count", 30, 1, 1000) : 30;
    result.autoMin = variable.has(u"auto_min") ? variable.text(u"auto_min") : u"10s"_s;
    if (result.current.startsWith("$__auto"_L1))
        result.current = u"$__auto"_s;
    variable.unread(u"refresh", u"multi", u"includeAll", u"allValue", u"regex", u"sort", u"allowCustomValue");
    return result;
}

SourceVariable readSource(const Marked &variable)
{
    SourceVariable result;
    result.common = readCommon(variable);
    result.pluginType = variable.text(u"query");
    result.regex = variable.text(u"regex");
    result.selection = readSelection(variable);
    variable.unread(u"refresh", u"sort");
    return result;
}

constexpr std::array KeysOfChoices{u"refresh", u"multi", u"includeAll", u"allValue", u"regex", u"sort",
                                   u"allowCustomValue"};

/// What is typed counts before what the text began with.
VariableSpec readText(const Marked &variable)
{
    TextVariable result;
    result.common = readCommon(variable);
    result.value = readSavedValue(variable);
    if (result.value.isEmpty())
        result.value = textsOf(variable.exact(u"query")).value(0);
    variable.unread(u"query");
    for (const QStringView key : KeysOfChoices)
        variable.unread(key);
    return result;
}

/// A constant is its query; files without one keep it as the saved value.
VariableSpec readConstant(const Marked &variable)
{
    ConstantVariable result;
    result.common = readCommon(variable);
    result.value = textsOf(variable.exact(u"query")).value(0);
    if (result.value.isEmpty())
        result.value = readSavedValue(variable);
    variable.unread(u"current");
    for (const QStringView key : KeysOfChoices)
        variable.unread(key);
    return result;
}

VariableSpec readFilters(const Marked &variable)
{
    FilterVariable result;
    result.common = readCommon(variable);
    result.sourceId = readSourceRef(variable.peek(u"datasource"), variable.ledger(), false).id;
    result.filters = variable.exact(u"filters");
    for (const QStringView key : {u"baseFilters", u"defaultKeys", u"enableGroupBy", u"allowCustomValue"})
        variable.ignored(key, tr("Of ad hoc filters the filters themselves are read."));
    return result;
}

VariableSpec readSwitch(const Marked &variable)
{
    SwitchVariable result;
    result.common = readCommon(variable);
    const Json &options = variable.peek(u"options");
    result.onValue = options.at(0)[u"value"].toString(u"true"_s);
    result.offValue = options.at(1)[u"value"].toString(u"false"_s);
    for (const Json &option : {options.at(0), options.at(1)})
        Marked(option, variable.ledger()).text(u"value");
    result.isOn = readSavedValue(variable) == result.onValue;
    return result;
}

/// Grafana's server adds the keys to aggregations by itself; here they stand where the query names them.
VariableSpec readGroups(const Marked &variable)
{
    GroupVariable result;
    result.common = readCommon(variable);
    variable.approximated(u"type", tr("The labels are put where a query names the variable; other aggregations "
                                      "stay as they are."));
    result.sourceId = readSourceRef(variable.peek(u"datasource"), variable.ledger(), false).id;
    result.selection = readSelection(variable);
    result.selection.multi = variable.peek(u"multi").toBool(true);
    for (const Json &option : variable.peek(u"options").items()) {
        const Marked one(option, variable.ledger());
        const QString value = textsOf(one.exact(u"value")).value(0);
        const QString text = textsOf(one.exact(u"text")).value(0, value);
        if (!value.isEmpty())
            result.options.append({text, value});
    }
    variable.ignored(u"defaultValue", tr("There is no choice to come back to."));
    return result;
}

/// A kind that is not known here is a constant with what was current.
VariableSpec readForeign(const Marked &variable)
{
    ConstantVariable result;
    result.common = readCommon(variable);
    result.value = readSavedValue(variable);
    variable.approximated(u"type", tr("Variables of the kind %1 keep their saved value.")
                                       .arg(variable.peek(u"type").toString().left(60)));
    return result;
}

VariableSpec readKind(const QString &type, const Marked &variable)
{
    if (type.isEmpty() || type == "query"_L1)
        return readQuery(variable);
    if (type == "custom"_L1)
        return readCustom(variable);
    if (type == "constant"_L1)
        return readConstant(variable);
    if (type == "interval"_L1)
        return readInterval(variable);
    if (type == "datasource"_L1)
        return readSource(variable);
    if (type == "textbox"_L1)
        return readText(variable);
    if (type == "adhoc"_L1)
        return readFilters(variable);
    if (type == "groupby"_L1)
        return readGroups(variable);
    return type == "switch"_L1 ? readSwitch(variable) : readForeign(variable);
}

} // namespace

std::optional<VariableSpec> readClassicVariable(const Json &json, ImportLedger &ledger)
{
    const QString type = json[u"type"].toString();
    if (type == "snapshot"_L1 || type == "system"_L1) {
        ledger.unread(json);
        return {};
    }
    if (speakable(json[u"name"].toString()).isEmpty()) {
        ledger.ignored(json, tr("A variable without a name cannot be used."));
        return {};
    }
    const Marked variable(json, ledger);
    const VariableSpec spec = readKind(type, variable);
    for (const QStringView key : RunTimeKeys)
        variable.unread(key);
    return spec;
}

} // namespace Promontory
