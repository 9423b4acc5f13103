#include "datasources/frame/fieldconfigjson.h"

#include <QSet>

#include <array>
#include <utility>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = ValueMapping::Kind;

constexpr std::array<std::pair<Kind, QStringView>, 6> SpecialNames{{
    {Kind::Null, u"null"},
    {Kind::NaN, u"nan"},
    {Kind::NullOrNaN, u"null+nan"},
    {Kind::True, u"true"},
    {Kind::False, u"false"},
    {Kind::Empty, u"empty"},
}};

std::optional<Kind> specialKind(QStringView name)
{
    for (const auto &[kind, text] : SpecialNames) {
        if (text == name)
            return kind;
    }
    return {};
}

MappingResult resultFrom(const Json &json)
{
    return {json[u"text"].toString(), json[u"color"].toString(), json[u"icon"].toString()};
}

Json resultToJson(const MappingResult &mapped)
{
    Json result = Json::object();
    if (!mapped.text.isEmpty())
        result.set(u"text", Json(mapped.text));
    if (!mapped.color.isEmpty())
        result.set(u"color", Json(mapped.color));
    if (!mapped.icon.isEmpty())
        result.set(u"icon", Json(mapped.icon));
    return result;
}

// A text that may have been written as a number.
QString textOf(const Json &json)
{
    return json.isNumber() ? QString::fromLatin1(json.numberText()) : json.toString();
}

void appendValues(QList<ValueMapping> &mappings, const Json &options)
{
    for (const JsonMember &member : options.members()) {
        ValueMapping mapping;
        mapping.match = member.key;
        mapping.result = resultFrom(member.value);
        mappings.append(mapping);
    }
}

// The form before Grafana 8: { "type": 1, "value", "text" } and { "type": 2, "from", "to", "text" }.
void appendOldForm(QList<ValueMapping> &mappings, const Json &item)
{
    ValueMapping mapping;
    mapping.result.text = item[u"text"].toString();
    if (item[u"type"].numberLike() == 2.0) {
        mapping.kind = Kind::Range;
        mapping.from = item[u"from"].numberLike();
        mapping.to = item[u"to"].numberLike();
    } else {
        mapping.match = textOf(item[u"value"]);
        if (mapping.match == "null"_L1)
            mapping = {Kind::Null, {}, {}, {}, mapping.result};
    }
    mappings.append(mapping);
}

void appendMapping(QList<ValueMapping> &mappings, const Json &item)
{
    const Json &options = item[u"options"];
    const QString type = item[u"type"].toString();
    if (type == "value"_L1) {
        appendValues(mappings, options);
    } else if (type == "range"_L1) {
        mappings.append({Kind::Range, {}, options[u"from"].numberLike(), options[u"to"].numberLike(),
                         resultFrom(options[u"result"])});
    } else if (type == "regex"_L1) {
        mappings.append({Kind::Regex, options[u"pattern"].toString(), {}, {}, resultFrom(options[u"result"])});
    } else if (type == "special"_L1) {
        if (const auto kind = specialKind(options[u"match"].toString()))
            mappings.append({*kind, {}, {}, {}, resultFrom(options[u"result"])});
    } else if (options.isUndefined() && (item.contains(u"text") || item.contains(u"value"))) {
        appendOldForm(mappings, item);
    }
}

Json entry(const QString &type, const Json &options)
{
    Json result = Json::object();
    result.set(u"type", Json(type));
    result.set(u"options", options);
    return result;
}

Json rangeOptions(const ValueMapping &mapping)
{
    Json options = Json::object();
    options.set(u"from", mapping.from ? Json(*mapping.from) : Json::null());
    options.set(u"to", mapping.to ? Json(*mapping.to) : Json::null());
    options.set(u"result", resultToJson(mapping.result));
    return options;
}

Json singleEntry(const ValueMapping &mapping)
{
    if (mapping.kind == Kind::Range)
        return entry(u"range"_s, rangeOptions(mapping));
    Json options = Json::object();
    if (mapping.kind == Kind::Regex) {
        options.set(u"pattern", Json(mapping.match));
        options.set(u"result", resultToJson(mapping.result));
        return entry(u"regex"_s, options);
    }
    for (const auto &[kind, text] : SpecialNames) {
        if (kind == mapping.kind)
            options.set(u"match", Json(text.toString()));
    }
    options.set(u"result", resultToJson(mapping.result));
    return entry(u"special"_s, options);
}

} // namespace

QList<ValueMapping> mappingsFromJson(const Json &json)
{
    QList<ValueMapping> mappings;
    for (const Json &item : json.items())
        appendMapping(mappings, item);
    return mappings;
}

Json toJson(const QList<ValueMapping> &mappings)
{
    if (mappings.isEmpty())
        return {};
    Json result = Json::array();
    QList<JsonMember> values; // the open entry of single values
    QSet<QString> matches;
    const auto closeValues = [&result, &values, &matches] {
        if (!values.isEmpty())
            result.append(entry(u"value"_s, Json::object(values)));
        values.clear();
        matches.clear();
    };
    for (const ValueMapping &mapping : mappings) {
        if (mapping.kind != Kind::Value || matches.contains(mapping.match))
            closeValues();
        if (mapping.kind != Kind::Value) {
            result.append(singleEntry(mapping));
            continue;
        }
        values.append({mapping.match, resultToJson(mapping.result), -1});
        matches.insert(mapping.match);
    }
    closeValues();
    return result;
}

} // namespace Promontory
