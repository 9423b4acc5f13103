#include "widgets/panels/timeseries/timeseriesview.h"

namespace Promontory {

void TimeSeriesView::setOptions(const Json &options)
{
    m_options = timeSeriesOptionsFrom(options);
    chart()->setTooltip(m_options.tooltip);
    redraw();
}

void TimeSeriesView::draw()
{
    const PanelData shown = shownData();
    const QTimeZone zone = axisZone(m_options.timeZone, context().zone);
    showSeries(layOutTimeSeries(shown, settingFor(seriesNames(shown.frames), zone)), m_options.legend);
}

} // namespace Promontory
