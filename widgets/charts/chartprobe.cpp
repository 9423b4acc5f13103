#include "widgets/charts/chartprobe.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

/// Index of the sample nearest to a time; the column is not empty.
std::size_t nearestIndex(std::span<const qint64> times, qint64 timeMs)
{
    const auto after = std::lower_bound(times.begin(), times.end(), timeMs);
    if (after == times.end())
        return times.size() - 1;
    const auto index = static_cast<std::size_t>(after - times.begin());
    if (index > 0 && timeMs - times[index - 1] <= *after - timeMs)
        return index - 1;
    return index;
}

/// Looks on both sides for a sample with a value, no farther than `reachMs`.
std::optional<std::size_t> nearestValue(const ChartSeries &series, qint64 timeMs, qint64 reachMs)
{
    const auto times = series.times.span();
    const auto values = series.values.span();
    if (times.empty() || values.size() < times.size())
        return {};
    const std::size_t start = nearestIndex(times, timeMs);
    std::optional<std::size_t> best;
    const auto consider = [&](std::size_t index) {
        const qint64 distance = std::abs(times[index] - timeMs);
        if (distance > reachMs)
            return false;
        const bool isNearer = !best || distance < std::abs(times[*best] - timeMs);
        if (!std::isnan(values[index]) && isNearer)
            best = index;
        return !best;
    };
    for (std::size_t i = start; i < times.size() && consider(i); ++i) { }
    for (std::size_t i = start; i > 0 && times[i - 1] >= timeMs - reachMs; --i) {
        consider(i - 1);
        if (best)
            break;
    }
    return best;
}

bool isProbed(const ChartSeries &series)
{
    return series.isVisible && !series.times.isEmpty();
}

} // namespace

std::optional<qint64> nearestSampleTime(const ChartScene &scene, qint64 timeMs)
{
    std::optional<qint64> best;
    for (const ChartSeries &series : scene.series) {
        if (!isProbed(series))
            continue;
        const auto times = series.times.span();
        const qint64 at = times[nearestIndex(times, timeMs)];
        if (!best || std::abs(at - timeMs) < std::abs(*best - timeMs))
            best = at;
    }
    if (scene.lanes)
        best = nearestCellTime(*scene.lanes, timeMs);
    if (scene.heat && scene.heat->columnAt(timeMs) >= 0)
        best = scene.heat->firstMs + scene.heat->columnAt(timeMs) * scene.heat->stepMs + scene.heat->stepMs / 2;
    return best;
}

std::optional<qint64> sampleTimeAfter(const ChartScene &scene, qint64 timeMs, int steps)
{
    if (scene.heat) {
        const qint64 at = timeMs + steps * scene.heat->stepMs;
        return nearestSampleTime(scene, std::clamp(at, scene.range.fromMs, scene.range.toMs));
    }
    if (scene.lanes) {
        const auto at = spanTimeBeside(*scene.lanes, timeMs, steps > 0);
        return std::clamp(at.value_or(timeMs), scene.range.fromMs, scene.range.toMs);
    }
    const ChartSeries *longest = nullptr;
    for (const ChartSeries &series : scene.series) {
        if (isProbed(series) && (!longest || series.times.size() > longest->times.size()))
            longest = &series;
    }
    if (!longest)
        return {};
    const auto times = longest->times.span();
    const auto index = static_cast<qint64>(nearestIndex(times, timeMs)) + steps;
    const auto last = static_cast<qint64>(times.size()) - 1;
    const qint64 at = times[static_cast<std::size_t>(std::clamp(index, qint64(0), last))];
    return std::clamp(at, scene.range.fromMs, scene.range.toMs);
}

std::vector<ProbedSample> samplesAt(const ChartScene &scene, qint64 timeMs, qint64 reachMs)
{
    std::vector<ProbedSample> samples;
    for (qsizetype i = 0; i < scene.series.size(); ++i) {
        const ChartSeries &series = scene.series.at(i);
        const auto index = isProbed(series) ? nearestValue(series, timeMs, reachMs) : std::nullopt;
        if (!index)
            continue;
        const NumberColumn &shown = series.shown.isEmpty() ? series.values : series.shown;
        samples.push_back({static_cast<int>(i), series.times[*index],
                           *index < shown.size() ? shown[*index] : missingSample(), series.values[*index]});
    }
    return samples;
}

int nearestSeries(const ChartScene &scene, const ChartGeometry &geometry, const std::vector<ProbedSample> &samples,
                  double y, double reach)
{
    int nearest = -1;
    for (const ProbedSample &sample : samples) {
        const ValueScale &scale = scene.axes.at(scene.series.at(sample.series).axis).scale;
        const double at = geometry.plot.bottom() + 1 - scale.toUnit(sample.drawn) * geometry.plot.height();
        if (std::abs(at - y) <= reach) {
            reach = std::abs(at - y);
            nearest = sample.series;
        }
    }
    return nearest;
}

} // namespace Promontory
