#include "widgets/panels/trend/trendview.h"

#include "widgets/panels/trend/trendlayout.h"

namespace Promontory {

void TrendView::setOptions(const Json &options)
{
    m_options = trendOptionsFrom(options);
    chart()->setTooltip(m_options.tooltip);
    redraw();
}

std::optional<QRectF> TrendView::plotAfter(qint64 timeMs) const
{
    Q_UNUSED(timeMs)
    return {}; // no axis of time
}

void TrendView::draw()
{
    const TrendData trend = trendData(data(), m_options.xField);
    if (!trend.notice.isEmpty())
        return showNotice(trend.notice);
    const TimeSeriesSetting setting = settingFor(seriesNames(trend.data.frames), context().zone);
    ChartScene scene = layOutTimeSeries(trend.data, setting);
    scene.numbers = trend.axis;
    showSeries(std::move(scene), m_options.legend);
}

} // namespace Promontory
