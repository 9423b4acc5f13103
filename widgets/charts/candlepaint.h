#pragma once

#include "widgets/charts/candlemarks.h"
#include "widgets/charts/plotmap.h"

class QPainter;

namespace Promontory {

/// How wide a candle is, in px.
double candleWidth(const CandleMarks &candles, const PlotMap &map);

/// Candles in the plot; `map` carries the scale of the prices.
void paintCandles(QPainter *painter, const CandleMarks &candles, const PlotMap &map);
/// Bars of the volumes from the bottom of the plot; `map` carries the scale of the volumes.
void paintVolumes(QPainter *painter, const CandleMarks &candles, const PlotMap &map);

} // namespace Promontory
