#include "app/import/classicfields.h"

#include "app/import/valuefaults.h"
#include "datasources/frame/fieldconfigjson.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

constexpr std::array Matchers{u"byName",      u"byNames",  u"byRegexp",       u"byRegexpOrNames", u"byType",
                              u"byTypes",     u"numeric",  u"time",           u"first",           u"firstTimeField",
                              u"byFrameRefID", u"byValue", u"anyMatch",       u"allMatch",        u"invertMatch",
                              u"alwaysMatch", u"neverMatch"};
/// Keys that the model and the views read of a property's value, by the property's name.
void markThresholds(const Json &thresholds, ImportLedger &ledger)
{
    const Marked marked(thresholds, ledger);
    marked.word(u"mode", {u"absolute", u"percentage"});
    for (const Json &step : thresholds[u"steps"].items()) {
        const Marked one(step, ledger);
        const Json &value = one.peek(u"value");
        if (value.numberLike() || saysNothing(value) || value.toString() == "-Infinity"_L1)
            one.exact(u"value");
        else
            one.ignored(u"value", noNumberMessage(value));
        one.text(u"color");
        one.unread(u"index", u"state", u"$$hashKey");
    }
    if (thresholds[u"steps"].size() == 0)
        marked.exact(u"steps");
    Marked::markEmpty(thresholds, ledger);
}

void markMappingResult(const Json &result, ImportLedger &ledger)
{
    const Marked one(result, ledger);
    one.text(u"text");
    one.text(u"color");
    one.unread(u"index");
    one.ignored(u"icon", tr("Icons of value mappings are not drawn."));
}

/// A mapping of a kind that is not known maps nothing.
void markKind(const Marked &mapping)
{
    static constexpr std::array Kinds{u"value", u"range", u"regex", u"special"};
    static constexpr std::array Matches{u"null", u"nan", u"null+nan", u"true", u"false", u"empty"};
    const auto isOneOf = [](const auto &words, const QString &word) {
        return std::find(words.begin(), words.end(), QStringView(word)) != words.end();
    };
    const QString kind = mapping.peek(u"type").toString();
    const QString match = mapping.peek(u"options")[u"match"].toString();
    if (!isOneOf(Kinds, kind))
        mapping.approximated(u"type", unknownNameMessage(kind));
    if (kind == "special"_L1 && !isOneOf(Matches, match))
        mapping.ledger().approximated(mapping.peek(u"options")[u"match"], unknownNameMessage(match));
}

/// Old forms have the options beside the type (grafana-dashboard 10.6).
void markMapping(const Json &mapping, ImportLedger &ledger)
{
    const Marked marked(mapping, ledger);
    marked.unread(u"id", u"$$hashKey", u"op");
    for (const QStringView key : {u"type", u"value", u"text", u"from", u"to"})
        marked.exact(key);
    const double number = mapping[u"type"].toDouble();
    if (mapping[u"type"].isString())
        markKind(marked);
    else if (number != 1 && number != 2)
        marked.approximated(u"type", unknownNameMessage(QString::number(number)));
    const Json &options = marked.peek(u"options");
    if (mapping[u"type"].toString() == "value"_L1) {
        for (const JsonMember &entry : options.members())
            markMappingResult(entry.value, ledger);
        return;
    }
    const Marked inside(options, ledger);
    for (const QStringView key : {u"from", u"to"})
        inside.number(key, 0, std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
    for (const QStringView key : {u"pattern", u"match"})
        inside.text(key);
    markMappingResult(options[u"result"], ledger);
}

void markMappings(const Json &mappings, ImportLedger &ledger)
{
    if (mappings.isArray() || saysNothing(mappings))
        ledger.exact(mappings.size() == 0 ? mappings : Json());
    else
        ledger.ignored(mappings, noListMessage());
    for (const Json &mapping : mappings.items())
        markMapping(mapping, ledger);
}

/// Properties that nothing here acts upon.
void markUndone(const QString &id, const Json &value, ImportLedger &ledger)
{
    const Json property = Json::object({{id, value, -1}});
    const Marked marked(property, ledger);
    marked.ignored(u"nullValueMode", tr("Missing values stay missing."));
    marked.ignored(u"actions", tr("Actions that call addresses are not carried out."));
}

void markProperty(const QString &id, const Json &value, const KeyTable *table, ImportLedger &ledger)
{
    if (id == "thresholds"_L1)
        return markThresholds(value, ledger);
    if (id == "mappings"_L1)
        return markMappings(value, ledger);
    if (id == "links"_L1) {
        readLinks(value, ledger);
        return;
    }
    if (id == "color"_L1 && !value.isObject())
        return Marked::markEmpty(value, ledger);
    if (id == "actions"_L1 || id == "nullValueMode"_L1)
        return markUndone(id, value, ledger);
    if (!id.startsWith("custom."_L1))
        return markByRules(Json::object({{id, value, -1}}), fieldKeyRules(), ledger);
    if (!table)
        return ledger.ignored(value, undrawnMessage());
    // The rules are written for the whole of `custom`.
    Json custom = value;
    QStringList path = id.split(u'.');
    while (path.size() > 1)
        custom = Json::object({{path.takeLast(), custom, -1}});
    markByRules(custom, table->custom, ledger);
}

QString nameOfToday(const QString &property)
{
    return property == "title"_L1 ? u"displayName"_s : property;
}

FieldOverride readOverride(const Json &json, const KeyTable *table, ImportLedger &ledger)
{
    const Marked marked(json, ledger);
    const Marked matcher(marked.peek(u"matcher"), ledger);
    const QString id = matcher.peek(u"id").toString();
    if (std::find(Matchers.begin(), Matchers.end(), QStringView(id)) == Matchers.end()) {
        ledger.ignored(json, tr("Overrides for fields chosen by \"%1\" are not applied.").arg(id.left(60)));
        return fieldOverrideFromJson(json);
    }
    matcher.exact(u"id");
    matcher.exact(u"options");
    if (matcher.peek(u"scope").toString() == "series"_L1)
        matcher.unread(u"scope");
    matcher.ignored(u"scope", tr("Overrides hold for all fields of the panel."));
    for (const Json &property : marked.peek(u"properties").items()) {
        const Marked one(property, ledger);
        markProperty(nameOfToday(one.text(u"id")), one.peek(u"value"), table, ledger);
    }
    marked.unread(u"__systemRef", u"$$hashKey");
    marked.unreadEmpty(u"properties");
    FieldOverride result = fieldOverrideFromJson(json);
    for (OverrideProperty &property : result.properties)
        property.id = nameOfToday(property.id);
    return result;
}

/// Limits the wrong way round are exchanged where values are drawn.
void markLimits(const Marked &defaults)
{
    const std::optional<double> least = defaults.peek(u"min").numberLike();
    const std::optional<double> most = defaults.peek(u"max").numberLike();
    if (!least || !most || *least <= *most)
        return;
    for (const QStringView key : {u"min", u"max"})
        defaults.approximated(key, tr("The limits stand the wrong way round; they are exchanged."));
}

void markDefaults(const Json &defaults, const KeyTable *table, ImportLedger &ledger)
{
    for (const JsonMember &member : defaults.members()) {
        if (member.key != "custom"_L1)
            markProperty(member.key, member.value, nullptr, ledger);
    }
    const Marked marked(defaults, ledger);
    markLimits(marked);
    if (table)
        markByRules(marked.peek(u"custom"), table->custom, ledger);
    else
        marked.ignored(u"custom", undrawnMessage());
    marked.unreadEmpty(u"custom");
    marked.unread(u"displayNameFromDS", u"path", u"writeable", u"filterable", u"unitScale");
}

/// The address of a link of the old forms, made as Grafana makes it.
Json oldLinkUrl(const Json &link)
{
    QString url = link[u"url"].toString();
    if (url.isEmpty() && !link[u"dashboard"].toString().isEmpty()) {
        QString slug = link[u"dashboard"].toString().toLower();
        url = u"dashboard/db/"_s + slug.replace(QRegularExpression(u"[^a-z0-9]+"_s), u"-"_s);
    }
    if (url.isEmpty() && !link[u"dashUri"].toString().isEmpty())
        url = u"dashboard/"_s + link[u"dashUri"].toString();
    QStringList parts;
    if (link[u"keepTime"].toBool())
        parts.append(u"$__url_time_range"_s);
    if (link[u"includeVars"].toBool())
        parts.append(u"$__all_variables"_s);
    if (!link[u"params"].toString().isEmpty())
        parts.append(link[u"params"].toString());
    if (!parts.isEmpty())
        url += (url.contains(u'?') ? u'&' : u'?') + parts.join(u'&');
    return Json(url);
}

} // namespace

QList<DataLink> readLinks(const Json &links, ImportLedger &ledger)
{
    QList<DataLink> result;
    for (const Json &link : links.items()) {
        const Marked marked(link, ledger);
        DataLink one;
        one.title = marked.text(u"title");
        one.url = oldLinkUrl(link).toString();
        for (const QStringView key : {u"url", u"dashboard", u"dashUri", u"params"}) {
            if (!link[key].toString().isEmpty())
                ledger.exact(link[key]);
            else
                marked.unread(key);
        }
        marked.exact(u"keepTime");
        marked.exact(u"includeVars");
        one.newWindow = marked.flag(u"targetBlank");
        marked.unread(u"type", u"$$hashKey", u"icon", u"tags", u"asDropdown", u"tooltip");
        one.oneClick = marked.flag(u"oneClick");
        marked.ignored(u"internal", tr("Links into other tools of Grafana lead nowhere here."));
        result.append(one);
    }
    Marked::markEmpty(links, ledger);
    return result;
}

QList<ThresholdStep> usualSteps(const QString &type)
{
    static constexpr std::array Without{u"row", u"text", u"alertlist", u"annolist", u"dashlist"};
    if (std::find(Without.begin(), Without.end(), QStringView(type)) != Without.end())
        return {};
    constexpr double Base = -std::numeric_limits<double>::infinity();
    return {{Base, u"green"_s}, {80, u"red"_s}};
}

void readFieldConfig(const Json &fieldConfig, const KeyTable *table, ImportLedger &ledger, PanelSpec &panel)
{
    const Marked marked(fieldConfig, ledger);
    const Json &defaults = marked.peek(u"defaults");
    panel.defaults = fieldConfigFromJson(defaults);
    if (panel.defaults.min && panel.defaults.max && *panel.defaults.min > *panel.defaults.max)
        std::swap(panel.defaults.min, panel.defaults.max);
    if (!defaults[u"thresholds"][u"steps"].isArray())
        panel.defaults.thresholds.steps = usualSteps(panel.type);
    markDefaults(defaults, table, ledger);
    for (const Json &one : marked.peek(u"overrides").items())
        panel.overrides.append(readOverride(one, table, ledger));
    marked.unreadEmpty(u"defaults");
    marked.unreadEmpty(u"overrides");
    Marked::markEmpty(fieldConfig, ledger);
}

} // namespace Promontory
