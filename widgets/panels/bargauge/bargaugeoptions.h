#pragma once

#include "widgets/common/values/displayvalue.h"

namespace Promontory {

/// The options of a bar gauge, named as files name them (grafana-dashboard 8.4).
struct BarGaugeOptions
{
    enum class Display { Basic, Gradient, Lcd };
    enum class ValueMode { Color, Text, Hidden };
    enum class NamePlacement { Auto, Top, Left, Hidden };
    enum class Orientation { Auto, Horizontal, Vertical };

    ReduceOptions reduce;
    Display display = Display::Gradient;
    ValueMode valueMode = ValueMode::Color;
    NamePlacement names = NamePlacement::Auto;
    Orientation orientation = Orientation::Auto;
    bool showUnfilled = true;
    std::optional<double> titleSize; ///< px, 4 to 200
    std::optional<double> valueSize;

    bool operator==(const BarGaugeOptions &) const = default;
};

BarGaugeOptions barGaugeOptionsFrom(const Json &json);
Json toJson(const BarGaugeOptions &options);

} // namespace Promontory
