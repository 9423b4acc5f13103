#include "widgets/panels/shared/laneoptions.h"

#include "widgets/common/values/optionname.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::array Texts{OptionName<LaneText>{u"auto", LaneText::Auto},
                           OptionName<LaneText>{u"always", LaneText::Always},
                           OptionName<LaneText>{u"never", LaneText::Never}};
constexpr std::array Aligns{OptionName<LaneAlign>{u"left", LaneAlign::Left},
                            OptionName<LaneAlign>{u"center", LaneAlign::Center},
                            OptionName<LaneAlign>{u"right", LaneAlign::Right}};

double part(const Json &json, double fallback)
{
    return std::clamp(json.numberLike().value_or(fallback), 0.0, 1.0);
}

} // namespace

LaneOptions laneOptionsFrom(const Json &json, LaneOptions options)
{
    constexpr double MostPerPage = 200;
    LaneDemand &demand = options.demand;
    demand.text = optionValue(Texts, json[u"showValue"], demand.text);
    demand.rowHeight = part(json[u"rowHeight"], demand.rowHeight);
    if (demand.areCells) {
        demand.columnWidth = part(json[u"colWidth"], demand.columnWidth);
    } else {
        demand.mergesValues = json[u"mergeValues"].toBool(demand.mergesValues);
        demand.align = optionValue(Aligns, json[u"alignValue"], demand.align);
    }
    options.perPage =
        static_cast<int>(std::clamp(json[u"perPage"].numberLike().value_or(20), 1.0, MostPerPage));
    options.legend = legendOptionsFrom(json[u"legend"]);
    options.tooltip = tooltipOptionsFrom(json[u"tooltip"]);
    options.timeZone = axisZoneFrom(json[u"timezone"]);
    return options;
}

Json toJson(const LaneOptions &options)
{
    Json json = Json::object();
    const LaneDemand &demand = options.demand;
    json.set(u"showValue", optionWord(Texts, demand.text));
    json.set(u"rowHeight", Json(demand.rowHeight));
    if (demand.areCells) {
        json.set(u"colWidth", Json(demand.columnWidth));
    } else {
        json.set(u"mergeValues", Json(demand.mergesValues));
        json.set(u"alignValue", optionWord(Aligns, demand.align));
    }
    json.set(u"perPage", Json(options.perPage));
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    if (!options.timeZone.isEmpty())
        json.set(u"timezone", Json::array({Json(options.timeZone)}));
    return json;
}

} // namespace Promontory
