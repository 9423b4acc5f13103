#pragma once

#include "app/import/keys/keytable.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

// Rules by what a key takes. A value of another kind, or out of bounds, is said in the report.

constexpr KeyRule anything(const char *path)
{
    return {path, KeyFate::Exact, "", {}};
}

constexpr KeyRule flag(const char *path)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Flag}};
}

constexpr KeyRule number(const char *path)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Number}};
}

constexpr KeyRule number(const char *path, double least, double most)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Number, .least = least, .most = most}};
}

constexpr KeyRule whole(const char *path, double least, double most)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Whole, .least = least, .most = most}};
}

constexpr KeyRule list(const char *path)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::List}};
}

constexpr KeyRule text(const char *path)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Text}};
}

/// The first word is taken for those that are not listed.
constexpr KeyRule oneOf(const char *path, const char *words)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Word, .words = words}};
}

/// Words that are not listed are left out.
constexpr KeyRule someOf(const char *path, const char *words)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Name, .words = words}};
}

constexpr KeyRule reducer(const char *path)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Reducer}};
}

/// Where a series breaks: yes, no, or after so many milliseconds.
constexpr KeyRule gap(const char *path)
{
    return {path, KeyFate::Exact, "", {.kind = KeyValues::Kind::Gap, .least = 0, .most = 1e15}};
}

constexpr KeyRule approximated(const char *path, const char *how)
{
    return {path, KeyFate::Approximated, how, {}};
}

constexpr KeyRule ignored(const char *path, const char *why)
{
    return {path, KeyFate::Ignored, why, {}};
}

constexpr KeyRule unread(const char *path)
{
    return {path, KeyFate::Unread, "", {}};
}

/// Several lists of rules as one; the first that fits still decides.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<KeyRule, Sizes> &...lists)
{
    std::array<KeyRule, (Sizes + ...)> all{};
    std::size_t next = 0;
    const auto append = [&](const auto &list) {
        for (const KeyRule &rule : list)
            all[next++] = rule;
    };
    (append(lists), ...);
    return all;
}

/// A legend without calculations.
inline constexpr std::array NameLegendRules{
    flag("legend.showLegend"),
    oneOf("legend.displayMode", "list table hidden"),
    oneOf("legend.placement", "bottom right"),
    number("legend.width", 0, 4000),
};

/// What a legend with calculations has beside that.
inline constexpr std::array CalculationRules{
    list("legend.calcs"),
    reducer("legend.calcs.*"),
    text("legend.sortBy"),
    flag("legend.sortDesc"),
};

inline constexpr std::array TooltipRules{
    oneOf("tooltip.mode", "single multi none"),
    oneOf("tooltip.sort", "none asc desc"),
    flag("tooltip.hideZeros"),
};

/// Sizes of tooltips and remains of older versions, behind the rules of a type.
inline constexpr std::array OtherChartRules{
    ignored("legend.limit", QT_TRANSLATE_NOOP("GrafanaKeys", "The legend lists all series.")),
    ignored("legend.overflow", QT_TRANSLATE_NOOP("GrafanaKeys", "Long names are shortened at the end.")),
    ignored("legend.enableFacetedFilter",
            QT_TRANSLATE_NOOP("GrafanaKeys", "Series are chosen in the legend by their names, not by their labels.")),
    ignored("legend.facetedFilterPinned",
            QT_TRANSLATE_NOOP("GrafanaKeys", "Series are chosen in the legend by their names, not by their labels.")),
    unread("legend.calcs"),
    unread("legend.calcs.*"),
    unread("legend.values"),
    unread("legend.values.*"),
    unread("legend.sortBy"),
    unread("legend.sortDesc"),
    unread("legend.asTable"),
    unread("legend.isVisible"),
    ignored("tooltip.maxWidth", QT_TRANSLATE_NOOP("GrafanaKeys", "The tooltip takes the size that it needs.")),
    ignored("tooltip.maxHeight", QT_TRANSLATE_NOOP("GrafanaKeys", "The tooltip takes the size that it needs.")),
    ignored("tooltip.hoverProximity", QT_TRANSLATE_NOOP("GrafanaKeys", "The nearest series is found at any distance.")),
    unread("tooltip.mode"),
    unread("tooltip.sort"),
    unread("tooltip.hideZeros"),
    unread("tooltipOptions.**"),
    ignored("annotations.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Annotations are drawn in one way on all panels.")),
    ignored("disableKeyboardEvents", QT_TRANSLATE_NOOP("GrafanaKeys", "Every panel can be used with the keyboard.")),
};

/// The zones of the time axes.
inline constexpr std::array ZoneRules{
    text("timezone.0"),
    approximated("timezone.**", QT_TRANSLATE_NOOP("GrafanaKeys", "There is one time axis, in the first zone.")),
};

/// One value from all that a field has.
inline constexpr std::array ReduceRules{
    list("reduceOptions.calcs"),
    reducer("reduceOptions.calcs.0"),
    text("reduceOptions.fields"),
    flag("reduceOptions.values"),
    whole("reduceOptions.limit", 1, 500),
    unread("reduceOptions.calcs.*"),
    unread("reduceOptions.defaults.**"),
    unread("reduceOptions.mappings.**"),
    unread("reduceOptions.thresholds.**"),
};

/// An axis of values, in `custom`.
inline constexpr std::array AxisRules{
    oneOf("axisPlacement", "auto left right hidden"),
    text("axisLabel"),
    number("axisWidth", 0, 500),
    oneOf("axisColorMode", "text series"),
    flag("axisBorderShow"),
    flag("axisGridShow"),
    flag("axisCenteredZero"),
    number("axisSoftMin"),
    number("axisSoftMax"),
    oneOf("scaleDistribution.type", "linear log symlog"),
    oneOf("scaleDistribution.log", "10 2"),
    number("scaleDistribution.linearThreshold", 1e-300, 1e300),
};

/// Areas and their outlines.
inline constexpr std::array FillRules{
    number("fillOpacity", 0, 100),
    number("lineWidth", 0, 10),
    oneOf("gradientMode", "none opacity hue scheme"),
};

inline constexpr std::array DashRules{
    oneOf("lineStyle.fill", "solid dash dot square"),
    list("lineStyle.dash"),
    number("lineStyle.dash.*", 0, 1000),
};

inline constexpr std::array ThresholdRules{
    oneOf("thresholdsStyle.mode", "off line dashed area line+area dashed+area series"),
};

/// Which parts of a panel a field is hidden from.
inline constexpr std::array HideRules{
    flag("hideFrom.legend"),
    flag("hideFrom.tooltip"),
    flag("hideFrom.viz"),
    approximated("hideFrom.graph", QT_TRANSLATE_NOOP("GrafanaKeys", "It counts only where \"viz\" is not given.")),
};

/// What stayed in `custom` from the table that the panel once was.
inline constexpr std::array TableRestRules{
    unread("align"), unread("cellOptions.**"), unread("displayMode"), unread("filterable"),
    unread("inspect"), unread("width"),        unread("minWidth"),    unread("hidden"),
};

/// What stayed from the time series that the panel once was.
inline constexpr std::array ChartRestRules{
    unread("drawStyle"),        unread("lineInterpolation"), unread("lineWidth"),     unread("lineStyle.**"),
    unread("lineColor"),        unread("fillColor"),         unread("fillOpacity"),   unread("fillBelowTo"),
    unread("gradientMode"),     unread("barAlignment"),      unread("barWidthFactor"), unread("barMaxWidth"),
    unread("stacking.**"),      unread("spanNulls"),         unread("insertNulls"),   unread("showPoints"),
    unread("pointSize"),        unread("pointColor"),        unread("pointSymbol"),   unread("showValues"),
    unread("transform"),        unread("axisPlacement"),     unread("axisLabel"),     unread("axisWidth"),
    unread("axisColorMode"),    unread("axisBorderShow"),    unread("axisGridShow"),  unread("axisCenteredZero"),
    unread("axisSoftMin"),      unread("axisSoftMax"),       unread("scaleDistribution.**"),
    unread("thresholdsStyle.**"), unread("hideFrom.**"),
};

inline constexpr auto RestRules = joined(ChartRestRules, TableRestRules);

/// Of types whose fields have no settings of their own.
inline constexpr std::array NoCustomRules{unread("**")};

} // namespace Promontory
