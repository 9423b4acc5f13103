#include "widgets/panels/bargauge/bargaugeoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

using O = BarGaugeOptions;

constexpr std::array Displays{OptionName<O::Display>{u"basic", O::Display::Basic},
                              OptionName<O::Display>{u"gradient", O::Display::Gradient},
                              OptionName<O::Display>{u"lcd", O::Display::Lcd}};
constexpr std::array ValueModes{OptionName<O::ValueMode>{u"auto", O::ValueMode::Auto},
                                OptionName<O::ValueMode>{u"color", O::ValueMode::Color},
                                OptionName<O::ValueMode>{u"text", O::ValueMode::Text},
                                OptionName<O::ValueMode>{u"hidden", O::ValueMode::Hidden}};
constexpr std::array Placements{OptionName<O::NamePlacement>{u"auto", O::NamePlacement::Auto},
                                OptionName<O::NamePlacement>{u"top", O::NamePlacement::Top},
                                OptionName<O::NamePlacement>{u"left", O::NamePlacement::Left},
                                OptionName<O::NamePlacement>{u"hidden", O::NamePlacement::Hidden}};

/// Bars stand beside their names: without a word about a legend there is none, and it tells no calculations.
LegendOptions legendFrom(const Json &json)
{
    LegendOptions legend = legendOptionsFrom(json);
    legend.isShown = legend.isShown && json[u"showLegend"].toBool();
    legend.calculations.clear();
    legend.sortBy.clear();
    legend.isDescending = false;
    legend.limit = 0;
    return legend;
}

} // namespace

BarGaugeOptions barGaugeOptionsFrom(const Json &json)
{
    BarGaugeOptions options{valueOptionsFrom(json)};
    options.display = optionValue(Displays, json[u"displayMode"], options.display);
    if (json[u"valueMode"].isString())
        options.valueMode = optionValue(ValueModes, json[u"valueMode"], O::ValueMode::Color);
    options.names = optionValue(Placements, json[u"namePlacement"], options.names);
    options.showUnfilled = json[u"showUnfilled"].toBool(true);
    options.sizing = valueSizingFrom(json, options.sizing);
    options.legend = legendFrom(json[u"legend"]);
    return options;
}

Json toJson(const BarGaugeOptions &options)
{
    return toJson(options, {{u"displayMode"_s, optionWord(Displays, options.display)},
                            {u"valueMode"_s, optionWord(ValueModes, options.valueMode)},
                            {u"namePlacement"_s, optionWord(Placements, options.names)},
                            {u"showUnfilled"_s, Json(options.showUnfilled)}});
}

} // namespace Promontory
