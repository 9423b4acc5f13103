#pragma once

#include "widgets/common/values/displayvalue.h"

namespace Promontory {

/// The options of a stat panel, named as files name them (grafana-dashboard 8.2).
struct StatOptions
{
    enum class ColorMode { None, Value, Background, BackgroundSolid };
    enum class GraphMode { None, Area, Line };
    enum class Justify { Auto, Center };
    enum class TextMode { Auto, Value, ValueAndName, Name, None };
    enum class Orientation { Auto, Horizontal, Vertical };
    enum class ChangeColors { Standard, Inverted, SameAsValue };

    ReduceOptions reduce;
    ColorMode colorMode = ColorMode::Value;
    GraphMode graphMode = GraphMode::Area;
    Justify justify = Justify::Auto;
    TextMode textMode = TextMode::Auto;
    Orientation orientation = Orientation::Auto;
    ChangeColors changeColors = ChangeColors::Standard;
    bool wideLayout = true;
    bool showPercentChange = false;
    std::optional<double> titleSize; ///< px, 4 to 200
    std::optional<double> valueSize;

    bool operator==(const StatOptions &) const = default;
};

StatOptions statOptionsFrom(const Json &json);
Json toJson(const StatOptions &options);

} // namespace Promontory
