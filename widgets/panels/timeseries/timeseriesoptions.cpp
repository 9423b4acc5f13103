#include "widgets/panels/timeseries/timeseriesoptions.h"

#include "widgets/common/values/oneline.h"
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
constexpr std::array DrawStyles{OptionName<DrawStyle>{u"line", DrawStyle::Line},
                                OptionName<DrawStyle>{u"bars", DrawStyle::Bars},
                                OptionName<DrawStyle>{u"points", DrawStyle::Points}};
constexpr std::array Shapes{OptionName<LineShape>{u"linear", LineShape::Linear},
                            OptionName<LineShape>{u"smooth", LineShape::Smooth},
                            OptionName<LineShape>{u"stepBefore", LineShape::StepBefore},
                            OptionName<LineShape>{u"stepAfter", LineShape::StepAfter}};
constexpr std::array Gradients{OptionName<FillGradient>{u"none", FillGradient::None},
                               OptionName<FillGradient>{u"opacity", FillGradient::Opacity},
                               OptionName<FillGradient>{u"hue", FillGradient::Hue},
                               OptionName<FillGradient>{u"scheme", FillGradient::Scheme}};
constexpr std::array Points{OptionName<PointMode>{u"auto", PointMode::Auto},
                            OptionName<PointMode>{u"always", PointMode::Always},
                            OptionName<PointMode>{u"never", PointMode::Never}};
constexpr std::array Stacks{OptionName<StackMode>{u"none", StackMode::None},
                            OptionName<StackMode>{u"normal", StackMode::Normal},
                            OptionName<StackMode>{u"percent", StackMode::Percent}};
constexpr std::array Placements{OptionName<AxisPlacement>{u"auto", AxisPlacement::Auto},
                                OptionName<AxisPlacement>{u"left", AxisPlacement::Left},
                                OptionName<AxisPlacement>{u"right", AxisPlacement::Right},
                                OptionName<AxisPlacement>{u"hidden", AxisPlacement::Hidden}};
constexpr std::array Scales{OptionName<ScaleKind>{u"linear", ScaleKind::Linear},
                            OptionName<ScaleKind>{u"log", ScaleKind::Log},
                            OptionName<ScaleKind>{u"symlog", ScaleKind::SymLog}};
constexpr std::array Transforms{OptionName<SeriesTransform>{u"constant", SeriesTransform::Constant},
                                OptionName<SeriesTransform>{u"negative-Y", SeriesTransform::NegativeY}};

double numberIn(const Json &json, double low, double high, double fallback)
{
    return std::clamp(json.numberLike().value_or(fallback), low, high);
}

QList<double> dashesFrom(const Json &json)
{
    const QString fill = json[u"fill"].toString();
    if (fill != "dash"_L1 && fill != "dot"_L1 && fill != "square"_L1)
        return {};
    QList<double> dashes;
    for (const Json &item : json[u"dash"].items())
        dashes.append(numberIn(item, 0, 1000, 0));
    if (dashes.size() >= 2 && dashes.size() % 2 == 0)
        return dashes;
    if (fill == "dot"_L1)
        return {1, 4};
    return fill == "square"_L1 ? QList<double>{4, 4} : QList<double>{10, 10};
}

GapRule gapsFrom(const Json &json)
{
    if (json.isBool())
        return {json.toBool(), 0};
    return {false, static_cast<qint64>(numberIn(json, 0, 1e15, 0))};
}

SeriesStyle styleFrom(const Json &custom)
{
    SeriesStyle style;
    style.draw = optionValue(DrawStyles, custom[u"drawStyle"], style.draw);
    style.shape = optionValue(Shapes, custom[u"lineInterpolation"], style.shape);
    style.lineWidth = numberIn(custom[u"lineWidth"], 0, 10, 1);
    style.dashes = dashesFrom(custom[u"lineStyle"]);
    style.fillOpacity = numberIn(custom[u"fillOpacity"], 0, 100, 0) / 100;
    style.gradient = optionValue(Gradients, custom[u"gradientMode"], style.gradient);
    style.points = optionValue(Points, custom[u"showPoints"], style.points);
    style.pointSize = numberIn(custom[u"pointSize"], 1, 40, 5);
    style.barAlignment = numberIn(custom[u"barAlignment"], -1, 1, 0);
    style.barWidthFactor = numberIn(custom[u"barWidthFactor"], 0.1, 1, 0.6);
    style.barMaxWidth = numberIn(custom[u"barMaxWidth"], 1, 1000, 200);
    style.gaps = gapsFrom(custom[u"spanNulls"]);
    return style;
}

ThresholdLook thresholdLookFrom(const QString &mode)
{
    ThresholdLook look;
    look.isDashed = mode.startsWith("dashed"_L1);
    look.hasLine = look.isDashed || mode.startsWith("line"_L1);
    look.hasArea = mode.endsWith("area"_L1);
    return look;
}

AxisDemand demandFrom(const Json &custom)
{
    AxisDemand demand;
    const Json &scale = custom[u"scaleDistribution"];
    demand.kind = optionValue(Scales, scale[u"type"], demand.kind);
    demand.base = scale[u"log"].numberLike().value_or(2) == 2 ? 2 : 10;
    demand.linearThreshold = numberIn(scale[u"linearThreshold"], 1e-300, 1e300, 1);
    demand.softMin = custom[u"axisSoftMin"].numberLike();
    demand.softMax = custom[u"axisSoftMax"].numberLike();
    demand.isZeroCentred = custom[u"axisCenteredZero"].toBool();
    return demand;
}

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
    options.width = numberIn(json[u"width"], 0, 4000, 0);
    options.sortBy = json[u"sortBy"].toString();
    options.isDescending = json[u"sortDesc"].toBool();
    return options;
}

TooltipOptions tooltipOptionsFrom(const Json &json)
{
    TooltipOptions options;
    options.mode = optionValue(Modes, json[u"mode"], options.mode);
    options.order = optionValue(Orders, json[u"sort"], options.order);
    options.hidesZeros = json[u"hideZeros"].toBool();
    return options;
}

TimeSeriesOptions timeSeriesOptionsFrom(const Json &json)
{
    return {legendOptionsFrom(json[u"legend"]), tooltipOptionsFrom(json[u"tooltip"])};
}

Json toJson(const TimeSeriesOptions &options)
{
    Json calculations = Json::array();
    for (const QString &id : options.legend.calculations)
        calculations.append(Json(id));
    Json legend = Json::object();
    legend.set(u"showLegend", Json(options.legend.isShown));
    legend.set(u"displayMode", Json(options.legend.isTable ? u"table"_s : u"list"_s));
    legend.set(u"placement", Json(options.legend.isRight ? u"right"_s : u"bottom"_s));
    legend.set(u"calcs", calculations);
    if (options.legend.width > 0)
        legend.set(u"width", Json(options.legend.width));
    if (!options.legend.sortBy.isEmpty()) {
        legend.set(u"sortBy", Json(options.legend.sortBy));
        legend.set(u"sortDesc", Json(options.legend.isDescending));
    }
    Json tooltip = Json::object();
    tooltip.set(u"mode", optionWord(Modes, options.tooltip.mode));
    tooltip.set(u"sort", optionWord(Orders, options.tooltip.order));
    if (options.tooltip.hidesZeros)
        tooltip.set(u"hideZeros", Json(true));
    Json json = Json::object();
    json.set(u"legend", legend);
    json.set(u"tooltip", tooltip);
    return json;
}

FieldLook fieldLookFrom(const Json &custom)
{
    FieldLook look;
    look.style = styleFrom(custom);
    look.stack = optionValue(Stacks, custom[u"stacking"][u"mode"], look.stack);
    look.stackGroup = custom[u"stacking"][u"group"].toString(u"A"_s);
    look.placement = optionValue(Placements, custom[u"axisPlacement"], look.placement);
    look.axisLabel = oneLine(custom[u"axisLabel"].toString());
    look.axisWidth = numberIn(custom[u"axisWidth"], 0, 500, 0);
    look.isAxisColored = custom[u"axisColorMode"].toString() == "series"_L1;
    look.hasAxisGrid = custom[u"axisGridShow"].toBool(true);
    look.hasAxisBorder = custom[u"axisBorderShow"].toBool();
    look.demand = demandFrom(custom);
    look.thresholds = thresholdLookFrom(custom[u"thresholdsStyle"][u"mode"].toString());
    look.fillBelowTo = oneLine(custom[u"fillBelowTo"].toString()); // names of series are one line too
    look.transform = optionValue(Transforms, custom[u"transform"], look.transform);
    look.lineColor = custom[u"lineColor"].toString();
    const Json &hidden = custom[u"hideFrom"];
    look.isHiddenInLegend = hidden[u"legend"].toBool();
    look.isHiddenInTooltip = hidden[u"tooltip"].toBool();
    look.isHiddenInPlot = hidden[u"viz"].toBool(hidden[u"graph"].toBool());
    if (!look.fillBelowTo.isEmpty() && look.style.fillOpacity <= 0)
        look.style.fillOpacity = 0.35;
    return look;
}

} // namespace Promontory
