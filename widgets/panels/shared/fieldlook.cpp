#include "widgets/panels/shared/fieldlook.h"

#include "widgets/common/values/oneline.h"
#include "widgets/common/values/optionname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

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
    // A dot is a stroke without length, as wide as the line.
    for (qsizetype i = 0; fill == "dot"_L1 && i < dashes.size(); i += 2)
        dashes[i] = std::max(1.0, dashes.at(i));
    if (dashes.size() >= 2 && dashes.size() % 2 == 0)
        return dashes;
    if (fill == "dot"_L1)
        return {1, 4};
    return fill == "square"_L1 ? QList<double>{4, 4} : QList<double>{10, 10};
}

GapRule gapsFrom(const Json &json)
{
    if (json.isBool())
        return {json.toBool(), 0, 0};
    return {false, static_cast<qint64>(numberIn(json, 0, 1e15, 0)), 0};
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
    const Json &apart = custom[u"insertNulls"]; // "true" is one millisecond to Grafana: nothing is joined
    style.gaps.breakMs = apart.isBool() ? (apart.toBool() ? 1 : 0) : static_cast<qint64>(numberIn(apart, 0, 1e15, 0));
    style.hasValues = custom[u"showValues"].toBool();
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
    look.fillColor = custom[u"fillColor"].toString();
    const Json &hidden = custom[u"hideFrom"];
    look.isHiddenInLegend = hidden[u"legend"].toBool();
    look.isHiddenInTooltip = hidden[u"tooltip"].toBool();
    look.isHiddenInPlot = hidden[u"viz"].toBool(hidden[u"graph"].toBool());
    if (!look.fillBelowTo.isEmpty() && look.style.fillOpacity <= 0)
        look.style.fillOpacity = 0.35;
    return look;
}

} // namespace Promontory
