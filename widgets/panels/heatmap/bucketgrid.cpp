#include "widgets/panels/heatmap/bucketgrid.h"

#include "widgets/common/values/oneline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int MostColumns = 12'000;
constexpr std::size_t MostNativeRows = 64;

std::optional<double> numberIn(const QString &text)
{
    if (text == "+Inf"_L1 || text == "Inf"_L1 || text == "inf"_L1)
        return std::numeric_limits<double>::infinity();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && !std::isnan(number) ? std::optional(number) : std::nullopt;
}

struct Row
{
    const Field *field;
    TimeColumn times;
    NumberColumn values;
    std::optional<double> bound; ///< from `le`
};

std::vector<Row> rowsOf(const Frames &frames)
{
    std::vector<Row> rows;
    for (const FramePtr &frame : frames) {
        const Field *time = frame ? frame->timeField() : nullptr;
        const TimeColumn *times = time ? time->times() : nullptr;
        if (!times)
            continue;
        for (const Field &field : frame->fields) {
            const NumberColumn *values = field.numbers();
            if (values && !field.config.custom[u"hideFrom"][u"viz"].toBool())
                rows.push_back({&field, *times, *values, numberIn(field.labels.value(u"le"))});
        }
    }
    return rows;
}

/// From a time to one not before it: no signed number holds the distance of the extremes.
quint64 distance(qint64 fromMs, qint64 toMs)
{
    return static_cast<quint64>(toMs) - static_cast<quint64>(fromMs);
}

BucketGrid emptyGrid(qint64 firstMs, qint64 lastMs, qint64 stepMs)
{
    BucketGrid grid;
    grid.firstMs = firstMs;
    const quint64 length = distance(firstMs, lastMs);
    grid.stepMs = std::max({qint64(1), stepMs, static_cast<qint64>(length / MostColumns)});
    grid.columns = static_cast<int>(length / static_cast<quint64>(grid.stepMs)) + 1;
    return grid;
}

/// The column of a time; nothing outside the grid.
std::optional<std::size_t> columnOf(const BucketGrid &grid, qint64 timeMs)
{
    if (timeMs < grid.firstMs)
        return {};
    const quint64 column = distance(grid.firstMs, timeMs) / static_cast<quint64>(grid.stepMs);
    return column < static_cast<quint64>(grid.columns) ? std::optional<std::size_t>(column) : std::nullopt;
}

void fillRow(BucketGrid &grid, std::size_t row, const Row &source)
{
    const auto times = source.times.span();
    const auto values = source.values.span();
    const auto columns = static_cast<std::size_t>(grid.columns);
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i) {
        const auto column = columnOf(grid, times[i]);
        if (!column || std::isnan(values[i]))
            continue;
        double &cell = grid.values[row * columns + *column];
        cell = isMissing(cell) ? values[i] : cell + values[i];
    }
}

/// Cumulative counts to counts; a bucket that falls below its neighbour (torn scrapes) counts nothing.
void subtractLower(BucketGrid &grid)
{
    const auto columns = static_cast<std::size_t>(grid.columns);
    for (std::size_t column = 0; column < columns; ++column) {
        double below = 0;
        for (std::size_t row = 0; row < static_cast<std::size_t>(grid.rows()); ++row) {
            double &cell = grid.values[row * columns + column];
            if (isMissing(cell))
                continue;
            const double upTo = cell;
            cell = std::max(0.0, upTo - below);
            below = std::max(below, upTo);
        }
    }
}

void reserveCells(BucketGrid &grid)
{
    grid.values.assign(static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.columns), missingSample());
}

/// Rows by `le`; the labels of other rows are of no use beside them.
void fillClassic(BucketGrid &grid, const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        if (row.bound)
            grid.bounds.push_back(*row.bound);
    }
    std::sort(grid.bounds.begin(), grid.bounds.end());
    grid.bounds.erase(std::unique(grid.bounds.begin(), grid.bounds.end()), grid.bounds.end());
    grid.lowest = grid.bounds.front() > 0 ? 0 : -std::numeric_limits<double>::infinity();
    reserveCells(grid);
    grid.fields.resize(grid.bounds.size());
    for (const Row &row : rows) {
        if (!row.bound)
            continue;
        const auto found = std::lower_bound(grid.bounds.begin(), grid.bounds.end(), *row.bound);
        const auto place = static_cast<std::size_t>(found - grid.bounds.begin());
        grid.fields[place] = row.field;
        fillRow(grid, place, row);
    }
    subtractLower(grid);
}

void fillNamed(BucketGrid &grid, std::vector<Row> rows)
{
    const bool areNumbers = std::all_of(rows.begin(), rows.end(),
                                        [](const Row &row) { return numberIn(row.field->displayName).has_value(); });
    if (areNumbers) {
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
            return *numberIn(a.field->displayName) < *numberIn(b.field->displayName);
        });
    }
    for (const Row &row : rows) {
        grid.names.append(oneLine(row.field->displayName));
        grid.fields.push_back(row.field);
    }
    reserveCells(grid);
    for (std::size_t i = 0; i < rows.size(); ++i)
        fillRow(grid, i, rows[i]);
}

std::vector<const HistogramSample *> nativeSamples(const Frames &frames)
{
    std::vector<const HistogramSample *> samples;
    for (const FramePtr &frame : frames) {
        for (const HistogramSample &sample : frame->meta.histograms)
            samples.push_back(&sample);
    }
    return samples;
}

/// Every n-th bound, so that a fine histogram still has rows one can see.
std::vector<double> nativeBounds(const std::vector<const HistogramSample *> &samples)
{
    std::vector<double> all;
    for (const HistogramSample *sample : samples) {
        for (const HistogramBucket &bucket : sample->buckets)
            all.push_back(bucket.upper);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const std::size_t every = (all.size() + MostNativeRows - 1) / MostNativeRows;
    std::vector<double> bounds;
    for (std::size_t i = every > 0 ? (all.size() - 1) % every : 0; i < all.size(); i += every)
        bounds.push_back(all[i]);
    return bounds;
}

void fillNative(BucketGrid &grid, const std::vector<const HistogramSample *> &samples)
{
    grid.bounds = nativeBounds(samples);
    grid.lowest = std::numeric_limits<double>::infinity();
    reserveCells(grid);
    const auto columns = static_cast<std::size_t>(grid.columns);
    for (const HistogramSample *sample : samples) {
        const auto column = columnOf(grid, sample->timeMs);
        if (!column)
            continue;
        for (const HistogramBucket &bucket : sample->buckets) {
            grid.lowest = std::min(grid.lowest, bucket.lower);
            const auto place = std::lower_bound(grid.bounds.begin(), grid.bounds.end(), bucket.upper);
            if (place == grid.bounds.end())
                continue;
            const auto row = static_cast<std::size_t>(place - grid.bounds.begin());
            double &cell = grid.values[row * columns + *column];
            cell = isMissing(cell) ? bucket.count : cell + bucket.count;
        }
    }
}

} // namespace

BucketGrid bucketGrid(const Frames &frames, qint64 stepMs, const TimeRange &range)
{
    const auto native = nativeSamples(frames);
    std::vector<Row> rows = rowsOf(frames);
    std::erase_if(rows, [](const Row &row) { return row.times.isEmpty(); });
    qint64 firstMs = std::numeric_limits<qint64>::max();
    qint64 lastMs = std::numeric_limits<qint64>::min();
    for (const Row &row : rows) {
        firstMs = std::min(firstMs, row.times.front());
        lastMs = std::max(lastMs, row.times.back());
    }
    for (const HistogramSample *sample : native) {
        firstMs = std::min(firstMs, sample->timeMs);
        lastMs = std::max(lastMs, sample->timeMs);
    }
    if (firstMs > lastMs)
        return {};
    const qint64 fallback = std::max(qint64(1), range.spanMs() / 100);
    BucketGrid grid = emptyGrid(firstMs, lastMs, stepMs > 0 ? stepMs : fallback);
    const bool isClassic = std::any_of(rows.begin(), rows.end(), [](const Row &row) { return row.bound.has_value(); });
    if (!native.empty())
        fillNative(grid, native);
    else if (isClassic)
        fillClassic(grid, rows);
    else
        fillNamed(grid, std::move(rows));
    return grid;
}

} // namespace Promontory
