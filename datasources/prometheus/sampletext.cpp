#include "datasources/prometheus/sampletext.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digits behind the point as milliseconds, rounded by the fourth.
const char *readFraction(const char *at, const char *end, qint64 &ms)
{
    qint64 scale = 100;
    const char *const first = at;
    for (; at < end && isDigit(*at); ++at) {
        if (scale > 0)
            ms += (*at - '0') * scale;
        else if (at - first == 3 && *at >= '5')
            ++ms;
        scale /= 10;
    }
    return at == first ? nullptr : at;
}

/// Exponents are legal JSON and some servers write them; nobody writes many of them.
const char *readFloatTimestamp(const char *at, const char *end, qint64 &timeMs)
{
    double seconds = 0;
    const auto [behind, fault] = std::from_chars(at, end, seconds);
    const double ms = seconds * 1000;
    if (fault != std::errc() || !(std::abs(ms) <= static_cast<double>(MaxTimestampMs)))
        return nullptr;
    timeMs = std::llround(ms);
    return behind;
}

} // namespace

const char *readTimestampMs(const char *at, const char *end, qint64 &timeMs)
{
    const char *const start = at;
    const bool negative = at < end && *at == '-';
    if (negative)
        ++at;
    const char *const digits = at;
    qint64 seconds = 0;
    for (; at < end && isDigit(*at) && at - digits < 16; ++at)
        seconds = seconds * 10 + (*at - '0');
    if (at == digits || (at < end && isDigit(*at)))
        return nullptr;
    qint64 ms = 0;
    if (at < end && *at == '.' && !(at = readFraction(at + 1, end, ms)))
        return nullptr;
    if (at < end && (*at == 'e' || *at == 'E'))
        return readFloatTimestamp(start, end, timeMs);
    if (seconds > MaxTimestampMs / 1000)
        return nullptr;
    timeMs = seconds * 1000 + ms;
    if (negative)
        timeMs = -timeMs;
    return at;
}

const char *readSampleValue(const char *at, const char *end, double &value)
{
    const bool plus = at < end && *at == '+';
    if (plus)
        ++at;
    const bool minus = at < end && *at == '-';
    if (plus && minus)
        return nullptr;
    const auto [behind, fault] = std::from_chars(at, end, value);
    if (fault != std::errc())
        return nullptr;
    const auto length = behind - at - (minus ? 1 : 0);
    if (std::isnan(value)) {
        value = std::numeric_limits<double>::quiet_NaN();
        return length == 3 ? behind : nullptr; // not "nan(chars)"
    }
    if (std::isinf(value) && length != 3) // not "infinity"
        return nullptr;
    return behind;
}

std::optional<qint64> parseTimestampMs(std::string_view text)
{
    qint64 timeMs = 0;
    const char *const end = text.data() + text.size();
    if (readTimestampMs(text.data(), end, timeMs) != end || text.empty())
        return std::nullopt;
    return timeMs;
}

std::optional<double> parseSampleValue(std::string_view text)
{
    double value = 0;
    const char *const end = text.data() + text.size();
    if (text.empty() || readSampleValue(text.data(), end, value) != end)
        return std::nullopt;
    return value;
}

} // namespace Promontory
