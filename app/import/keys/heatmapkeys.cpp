#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array HeatmapOptions{
    KeyRule{"calculate", KeyFate::Exact},
    KeyRule{"calculation.**", KeyFate::Exact},
    KeyRule{"color.mode", KeyFate::Exact},
    KeyRule{"color.scheme", KeyFate::Exact},
    KeyRule{"color.fill", KeyFate::Exact},
    KeyRule{"color.exponent", KeyFate::Exact},
    KeyRule{"color.reverse", KeyFate::Exact},
    KeyRule{"color.scale", KeyFate::Exact},
    KeyRule{"color.steps", KeyFate::Exact},
    KeyRule{"color.min", KeyFate::Exact},
    KeyRule{"color.max", KeyFate::Exact},
    KeyRule{"filterValues.le", KeyFate::Exact},
    KeyRule{"filterValues.ge", KeyFate::Exact},
    KeyRule{"rowsFrame.layout", KeyFate::Exact},
    KeyRule{"rowsFrame.value", KeyFate::Exact},
    KeyRule{"rowsFrame.*", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Rows of buckets have one height.")},
    KeyRule{"yAxis.unit", KeyFate::Exact},
    KeyRule{"yAxis.decimals", KeyFate::Exact},
    KeyRule{"yAxis.min", KeyFate::Exact},
    KeyRule{"yAxis.max", KeyFate::Exact},
    KeyRule{"yAxis.reverse", KeyFate::Exact},
    KeyRule{"yAxis.axisPlacement", KeyFate::Exact},
    KeyRule{"yAxis.axisLabel", KeyFate::Exact},
    KeyRule{"yAxis.axisWidth", KeyFate::Exact},
    KeyRule{"cellValues.unit", KeyFate::Exact},
    KeyRule{"cellValues.decimals", KeyFate::Exact},
    KeyRule{"cellGap", KeyFate::Exact},
    KeyRule{"cellRadius", KeyFate::Exact},
    KeyRule{"showValue", KeyFate::Exact},
    KeyRule{"legend.show", KeyFate::Exact},
    KeyRule{"legend.*", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "The colour scale stands below the plot.")},
    KeyRule{"tooltip.mode", KeyFate::Exact},
    KeyRule{"tooltip.show", KeyFate::Exact},
    KeyRule{"tooltip.yHistogram", KeyFate::Exact},
    KeyRule{"tooltip.showColorScale", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The colour scale stands below the plot, not in the tooltip.")},
    KeyRule{"tooltip.maxWidth", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The tooltip takes the size that it needs.")},
    KeyRule{"tooltip.maxHeight", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The tooltip takes the size that it needs.")},
    KeyRule{"exemplars.color", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Exemplars are not drawn over heatmaps.")},
    KeyRule{"selectionMode", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Dragging over a heatmap selects a range of time.")},
    // Left over by older versions, which today's do not read.
    KeyRule{"mode", KeyFate::Unread},
    KeyRule{"yAxisLabels", KeyFate::Unread},
    KeyRule{"yAxisReverse", KeyFate::Unread},
    KeyRule{"bucket.**", KeyFate::Unread},
};

constexpr std::array HeatmapCustom{
    KeyRule{"hideFrom.viz", KeyFate::Exact},
    KeyRule{"hideFrom.*", KeyFate::Unread},
    KeyRule{"scaleDistribution.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Rows of buckets have one height.")},
};

} // namespace

const KeyTable HeatmapKeys{"heatmap", HeatmapOptions, HeatmapCustom};

} // namespace Promontory
