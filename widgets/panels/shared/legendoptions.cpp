#include "widgets/panels/shared/legendoptions.h"

#include "datasources/frame/timerange.h"
#include "widgets/common/values/optionname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::array Modes{OptionName<TooltipMode>{u"single", TooltipMode::Single},
                           OptionName<TooltipMode>{u"multi", TooltipMode::Multi},
                           OptionName<TooltipMode>{u"none", TooltipMode::None}};
constexpr std::array Orders{OptionName<TooltipOrder>{u"none", TooltipOrder::None},
                            OptionName<TooltipOrder>{u"asc", TooltipOrder::Ascending},
                            OptionName<TooltipOrder>{u"desc", TooltipOrder::Descending}};

} // namespace

LegendOptions legendOptionsFrom(const Json &json)
{
    LegendOptions options;
    const QString mode = json[u"displayMode"].toString();
    options.isShown = json[u"showLegend"].toBool(true) && mode != "hidden"_L1;
    options.isTable = mode == "table"_L1;
    options.isRight = json[u"placement"].toString() == "right"_L1;
    for (const Json &calculation : json[u"calcs"].items())
        options.calculations.append(calculation.toString());
    options.width = std::clamp(json[u"width"].numberLike().value_or(0), 0.0, 4000.0);
    options.sortBy = json[u"sortBy"].toString();
    options.isDescending = json[u"sortDesc"].toBool();
    options.limit = static_cast<int>(std::clamp(json[u"limit"].numberLike().value_or(0), 0.0, 1e6));
    return options;
}

TooltipOptions tooltipOptionsFrom(const Json &json)
{
    TooltipOptions options;
    options.mode = optionValue(Modes, json[u"mode"], options.mode);
    options.order = optionValue(Orders, json[u"sort"], options.order);
    options.hidesZeros = json[u"hideZeros"].toBool();
    options.maxWidth = static_cast<int>(std::clamp(json[u"maxWidth"].numberLike().value_or(0), 0.0, 4000.0));
    options.maxHeight = static_cast<int>(std::clamp(json[u"maxHeight"].numberLike().value_or(0), 0.0, 4000.0));
    options.proximity = std::clamp(json[u"hoverProximity"].numberLike().value_or(0), 0.0, 10'000.0);
    return options;
}

Json toJson(const LegendOptions &options)
{
    Json calculations = Json::array();
    for (const QString &id : options.calculations)
        calculations.append(Json(id));
    Json legend = Json::object();
    legend.set(u"showLegend", Json(options.isShown));
    legend.set(u"displayMode", Json(options.isTable ? u"table"_s : u"list"_s));
    legend.set(u"placement", Json(options.isRight ? u"right"_s : u"bottom"_s));
    legend.set(u"calcs", calculations);
    if (options.width > 0)
        legend.set(u"width", Json(options.width));
    if (!options.sortBy.isEmpty()) {
        legend.set(u"sortBy", Json(options.sortBy));
        legend.set(u"sortDesc", Json(options.isDescending));
    }
    return legend;
}

Json toJson(const TooltipOptions &options)
{
    Json tooltip = Json::object();
    tooltip.set(u"mode", optionWord(Modes, options.mode));
    tooltip.set(u"sort", optionWord(Orders, options.order));
    if (options.hidesZeros)
        tooltip.set(u"hideZeros", Json(true));
    return tooltip;
}

QString axisZoneFrom(const Json &json)
{
    const QString name = json.isArray() ? json.at(0).toString() : json.toString();
    constexpr qsizetype LongestId = 64;
    return name.size() <= LongestId ? name : QString();
}

QTimeZone axisZone(const QString &name, const QTimeZone &dashboard)
{
    if (name.isEmpty())
        return dashboard;
    if (name == "browser"_L1)
        return zoneFromId({});
    const bool isKnown = name == "utc"_L1 || QTimeZone::isTimeZoneIdAvailable(name.toUtf8());
    return isKnown ? zoneFromId(name) : dashboard;
}

} // namespace Promontory
