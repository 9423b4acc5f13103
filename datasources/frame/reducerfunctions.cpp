#include "datasources/frame/reducerfunctions.h"

#include "datasources/frame/column.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace Promontory::Reducers {

namespace {

using Values = std::span<const double>;

// The stale marker is a NaN too, so one test covers both.
bool isNull(double value)
{
    return std::isnan(value);
}

std::vector<double> withoutNulls(Values values)
{
    std::vector<double> kept;
    kept.reserve(values.size());
    for (const double value : values) {
        if (!isNull(value))
            kept.push_back(value);
    }
    return kept;
}

std::vector<double> sortedValues(Values values)
{
    std::vector<double> sorted = withoutNulls(values);
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace

double lastNotNull(Values values)
{
    for (std::size_t i = values.size(); i > 0; --i) {
        if (!isNull(values[i - 1]))
            return values[i - 1];
    }
    return missingSample();
}

double last(Values values)
{
    return values.empty() ? missingSample() : values.back();
}

double firstNotNull(Values values)
{
    const auto found = std::find_if(values.begin(), values.end(), [](double value) { return !isNull(value); });
    return found == values.end() ? missingSample() : *found;
}

double first(Values values)
{
    return values.empty() ? missingSample() : values.front();
}

double min(Values values)
{
    double smallest = missingSample();
    for (const double value : values) {
        if (!isNull(value) && !(value >= smallest))
            smallest = value;
    }
    return smallest;
}

double max(Values values)
{
    double largest = missingSample();
    for (const double value : values) {
        if (!isNull(value) && !(value <= largest))
            largest = value;
    }
    return largest;
}

double mean(Values values)
{
    const double number = count(values);
    return number > 0 ? sum(values) / number : missingSample();
}

double median(Values values)
{
    const std::vector<double> sorted = sortedValues(values);
    if (sorted.empty())
        return missingSample();
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double variance(Values values)
{
    const double average = mean(values);
    if (isNull(average))
        return missingSample();
    double squares = 0;
    for (const double value : values) {
        if (!isNull(value))
            squares += (value - average) * (value - average);
    }
    return squares / count(values);
}

double standardDeviation(Values values)
{
    const double squared = variance(values);
    return isNull(squared) ? missingSample() : std::sqrt(squared);
}

double sum(Values values)
{
    double total = 0;
    for (const double value : values)
        total += isNull(value) ? 0 : value;
    return total;
}

double count(Values values)
{
    return static_cast<double>(std::count_if(values.begin(), values.end(), [](double value) { return !isNull(value); }));
}

double countAll(Values values)
{
    return static_cast<double>(values.size());
}

double range(Values values)
{
    const double smallest = min(values);
    return isNull(smallest) ? missingSample() : max(values) - smallest;
}

double delta(Values values)
{
    double total = 0;
    double previous = missingSample();
    bool rising = true;
    for (const double value : values) {
        if (isNull(value))
            continue;
        if (!isNull(previous)) {
            const bool reset = value < previous;
            if (!reset && rising)
                total += value - previous;
            rising = !reset;
        }
        previous = value;
    }
    return total;
}

double step(Values values)
{
    double smallest = missingSample();
    double previous = missingSample();
    for (const double value : values) {
        if (isNull(value))
            continue;
        if (!isNull(previous) && !(value - previous >= smallest))
            smallest = value - previous;
        previous = value;
    }
    return smallest;
}

double difference(Values values)
{
    const double begin = firstNotNull(values);
    return isNull(begin) ? missingSample() : lastNotNull(values) - begin;
}

double differencePercent(Values values)
{
    const double change = difference(values);
    if (isNull(change))
        return missingSample();
    const double percent = change / firstNotNull(values) * 100;
    return isNull(percent) ? std::numeric_limits<double>::quiet_NaN() : percent;
}

double minAboveZero(Values values)
{
    double smallest = missingSample();
    for (const double value : values) {
        if (value > 0 && !(value >= smallest))
            smallest = value;
    }
    return smallest;
}

double allIsZero(Values values)
{
    return !values.empty() && std::all_of(values.begin(), values.end(), [](double value) { return value == 0; }) ? 1 : 0;
}

double allIsNull(Values values)
{
    return std::all_of(values.begin(), values.end(), isNull) ? 1 : 0;
}

double changeCount(Values values)
{
    double changes = 0;
    double previous = missingSample();
    for (const double value : values) {
        if (isNull(value))
            continue;
        if (!isNull(previous) && value != previous)
            ++changes;
        previous = value;
    }
    return changes;
}

double distinctCount(Values values)
{
    std::vector<double> sorted = sortedValues(values);
    return static_cast<double>(std::unique(sorted.begin(), sorted.end()) - sorted.begin());
}

double percentile(Values values, int percent)
{
    const std::vector<double> sorted = sortedValues(values);
    if (sorted.empty())
        return missingSample();
    const double place = static_cast<double>(sorted.size() - 1) * percent / 100;
    return sorted[static_cast<std::size_t>(std::floor(place + 0.5))];
}

} // namespace Promontory::Reducers
