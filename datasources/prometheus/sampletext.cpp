#include "datasources/prometheus/sampletext.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace Promontory {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Eight digits at once, or nothing: three multiplications put neighbours together.
bool readEightDigits(const char *at, quint64 &number)
{
    quint64 text = 0;
    std::memcpy(&text, at, sizeof text);
    const quint64 high = text & 0xF0F0F0F0F0F0F0F0;
    const quint64 overflow = ((text + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4;
    if ((high | overflow) != 0x3333333333333333)
        return false;
    text = ((text & 0x0F0F0F0F0F0F0F0F) * 2561) >> 8;
    text = ((text & 0x00FF00FF00FF00FF) * 6553601) >> 16;
    number = ((text & 0x0000FFFF0000FFFF) * 42949672960001) >> 32;
    return true;
}

/// Whole seconds of ten digits, as nearly all timestamps are.
const char *readUsualTimestamp(const char *at, const char *end, qint64 &timeMs)
{
    quint64 number = 0;
    if (std::endian::native != std::endian::little || end - at < 11 || at[10] != ',' ||
        !isDigit(at[8]) || !isDigit(at[9]) || !readEightDigits(at, number))
        return nullptr;
    timeMs = (static_cast<qint64>(number) * 100 + (at[8] - '0') * 10 + (at[9] - '0')) * 1000;
    return at + 10;
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
    if (const char *const behind = readUsualTimestamp(at, end, timeMs))
        return behind;
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
