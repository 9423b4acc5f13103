#include "app/import/legacygraph.h"

#include "app/import/legacygraphaxes.h"
#include "app/import/legacygraphseries.h"
#include "app/import/legacylegend.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// A flag that has its say whatever it says: changing it changes the picture.
bool decides(const Marked &panel, QStringView key, bool fallback)
{
    return panel.exact(key).toBool(fallback);
}

void setDrawStyle(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const bool hasBars = decides(old, u"bars", false);
    const bool hasLines = old.peek(u"lines").toBool(true);
    if (!hasBars)
        old.exact(u"lines");
    const QString style = hasBars ? u"bars"_s : hasLines ? u"line"_s : u"points"_s;
    to.setDefault(u"custom.drawStyle"_s, Json(style));
    const bool hasPoints = decides(old, u"points", false);
    if (hasPoints || style != "points"_L1)
        to.setDefault(u"custom.showPoints"_s, Json(hasPoints ? u"always"_s : u"never"_s));
    if (hasPoints)
        to.setDefault(u"custom.pointSize"_s, numberMadeFrom(old.peek(u"pointradius"), 2, 2));
}

void setLines(LegacySuccessor &to)
{
    const Marked &old = to.old();
    to.setDefault(u"custom.lineWidth"_s, numberMadeFrom(old.peek(u"linewidth")));
    if (decides(old, u"steppedLine", false))
        to.setDefault(u"custom.lineInterpolation"_s, Json(u"stepAfter"_s));
    if (decides(old, u"dashes", false))
        to.setDefault(u"custom.lineStyle"_s, dashesOf(old));
    if (old.has(u"nullPointMode"))
        to.setDefault(u"custom.spanNulls"_s, gapRuleOf(old, old.peek(u"stack").toBool()));
}

void setFill(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const double gradient = old.exact(u"fillGradient").numberLike().value_or(0);
    if (gradient > 0)
        to.setDefault(u"custom.gradientMode"_s, Json(u"opacity"_s));
    if (old.peek(u"bars").toBool()) {
        to.setDefault(u"custom.fillOpacity"_s, Json(100));
    } else if (gradient > 0) {
        to.setDefault(u"custom.fillOpacity"_s, numberMadeFrom(old.peek(u"fillGradient"), 10));
    } else {
        const Json fill = numberMadeFrom(old.peek(u"fill"), 10);
        to.setDefault(u"custom.fillOpacity"_s, fill.isUndefined() ? Json(10) : fill);
    }
}

void setStack(LegacySuccessor &to)
{
    const Marked &old = to.old();
    if (!decides(old, u"stack", false))
        return;
    const bool isPercent = decides(old, u"percentage", false);
    to.setDefault(u"custom.stacking.mode"_s, Json(isPercent ? u"percent"_s : u"normal"_s));
    to.setDefault(u"custom.stacking.group"_s, Json(u"A"_s));
    if (old.peek(u"tooltip")[u"value_type"].toString() == "cumulative"_L1) {
        to.ledger().ignored(old.peek(u"tooltip")[u"value_type"],
                            legacyText("The tooltip shows each value for itself, not their sums."));
    }
}

void setAxes(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const Json &yaxes = old.peek(u"yaxes");
    const QList<FieldSetting> settings = axisSettings(Marked(yaxes.at(0), to.ledger()), false);
    for (const FieldSetting &setting : settings)
        to.setDefault(setting.id, setting.value);
    if (old.peek(u"yaxis")[u"align"].toBool())
        to.ledger().ignored(old.peek(u"yaxis"), legacyText("The zeros of the two axes are not aligned."));
    const Json &decimals = old.exact(u"decimals");
    if (!decimals.numberLike())
        return;
    // Grafana had decimals of the axis and others of the legend; there is one number now.
    if (to.defaultOf(u"decimals"_s).isNumber()) {
        old.ledger().unread(decimals);
        return;
    }
    to.setDefault(u"decimals"_s, numberMadeFrom(decimals));
    old.approximated(u"decimals", legacyText("The number of decimals holds for the axis too."));
}

void setTimeAxis(LegacySuccessor &to)
{
    const Json &shown = to.old().peek(u"xaxis")[u"show"];
    if (shown.toBool(true))
        return;
    to.addOverride(u"byType"_s, Json(u"time"_s),
                   {{u"custom.axisPlacement"_s, madeFrom(shown, Json(u"hidden"_s))}});
}

Json colorOf(const Marked &threshold, bool isFill)
{
    const Json &mode = threshold.exact(u"colorMode");
    const QString name = mode.toString();
    if (name == "custom"_L1) {
        const Json &own = threshold.peek(isFill ? u"fillColor" : u"lineColor");
        return own.toString().isEmpty() ? threshold.peek(isFill ? u"lineColor" : u"fillColor") : own;
    }
    const QString color = name == "warning"_L1 ? u"orange"_s : name == "ok"_L1 ? u"green"_s : u"red"_s;
    return Json(color);
}

/// Marks the keys of a threshold and says of which kind it is.
struct OldThreshold
{
    double value = 0;
    Json number;
    Json color;
    bool isBelow = false;
};

OldThreshold thresholdFrom(const Marked &json)
{
    OldThreshold threshold;
    threshold.number = numberMadeFrom(json.peek(u"value"));
    threshold.value = threshold.number.toDouble();
    threshold.isBelow = json.exact(u"op").toString() == "lt"_L1;
    threshold.color = colorOf(json, json.peek(u"fill").toBool());
    if (json.peek(u"yaxis").toString() == "right"_L1)
        json.ignored(u"yaxis", legacyText("Thresholds hold for the left axis."));
    return threshold;
}

/// From below to above: what lies under a value of "lt" and over one of "gt" has its colour.
QList<Json> stepsOf(const QList<OldThreshold> &sorted)
{
    const Json clear(u"transparent"_s);
    QList<Json> steps;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const OldThreshold &one = sorted.at(i);
        if (steps.isEmpty())
            steps.append(thresholdStep({}, one.isBelow ? one.color : clear));
        const OldThreshold *next = i + 1 < sorted.size() ? &sorted.at(i + 1) : nullptr;
        if (!one.isBelow)
            steps.append(thresholdStep(one.number, one.color));
        else if (next && next->isBelow)
            steps.append(thresholdStep(one.number, next->color));
        else if (!next || next->value > one.value)
            steps.append(thresholdStep(one.number, clear));
    }
    return steps;
}

/// Whether any threshold has a line, or an area. Where several have, no single one decides.
bool hasAny(const Json &thresholds, QStringView key, ImportLedger &ledger)
{
    const auto wants = [key](const Json &one) { return one[key].toBool(); };
    const auto &items = thresholds.items();
    const auto count = std::count_if(items.begin(), items.end(), wants);
    for (const Json &one : items) {
        if (count == 0 || (count == 1 && wants(one)))
            ledger.exact(one[key]);
    }
    return count > 0;
}

void setThresholds(LegacySuccessor &to)
{
    QList<OldThreshold> thresholds;
    for (const Json &json : to.old().peek(u"thresholds").items()) {
        if (json[u"value"].numberLike())
            thresholds.append(thresholdFrom(Marked(json, to.ledger())));
    }
    if (thresholds.isEmpty())
        return;
    const bool hasLine = hasAny(to.old().peek(u"thresholds"), u"line", to.ledger());
    const bool hasFill = hasAny(to.old().peek(u"thresholds"), u"fill", to.ledger());
    std::stable_sort(thresholds.begin(), thresholds.end(),
                     [](const OldThreshold &a, const OldThreshold &b) { return a.value < b.value; });
    to.setDefault(u"thresholds"_s, absoluteThresholds(stepsOf(thresholds)));
    const QString style = hasLine && hasFill ? u"line+area"_s : hasLine ? u"line"_s : hasFill ? u"area"_s : u"off"_s;
    to.setDefault(u"custom.thresholdsStyle.mode"_s, Json(style));
}

/// Tools that write keys in small letters make files in which Grafana does not find them either.
void leaveSmallLetters(const Marked &old)
{
    old.unread(u"aliascolors", u"dashlength", u"spacelength", u"nullpointmode", u"seriesoverrides", u"steppedline",
               u"timefrom", u"timeshift", u"gridpos");
    for (const Json &target : old.peek(u"targets").items())
        Marked(target, old.ledger()).unread(u"intervalfactor", u"legendformat", u"refid");
}

void setTheRest(LegacySuccessor &to)
{
    const Marked &old = to.old();
    if (old.peek(u"timeRegions").size() > 0)
        old.ignored(u"timeRegions", legacyText("Spans of the week are not shaded."));
    if (old.peek(u"options")[u"dataLinks"].size() > 0)
        to.setDefault(u"links"_s, old.peek(u"options")[u"dataLinks"]);
    old.ledger().exact(old.peek(u"xaxis")[u"mode"]);
    leaveSmallLetters(old);
}

Json timeSeries(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"timeseries"_s, ledger);
    setAxes(to);
    setDrawStyle(to);
    setLines(to);
    setFill(to);
    setStack(to);
    setTimeAxis(to);
    setThresholds(to);
    hideEmptySeries(to);
    addSeriesOverrides(to);
    setLegend(to);
    setTooltip(to);
    setTheRest(to);
    return to.finished();
}

/// The one value of each series that bars show.
Json reducersOf(const Marked &xaxis)
{
    const Json &value = xaxis.peek(u"values").at(0);
    const QString reducer = reducerOfOldName(value.toString());
    return Json::array({madeFrom(value, Json(reducer.isEmpty() ? u"sum"_s : reducer))});
}

Json bars(const Json &panel, ImportLedger &ledger)
{
    const bool hasValues = panel[u"legend"][u"values"].toBool();
    LegacySuccessor to(panel, hasValues ? u"bargauge"_s : u"barchart"_s, ledger);
    ledger.exact(panel[u"legend"][u"values"]);
    const Marked xaxis(panel[u"xaxis"], ledger);
    xaxis.exact(u"mode");
    setAxes(to);
    if (hasValues) {
        to.setOption(u"reduceOptions.calcs"_s, reducersOf(xaxis));
        to.setOption(u"displayMode"_s, Json(u"basic"_s));
    } else {
        const Json options = Json::object({{u"reducers"_s, reducersOf(xaxis)}});
        to.addTransformation(u"reduce"_s, options);
        to.setOption(u"colorByField"_s, Json(u"Field"_s));
        setLegend(to);
        setTooltip(to);
    }
    setTheRest(to);
    return to.finished();
}

Json histogram(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"histogram"_s, ledger);
    setAxes(to);
    setFill(to);
    const Marked xaxis(panel[u"xaxis"], ledger);
    xaxis.exact(u"mode");
    to.setOption(u"bucketCount"_s, numberMadeFrom(xaxis.peek(u"buckets")));
    for (const QStringView key : {u"min", u"max"}) {
        if (xaxis.peek(key).numberLike())
            xaxis.ignored(key, legacyText("All values are in the histogram."));
    }
    addSeriesOverrides(to);
    setLegend(to);
    setTooltip(to);
    setTheRest(to);
    return to.finished();
}

} // namespace

Json modernGraph(const Json &panel, ImportLedger &ledger)
{
    const Json graph = withGraphAxes(panel);
    const QString mode = graph[u"xaxis"][u"mode"].toString();
    if (mode == "series"_L1)
        return bars(graph, ledger);
    return mode == "histogram"_L1 ? histogram(graph, ledger) : timeSeries(graph, ledger);
}

} // namespace Promontory
