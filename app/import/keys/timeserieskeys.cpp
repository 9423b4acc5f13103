#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array SizeRules{
    whole("legend.limit", 0, 1e6),
    whole("tooltip.maxWidth", 0, 4000),
    whole("tooltip.maxHeight", 0, 4000),
    number("tooltip.hoverProximity", 0, 10'000),
    unread("alertThreshold"),
    unread("dataLinks.**"),
    unread("graph.**"),
};

constexpr std::array TimeRules{
    ignored("orientation", QT_TRANSLATE_NOOP("GrafanaKeys", "Time runs from left to right.")),
    ignored("timeCompare.**", QT_TRANSLATE_NOOP("GrafanaKeys", "A second period for comparison is not drawn.")),
};

constexpr std::array LineRules{
    oneOf("drawStyle", "line bars points"),
    oneOf("lineInterpolation", "linear smooth stepBefore stepAfter"),
    text("lineColor"),
    text("fillColor"),
    text("fillBelowTo"),
    oneOf("barAlignment", "0 -1 1"),
    number("barWidthFactor", 0.1, 1),
    number("barMaxWidth", 1, 1000),
    oneOf("stacking.mode", "none normal percent"),
    text("stacking.group"),
    gap("spanNulls"),
    gap("insertNulls"),
    oneOf("showPoints", "auto always never"),
    number("pointSize", 1, 40),
    flag("showValues"),
    oneOf("transform", "constant negative-Y"),
    ignored("pointColor", QT_TRANSLATE_NOOP("GrafanaKeys", "Points have the colour of their series.")),
    ignored("pointSymbol", QT_TRANSLATE_NOOP("GrafanaKeys", "Points are round.")),
};

constexpr std::array TrendRules{
    text("xField"),
    unread("timezone.**"),
    unread("orientation"),
};

constexpr std::array CandlestickRules{
    ignored("timezone.**", QT_TRANSLATE_NOOP("GrafanaKeys", "The time axis is in the zone of the dashboard.")),
    oneOf("mode", "candles+volume candles volume"),
    oneOf("candleStyle", "candles ohlcbars"),
    oneOf("colorStrategy", "open-close close-close"),
    text("colors.up"),
    text("colors.down"),
    text("colors.flat"),
    text("fields.open"),
    text("fields.high"),
    text("fields.low"),
    text("fields.close"),
    text("fields.volume"),
    flag("includeAllFields"),
};

constexpr auto Options = joined(SizeRules, NameLegendRules, CalculationRules, TooltipRules, ZoneRules, TimeRules,
                                OtherChartRules);
constexpr auto Custom = joined(LineRules, FillRules, DashRules, AxisRules, ThresholdRules, HideRules, TableRestRules);
constexpr auto TrendOptions = joined(TrendRules, Options);
constexpr auto CandlestickOptions = joined(CandlestickRules, Options);

} // namespace

const KeyTable TimeSeriesKeys{"timeseries", Options, Custom};
const KeyTable TrendKeys{"trend", TrendOptions, Custom};
const KeyTable CandlestickKeys{"candlestick", CandlestickOptions, Custom};

} // namespace Promontory
