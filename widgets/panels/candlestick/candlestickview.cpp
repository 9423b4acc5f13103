#include "widgets/panels/candlestick/candlestickview.h"

#include "widgets/panels/candlestick/candlestickscene.h"

namespace Promontory {

void CandlestickView::setOptions(const Json &options)
{
    m_options = candlestickOptionsFrom(options);
    chart()->setTooltip(m_options.tooltip);
    redraw();
}

void CandlestickView::draw()
{
    const PanelData shown = shownData();
    const std::optional<CandleFields> fields = candleFields(shown.frames, m_options.fields);
    if (!fields && !shown.frames.empty()) {
        return showNotice(
            {tr("Candles need fields of numbers beside a time"),
             tr("Name the series open, high, low and close, or choose them in the options.")});
    }
    const CandleFields found = fields.value_or(CandleFields());
    const PanelData series = candleSeries(shown, found, m_options);
    const TimeSeriesSetting setting = settingFor(seriesNames(series.frames), context().zone);
    showSeries(layOutCandles(shown, found, m_options, setting), m_options.legend);
}

} // namespace Promontory
