#include "app/import/legacyvalues.h"

#include "app/import/legacymappings.h"
#include "app/import/legacyparts.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// Steps that stood for themselves, of which the lowest is the base.
Json thresholdsOf(const Json &steps)
{
    if (!steps.isArray())
        return steps; // with a mode already
    QList<Json> items;
    for (const Json &step : steps.items())
        items.append(step);
    return items.isEmpty() ? Json() : absoluteThresholds(items);
}

void setMappings(LegacySuccessor &to, const Json &mappings)
{
    if (mappings.size() > 0)
        to.setDefault(u"mappings"_s, mappingsOfToday(mappings, to.defaultOf(u"thresholds"_s), to.ledger()));
}

/// Version 6.0: `valueOptions` with limits, thresholds and mappings beside them.
void setValueOptions(LegacySuccessor &to, const Json &options)
{
    const Marked values(options[u"valueOptions"], to.ledger());
    const QString reducer = reducerOfOldName(values.peek(u"stat").toString());
    if (!reducer.isEmpty())
        to.setOption(u"reduceOptions.calcs"_s, Json::array({madeFrom(values.peek(u"stat"), Json(reducer))}));
    to.setDefault(u"unit"_s, textMadeFrom(values.exact(u"unit")));
    to.setDefault(u"decimals"_s, numberMadeFrom(values.exact(u"decimals")));
    to.setDefault(u"min"_s, numberMadeFrom(options[u"minValue"]));
    to.setDefault(u"max"_s, numberMadeFrom(options[u"maxValue"]));
    to.setDefault(u"thresholds"_s, thresholdsOf(options[u"thresholds"]));
    setMappings(to, options[u"valueMappings"]);
    for (const QStringView key : {u"prefix", u"suffix"}) {
        if (!values.peek(key).toString().isEmpty())
            values.ignored(key, legacyText("The value has its unit, no other text."));
    }
}

void setDefaults(LegacySuccessor &to, const Json &fieldOptions)
{
    const Json &defaults = fieldOptions[u"defaults"];
    for (const JsonMember &member : defaults.members()) {
        if (member.key == "title"_L1)
            to.setDefault(u"displayName"_s, member.value);
        else if (member.key == "color"_L1 && member.value.isString())
            to.setDefault(u"color"_s, Json::object({{u"mode"_s, Json(u"fixed"_s)}, {u"fixedColor"_s, member.value}}));
        else if (member.key != "thresholds"_L1 && member.key != "mappings"_L1)
            to.setDefault(member.key, member.value);
    }
    const bool isInside = defaults.contains(u"thresholds");
    to.setDefault(u"thresholds"_s, thresholdsOf(isInside ? defaults[u"thresholds"] : fieldOptions[u"thresholds"]));
    setMappings(to, defaults[u"mappings"].size() > 0 ? defaults[u"mappings"] : fieldOptions[u"mappings"]);
}

/// Versions 6.2 to 6.7: `fieldOptions`.
void setFieldOptions(LegacySuccessor &to, const Json &fieldOptions)
{
    for (const QStringView key : {u"calcs", u"values", u"limit"})
        to.setOption(u"reduceOptions."_s + key, fieldOptions[key]);
    setDefaults(to, fieldOptions);
    for (const Json &one : fieldOptions[u"overrides"].items()) {
        QList<FieldSetting> settings;
        for (const Json &property : one[u"properties"].items()) {
            // Version 6.6 wrote "path" for what is "id" now.
            const Json &id = property.contains(u"id") ? property[u"id"] : property[u"path"];
            to.ledger().exact(id);
            settings.append({id.toString(), property[u"value"]});
        }
        to.ledger().exact(one[u"matcher"][u"id"]);
        to.addOverride(one[u"matcher"][u"id"].toString(), one[u"matcher"][u"options"], settings);
    }
}

/// Percent had limits of their own before version 8.
void setPercentLimits(LegacySuccessor &to)
{
    const QString unit = to.defaultOf(u"unit"_s).toString();
    if (unit != "percent"_L1 && unit != "percentunit"_L1)
        return;
    if (!to.defaultOf(u"min"_s).isNumber())
        to.setDefault(u"min"_s, Json(0));
    if (!to.defaultOf(u"max"_s).isNumber())
        to.setDefault(u"max"_s, Json(unit == "percent"_L1 ? 100 : 1));
}

bool hasOldSettings(const Json &options)
{
    return options.contains(u"fieldOptions") || options.contains(u"valueOptions");
}

/// The major version that saved the panel; 0 if it does not say.
int versionOf(const Json &panel)
{
    return panel[u"pluginVersion"].toString().section(u'.', 0, 0).toInt();
}

} // namespace

bool isOldValuePanel(const Json &panel)
{
    const int version = versionOf(panel);
    return hasOldSettings(panel[u"options"]) || (version > 0 && version < 8);
}

Json modernValuePanel(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, panel[u"type"].toString(), ledger);
    const Json &options = panel[u"options"];
    for (const JsonMember &member : options.members()) {
        static const QStringList moved{u"fieldOptions"_s, u"valueOptions"_s,  u"thresholds"_s, u"minValue"_s,
                                       u"maxValue"_s,     u"valueMappings"_s, u"baseColor"_s,  u"sparkline"_s};
        if (!moved.contains(member.key) || !hasOldSettings(options))
            to.setOption(member.key, member.value);
    }
    if (options[u"fieldOptions"].isObject())
        setFieldOptions(to, options[u"fieldOptions"]);
    else if (options[u"valueOptions"].isObject())
        setValueOptions(to, options);
    if (const Json &shown = options[u"sparkline"][u"show"]; shown.isBool() && !options.contains(u"graphMode"))
        to.setOption(u"graphMode"_s, madeFrom(shown, Json(shown.toBool() ? u"area"_s : u"none"_s)));
    setPercentLimits(to);
    return to.finished();
}

Json modernPolystat(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"stat"_s, ledger);
    const QString why = legacyText("Values are shown as tiles, not as a pattern of hexagons.");
    const Json &settings = panel[panel[u"polystat"].isObject() ? u"polystat" : u"options"];
    ledger.ignored(settings, why);
    const Marked polystat(settings, ledger);
    const auto either = [&polystat](QStringView name, QStringView older) {
        return polystat.has(name) ? polystat.exact(name) : polystat.exact(older);
    };
    const Json calculation = either(u"globalOperatorName", u"globalOperator");
    const QString reducer = reducerOfOldName(calculation.toString());
    to.setOption(u"reduceOptions.calcs"_s,
                 Json::array({madeFrom(calculation, Json(reducer.isEmpty() ? u"mean"_s : reducer))}));
    to.setDefault(u"unit"_s, textMadeFrom(either(u"globalUnitFormat", u"unitFormat")));
    to.setDefault(u"decimals"_s, numberMadeFrom(either(u"globalDecimals", u"decimals")));
    const Json levels = either(u"globalThresholdsConfig", u"globalThresholds");
    QList<Json> steps;
    if (levels.size() > 0)
        steps.append(thresholdStep({}, Json(u"green"_s)));
    for (const Json &level : levels.items())
        steps.append(thresholdStep(numberMadeFrom(level[u"value"]), level[u"color"]));
    to.setDefault(u"thresholds"_s, steps.isEmpty() ? Json() : absoluteThresholds(steps));
    to.setOption(u"colorMode"_s, Json(u"background_solid"_s));
    to.setOption(u"graphMode"_s, Json(u"none"_s));
    to.setOption(u"textMode"_s, Json(u"value_and_name"_s));
    return to.finished();
}

} // namespace Promontory
