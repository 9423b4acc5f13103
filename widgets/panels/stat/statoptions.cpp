#include "widgets/panels/stat/statoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

using namespace Qt::StringLiterals;

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
constexpr std::array ChangeColorModes{
    OptionName<O::ChangeColors>{u"standard", O::ChangeColors::Standard},
    OptionName<O::ChangeColors>{u"inverted", O::ChangeColors::Inverted},
    OptionName<O::ChangeColors>{u"same_as_value", O::ChangeColors::SameAsValue}};

} // namespace

StatOptions statOptionsFrom(const Json &json)
{
    StatOptions options{valueOptionsFrom(json)};
    options.colorMode = optionValue(ColorModes, json[u"colorMode"], options.colorMode);
    options.graphMode = optionValue(GraphModes, json[u"graphMode"], options.graphMode);
    options.justify = optionValue(Justifications, json[u"justifyMode"], options.justify);
    options.textMode = optionValue(TextModes, json[u"textMode"], options.textMode);
    options.changeColors =
        optionValue(ChangeColorModes, json[u"percentChangeColorMode"], options.changeColors);
    options.wideLayout = json[u"wideLayout"].toBool(true);
    options.showPercentChange = json[u"showPercentChange"].toBool();
    return options;
}

Json toJson(const StatOptions &options)
{
    return toJson(options, {{u"textMode"_s, optionWord(TextModes, options.textMode)},
                            {u"colorMode"_s, optionWord(ColorModes, options.colorMode)},
                            {u"graphMode"_s, optionWord(GraphModes, options.graphMode)},
                            {u"justifyMode"_s, optionWord(Justifications, options.justify)},
                            {u"wideLayout"_s, Json(options.wideLayout)},
                            {u"showPercentChange"_s, Json(options.showPercentChange)},
                            {u"percentChangeColorMode"_s,
                             optionWord(ChangeColorModes, options.changeColors)}});
}

} // namespace Promontory
