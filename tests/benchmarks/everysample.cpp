#include "tests/benchmarks/everysample.h"

#include "widgets/charts/plotmap.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

/// A canvas that ignores what falls outside the plot.
struct Canvas
{
    QImage &image;
    QRect plot;
    QRgb color;

    void set(double x, double y) const
    {
        const QPoint pixel(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
        if (plot.contains(pixel))
            image.setPixel(pixel, color);
    }
};

/// Steep lines take one pixel a row, flat ones one a column, each at the middle; both ends are set.
void drawSegment(const Canvas &canvas, QPointF from, QPointF to)
{
    canvas.set(from.x(), from.y());
    canvas.set(to.x(), to.y());
    const QPointF way = to - from;
    if (std::abs(way.y()) > std::abs(way.x())) {
        const double low = std::min(from.y(), to.y());
        const double high = std::max(from.y(), to.y());
        for (double y = std::ceil(low - 0.5) + 0.5; y < high; ++y)
            canvas.set(from.x() + (y - from.y()) / way.y() * way.x(), y);
    } else {
        for (double x = std::ceil(from.x() - 0.5) + 0.5; x < to.x(); ++x)
            canvas.set(x, from.y() + (x - from.x()) / way.x() * way.y());
    }
}

void drawSeries(const Canvas &canvas, const ChartSeries &series, const PlotMap &map)
{
    const auto times = series.times.span();
    const auto values = series.values.span();
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        const bool isGap = series.stepMs > 0 && times[i + 1] - times[i] > series.stepMs * 3 / 2;
        if (!isGap && !std::isnan(values[i]) && !std::isnan(values[i + 1]))
            drawSegment(canvas, {map.x(times[i]), map.y(values[i])}, {map.x(times[i + 1]), map.y(values[i + 1])});
    }
}

} // namespace

void drawEverySample(QImage &image, const TimeChart &chart)
{
    const ChartScene &scene = chart.scene();
    const QRect plot = chart.geometryOfPlot().plot;
    for (const ChartSeries &series : scene.series) {
        const PlotMap map{QRectF(plot), scene.range, scene.axes.at(series.axis).scale, 1};
        drawSeries({image, plot, series.color.rgb()}, series, map);
    }
}

} // namespace Promontory
