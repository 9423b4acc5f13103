#include "widgets/charts/valuetexts.h"

#include "widgets/charts/plotmap.h"
#include "widgets/theme/figures.h"

#include <QPainter>

#include <algorithm>
#include <limits>

namespace Promontory {

namespace {

constexpr double Above = 4;        ///< px between a point and its value
constexpr double Beside = 6;       ///< px between two values
constexpr std::size_t MostSamples = 5'000; ///< of one series; of more, most values find no room

void paintTextsOf(const ChartSeries &series, QPainter *painter, const PlotMap &map, const QTimeZone &zone,
                  const Figures &figures)
{
    const auto times = series.times.span();
    const auto values = series.values.span();
    const auto shown = series.shown.span();
    const auto from = std::lower_bound(times.begin(), times.end(), map.range.fromMs);
    const auto first = static_cast<std::size_t>(from - times.begin());
    const std::size_t end = std::min({times.size(), values.size(), shown.size(), first + MostSamples});
    double right = std::numeric_limits<double>::lowest();
    painter->setPen(series.color);
    for (std::size_t i = first; i < end && times[i] <= map.range.toMs; ++i) {
        const double x = map.x(times[i]);
        if (isMissing(values[i]) || isMissing(shown[i]) || x < right)
            continue;
        const QString text = formatValue(shown[i], series.config, {zone, 0}).joined();
        const double width = figures.width(text);
        const double bottom = std::max(map.y(values[i]) - Above, map.plot.top() + figures.height());
        const QRectF place(x - width / 2, bottom - figures.height(), width, figures.height());
        if (place.left() < right + Beside || place.left() < map.plot.left() || place.right() > map.plot.right()
            || bottom > map.plot.bottom())
            continue;
        figures.paint(painter, place, Qt::AlignCenter, text);
        right = place.right();
    }
}

} // namespace

void paintValueTexts(QPainter *painter, const ChartScene &scene, const QRectF &plot, const Figures &figures)
{
    for (const ChartSeries &series : scene.series) {
        const bool isAsked = series.style.hasValues && series.isVisible && series.isPainted;
        if (isAsked && series.axis < scene.axes.size())
            paintTextsOf(series, painter, {plot, scene.range, scene.axes.at(series.axis).scale, 1}, scene.zone, figures);
    }
}

} // namespace Promontory
