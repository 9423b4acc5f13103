#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array HeatmapOptions{
    flag("calculate"),
    anything("calculation.**"),
    oneOf("color.mode", "scheme opacity"),
    oneOf("color.scheme",
          "Spectral Viridis Magma Plasma Inferno Cividis Turbo Warm Cool Cubehelix BrBG PiYG PRGn PuOr RdBu RdGy "
          "RdYlBu RdYlGn Blues Greens Greys Oranges Purples Reds BuGn BuPu GnBu OrRd PuBuGn PuBu PuRd RdPu YlGnBu "
          "YlGn YlOrBr YlOrRd Rainbow Sinebow viridis magma plasma inferno cividis turbo warm cool cubehelix rainbow "
          "sinebow tide ember shore"),
    text("color.fill"),
    number("color.exponent", 0.01, 100),
    flag("color.reverse"),
    oneOf("color.scale", "exponential linear"),
    whole("color.steps", 2, 128),
    number("color.min"),
    number("color.max"),
    number("filterValues.le"),
    number("filterValues.ge"),
    oneOf("rowsFrame.layout", "auto le ge unknown"),
    text("rowsFrame.value"),
    ignored("rowsFrame.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Rows of buckets have one height.")),
    text("yAxis.unit"),
    whole("yAxis.decimals", 0, 15),
    number("yAxis.min"),
    number("yAxis.max"),
    flag("yAxis.reverse"),
    oneOf("yAxis.axisPlacement", "left auto right hidden"),
    text("yAxis.axisLabel"),
    number("yAxis.axisWidth", 0, 500),
    text("cellValues.unit"),
    whole("cellValues.decimals", 0, 15),
    number("cellGap", 0, 25),
    number("cellRadius", 0, 100),
    oneOf("showValue", "auto always never"),
    flag("legend.show"),
    ignored("legend.*", QT_TRANSLATE_NOOP("GrafanaKeys", "The colour scale stands below the plot.")),
    oneOf("tooltip.mode", "single multi none"),
    flag("tooltip.show"),
    flag("tooltip.yHistogram"),
    ignored("tooltip.showColorScale",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The colour scale stands below the plot, not in the tooltip.")),
    whole("tooltip.maxWidth", 0, 4000),
    whole("tooltip.maxHeight", 0, 4000),
    ignored("exemplars.color", QT_TRANSLATE_NOOP("GrafanaKeys", "Exemplars are not drawn over heatmaps.")),
    ignored("selectionMode", QT_TRANSLATE_NOOP("GrafanaKeys", "Dragging over a heatmap selects a range of time.")),
    ignored("annotations.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Annotations are drawn in one way on all panels.")),
    // Left over by older versions, which today's do not read.
    unread("mode"),
    unread("yAxisLabels"),
    unread("yAxisReverse"),
    unread("bucket.**"),
};

constexpr std::array HeatmapCustom{
    flag("hideFrom.viz"),
    unread("hideFrom.*"),
    ignored("scaleDistribution.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Rows of buckets have one height.")),
};

} // namespace

const KeyTable HeatmapKeys{"heatmap", HeatmapOptions, HeatmapCustom};

} // namespace Promontory
