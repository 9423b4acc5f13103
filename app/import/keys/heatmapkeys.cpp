#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array HeatmapOptions{
    KeyRule{"calculate", KeyFate::Exact},
    KeyRule{"color.scheme", KeyFate::Approximated,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The scheme is replaced by the nearest of this program.")},
    KeyRule{"color.reverse", KeyFate::Exact},
    KeyRule{"color.scale", KeyFate::Exact},
    KeyRule{"color.steps", KeyFate::Exact},
    KeyRule{"color.min", KeyFate::Exact},
    KeyRule{"color.max", KeyFate::Exact},
    KeyRule{"color.*", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Cells are coloured by a scheme.")},
    KeyRule{"filterValues.le", KeyFate::Exact},
    KeyRule{"filterValues.ge", KeyFate::Exact},
    KeyRule{"yAxis.unit", KeyFate::Exact},
    KeyRule{"yAxis.decimals", KeyFate::Exact},
    KeyRule{"yAxis.reverse", KeyFate::Exact},
    KeyRule{"yAxis.axisPlacement", KeyFate::Exact},
    KeyRule{"yAxis.axisLabel", KeyFate::Exact},
    KeyRule{"cellValues.unit", KeyFate::Exact},
    KeyRule{"cellValues.decimals", KeyFate::Exact},
    KeyRule{"legend.show", KeyFate::Exact},
    KeyRule{"tooltip.mode", KeyFate::Exact},
    KeyRule{"tooltip.show", KeyFate::Exact},
};

} // namespace

const KeyTable HeatmapKeys{"heatmap", HeatmapOptions, {}};

} // namespace Promontory
