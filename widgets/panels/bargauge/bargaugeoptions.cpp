#include "widgets/panels/bargauge/bargaugeoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

namespace {

using O = BarGaugeOptions;

constexpr std::array Displays{OptionName<O::Display>{u"basic", O::Display::Basic},
                              OptionName<O::Display>{u"gradient", O::Display::Gradient},
                              OptionName<O::Display>{u"lcd", O::Display::Lcd}};
constexpr std::array ValueModes{OptionName<O::ValueMode>{u"color", O::ValueMode::Color},
                                OptionName<O::ValueMode>{u"text", O::ValueMode::Text},
                                OptionName<O::ValueMode>{u"hidden", O::ValueMode::Hidden}};
constexpr std::array Placements{OptionName<O::NamePlacement>{u"auto", O::NamePlacement::Auto},
                                OptionName<O::NamePlacement>{u"top", O::NamePlacement::Top},
                                OptionName<O::NamePlacement>{u"left", O::NamePlacement::Left},
                                OptionName<O::NamePlacement>{u"hidden", O::NamePlacement::Hidden}};
constexpr std::array Orientations{
    OptionName<O::Orientation>{u"auto", O::Orientation::Auto},
    OptionName<O::Orientation>{u"horizontal", O::Orientation::Horizontal},
    OptionName<O::Orientation>{u"vertical", O::Orientation::Vertical}};

} // namespace

BarGaugeOptions barGaugeOptionsFrom(const Json &json)
{
    BarGaugeOptions options;
    options.reduce = reduceOptionsFrom(json[u"reduceOptions"]);
    options.display = optionValue(Displays, json[u"displayMode"], options.display);
    options.valueMode = optionValue(ValueModes, json[u"valueMode"], options.valueMode);
    options.names = optionValue(Placements, json[u"namePlacement"], options.names);
    options.orientation = optionValue(Orientations, json[u"orientation"], options.orientation);
    options.showUnfilled = json[u"showUnfilled"].toBool(true);
    options.titleSize = optionPixels(json[u"text"][u"titleSize"]);
    options.valueSize = optionPixels(json[u"text"][u"valueSize"]);
    return options;
}

Json toJson(const BarGaugeOptions &options)
{
    Json json = Json::object();
    json.set(u"reduceOptions", toJson(options.reduce));
    json.set(u"orientation", optionWord(Orientations, options.orientation));
    json.set(u"displayMode", optionWord(Displays, options.display));
    json.set(u"valueMode", optionWord(ValueModes, options.valueMode));
    json.set(u"namePlacement", optionWord(Placements, options.names));
    json.set(u"showUnfilled", Json(options.showUnfilled));
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
