#pragma once

#include <span>
#include <vector>

namespace Promontory {

/// The width of a histogram's buckets that nobody chose: the smallest of 1, 2, 2.5, 4, 5 × 10^n
/// that is larger than the range of all values divided by `count`, and no smaller than the smallest
/// difference of two values. 1 without two different finite values.
double histogramBucketSize(const std::vector<std::span<const double>> &columns, double count);

} // namespace Promontory
