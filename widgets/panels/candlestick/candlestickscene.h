#pragma once

#include "widgets/panels/candlestick/candlefields.h"
#include "widgets/panels/shared/serieslayout.h"

namespace Promontory {

/// The frames of a candlestick's series: prices, volume, and where asked for all others.
PanelData candleSeries(const PanelData &data, const CandleFields &fields,
                       const CandlestickOptions &options);

/// Everything to draw. Prices and volumes are series that are told but not painted: the candles
/// show them.
ChartScene layOutCandles(const PanelData &data, const CandleFields &fields,
                         const CandlestickOptions &options, const TimeSeriesSetting &setting);

} // namespace Promontory
