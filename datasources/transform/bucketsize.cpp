#include "datasources/transform/bucketsize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace Promontory {

namespace {

// The smallest difference only matters where there are fewer different values than buckets.
std::set<double> fewValues(const std::vector<std::span<const double>> &columns, std::size_t most)
{
    std::set<double> values;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (const std::span<const double> column : columns) {
        for (const double value : column) {
            if (value == last || !std::isfinite(value))
                continue;
            last = value;
            values.insert(value);
            if (values.size() > most)
                return {};
        }
    }
    return values;
}

double smallestDifference(const std::set<double> &values)
{
    double smallest = std::numeric_limits<double>::infinity();
    double last = -std::numeric_limits<double>::infinity();
    for (const double value : values) {
        smallest = std::min(smallest, value - last);
        last = value;
    }
    return std::isfinite(smallest) ? smallest : 0;
}

} // namespace

double histogramBucketSize(const std::vector<std::span<const double>> &columns, double count)
{
    constexpr std::array<double, 5> Mantissas{1, 2, 2.5, 4, 5};
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const std::span<const double> column : columns) {
        for (const double value : column) {
            if (std::isfinite(value)) {
                least = std::min(least, value);
                most = std::max(most, value);
            }
        }
    }
    const double target = (most - least) / std::max(1.0, count);
    if (!std::isfinite(target) || target <= 0)
        return 1;
    const double difference =
        smallestDifference(fewValues(columns, static_cast<std::size_t>(count) + 2));
    const double enough = std::max(target, difference);
    for (double power = std::floor(std::log10(enough)); std::isfinite(power) && power < 309;
         ++power) {
        for (const double mantissa : Mantissas) {
            const double size = mantissa * std::pow(10.0, power);
            if (size > target && size >= difference * (1 - 1e-12))
                return size;
        }
    }
    return enough;
}

} // namespace Promontory
