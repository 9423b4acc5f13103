#pragma once

#include "widgets/common/values/valueoptions.h"

namespace Promontory {

/// The options of a stat panel, named as files name them (grafana-dashboard 8.2).
struct StatOptions : ValueOptions
{
    enum class ColorMode { None, Value, Background, BackgroundSolid };
    enum class GraphMode { None, Area, Line };
    enum class Justify { Auto, Center };
    enum class TextMode { Auto, Value, ValueAndName, Name, None };
    enum class ChangeColors { Standard, Inverted, SameAsValue };

    ColorMode colorMode = ColorMode::Value;
    GraphMode graphMode = GraphMode::Area;
    Justify justify = Justify::Auto;
    TextMode textMode = TextMode::Auto;
    ChangeColors changeColors = ChangeColors::Standard;
    bool wideLayout = true;
    bool showPercentChange = false;

    bool operator==(const StatOptions &) const = default;
};

StatOptions statOptionsFrom(const Json &json);
Json toJson(const StatOptions &options);

} // namespace Promontory
