#include "app/import/keys/paneltables.h"

#include <array>

namespace Promontory {

const KeyTable RowKeys{"row", {}, {}};

std::span<const KeyTable *const> panelKeyTables()
{
    static constexpr std::array Tables{&TimeSeriesKeys, &StatKeys,    &GaugeKeys, &BarGaugeKeys,
                                       &TableKeys,      &HeatmapKeys, &TextKeys,  &RowKeys,
                                       &StateTimelineKeys, &StatusHistoryKeys, &TrendKeys, &XyChartKeys,
                                       &CandlestickKeys,   &BarChartKeys, &HistogramKeys, &PieChartKeys,
                                       &AlertListKeys, &AnnoListKeys, &DashListKeys};
    return Tables;
}

} // namespace Promontory
