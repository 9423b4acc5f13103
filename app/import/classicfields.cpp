#include "app/import/classicfields.h"

#include "datasources/frame/fieldconfigjson.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

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
constexpr std::array Properties{u"unit",     u"min",   u"max",   u"fieldMinMax", u"decimals",    u"displayName",
                                u"noValue",  u"color", u"links", u"thresholds",  u"description", u"mappings"};

/// Keys that the model and the views read of a property's value, by the property's name.
void markColor(const Json &color, ImportLedger &ledger)
{
    if (!color.isObject())
        return ledger.unread(color);
    const Marked marked(color, ledger);
    marked.exact(u"mode");
    marked.exact(u"fixedColor");
    marked.exact(u"seriesBy");
    marked.ignored(u"gradientColorTo", tr("The end colour of a gradient is chosen by the program."));
}

void markThresholds(const Json &thresholds, ImportLedger &ledger)
{
    const Marked marked(thresholds, ledger);
    marked.exact(u"mode");
    for (const Json &step : thresholds[u"steps"].items()) {
        const Marked one(step, ledger);
        one.exact(u"value");
        one.exact(u"color");
        one.unread(u"index", u"state", u"$$hashKey");
    }
    if (thresholds[u"steps"].size() == 0)
        marked.exact(u"steps");
}

void markMappingResult(const Json &result, ImportLedger &ledger)
{
    const Marked one(result, ledger);
    one.exact(u"text");
    one.exact(u"color");
    one.unread(u"index");
    one.ignored(u"icon", tr("Icons of value mappings are not drawn."));
}

/// Old forms have the options beside the type (grafana-dashboard 10.6).
void markMapping(const Json &mapping, ImportLedger &ledger)
{
    const Marked marked(mapping, ledger);
    marked.unread(u"id", u"$$hashKey", u"op");
    for (const QStringView key : {u"type", u"value", u"text", u"from", u"to"})
        marked.exact(key);
    const Json &options = marked.peek(u"options");
    if (mapping[u"type"].toString() == "value"_L1) {
        for (const JsonMember &entry : options.members())
            markMappingResult(entry.value, ledger);
        return;
    }
    for (const QStringView key : {u"from", u"to", u"pattern", u"match"})
        ledger.exact(options[key]);
    markMappingResult(options[u"result"], ledger);
}

void markMappings(const Json &mappings, ImportLedger &ledger)
{
    if (mappings.size() == 0)
        ledger.exact(mappings);
    for (const Json &mapping : mappings.items())
        markMapping(mapping, ledger);
}

void markProperty(QStringView id, const Json &value, const KeyTable *table, ImportLedger &ledger)
{
    if (id == u"color")
        return markColor(value, ledger);
    if (id == u"thresholds")
        return markThresholds(value, ledger);
    if (id == u"mappings")
        return markMappings(value, ledger);
    if (id == u"links") {
        readLinks(value, ledger);
        return;
    }
    if (std::find(Properties.begin(), Properties.end(), id) != Properties.end())
        return ledger.exact(value);
    if (!id.startsWith(u"custom.") || !table)
        return;
    // The rules are written for the whole of `custom`.
    Json custom = value;
    QStringList path = id.toString().split(u'.');
    while (path.size() > 1)
        custom = Json::object({{path.takeLast(), custom, -1}});
    markByRules(custom, table->custom, ledger);
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
    matcher.ignored(u"scope", tr("Overrides hold for all fields of the panel."));
    for (const Json &property : marked.peek(u"properties").items()) {
        const Marked one(property, ledger);
        const QString &name = one.exact(u"id").toString();
        markProperty(name, one.peek(u"value"), table, ledger);
    }
    marked.unread(u"__systemRef", u"$$hashKey");
    if (marked.peek(u"properties").size() == 0)
        marked.unread(u"properties");
    return fieldOverrideFromJson(json);
}

void markDefaults(const Json &defaults, const KeyTable *table, ImportLedger &ledger)
{
    for (const JsonMember &member : defaults.members()) {
        if (member.key != "custom"_L1)
            markProperty(member.key, member.value, nullptr, ledger);
    }
    const Marked marked(defaults, ledger);
    if (table)
        markByRules(marked.peek(u"custom"), table->custom, ledger);
    if (marked.peek(u"custom").size() == 0)
        marked.unread(u"custom");
    marked.unread(u"displayNameFromDS", u"path", u"writeable", u"filterable", u"unitScale");
    marked.ignored(u"nullValueMode", tr("Missing values stay missing."));
    marked.ignored(u"actions", tr("Actions that call addresses are not carried out."));
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
        marked.ignored(u"oneClick", tr("Links are opened from a menu, never by a single click."));
        marked.ignored(u"internal", tr("Links into other tools of Grafana lead nowhere here."));
        result.append(one);
    }
    if (links.size() == 0)
        ledger.unread(links);
    return result;
}

void readFieldConfig(const Json &fieldConfig, const KeyTable *table, ImportLedger &ledger, PanelSpec &panel)
{
    const Marked marked(fieldConfig, ledger);
    const Json &defaults = marked.peek(u"defaults");
    panel.defaults = fieldConfigFromJson(defaults);
    markDefaults(defaults, table, ledger);
    for (const Json &one : marked.peek(u"overrides").items())
        panel.overrides.append(readOverride(one, table, ledger));
    if (defaults.size() == 0)
        marked.unread(u"defaults");
    if (marked.peek(u"overrides").size() == 0)
        marked.unread(u"overrides");
    if (fieldConfig.size() == 0)
        ledger.unread(fieldConfig);
}

} // namespace Promontory
