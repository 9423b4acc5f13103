#include "app/import/legacygraphseries.h"

#include "app/import/legacygraphaxes.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Settings = QList<FieldSetting>;

void addIf(Settings &settings, const QString &id, const Json &value)
{
    if (!value.isUndefined())
        settings.append({id, value});
}

Json fixedColor(const Json &color)
{
    return Json::object({{u"mode"_s, Json(u"fixed"_s)}, {u"fixedColor"_s, color}});
}

/// How a series is drawn: bars before lines before points.
void addDrawStyle(const Marked &one, const Json &panel, Settings &settings)
{
    const Json &bars = one.peek(u"bars");
    const Json &lines = one.peek(u"lines");
    if (bars.toBool()) {
        settings.append({u"custom.drawStyle"_s, madeFrom(bars, Json(u"bars"_s))});
        settings.append({u"custom.fillOpacity"_s, Json(100)});
        return;
    }
    if (bars.isBool() && panel[u"bars"].toBool() && !lines.isBool())
        settings.append({u"custom.drawStyle"_s, madeFrom(bars, Json(u"line"_s))});
    if (lines.isBool() && !lines.toBool() && one.peek(u"points").toBool())
        settings.append({u"custom.drawStyle"_s, madeFrom(lines, Json(u"points"_s))});
    else if (lines.isBool() && lines.toBool())
        settings.append({u"custom.drawStyle"_s, madeFrom(lines, Json(u"line"_s))});
    else if (lines.isBool())
        settings.append({u"custom.lineWidth"_s, madeFrom(lines, Json(0))});
}

void addLine(const Marked &one, const Json &panel, Settings &settings)
{
    addIf(settings, u"custom.lineWidth"_s, numberMadeFrom(one.peek(u"linewidth")));
    const bool isDashed = one.peek(u"dashes").toBool(panel[u"dashes"].toBool());
    const bool saysDashes = one.has(u"dashes") || one.has(u"dashLength") || one.has(u"spaceLength");
    if (saysDashes && isDashed)
        settings.append({u"custom.lineStyle"_s, dashesOf(one)});
    else if (one.has(u"dashes"))
        settings.append({u"custom.lineStyle"_s,
                         Json::object({{u"fill"_s, madeFrom(one.peek(u"dashes"), Json(u"solid"_s))}})});
    if (const Json &stepped = one.peek(u"steppedLine"); stepped.isBool()) {
        const QString shape = stepped.toBool() ? u"stepAfter"_s : u"linear"_s;
        settings.append({u"custom.lineInterpolation"_s, madeFrom(stepped, Json(shape))});
    }
    if (one.has(u"nullPointMode"))
        settings.append({u"custom.spanNulls"_s, gapRuleOf(one, panel[u"stack"].toBool())});
}

void addFill(const Marked &one, Settings &settings)
{
    if (const Json &below = one.peek(u"fillBelowTo"); !below.toString().isEmpty()) {
        settings.append({u"custom.fillBelowTo"_s, below});
        if (!one.has(u"fill"))
            settings.append({u"custom.fillOpacity"_s, Json(35)});
    }
    addIf(settings, u"custom.fillOpacity"_s, numberMadeFrom(one.peek(u"fill"), 10));
    if (one.exact(u"fillGradient").numberLike().value_or(0) > 0) {
        settings.append({u"custom.gradientMode"_s, Json(u"opacity"_s)});
        settings.append({u"custom.fillOpacity"_s, numberMadeFrom(one.peek(u"fillGradient"), 10)});
    }
}

void addPoints(const Marked &one, Settings &settings)
{
    if (const Json &points = one.peek(u"points"); points.isBool()) {
        const QString mode = points.toBool() ? u"always"_s : u"never"_s;
        settings.append({u"custom.showPoints"_s, madeFrom(points, Json(mode))});
    }
    addIf(settings, u"custom.pointSize"_s, numberMadeFrom(one.peek(u"pointradius"), 2, 2));
}

/// True, false, or the letter of a group.
void addStack(const Marked &one, const Json &panel, Settings &settings)
{
    const Json &stack = one.peek(u"stack");
    const bool isGroup = stack.isString() && !stack.toString().isEmpty() && stack.toString() != "false"_L1;
    if (!stack.isBool() && !isGroup && stack.toString() != "false"_L1)
        return;
    const bool isStacked = stack.toBool() || isGroup;
    const QString mode = !isStacked ? u"none"_s : panel[u"percentage"].toBool() ? u"percent"_s : u"normal"_s;
    const Json group = isGroup ? stack : Json(u"A"_s);
    const Json stacking = Json::object({{u"mode"_s, madeFrom(stack, Json(mode))}, {u"group"_s, group}});
    settings.append({u"custom.stacking"_s, stacking});
}

void addVisibility(const Marked &one, Settings &settings)
{
    const Json &legend = one.exact(u"legend");
    const Json &tooltip = one.exact(u"hideTooltip");
    const Json &hidden = one.exact(u"hiddenSeries");
    if (legend.toBool(true) && !tooltip.toBool() && !hidden.toBool())
        return;
    Json from = Json::object();
    from.set(u"legend", madeFrom(legend, Json(!legend.toBool(true))));
    from.set(u"tooltip", madeFrom(tooltip, Json(tooltip.toBool())));
    from.set(u"viz", madeFrom(hidden, Json(hidden.toBool())));
    settings.append({u"custom.hideFrom"_s, from});
}

Settings settingsOf(const Marked &one, const Json &panel)
{
    Settings settings;
    if (one.exact(u"yaxis").numberLike() == 2.0)
        settings = secondAxisSettings(panel[u"yaxes"], one.ledger());
    addLine(one, panel, settings);
    addFill(one, settings);
    addPoints(one, settings);
    addDrawStyle(one, panel, settings);
    addStack(one, panel, settings);
    addVisibility(one, settings);
    if (const Json color = textMadeFrom(one.peek(u"color")); !color.isUndefined())
        settings.append({u"color"_s, fixedColor(color)});
    const QString transform = one.exact(u"transform").toString();
    if (transform == "negative-Y"_L1 || transform == "constant"_L1)
        settings.append({u"custom.transform"_s, one.peek(u"transform")});
    if (one.has(u"zindex"))
        one.ignored(u"zindex", legacyText("Series are drawn in the order of their queries."));
    return settings;
}

} // namespace

Json gapRuleOf(const Marked &object, bool isStacked)
{
    const Json &mode = object.peek(u"nullPointMode");
    // Where values are stacked, those that are missing count as zero anyway.
    if (mode.toString() == "null as zero"_L1 && !isStacked)
        object.approximated(u"nullPointMode", legacyText("Missing values are gaps, not zeros."));
    return madeFrom(mode, Json(mode.toString() == "connected"_L1));
}

Json dashesOf(const Marked &object)
{
    const auto length = [&object](QStringView key) {
        const Json own = numberMadeFrom(object.peek(key));
        return own.isUndefined() ? Json(10) : own;
    };
    Json style = Json::object();
    style.set(u"fill", madeFrom(object.peek(u"dashes"), Json(u"dash"_s)));
    style.set(u"dash", Json::array({length(u"dashLength"), length(u"spaceLength")}));
    return style;
}

void addSeriesOverrides(LegacySuccessor &successor)
{
    const Json &panel = successor.old().json();
    for (const JsonMember &alias : panel[u"aliasColors"].members()) {
        if (!alias.value.toString().isEmpty())
            successor.addOverride(u"byName"_s, Json(alias.key), {{u"color"_s, fixedColor(alias.value)}});
    }
    for (const Json &json : panel[u"seriesOverrides"].items()) {
        const Json &alias = json[u"alias"];
        if (alias.toString().isEmpty())
            continue;
        const bool isPattern = alias.toString().startsWith(u'/') && alias.toString().lastIndexOf(u'/') > 0;
        successor.addOverride(isPattern ? u"byRegexp"_s : u"byName"_s, alias,
                              settingsOf(Marked(json, successor.ledger()), panel));
    }
}

} // namespace Promontory
