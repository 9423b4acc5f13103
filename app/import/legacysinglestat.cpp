#include "app/import/legacysinglestat.h"

#include "app/import/legacymappings.h"
#include "app/import/legacyparts.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

bool asksForTable(const Json &panel)
{
    const auto &targets = panel[u"targets"].items();
    return std::any_of(targets.begin(), targets.end(),
                       [](const Json &target) { return target[u"format"].toString() == "table"_L1; });
}

void setCalculation(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const Json &name = old.peek(u"valueName");
    const QString reducer = reducerOfOldName(name.toString());
    to.setOption(u"reduceOptions.calcs"_s,
                 Json::array({madeFrom(name, Json(reducer.isEmpty() ? u"mean"_s : reducer))}));
    to.setOption(u"reduceOptions.values"_s, Json(false));
    const Json &column = old.peek(u"tableColumn");
    QString fields;
    if (name.toString() == "last_time"_L1)
        fields = u"/^Time$/"_s;
    else if (!column.toString().isEmpty() && asksForTable(old.json()))
        fields = u"/^"_s + QRegularExpression::escape(column.toString()) + u"$/"_s;
    if (!fields.isEmpty())
        to.setOption(u"reduceOptions.fields"_s, madeFrom(column, Json(fields)));
}

bool isPlain(const QString &unit)
{
    return unit.isEmpty() || unit == "none"_L1;
}

/// Texts before and after the value: a unit of their own where there is no other, else a name over the value.
void setWords(LegacySuccessor &to)
{
    const Marked &old = to.old();
    old.exact(u"prefix");
    old.exact(u"postfix");
    QString prefix = old.peek(u"prefix").toString();
    QString postfix = old.peek(u"postfix").toString();
    const bool isUnit = isPlain(old.peek(u"format").toString()) && (!prefix.isEmpty() || !postfix.isEmpty());
    old.exact(u"format");
    if (isUnit && !postfix.isEmpty())
        to.setDefault(u"unit"_s, madeFrom(old.peek(u"postfix"), Json(QString(u"suffix:"_s + postfix.trimmed()))));
    else if (isUnit)
        to.setDefault(u"unit"_s, madeFrom(old.peek(u"prefix"), Json(QString(u"prefix:"_s + prefix))));
    else
        to.setDefault(u"unit"_s, textMadeFrom(old.peek(u"format")));
    if (isUnit)
        (postfix.isEmpty() ? prefix : postfix).clear();
    for (const QStringView key : {u"prefix", u"postfix"}) {
        const QString words = key == u"prefix" ? prefix : postfix;
        if (!words.trimmed().isEmpty())
            old.approximated(key, legacyText("The text beside the value stands over it."));
    }
    const QString name = QString(prefix.trimmed() + u' ' + postfix.trimmed()).trimmed();
    if (name.isEmpty())
        return;
    to.setDefault(u"displayName"_s, Json(name));
    to.setOption(u"textMode"_s, Json(u"value_and_name"_s));
}

void setColors(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const bool isBackground = old.exact(u"colorBackground").toBool();
    const bool isValue = old.peek(u"colorValue").toBool();
    if (!isBackground)
        old.exact(u"colorValue");
    to.setOption(u"colorMode"_s, Json(isBackground ? u"background"_s : isValue ? u"value"_s : u"none"_s));
    for (const QStringView key : {u"colorPrefix", u"colorPostfix"}) {
        if (old.peek(key).toBool())
            old.ignored(key, legacyText("Value and text have one colour."));
    }
}

void setSparkline(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const Marked sparkline(old.peek(u"sparkline"), to.ledger());
    const Json &shown = sparkline.peek(u"show");
    to.setOption(u"graphMode"_s, madeFrom(shown, Json(shown.toBool() ? u"area"_s : u"none"_s)));
    if (!shown.toBool())
        return;
    if (!old.peek(u"colorBackground").toBool() && !old.peek(u"colorValue").toBool()) {
        to.setDefault(u"color.mode"_s, Json(u"fixed"_s));
        to.setDefault(u"color.fixedColor"_s, textMadeFrom(sparkline.peek(u"lineColor")));
    } else {
        sparkline.ignored(u"lineColor", legacyText("The line has the colour of the value."));
    }
    sparkline.ignored(u"fillColor", legacyText("The area has the colour of its line."));
    if (sparkline.peek(u"full").toBool())
        sparkline.ignored(u"full", legacyText("The line is drawn below the value, not behind it."));
    for (const QStringView key : {u"ymin", u"ymax"}) {
        if (sparkline.peek(key).numberLike())
            sparkline.ignored(key, legacyText("The line is drawn between its least and its greatest value."));
    }
}

void setLimits(LegacySuccessor &to, const Marked &gauge)
{
    to.setDefault(u"min"_s, numberMadeFrom(gauge.peek(u"minValue")));
    to.setDefault(u"max"_s, numberMadeFrom(gauge.peek(u"maxValue")));
    for (const QStringView key : {u"minValue", u"maxValue"})
        gauge.exact(key);
    const auto flag = [&gauge](QStringView key, bool fallback) {
        return madeFrom(gauge.peek(key), Json(gauge.peek(key).toBool(fallback)));
    };
    to.setOption(u"showThresholdLabels"_s, flag(u"thresholdLabels", false));
    to.setOption(u"showThresholdMarkers"_s, flag(u"thresholdMarkers", true));
}

void setValues(LegacySuccessor &to)
{
    const Marked &old = to.old();
    setCalculation(to);
    setWords(to);
    to.setDefault(u"decimals"_s, numberMadeFrom(old.exact(u"decimals")));
    to.setDefault(u"noValue"_s, textMadeFrom(old.exact(u"nullText")));
    if (old.peek(u"nullPointMode").toString() == "null as zero"_L1)
        old.ignored(u"nullPointMode", legacyText("Missing values do not count as zeros."));
    const Json thresholds = thresholdsOfColors(old);
    to.setDefault(u"thresholds"_s, thresholds);
    to.setDefault(u"mappings"_s, mappingsOfMaps(old, thresholds));
    to.setOption(u"orientation"_s, Json(u"horizontal"_s));
}

} // namespace

Json modernSingleStat(const Json &panel, ImportLedger &ledger)
{
    const Json &shown = panel[u"gauge"][u"show"];
    const Marked gauge(panel[u"gauge"], ledger);
    gauge.exact(u"show");
    LegacySuccessor to(panel, shown.toBool() ? u"gauge"_s : u"stat"_s, ledger);
    setValues(to);
    if (shown.toBool()) {
        setLimits(to, gauge);
    } else {
        setColors(to);
        setSparkline(to);
    }
    if (panel[u"valueName"].toString() == "name"_L1 && !shown.toBool())
        to.setOption(u"textMode"_s, Json(u"name"_s));
    return to.finished();
}

} // namespace Promontory
