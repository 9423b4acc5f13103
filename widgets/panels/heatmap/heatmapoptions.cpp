#include "widgets/panels/heatmap/heatmapoptions.h"

#include "widgets/common/values/oneline.h"
#include "widgets/common/values/optionname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::array ColorModes{OptionName<HeatColorMode>{u"scheme", HeatColorMode::Scheme},
                                OptionName<HeatColorMode>{u"opacity", HeatColorMode::Opacity}};
constexpr std::array Scales{OptionName<HeatScale>{u"exponential", HeatScale::Exponential},
                            OptionName<HeatScale>{u"linear", HeatScale::Linear}};
constexpr std::array Layouts{OptionName<RowLayout>{u"auto", RowLayout::Auto},
                             OptionName<RowLayout>{u"le", RowLayout::UpperBounds},
                             OptionName<RowLayout>{u"ge", RowLayout::LowerBounds},
                             OptionName<RowLayout>{u"unknown", RowLayout::Unknown}};
constexpr std::array Texts{OptionName<CellTexts>{u"auto", CellTexts::Auto},
                           OptionName<CellTexts>{u"always", CellTexts::Always},
                           OptionName<CellTexts>{u"never", CellTexts::Never}};

std::optional<int> decimalsIn(const Json &json)
{
    const std::optional<double> number = json.numberLike();
    return number ? std::optional(static_cast<int>(std::clamp(*number, 0.0, 15.0))) : std::nullopt;
}

double numberIn(const Json &json, double low, double high, double fallback)
{
    return std::clamp(json.numberLike().value_or(fallback), low, high);
}

void setIf(Json &json, QStringView key, const std::optional<double> &value)
{
    if (value)
        json.set(key, Json(*value));
}

void readColor(const Json &color, HeatmapOptions &options)
{
    options.colorMode = optionValue(ColorModes, color[u"mode"], options.colorMode);
    // Grafana's default is for who chose colours; a panel that says nothing of them has the theme's.
    options.scheme = color[u"scheme"].toString(color.size() > 0 ? u"Oranges"_s : QString());
    options.fill = color[u"fill"].toString(options.fill);
    options.exponent = numberIn(color[u"exponent"], 0.01, 100, options.exponent);
    options.isReversed = color[u"reverse"].toBool();
    options.scale = optionValue(Scales, color[u"scale"], options.scale);
    options.steps = static_cast<int>(numberIn(color[u"steps"], 2, 128, options.steps));
    options.colorMin = color[u"min"].numberLike();
    options.colorMax = color[u"max"].numberLike();
}

void readAxis(const Json &axis, HeatmapOptions &options)
{
    options.yUnit = axis[u"unit"].toString();
    options.yDecimals = decimalsIn(axis[u"decimals"]);
    options.yMin = axis[u"min"].numberLike();
    options.yMax = axis[u"max"].numberLike();
    options.axisWidth = numberIn(axis[u"axisWidth"], 0, 500, 0);
    options.isYReversed = axis[u"reverse"].toBool();
    options.isAxisRight = axis[u"axisPlacement"].toString() == "right"_L1;
    options.isAxisHidden = axis[u"axisPlacement"].toString() == "hidden"_L1;
    options.axisLabel = oneLine(axis[u"axisLabel"].toString());
}

CellTip tipFrom(const Json &tooltip)
{
    if (tooltip[u"yHistogram"].toBool())
        return CellTip::Histogram;
    return tooltip[u"mode"].toString() == "multi"_L1 ? CellTip::Column : CellTip::Cell;
}

Json colorJson(const HeatmapOptions &options)
{
    Json color = Json::object();
    color.set(u"mode", optionWord(ColorModes, options.colorMode));
    color.set(u"scheme", Json(options.scheme));
    color.set(u"fill", Json(options.fill));
    color.set(u"exponent", Json(options.exponent));
    color.set(u"scale", optionWord(Scales, options.scale));
    color.set(u"steps", Json(options.steps));
    color.set(u"reverse", Json(options.isReversed));
    setIf(color, u"min", options.colorMin);
    setIf(color, u"max", options.colorMax);
    return color;
}

Json axisJson(const HeatmapOptions &options)
{
    Json axis = Json::object();
    axis.set(u"axisPlacement", Json(options.isAxisHidden ? u"hidden"_s : options.isAxisRight ? u"right"_s : u"left"_s));
    axis.set(u"unit", Json(options.yUnit));
    if (options.yDecimals)
        axis.set(u"decimals", Json(*options.yDecimals));
    setIf(axis, u"min", options.yMin);
    setIf(axis, u"max", options.yMax);
    if (options.axisWidth > 0)
        axis.set(u"axisWidth", Json(options.axisWidth));
    axis.set(u"reverse", Json(options.isYReversed));
    axis.set(u"axisLabel", Json(options.axisLabel));
    return axis;
}

Json tooltipJson(const HeatmapOptions &options)
{
    Json tooltip = Json::object();
    const bool isMulti = options.tip == CellTip::Column;
    tooltip.set(u"mode", Json(!options.hasTooltip ? u"none"_s : isMulti ? u"multi"_s : u"single"_s));
    tooltip.set(u"yHistogram", Json(options.tip == CellTip::Histogram));
    return tooltip;
}

} // namespace

HeatmapOptions heatmapOptionsFrom(const Json &json)
{
    HeatmapOptions options;
    options.isCalculated = json[u"calculate"].toBool();
    options.calculation = json[u"calculation"];
    readColor(json[u"color"], options);
    readAxis(json[u"yAxis"], options);
    options.hideBelow = json[u"filterValues"][u"le"].numberLike();
    options.hideAbove = json[u"filterValues"][u"ge"].numberLike();
    options.layout = optionValue(Layouts, json[u"rowsFrame"][u"layout"], options.layout);
    options.valueName = oneLine(json[u"rowsFrame"][u"value"].toString());
    options.cellUnit = json[u"cellValues"][u"unit"].toString();
    options.cellDecimals = decimalsIn(json[u"cellValues"][u"decimals"]);
    options.cellGap = numberIn(json[u"cellGap"], 0, 25, options.cellGap);
    options.cellRadius = numberIn(json[u"cellRadius"], 0, 100, options.cellRadius);
    options.texts = optionValue(Texts, json[u"showValue"], options.texts);
    options.hasLegend = json[u"legend"][u"show"].toBool(true);
    options.hasTooltip = json[u"tooltip"][u"mode"].toString() != "none"_L1 && json[u"tooltip"][u"show"].toBool(true);
    options.tip = tipFrom(json[u"tooltip"]);
    options.tipWidth = static_cast<int>(numberIn(json[u"tooltip"][u"maxWidth"], 0, 4000, 0));
    options.tipHeight = static_cast<int>(numberIn(json[u"tooltip"][u"maxHeight"], 0, 4000, 0));
    return options;
}

Json toJson(const HeatmapOptions &options)
{
    Json legend = Json::object();
    legend.set(u"show", Json(options.hasLegend));
    Json json = Json::object();
    json.set(u"calculate", Json(options.isCalculated));
    json.set(u"color", colorJson(options));
    json.set(u"yAxis", axisJson(options));
    json.set(u"cellGap", Json(options.cellGap));
    json.set(u"showValue", optionWord(Texts, options.texts));
    json.set(u"legend", legend);
    json.set(u"tooltip", tooltipJson(options));
    return json;
}

} // namespace Promontory
