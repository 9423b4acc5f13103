#include "app/import/legacyheatmap.h"

#include "app/import/legacyparts.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// How wide or high buckets are, or how many there are.
void setBuckets(LegacySuccessor &to, const QString &option, QStringView size, QStringView number)
{
    const Marked &old = to.old();
    const bool isSize = old.peek(size).numberLike() || !old.peek(size).toString().isEmpty();
    const Json &value = isSize ? old.peek(size) : old.peek(number);
    const QString text = value.isNumber() ? QString::fromLatin1(value.numberText()) : value.toString();
    old.exact(size);
    if (!isSize)
        old.exact(number);
    if (text.isEmpty())
        return;
    to.setOption(option + u".mode"_s, Json(isSize ? u"size"_s : u"count"_s));
    to.setOption(option + u".value"_s, madeFrom(value, Json(text)));
}

void setCalculation(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const Json &format = old.peek(u"dataFormat");
    const bool isCalculated = format.toString() != "tsbuckets"_L1;
    to.setOption(u"calculate"_s, madeFrom(format, Json(isCalculated)));
    if (!isCalculated)
        return;
    setBuckets(to, u"calculation.xBuckets"_s, u"xBucketSize", u"xBucketNumber");
    setBuckets(to, u"calculation.yBuckets"_s, u"yBucketSize", u"yBucketNumber");
    const Json &base = old.peek(u"yAxis")[u"logBase"];
    to.ledger().exact(base);
    if (base.numberLike().value_or(1) <= 1)
        return;
    to.setOption(u"calculation.yBuckets.scale.type"_s, Json(u"log"_s));
    to.setOption(u"calculation.yBuckets.scale.log"_s, numberMadeFrom(base));
    const Json &split = old.peek(u"yAxis")[u"splitFactor"];
    if (split.numberLike().value_or(0) <= 0)
        return;
    to.setOption(u"calculation.yBuckets.mode"_s, Json(u"count"_s));
    to.setOption(u"calculation.yBuckets.value"_s, madeFrom(split, Json(QString::number(*split.numberLike()))));
}

void setAxis(LegacySuccessor &to)
{
    const Marked axis(to.old().peek(u"yAxis"), to.ledger());
    for (const QStringView key : {u"show", u"format", u"decimals", u"min", u"max", u"width"})
        axis.exact(key);
    const bool isShown = axis.peek(u"show").toBool(true);
    to.setOption(u"yAxis.axisPlacement"_s, madeFrom(axis.peek(u"show"), Json(isShown ? u"left"_s : u"hidden"_s)));
    to.setOption(u"yAxis.unit"_s, textMadeFrom(axis.peek(u"format")));
    to.setOption(u"yAxis.decimals"_s, numberMadeFrom(axis.peek(u"decimals")));
    to.setOption(u"yAxis.min"_s, numberMadeFrom(axis.peek(u"min")));
    to.setOption(u"yAxis.max"_s, numberMadeFrom(axis.peek(u"max")));
    to.setOption(u"yAxis.axisWidth"_s, numberMadeFrom(axis.peek(u"width")));
    const Json &isReversed = to.old().peek(u"reverseYBuckets");
    to.setOption(u"yAxis.reverse"_s, madeFrom(isReversed, Json(isReversed.toBool())));
    const Json &xShown = to.old().peek(u"xAxis")[u"show"];
    if (!xShown.toBool(true))
        to.ledger().ignored(xShown, legacyText("The time axis is always shown."));
}

void setColors(LegacySuccessor &to)
{
    const Marked color(to.old().peek(u"color"), to.ledger());
    const bool isOpacity = color.peek(u"mode").toString() == "opacity"_L1;
    to.setOption(u"color.mode"_s, madeFrom(color.peek(u"mode"), Json(isOpacity ? u"opacity"_s : u"scheme"_s)));
    if (isOpacity) {
        const bool isLinear = color.peek(u"colorScale").toString() == "linear"_L1;
        to.setOption(u"color.fill"_s, textMadeFrom(color.peek(u"cardColor")));
        to.setOption(u"color.scale"_s,
                     madeFrom(color.peek(u"colorScale"), Json(isLinear ? u"linear"_s : u"exponential"_s)));
        to.setOption(u"color.exponent"_s, numberMadeFrom(color.peek(u"exponent")));
    } else {
        QString scheme = color.peek(u"colorScheme").toString();
        if (scheme.startsWith("interpolate"_L1))
            scheme.remove(0, 11);
        to.setOption(u"color.scheme"_s, madeFrom(color.peek(u"colorScheme"), Json(scheme)));
    }
    to.setOption(u"color.steps"_s, Json(128));
    const Json least = numberMadeFrom(color.exact(u"min"));
    const Json most = numberMadeFrom(color.exact(u"max"));
    const bool isSwapped = least.isNumber() && most.isNumber() && least.toDouble() > most.toDouble();
    to.setOption(u"color.min"_s, isSwapped ? most : least);
    to.setOption(u"color.max"_s, isSwapped ? least : most);
    to.setOption(u"color.reverse"_s, Json(isSwapped));
}

void setCells(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const Json gap = numberMadeFrom(old.peek(u"cards")[u"cardPadding"]);
    to.ledger().exact(old.peek(u"cards")[u"cardPadding"]);
    to.setOption(u"cellGap"_s, gap);
    to.ledger().exact(old.peek(u"cards")[u"cardRound"]);
    to.setOption(u"cellRadius"_s, numberMadeFrom(old.peek(u"cards")[u"cardRound"]));
    to.setOption(u"cellValues.decimals"_s, numberMadeFrom(old.exact(u"tooltipDecimals")));
    if (old.exact(u"hideZeroBuckets").toBool())
        to.setOption(u"filterValues.le"_s, Json(1e-9));
    const QString bound = old.peek(u"yBucketBound").toString();
    const QString layout = bound == "upper"_L1 ? u"ge"_s
        : bound == "lower"_L1                  ? u"le"_s
        : bound == "middle"_L1                 ? u"unknown"_s
                                               : u"auto"_s;
    to.setOption(u"rowsFrame.layout"_s, madeFrom(old.peek(u"yBucketBound"), Json(layout)));
}

} // namespace

bool isOldHeatmap(const Json &panel)
{
    const bool isOfToday = panel[u"options"].contains(u"calculate") || panel[u"options"].contains(u"color");
    return !isOfToday
        && (panel.contains(u"dataFormat") || panel.contains(u"cards") || panel[u"yAxis"].isObject());
}

Json modernHeatmap(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"heatmap"_s, ledger);
    setCalculation(to);
    setAxis(to);
    setColors(to);
    setCells(to);
    const Json &legend = to.old().peek(u"legend")[u"show"];
    to.setOption(u"legend.show"_s, madeFrom(legend, Json(legend.toBool())));
    const Marked tooltip(to.old().peek(u"tooltip"), ledger);
    const bool hasTooltip = tooltip.peek(u"show").toBool(true);
    to.setOption(u"tooltip.mode"_s, madeFrom(tooltip.peek(u"show"), Json(hasTooltip ? u"single"_s : u"none"_s)));
    const Json &histogram = tooltip.peek(u"showHistogram");
    to.setOption(u"tooltip.yHistogram"_s, madeFrom(histogram, Json(histogram.toBool())));
    to.setOption(u"showValue"_s, Json(u"never"_s));
    return to.finished();
}

} // namespace Promontory
