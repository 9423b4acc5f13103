#pragma once

#include <span>

/// The calculations behind the reducers; each skips missing samples and NaN unless its name says
/// otherwise, and gives missingSample() if there is nothing to calculate with.
namespace Promontory::Reducers {

double lastNotNull(std::span<const double> values);
double last(std::span<const double> values); ///< as it is
double firstNotNull(std::span<const double> values);
double first(std::span<const double> values); ///< as it is
double min(std::span<const double> values);
double max(std::span<const double> values);
double mean(std::span<const double> values);
double median(std::span<const double> values);
double variance(std::span<const double> values); ///< of the population
double standardDeviation(std::span<const double> values);
double sum(std::span<const double> values); ///< 0 without values
double count(std::span<const double> values);
double countAll(std::span<const double> values); ///< empty ones too
double range(std::span<const double> values);
double delta(std::span<const double> values); ///< increase of a counter; a reset counts nothing
double step(std::span<const double> values);
double difference(std::span<const double> values);
double differencePercent(std::span<const double> values);
double minAboveZero(std::span<const double> values);
double allIsZero(std::span<const double> values);
double allIsNull(std::span<const double> values);
double changeCount(std::span<const double> values);
double distinctCount(std::span<const double> values);
double percentile(std::span<const double> values, int percent); ///< nearest element, no interpolation

} // namespace Promontory::Reducers
