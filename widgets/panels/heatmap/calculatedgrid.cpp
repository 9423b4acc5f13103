// Grids that count raw values themselves, and grids cut to a span of values.
#include "datasources/transform/steps/heatmap.h"
#include "widgets/panels/heatmap/bucketgrid.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace Promontory {

namespace {

constexpr std::size_t MostAdded = 200;

/// So many places, the first ones empty, before those there are.
template<typename T>
void moveUp(std::vector<T> &items, std::size_t by, std::size_t count)
{
    std::vector<T> moved(count);
    std::move(items.begin(), items.end(), moved.begin() + static_cast<std::ptrdiff_t>(by));
    items = std::move(moved);
}

/// The end of the last bucket, as far from its start as the starts are from each other.
double endAfter(const std::vector<double> &starts, bool isLogarithmic)
{
    const double last = starts.back();
    const double before = starts[starts.size() - 2];
    return isLogarithmic && before > 0 ? last * (last / before) : last + (last - before);
}

Frames shownFields(const Frames &frames)
{
    Frames shown;
    for (const FramePtr &frame : frames) {
        if (!frame)
            continue;
        auto copy = std::make_shared<Frame>(*frame);
        std::erase_if(copy->fields, [](const Field &field) { return field.config.custom[u"hideFrom"][u"viz"].toBool(); });
        shown.push_back(std::move(copy));
    }
    return shown;
}

} // namespace

Result<BucketGrid> calculatedGrid(const Frames &frames, const Json &calculation)
{
    const auto counted = heatmapOf(shownFields(frames), calculation, {});
    if (!counted)
        return failure(counted.error());
    const Field *time = counted->empty() ? nullptr : counted->front()->timeField();
    if (!time || time->size() == 0)
        return BucketGrid();
    BucketGrid grid;
    grid.startsAtTimes = true;
    grid.firstMs = time->times()->front();
    grid.stepMs = std::max(qint64(1), counted->front()->meta.stepMs);
    grid.columns = static_cast<int>(time->size());
    std::vector<double> starts;
    for (const Field &field : counted->front()->fields) {
        const NumberColumn *counts = field.numbers();
        if (!counts)
            continue;
        starts.push_back(field.name.toDouble());
        grid.names.append(field.name);
        const auto span = counts->span();
        grid.values.insert(grid.values.end(), span.begin(), span.end());
    }
    if (starts.size() < 2)
        return grid;
    const bool isLogarithmic = calculation[u"yBuckets"][u"scale"][u"type"].toString() == QStringLiteral("log");
    grid.names.clear();
    grid.lowest = starts.front();
    grid.bounds.assign(starts.begin() + 1, starts.end());
    grid.bounds.push_back(endAfter(starts, isLogarithmic));
    return grid;
}

void extendRows(BucketGrid &grid, std::optional<double> least, std::optional<double> most, bool isLogarithmic)
{
    if (!grid.names.isEmpty() || grid.bounds.empty())
        return;
    const double low = grid.lowest;
    const double first = grid.bounds.front();
    const double step = isLogarithmic && low > 0 ? first / low : first - low;
    const bool isUsable = std::isfinite(step) && (isLogarithmic ? low > 0 && step > 1 : step > 0);
    if (!isUsable)
        return;
    const auto further = [&](double edge, bool up) {
        return isLogarithmic ? (up ? edge * step : edge / step) : (up ? edge + step : edge - step);
    };
    std::deque<double> bounds(grid.bounds.begin(), grid.bounds.end());
    std::size_t below = 0;
    for (; least && grid.lowest > *least && below < MostAdded; ++below) {
        bounds.push_front(grid.lowest);
        grid.lowest = further(grid.lowest, false);
    }
    for (std::size_t above = 0; most && bounds.back() < *most && above < MostAdded; ++above)
        bounds.push_back(further(bounds.back(), true));
    grid.bounds.assign(bounds.begin(), bounds.end());
    moveUp(grid.values, below * static_cast<std::size_t>(grid.columns),
           bounds.size() * static_cast<std::size_t>(grid.columns));
    if (!grid.fields.empty())
        moveUp(grid.fields, below, bounds.size());
}

void cropRows(BucketGrid &grid, std::optional<double> least, std::optional<double> most)
{
    if (!grid.names.isEmpty() || grid.bounds.empty())
        return;
    std::size_t from = 0;
    std::size_t to = grid.bounds.size();
    while (least && from < to && grid.bounds[from] <= *least)
        ++from;
    const auto lower = [&grid](std::size_t row) { return row > 0 ? grid.bounds[row - 1] : grid.lowest; };
    while (most && to > from && lower(to - 1) >= *most)
        --to;
    if (from == to) // a span beside the data hides nothing: an empty picture would hide the mistake
        return;
    grid.lowest = lower(from);
    const auto columns = static_cast<std::ptrdiff_t>(grid.columns);
    grid.values.erase(grid.values.begin() + static_cast<std::ptrdiff_t>(to) * columns, grid.values.end());
    grid.values.erase(grid.values.begin(), grid.values.begin() + static_cast<std::ptrdiff_t>(from) * columns);
    grid.bounds.erase(grid.bounds.begin() + static_cast<std::ptrdiff_t>(to), grid.bounds.end());
    grid.bounds.erase(grid.bounds.begin(), grid.bounds.begin() + static_cast<std::ptrdiff_t>(from));
    if (!grid.fields.empty())
        grid.fields = {grid.fields.begin() + static_cast<std::ptrdiff_t>(from),
                       grid.fields.begin() + static_cast<std::ptrdiff_t>(to)};
}

} // namespace Promontory
