#pragma once

#include "app/import/keys/keytable.h"

#include <span>

namespace Promontory {

// One table for each panel type that is drawn, by the file that defines it.
extern const KeyTable TimeSeriesKeys;
extern const KeyTable StatKeys;
extern const KeyTable GaugeKeys;
extern const KeyTable BarGaugeKeys;
extern const KeyTable TableKeys;
extern const KeyTable HeatmapKeys;
extern const KeyTable StateTimelineKeys;
extern const KeyTable StatusHistoryKeys;
extern const KeyTable TrendKeys;
extern const KeyTable XyChartKeys;
extern const KeyTable CandlestickKeys;
extern const KeyTable TextKeys;
extern const KeyTable BarChartKeys;
extern const KeyTable HistogramKeys;
extern const KeyTable PieChartKeys;
extern const KeyTable AlertListKeys;
extern const KeyTable AnnoListKeys;
extern const KeyTable DashListKeys;
extern const KeyTable RowKeys;

/// All of them.
std::span<const KeyTable *const> panelKeyTables();

} // namespace Promontory
