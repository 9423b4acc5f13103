#include "widgets/panels/candlestick/candlestickscene.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double VolumeShare = 0.2; ///< of the plot's height, below candles
constexpr int Together = 0;         ///< the group of what one candle tells

bool hasPrices(const CandlestickOptions &options)
{
    return options.parts != CandleParts::Volume;
}

bool hasVolume(const CandleFields &fields, const CandlestickOptions &options)
{
    return fields.volume && options.parts != CandleParts::Candles;
}

/// Prices are neither stacked nor turned over, whatever their panel does with lines.
Field plain(Field field, QStringView axisPlacement)
{
    Json &custom = field.config.custom;
    for (const QStringView key :
         {u"stacking", u"transform", u"fillBelowTo", u"gradientMode", u"thresholdsStyle"})
        custom.remove(key);
    if (!axisPlacement.isEmpty())
        custom.set(u"axisPlacement", Json(axisPlacement.toString()));
    return field;
}

void addFrame(PanelData &data, const CandleFields &fields, const std::vector<Field> &columns)
{
    auto frame = std::make_shared<Frame>();
    frame->meta.stepMs = fields.stepMs;
    Field time;
    time.values = fields.times;
    frame->fields.push_back(std::move(time));
    frame->fields.insert(frame->fields.end(), columns.begin(), columns.end());
    data.frames.push_back(std::move(frame));
}

double largest(const NumberColumn &values)
{
    double most = 0;
    for (const double value : values.span())
        most = std::isfinite(value) ? std::max(most, value) : most;
    return most;
}

/// The distance of neighbouring candles.
qint64 slotOf(const CandleFields &fields, const PanelData &data)
{
    if (fields.stepMs > 0)
        return fields.stepMs;
    const auto times = fields.times.span();
    qint64 least = std::max(qint64(1), data.range.spanMs() / 20);
    for (std::size_t i = 1; i < times.size(); ++i) {
        // Times of any size: their distance fits into 64 bits without a sign only.
        const auto distance = static_cast<quint64>(times[i]) - static_cast<quint64>(times[i - 1]);
        if (times[i] > times[i - 1] && distance < static_cast<quint64>(least))
            least = static_cast<qint64>(distance);
    }
    return least;
}

NumberColumn numbersOf(const Field &field)
{
    const NumberColumn *numbers = field.numbers();
    return numbers ? *numbers : NumberColumn();
}

CandleMarks marksFrom(const PanelData &data, const CandleFields &fields,
                      const CandlestickOptions &options, const Theme &theme)
{
    CandleMarks marks;
    marks.times = fields.times;
    marks.open = numbersOf(fields.open);
    marks.high = numbersOf(fields.high);
    marks.low = numbersOf(fields.low);
    marks.close = numbersOf(fields.close);
    if (fields.volume)
        marks.volume = numbersOf(*fields.volume);
    marks.slotMs = slotOf(fields, data);
    marks.up = theme.namedColor(options.upColor, theme.ok.graphic);
    marks.down = theme.namedColor(options.downColor, theme.critical.graphic);
    marks.flat = theme.namedColor(options.flatColor, theme.text.secondary);
    marks.areBars = options.areBars;
    marks.isByPriorClose = options.isByPriorClose;
    return marks;
}

/// Told together, and by something else than a line.
void makeTold(ChartSeries &series, const Theme &theme)
{
    series.isPainted = false;
    series.tooltipGroup = Together;
    series.color = theme.text.secondary;
    series.style.dashes.clear();
}

} // namespace

PanelData candleSeries(const PanelData &data, const CandleFields &fields,
                       const CandlestickOptions &options)
{
    PanelData series = data;
    series.frames.clear();
    if (hasPrices(options)) {
        addFrame(series, fields,
                 {plain(fields.open, {}), plain(fields.high, {}), plain(fields.low, {}),
                  plain(fields.close, {})});
    }
    if (hasVolume(fields, options)) {
        Field volume = plain(*fields.volume, hasPrices(options) ? u"hidden" : QStringView());
        volume.config.custom.set(u"drawStyle", Json(u"bars"_s)); // its axis starts at zero
        addFrame(series, fields, {volume});
    }
    if (options.includesAllFields)
        series.frames.insert(series.frames.end(), fields.others.begin(), fields.others.end());
    return series;
}

ChartScene layOutCandles(const PanelData &data, const CandleFields &fields,
                         const CandlestickOptions &options, const TimeSeriesSetting &setting)
{
    ChartScene scene = layOutTimeSeries(candleSeries(data, fields, options), setting);
    CandleMarks marks = marksFrom(data, fields, options, setting.theme);
    const qsizetype prices = hasPrices(options) ? 4 : 0;
    bool areShown = prices > 0;
    for (qsizetype i = 0; i < std::min(prices, scene.series.size()); ++i) {
        areShown = areShown && scene.series.at(i).isVisible;
        makeTold(scene.series[i], setting.theme);
        marks.axis = scene.series.at(i).axis;
    }
    if (!areShown)
        marks.axis = -1;
    if (hasVolume(fields, options) && prices < scene.series.size()) {
        ChartSeries &series = scene.series[prices];
        makeTold(series, setting.theme);
        marks.volumeAxis = series.isVisible ? series.axis : -1;
        const double most = largest(marks.volume);
        if (prices > 0 && most > 0 && std::isfinite(most / VolumeShare))
            scene.axes[series.axis].scale = ValueScale(ScaleKind::Linear, 0, most / VolumeShare);
    }
    scene.candles = std::make_shared<const CandleMarks>(std::move(marks));
    return scene;
}

} // namespace Promontory
