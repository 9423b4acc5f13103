#include "widgets/panels/barchart/barchartoptions.h"

#include "widgets/common/values/optionname.h"
#include "widgets/panels/shared/barlook.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Orientation = BarChartOptions::Orientation;

constexpr std::array Orientations{OptionName<Orientation>{u"auto", Orientation::Auto},
                                  OptionName<Orientation>{u"horizontal", Orientation::Horizontal},
                                  OptionName<Orientation>{u"vertical", Orientation::Vertical}};
constexpr std::array Values{OptionName<BarValues>{u"auto", BarValues::Auto},
                            OptionName<BarValues>{u"always", BarValues::Always},
                            OptionName<BarValues>{u"never", BarValues::Never}};
constexpr std::array Stacks{OptionName<StackMode>{u"none", StackMode::None},
                            OptionName<StackMode>{u"normal", StackMode::Normal},
                            OptionName<StackMode>{u"percent", StackMode::Percent}};

} // namespace

BarChartOptions barChartOptionsFrom(const Json &json)
{
    const BarChartOptions standard;
    BarChartOptions options;
    options.orientation = optionValue(Orientations, json[u"orientation"], options.orientation);
    options.xField = json[u"xField"].toString();
    options.colorByField = json[u"colorByField"].toString();
    options.showValue = optionValue(Values, json[u"showValue"], options.showValue);
    options.stacking = optionValue(Stacks, json[u"stacking"], options.stacking);
    options.groupWidth = numberBetween(json[u"groupWidth"], 0.05, 1, standard.groupWidth);
    options.barWidth = numberBetween(json[u"barWidth"], 0.05, 1, standard.barWidth);
    options.barRadius = numberBetween(json[u"barRadius"], 0, 0.5, standard.barRadius);
    options.fullHighlight = json[u"fullHighlight"].toBool();
    options.tickRotation = numberBetween(json[u"xTickLabelRotation"], -90, 90, 0);
    options.tickMaxLength = static_cast<int>(numberBetween(json[u"xTickLabelMaxLength"], 0, 1000, 0));
    options.tickSpacing = numberBetween(json[u"xTickLabelSpacing"], -4000, 4000, 0);
    options.valueSize = optionPixels(json[u"text"][u"valueSize"]);
    options.legend = legendOptionsFrom(json[u"legend"]);
    options.tooltip = tooltipOptionsFrom(json[u"tooltip"]);
    return options;
}

Json toJson(const BarChartOptions &options)
{
    Json json = Json::object();
    json.set(u"orientation", optionWord(Orientations, options.orientation));
    if (!options.xField.isEmpty())
        json.set(u"xField", Json(options.xField));
    if (!options.colorByField.isEmpty())
        json.set(u"colorByField", Json(options.colorByField));
    json.set(u"showValue", optionWord(Values, options.showValue));
    json.set(u"stacking", optionWord(Stacks, options.stacking));
    json.set(u"groupWidth", Json(options.groupWidth));
    json.set(u"barWidth", Json(options.barWidth));
    json.set(u"barRadius", Json(options.barRadius));
    json.set(u"fullHighlight", Json(options.fullHighlight));
    json.set(u"xTickLabelRotation", Json(options.tickRotation));
    if (options.tickMaxLength > 0)
        json.set(u"xTickLabelMaxLength", Json(options.tickMaxLength));
    json.set(u"xTickLabelSpacing", Json(options.tickSpacing));
    if (options.valueSize)
        json.set(u"text", Json::object({{u"valueSize"_s, Json(*options.valueSize)}}));
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    return json;
}

FieldLook barFieldLookFrom(const Json &custom)
{
    FieldLook look = barLookFrom(custom);
    look.thresholds = fieldLookFrom(custom).thresholds;
    return look;
}

} // namespace Promontory
