#include "widgets/panels/piechart/piechartoptions.h"

#include "widgets/common/values/optionname.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Order = PieChartOptions::Order;

constexpr std::array Orders{OptionName<Order>{u"desc", Order::Descending}, OptionName<Order>{u"asc", Order::Ascending},
                            OptionName<Order>{u"none", Order::None}};

bool holds(const Json &list, const QString &word)
{
    return std::ranges::any_of(list.items(), [&](const Json &item) { return item.toString() == word; });
}

Json words(std::initializer_list<std::pair<QString, bool>> all)
{
    Json list = Json::array();
    for (const auto &[word, isMeant] : all) {
        if (isMeant)
            list.append(Json(word));
    }
    return list;
}

} // namespace

PieChartOptions pieChartOptionsFrom(const Json &json)
{
    PieChartOptions options;
    options.isDonut = json[u"pieType"].toString() == "donut"_L1;
    options.order = optionValue(Orders, json[u"sort"], options.order);
    options.reduce = reduceOptionsFrom(json[u"reduceOptions"]);
    const Json &labels = json[u"displayLabels"];
    options.labelsName = holds(labels, u"name"_s);
    options.labelsValue = holds(labels, u"value"_s);
    options.labelsPercent = holds(labels, u"percent"_s);
    options.legend = legendOptionsFrom(json[u"legend"]);
    options.legend.calculations.clear();
    options.legendValue = holds(json[u"legend"][u"values"], u"value"_s);
    options.legendPercent = holds(json[u"legend"][u"values"], u"percent"_s);
    options.tooltip = tooltipOptionsFrom(json[u"tooltip"]);
    return options;
}

Json toJson(const PieChartOptions &options)
{
    Json legend = toJson(options.legend);
    legend.remove(u"calcs");
    legend.set(u"values", words({{u"value"_s, options.legendValue}, {u"percent"_s, options.legendPercent}}));
    Json json = Json::object();
    json.set(u"pieType", Json(options.isDonut ? u"donut"_s : u"pie"_s));
    json.set(u"sort", optionWord(Orders, options.order));
    json.set(u"reduceOptions", toJson(options.reduce));
    json.set(u"displayLabels", words({{u"name"_s, options.labelsName},
                                      {u"value"_s, options.labelsValue},
                                      {u"percent"_s, options.labelsPercent}}));
    json.set(u"legend", legend);
    json.set(u"tooltip", toJson(options.tooltip));
    return json;
}

FieldLook pieFieldLookFrom(const Json &custom)
{
    const FieldLook all = fieldLookFrom(custom);
    FieldLook look;
    look.isHiddenInLegend = all.isHiddenInLegend;
    look.isHiddenInTooltip = all.isHiddenInTooltip;
    look.isHiddenInPlot = all.isHiddenInPlot;
    return look;
}

} // namespace Promontory
