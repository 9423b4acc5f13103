#include "widgets/panels/xychart/xychartoptions.h"

#include "widgets/common/values/oneline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype MostSeries = 200;
constexpr double LargestPoint = 200;

double numberIn(const Json &json, double low, double high, double fallback)
{
    return std::clamp(json.numberLike().value_or(fallback), low, high);
}

/// `{"matcher": {"id", "options"}}`, or the bare name of a field.
FieldPick pickFrom(const Json &json)
{
    if (json.isString() && !json.toString().isEmpty())
        return {u"byName"_s, json};
    const Json &matcher = json[u"matcher"];
    return {matcher[u"id"].toString(), matcher[u"options"]};
}

FieldPick framePickFrom(const Json &json)
{
    return json.isNumber() ? FieldPick{u"byIndex"_s, json} : pickFrom(json);
}

/// Older files name the field of a size or colour in `field`, and one for all points in `fixed`.
XySeriesChoice choiceFrom(const Json &json)
{
    XySeriesChoice choice;
    choice.name = oneLine(json[u"name"].isString() ? json[u"name"].toString()
                                                   : json[u"name"][u"fixed"].toString());
    choice.frame = framePickFrom(json[u"frame"]);
    choice.x = pickFrom(json[u"x"]);
    choice.y = pickFrom(json[u"y"]);
    const Json &oldSize = json[u"pointSize"];
    const Json &oldColor = json[u"pointColor"];
    choice.size = pickFrom(json.contains(u"size") ? json[u"size"] : oldSize[u"field"]);
    choice.color = pickFrom(json.contains(u"color") ? json[u"color"] : oldColor[u"field"]);
    if (const auto fixed = oldSize[u"fixed"].numberLike())
        choice.fixedSize = std::clamp(*fixed, 1.0, LargestPoint);
    choice.fixedColor = oldColor[u"fixed"].toString();
    return choice;
}

Json pickJson(const FieldPick &pick)
{
    Json matcher = Json::object();
    matcher.set(u"id", Json(pick.id));
    matcher.set(u"options", pick.options);
    Json json = Json::object();
    json.set(u"matcher", matcher);
    return json;
}

Json choiceJson(const XySeriesChoice &choice)
{
    Json json = Json::object();
    const auto set = [&](QStringView key, const FieldPick &pick) {
        if (!pick.isEmpty())
            json.set(key, pickJson(pick));
    };
    if (!choice.name.isEmpty()) {
        Json name = Json::object();
        name.set(u"fixed", Json(choice.name));
        json.set(u"name", name);
    }
    set(u"frame", choice.frame);
    set(u"x", choice.x);
    set(u"y", choice.y);
    set(u"size", choice.size);
    set(u"color", choice.color);
    return json;
}

void readSizes(XyLook &look, const Json &json)
{
    look.pointSize =
        numberIn(json.isObject() ? json[u"fixed"] : json, 1, LargestPoint, look.pointSize);
    look.leastPointSize = numberIn(json[u"min"], 1, LargestPoint, look.leastPointSize);
    look.mostPointSize =
        std::max(look.leastPointSize, numberIn(json[u"max"], 1, LargestPoint, look.mostPointSize));
}

} // namespace

XyChartOptions xyChartOptionsFrom(const Json &json)
{
    XyChartOptions options;
    const Json &mapping = json.contains(u"mapping") ? json[u"mapping"] : json[u"seriesMapping"];
    options.isManual = mapping.toString() == "manual"_L1;
    for (const Json &entry : json[u"series"].items()) {
        if (options.series.size() < MostSeries)
            options.series.append(choiceFrom(entry));
    }
    if (!options.isManual && options.series.size() > 1)
        options.series.resize(1); // automatic mapping reads the first one only
    const Json &dims = json[u"dims"];
    if (!options.isManual && dims.isObject()) {
        XySeriesChoice choice = options.series.value(0);
        if (choice.x.isEmpty())
            choice.x = pickFrom(dims[u"x"]);
        if (choice.frame.isEmpty())
            choice.frame = framePickFrom(dims[u"frame"]);
        options.series = {choice};
        for (const Json &name : dims[u"exclude"].items())
            options.excluded.append(name.toString());
    }
    options.legend = legendOptionsFrom(json[u"legend"]);
    options.tooltip = tooltipOptionsFrom(json[u"tooltip"]);
    options.tooltip.order = TooltipOrder::None; // one point is told, whatever the order
    options.tooltip.hidesZeros = false;
    return options;
}

Json toJson(const XyChartOptions &options)
{
    Json json = Json::object();
    json.set(u"mapping", Json(options.isManual ? u"manual"_s : u"auto"_s));
    Json series = Json::array();
    for (const XySeriesChoice &choice : options.series)
        series.append(choiceJson(choice));
    json.set(u"series", series);
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    return json;
}

XyLook xyLookFrom(const Json &custom)
{
    const FieldLook shared = fieldLookFrom(custom);
    XyLook look;
    const QString show = custom[u"show"].toString();
    look.hasPoints = show != "lines"_L1;
    look.hasLine = show.endsWith("lines"_L1);
    readSizes(look, custom[u"pointSize"]);
    look.shape =
        custom[u"pointShape"].toString() == "square"_L1 ? ScatterShape::Square : ScatterShape::Circle;
    look.strokeWidth = numberIn(custom[u"pointStrokeWidth"], 0, 20, look.strokeWidth);
    look.fillOpacity = numberIn(custom[u"fillOpacity"], 0, 100, 50) / 100;
    look.lineWidth = numberIn(custom[u"lineWidth"], 0, 10, look.lineWidth);
    look.dashes = shared.style.dashes;
    look.axis.placement = shared.placement;
    look.axis.axisLabel = shared.axisLabel;
    look.axis.axisWidth = shared.axisWidth;
    look.axis.isAxisColored = shared.isAxisColored;
    look.axis.hasAxisGrid = shared.hasAxisGrid;
    look.axis.hasAxisBorder = shared.hasAxisBorder;
    look.axis.demand = shared.demand;
    look.axis.isHiddenInLegend = shared.isHiddenInLegend;
    look.axis.isHiddenInTooltip = shared.isHiddenInTooltip;
    look.axis.isHiddenInPlot = shared.isHiddenInPlot;
    return look;
}

} // namespace Promontory
