#pragma once

#include "widgets/common/values/valueoptions.h"
#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// The options of a bar gauge, named as files name them (grafana-dashboard 8.4).
struct BarGaugeOptions : ValueOptions
{
    enum class Display { Basic, Gradient, Lcd };
    enum class ValueMode { Auto, Color, Text, Hidden }; ///< Auto: coloured, but beside plain bars
    enum class NamePlacement { Auto, Top, Left, Hidden };

    Display display = Display::Gradient;
    ValueMode valueMode = ValueMode::Auto;
    NamePlacement names = NamePlacement::Auto;
    bool showUnfilled = true;
    ValueSizing sizing{false, 8, 16, 300};
    LegendOptions legend{false, false, false, {}, 0, {}, false, 0}; ///< only where it is asked for

    bool operator==(const BarGaugeOptions &) const = default;
};

BarGaugeOptions barGaugeOptionsFrom(const Json &json);
Json toJson(const BarGaugeOptions &options);

} // namespace Promontory
