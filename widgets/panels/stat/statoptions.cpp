#include "widgets/panels/stat/statoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

namespace {

using O = StatOptions;

constexpr std::array ColorModes{
    OptionName<O::ColorMode>{u"none", O::ColorMode::None},
    OptionName<O::ColorMode>{u"value", O::ColorMode::Value},
    OptionName<O::ColorMode>{u"background", O::ColorMode::Background},
    OptionName<O::ColorMode>{u"background_solid", O::ColorMode::BackgroundSolid}};
constexpr std::array GraphModes{OptionName<O::GraphMode>{u"none", O::GraphMode::None},
                                OptionName<O::GraphMode>{u"area", O::GraphMode::Area},
                                OptionName<O::GraphMode>{u"line", O::GraphMode::Line}};
constexpr std::array Justifications{OptionName<O::Justify>{u"auto", O::Justify::Auto},
                                    OptionName<O::Justify>{u"center", O::Justify::Center}};
constexpr std::array TextModes{
    OptionName<O::TextMode>{u"auto", O::TextMode::Auto},
    OptionName<O::TextMode>{u"value", O::TextMode::Value},
    OptionName<O::TextMode>{u"value_and_name", O::TextMode::ValueAndName},
    OptionName<O::TextMode>{u"name", O::TextMode::Name},
    OptionName<O::TextMode>{u"none", O::TextMode::None}};
constexpr std::array Orientations{
    OptionName<O::Orientation>{u"auto", O::Orientation::Auto},
    OptionName<O::Orientation>{u"horizontal", O::Orientation::Horizontal},
    OptionName<O::Orientation>{u"vertical", O::Orientation::Vertical}};
constexpr std::array ChangeColorModes{
    OptionName<O::ChangeColors>{u"standard", O::ChangeColors::Standard},
    OptionName<O::ChangeColors>{u"inverted", O::ChangeColors::Inverted},
    OptionName<O::ChangeColors>{u"same_as_value", O::ChangeColors::SameAsValue}};

} // namespace

StatOptions statOptionsFrom(const Json &json)
{
    StatOptions options;
    options.reduce = reduceOptionsFrom(json[u"reduceOptions"]);
    options.colorMode = optionValue(ColorModes, json[u"colorMode"], options.colorMode);
    options.graphMode = optionValue(GraphModes, json[u"graphMode"], options.graphMode);
    options.justify = optionValue(Justifications, json[u"justifyMode"], options.justify);
    options.textMode = optionValue(TextModes, json[u"textMode"], options.textMode);
    options.orientation = optionValue(Orientations, json[u"orientation"], options.orientation);
    options.changeColors =
        optionValue(ChangeColorModes, json[u"percentChangeColorMode"], options.changeColors);
    options.wideLayout = json[u"wideLayout"].toBool(true);
    options.showPercentChange = json[u"showPercentChange"].toBool();
    options.titleSize = optionPixels(json[u"text"][u"titleSize"]);
    options.valueSize = optionPixels(json[u"text"][u"valueSize"]);
    return options;
}

Json toJson(const StatOptions &options)
{
    Json json = Json::object();
    json.set(u"reduceOptions", toJson(options.reduce));
    json.set(u"orientation", optionWord(Orientations, options.orientation));
    json.set(u"textMode", optionWord(TextModes, options.textMode));
    json.set(u"colorMode", optionWord(ColorModes, options.colorMode));
    json.set(u"graphMode", optionWord(GraphModes, options.graphMode));
    json.set(u"justifyMode", optionWord(Justifications, options.justify));
    json.set(u"wideLayout", Json(options.wideLayout));
    json.set(u"showPercentChange", Json(options.showPercentChange));
    json.set(u"percentChangeColorMode", optionWord(ChangeColorModes, options.changeColors));
    Json text = Json::object();
    if (options.titleSize)
        text.set(u"titleSize", Json(*options.titleSize));
    if (options.valueSize)
        text.set(u"valueSize", Json(*options.valueSize));
    if (text.size() > 0)
        json.set(u"text", text);
    return json;
}

} // namespace Promontory
