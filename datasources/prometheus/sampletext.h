#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace Promontory {

/// The furthest moment from the epoch that a timestamp may name: what QDateTime can hold.
inline constexpr qint64 MaxTimestampMs = 8'640'000'000'000'000;

/// Reads a timestamp in seconds at `at` and gives milliseconds, rounded, without a double in
/// between. Returns the first character behind it, or nullptr. Source: Prometheus HTTP API, result
/// formats.
const char *readTimestampMs(const char *at, const char *end, qint64 &timeMs);

/// Reads a sample value at `at`: a decimal number, Inf or NaN with any sign and in any case.
/// Every NaN becomes the ordinary quiet one, so that none can be taken for a missing sample.
const char *readSampleValue(const char *at, const char *end, double &value);

/// The same over a whole text; nothing if any character is left over.
std::optional<qint64> parseTimestampMs(std::string_view text);
std::optional<double> parseSampleValue(std::string_view text);

} // namespace Promontory
