#include "widgets/panels/alertlist/alertlisttype.h"
#include "widgets/panels/annolist/annolisttype.h"
#include "widgets/panels/barchart/barcharttype.h"
#include "widgets/panels/bargauge/bargaugetype.h"
#include "widgets/panels/candlestick/candlesticktype.h"
#include "widgets/panels/dashlist/dashlisttype.h"
#include "widgets/panels/gauge/gaugetype.h"
#include "widgets/panels/heatmap/heatmaptype.h"
#include "widgets/panels/histogram/histogramtype.h"
#include "widgets/panels/paneltype.h"
#include "widgets/panels/piechart/piecharttype.h"
#include "widgets/panels/stat/stattype.h"
#include "widgets/panels/statetimeline/statetimelinetype.h"
#include "widgets/panels/statushistory/statushistorytype.h"
#include "widgets/panels/table/tabletype.h"
#include "widgets/panels/text/texttype.h"
#include "widgets/panels/timeseries/timeseriestype.h"
#include "widgets/panels/trend/trendtype.h"
#include "widgets/panels/unknown/unknowntype.h"
#include "widgets/panels/xychart/xycharttype.h"

namespace Promontory {

PanelTypeRegistry builtinPanels()
{
    PanelTypeRegistry registry;
    registry.add(std::make_unique<UnknownType>()); // stands in for all types that are not here
    registry.add(std::make_unique<TimeSeriesType>());
    registry.add(std::make_unique<HeatmapType>());
    registry.add(std::make_unique<StateTimelineType>());
    registry.add(std::make_unique<StatusHistoryType>());
    registry.add(std::make_unique<TrendType>());
    registry.add(std::make_unique<XyChartType>());
    registry.add(std::make_unique<CandlestickType>());
    registry.add(std::make_unique<StatType>());
    registry.add(std::make_unique<GaugeType>());
    registry.add(std::make_unique<BarGaugeType>());
    registry.add(std::make_unique<TableType>());
    registry.add(std::make_unique<BarChartType>());
    registry.add(std::make_unique<PieChartType>());
    registry.add(std::make_unique<HistogramType>());
    registry.add(std::make_unique<AlertListType>());
    registry.add(std::make_unique<AnnoListType>());
    registry.add(std::make_unique<DashListType>());
    registry.add(std::make_unique<TextType>());
    return registry;
}

} // namespace Promontory
