#include "widgets/charts/candlepaint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double BodyShare = 0.6; ///< of the slot
constexpr double MostWidth = 20;
constexpr float VolumeOpacity = 0.5F;

double at(const NumberColumn &column, std::size_t index)
{
    return index < column.size() ? column[index] : missingSample();
}

double onPixel(double position, double ratio)
{
    return std::round(position * ratio) / ratio;
}

struct Rows
{
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Those in the plot, and one more to either side if it is near.
Rows rowsIn(const TimeColumn &times, const TimeRange &range)
{
    const auto all = times.span();
    const auto from = std::lower_bound(all.begin(), all.end(), range.fromMs);
    const auto to = std::upper_bound(all.begin(), all.end(), range.toMs);
    Rows rows{static_cast<std::size_t>(from - all.begin()),
              static_cast<std::size_t>(to - all.begin())};
    const qint64 spanMs = std::max(qint64(0), range.spanMs());
    if (rows.first > 0 && all[rows.first - 1] >= range.fromMs - spanMs)
        --rows.first;
    if (rows.last < all.size() && all[rows.last] <= range.toMs + spanMs)
        ++rows.last;
    return rows;
}

/// Where one candle stands, in px.
struct Place
{
    double x = 0; ///< its middle
    double width = 0;
    double open = 0;
    double high = 0;
    double low = 0;
    double close = 0;
};

void paintBar(QPainter *painter, const Place &place, const QColor &color, double pixel)
{
    const auto stroke = [&](double left, double right, double top, double bottom) {
        painter->fillRect(QRectF(QPointF(left, top), QPointF(right, bottom)), color);
    };
    const double half = place.width / 2;
    stroke(place.x - pixel / 2, place.x + pixel / 2, place.high,
           std::max(place.low, place.high + pixel));
    stroke(place.x - half, place.x, place.open - pixel / 2, place.open + pixel / 2);
    stroke(place.x, place.x + half, place.close - pixel / 2, place.close + pixel / 2);
}

void paintCandle(QPainter *painter, const Place &place, const QColor &color, bool isHollow,
                 double pixel)
{
    const double top = std::min(place.open, place.close);
    const double bottom = std::max(std::max(place.open, place.close), top + pixel);
    const double wick = place.x - pixel / 2;
    painter->fillRect(QRectF(QPointF(wick, std::min(place.high, top)), QPointF(wick + pixel, top)),
                      color);
    painter->fillRect(
        QRectF(QPointF(wick, bottom), QPointF(wick + pixel, std::max(place.low, bottom))), color);
    const QRectF body(QPointF(place.x - place.width / 2, top),
                      QPointF(place.x + place.width / 2, bottom));
    const bool hasRoom = body.width() > 3 * pixel && body.height() > 3 * pixel;
    if (!isHollow || !hasRoom)
        return painter->fillRect(body, color);
    QPen pen(color, pixel);
    pen.setJoinStyle(Qt::MiterJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(body.adjusted(pixel / 2, pixel / 2, -pixel / 2, -pixel / 2));
}

} // namespace

int CandleMarks::direction(std::size_t index) const
{
    const double now = at(close, index);
    double before = at(open, index);
    if (isByPriorClose && index > 0 && !std::isnan(at(close, index - 1)))
        before = at(close, index - 1);
    if (std::isnan(now) || std::isnan(before))
        return 0;
    return now > before ? 1 : now < before ? -1 : 0;
}

QColor CandleMarks::color(std::size_t index) const
{
    const int way = direction(index);
    return way > 0 ? up : way < 0 ? down : flat;
}

double candleWidth(const CandleMarks &candles, const PlotMap &map)
{
    const double slot = static_cast<double>(candles.slotMs) * map.perMs();
    return std::clamp(std::round(slot * BodyShare * map.ratio) / map.ratio, 1 / map.ratio,
                      MostWidth);
}

void paintCandles(QPainter *painter, const CandleMarks &candles, const PlotMap &map)
{
    const double pixel = std::max(1.0, std::round(map.ratio)) / map.ratio;
    const double width = candleWidth(candles, map);
    painter->setRenderHint(QPainter::Antialiasing, false);
    const Rows rows = rowsIn(candles.times, map.range);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        Place place;
        place.x = onPixel(map.x(candles.times[i]), map.ratio);
        place.width = width;
        const auto y = [&](const NumberColumn &column) {
            return onPixel(map.y(at(column, i)), map.ratio);
        };
        place.open = y(candles.open);
        place.close = y(candles.close);
        if (!std::isfinite(place.open) || !std::isfinite(place.close))
            continue;
        place.high = y(candles.high);
        place.low = y(candles.low);
        place.high = std::isfinite(place.high) ? place.high : std::min(place.open, place.close);
        place.low = std::isfinite(place.low) ? place.low : std::max(place.open, place.close);
        if (candles.areBars)
            paintBar(painter, place, candles.color(i), pixel);
        else
            paintCandle(painter, place, candles.color(i),
                        candles.isByPriorClose && place.close < place.open, pixel);
    }
}

void paintVolumes(QPainter *painter, const CandleMarks &candles, const PlotMap &map)
{
    const double width = candleWidth(candles, map);
    const double bottom = map.plot.bottom();
    painter->setRenderHint(QPainter::Antialiasing, false);
    const Rows rows = rowsIn(candles.times, map.range);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        const double top = onPixel(map.y(at(candles.volume, i)), map.ratio);
        if (!std::isfinite(top) || top >= bottom)
            continue;
        QColor color = candles.color(i);
        color.setAlphaF(color.alphaF() * VolumeOpacity);
        const double left = onPixel(map.x(candles.times[i]) - width / 2, map.ratio);
        painter->fillRect(QRectF(QPointF(left, top), QPointF(left + width, bottom)), color);
    }
}

} // namespace Promontory
