#include "app/import/legacylegend.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

struct LegendValue
{
    QStringView key;
    QStringView reducer;
    QStringView title; ///< what the column is called, by which a legend is sorted
};

/// In the order of the columns of an old legend.
constexpr std::array Values{LegendValue{u"min", u"min", u"Min"}, LegendValue{u"max", u"max", u"Max"},
                            LegendValue{u"avg", u"mean", u"Mean"},
                            LegendValue{u"current", u"lastNotNull", u"Last *"},
                            LegendValue{u"total", u"sum", u"Total"}};

/// The calculations that are shown; without `values` none, and then their flags mean nothing.
void setValues(const Marked &legend, LegacySuccessor &to)
{
    const bool isShown = legend.peek(u"values").toBool();
    Json calculations = Json::array();
    bool isAnyWanted = false;
    for (const LegendValue &value : Values) {
        const Json &flag = legend.peek(value.key);
        isAnyWanted = isAnyWanted || flag.toBool();
        if (isShown)
            legend.exact(value.key);
        if (isShown && flag.toBool())
            calculations.append(madeFrom(flag, Json(value.reducer.toString())));
    }
    if (isAnyWanted)
        legend.exact(u"values");
    to.setOption(u"legend.calcs"_s, calculations);
}

void setOrder(const Marked &legend, LegacySuccessor &to)
{
    const QString key = legend.peek(u"sort").toString();
    for (const LegendValue &value : Values) {
        if (value.key != key)
            continue;
        if (!legend.peek(u"values").toBool() || !legend.peek(value.key).toBool()) {
            legend.ignored(u"sort", legacyText("The legend is sorted by the values that it shows only."));
            return;
        }
        to.setOption(u"legend.sortBy"_s, madeFrom(legend.peek(u"sort"), Json(value.title.toString())));
        const Json &descending = legend.peek(u"sortDesc");
        to.setOption(u"legend.sortDesc"_s, madeFrom(descending, Json(descending.toBool())));
        return;
    }
}

} // namespace

void setLegend(LegacySuccessor &to)
{
    const Json &json = to.old().peek(u"legend");
    if (json.isBool()) {
        to.setOption(u"legend.showLegend"_s, json);
        return;
    }
    const Marked legend(json, to.ledger());
    const auto made = [&legend](QStringView key, const Json &value) { return madeFrom(legend.peek(key), value); };
    const bool isTable = legend.peek(u"alignAsTable").toBool();
    const bool isRight = legend.peek(u"rightSide").toBool();
    to.setOption(u"legend.showLegend"_s, made(u"show", Json(legend.peek(u"show").toBool(true))));
    to.setOption(u"legend.displayMode"_s, made(u"alignAsTable", Json(isTable ? u"table"_s : u"list"_s)));
    to.setOption(u"legend.placement"_s, made(u"rightSide", Json(isRight ? u"right"_s : u"bottom"_s)));
    if (isRight) {
        legend.exact(u"sideWidth");
        if (legend.peek(u"sideWidth").numberLike().value_or(0) > 0)
            to.setOption(u"legend.width"_s, numberMadeFrom(legend.peek(u"sideWidth")));
    }
    setValues(legend, to);
    setOrder(legend, to);
}

void setTooltip(LegacySuccessor &to)
{
    const Json &tooltip = to.old().peek(u"tooltip");
    const Json &shared = tooltip[u"shared"];
    const Json &sort = tooltip[u"sort"];
    const int order = int(sort.numberLike().value_or(0));
    to.setOption(u"tooltip.mode"_s, madeFrom(shared, Json(shared.toBool(true) ? u"multi"_s : u"single"_s)));
    const QString word = order == 1 ? u"asc"_s : order == 2 ? u"desc"_s : u"none"_s;
    to.setOption(u"tooltip.sort"_s, madeFrom(sort, Json(word)));
}

void hideEmptySeries(LegacySuccessor &to)
{
    const Marked legend(to.old().peek(u"legend"), to.ledger());
    struct Rule
    {
        QStringView key;
        QStringView test;
    };
    for (const Rule &rule : {Rule{u"hideEmpty", u"allIsNull"}, Rule{u"hideZero", u"allIsZero"}}) {
        if (!legend.exact(rule.key).toBool())
            continue;
        Json options = Json::object();
        options.set(u"reducer", madeFrom(legend.peek(rule.key), Json(rule.test.toString())));
        options.set(u"op", Json(u"gte"_s));
        options.set(u"value", Json(0));
        Json hidden = Json::object();
        hidden.set(u"legend", Json(true));
        hidden.set(u"tooltip", Json(true));
        hidden.set(u"viz", Json(false));
        to.addOverride(u"byValue"_s, options, {{u"custom.hideFrom"_s, hidden}});
    }
}

} // namespace Promontory
