#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array Options{
    KeyRule{"legend.showLegend", KeyFate::Exact},
    KeyRule{"legend.displayMode", KeyFate::Exact},
    KeyRule{"legend.placement", KeyFate::Exact},
    KeyRule{"legend.calcs", KeyFate::Exact},
    KeyRule{"legend.calcs.*", KeyFate::Exact},
    KeyRule{"legend.width", KeyFate::Exact},
    KeyRule{"legend.sortBy", KeyFate::Exact},
    KeyRule{"legend.sortDesc", KeyFate::Exact},
    KeyRule{"legend.asTable", KeyFate::Unread},
    KeyRule{"legend.isVisible", KeyFate::Unread},
    KeyRule{"legend.limit", KeyFate::Exact},
    KeyRule{"legend.overflow", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Long names are shortened at the end.")},
    KeyRule{"tooltip.mode", KeyFate::Exact},
    KeyRule{"tooltip.sort", KeyFate::Exact},
    KeyRule{"tooltip.hideZeros", KeyFate::Exact},
    KeyRule{"tooltip.maxWidth", KeyFate::Exact},
    KeyRule{"tooltip.maxHeight", KeyFate::Exact},
    KeyRule{"tooltip.hoverProximity", KeyFate::Exact},
    KeyRule{"tooltipOptions.**", KeyFate::Unread},
    KeyRule{"alertThreshold", KeyFate::Unread},
    KeyRule{"dataLinks.**", KeyFate::Unread},
    KeyRule{"graph.**", KeyFate::Unread},
    KeyRule{"timezone.0", KeyFate::Exact},
    KeyRule{"timezone.**", KeyFate::Approximated,
            QT_TRANSLATE_NOOP("GrafanaKeys", "There is one time axis, in the first zone.")},
    KeyRule{"orientation", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Time runs from left to right.")},
    KeyRule{"annotations.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Annotations are drawn in one way on all panels.")},
};

constexpr std::array Custom{
    KeyRule{"drawStyle", KeyFate::Exact},
    KeyRule{"lineInterpolation", KeyFate::Exact},
    KeyRule{"lineWidth", KeyFate::Exact},
    KeyRule{"lineStyle.**", KeyFate::Exact},
    KeyRule{"lineColor", KeyFate::Exact},
    KeyRule{"fillColor", KeyFate::Exact},
    KeyRule{"fillOpacity", KeyFate::Exact},
    KeyRule{"gradientMode", KeyFate::Exact},
    KeyRule{"fillBelowTo", KeyFate::Exact},
    KeyRule{"barAlignment", KeyFate::Exact},
    KeyRule{"barWidthFactor", KeyFate::Exact},
    KeyRule{"barMaxWidth", KeyFate::Exact},
    KeyRule{"stacking.mode", KeyFate::Exact},
    KeyRule{"stacking.group", KeyFate::Exact},
    KeyRule{"spanNulls", KeyFate::Exact},
    KeyRule{"insertNulls", KeyFate::Exact},
    KeyRule{"showPoints", KeyFate::Exact},
    KeyRule{"pointSize", KeyFate::Exact},
    KeyRule{"showValues", KeyFate::Exact},
    KeyRule{"axisPlacement", KeyFate::Exact},
    KeyRule{"axisLabel", KeyFate::Exact},
    KeyRule{"axisWidth", KeyFate::Exact},
    KeyRule{"axisColorMode", KeyFate::Exact},
    KeyRule{"axisBorderShow", KeyFate::Exact},
    KeyRule{"axisGridShow", KeyFate::Exact},
    KeyRule{"axisCenteredZero", KeyFate::Exact},
    KeyRule{"axisSoftMin", KeyFate::Exact},
    KeyRule{"axisSoftMax", KeyFate::Exact},
    KeyRule{"scaleDistribution.type", KeyFate::Exact},
    KeyRule{"scaleDistribution.log", KeyFate::Exact},
    KeyRule{"scaleDistribution.linearThreshold", KeyFate::Exact},
    KeyRule{"thresholdsStyle.mode", KeyFate::Exact},
    KeyRule{"hideFrom.legend", KeyFate::Exact},
    KeyRule{"hideFrom.tooltip", KeyFate::Exact},
    KeyRule{"hideFrom.viz", KeyFate::Exact},
    KeyRule{"hideFrom.graph", KeyFate::Approximated,
            QT_TRANSLATE_NOOP("GrafanaKeys", "It counts only where \"viz\" is not given.")},
    KeyRule{"transform", KeyFate::Exact},
};

constexpr std::array TrendRules{
    KeyRule{"xField", KeyFate::Exact},
    KeyRule{"timezone.**", KeyFate::Unread},
    KeyRule{"orientation", KeyFate::Unread},
};

constexpr std::array CandlestickRules{
    KeyRule{"timezone.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The time axis is in the zone of the dashboard.")},
    KeyRule{"mode", KeyFate::Exact},
    KeyRule{"candleStyle", KeyFate::Exact},
    KeyRule{"colorStrategy", KeyFate::Exact},
    KeyRule{"colors.up", KeyFate::Exact},
    KeyRule{"colors.down", KeyFate::Exact},
    KeyRule{"colors.flat", KeyFate::Exact},
    KeyRule{"fields.open", KeyFate::Exact},
    KeyRule{"fields.high", KeyFate::Exact},
    KeyRule{"fields.low", KeyFate::Exact},
    KeyRule{"fields.close", KeyFate::Exact},
    KeyRule{"fields.volume", KeyFate::Exact},
    KeyRule{"includeAllFields", KeyFate::Exact},
};

constexpr auto TrendOptions = joined(TrendRules, Options);
constexpr auto CandlestickOptions = joined(CandlestickRules, Options);

} // namespace

const KeyTable TimeSeriesKeys{"timeseries", Options, Custom};
const KeyTable TrendKeys{"trend", TrendOptions, Custom};
const KeyTable CandlestickKeys{"candlestick", CandlestickOptions, Custom};

} // namespace Promontory
