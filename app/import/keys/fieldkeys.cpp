#include "app/import/keys/keyrules.h"

namespace Promontory {

namespace {

constexpr std::array Rules{
    KeyRule{"unit", KeyFate::Exact, "", {.kind = KeyValues::Kind::Text, .most = 64}},
    number("min"),
    number("max"),
    flag("fieldMinMax"),
    whole("decimals", 0, 15),
    text("displayName"),
    text("description"),
    text("noValue"),
    oneOf("color.mode",
          "thresholds fixed shades gradient palette-classic palette-classic-by-name palette-saturated "
          "continuous-GrYlRd continuous-RdYlGr continuous-BlYlRd continuous-YlRd continuous-BlPu continuous-YlBl "
          "continuous-blues continuous-reds continuous-greens continuous-purples continuous-viridis continuous-magma "
          "continuous-plasma continuous-inferno continuous-cividis"),
    text("color.fixedColor"),
    oneOf("color.seriesBy", "last min max"),
    unread("filterable"),
    unread("displayNameFromDS"),
    unread("path"),
    unread("writeable"),
    ignored("color.gradientColorTo",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The end colour of a gradient is chosen by the program.")),
};

} // namespace

std::span<const KeyRule> fieldKeyRules()
{
    return Rules;
}

} // namespace Promontory
