#include "app/import/legacypiechart.h"

#include "app/import/legacygraphseries.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

void setValues(LegacySuccessor &to)
{
    const Marked &old = to.old();
    const Json &name = old.peek(u"valueName");
    const QString reducer = reducerOfOldName(name.toString());
    to.setOption(u"reduceOptions.calcs"_s,
                 Json::array({madeFrom(name, Json(reducer.isEmpty() ? u"lastNotNull"_s : reducer))}));
    to.setDefault(u"unit"_s, textMadeFrom(old.exact(u"format")));
    const Json decimals = numberMadeFrom(old.exact(u"decimals"));
    to.setDefault(u"decimals"_s, decimals.isUndefined() ? Json(0) : decimals);
}

/// A legend under or beside the chart, or its texts on the slices.
void setPieLegend(LegacySuccessor &to)
{
    const Marked legend(to.old().peek(u"legend"), to.ledger());
    const Json &place = to.old().exact(u"legendType");
    const QString name = place.toString();
    const bool isOnSlices = name == "On graph"_L1;
    const bool isShown = legend.exact(u"show").toBool(true) && !isOnSlices;
    to.setOption(u"legend.showLegend"_s, Json(isShown));
    to.setOption(u"legend.placement"_s, Json(name == "Right side"_L1 ? u"right"_s : u"bottom"_s));
    Json values = Json::array();
    for (const QStringView key : {u"values", u"percentage"}) {
        if (legend.exact(key).toBool())
            values.append(Json(key == u"values" ? u"value"_s : u"percent"_s));
    }
    to.setOption(u"legend.values"_s, values);
    if (!isOnSlices)
        return;
    Json labels = Json::array({Json(u"name"_s)});
    for (const Json &value : values.items())
        labels.append(value);
    to.setOption(u"displayLabels"_s, labels);
}

} // namespace

Json modernPieChart(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"piechart"_s, ledger);
    const Marked &old = to.old();
    to.setOption(u"pieType"_s, madeFrom(old.peek(u"pieType"),
                                        Json(old.peek(u"pieType").toString() == "donut"_L1 ? u"donut"_s : u"pie"_s)));
    setValues(to);
    setPieLegend(to);
    addSeriesOverrides(to);
    const Marked combine(old.peek(u"combine"), ledger);
    if (combine.peek(u"threshold").numberLike().value_or(0) > 0) {
        for (const QStringView key : {u"threshold", u"label"})
            combine.ignored(key, legacyText("Small slices are not put together."));
    }
    if (old.peek(u"strokeWidth").numberLike())
        old.ignored(u"strokeWidth", legacyText("The line between slices has one width."));
    return to.finished();
}

} // namespace Promontory
