#include "datasources/base/clock.h"

#include <chrono>

namespace Promontory {

namespace {

template <typename ClockType>
qint64 millisecondsOf()
{
    const auto since = ClockType::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

} // namespace

qint64 SystemClock::wallMs() const
{
    return millisecondsOf<std::chrono::system_clock>();
}

qint64 SystemClock::monotonicMs() const
{
    return millisecondsOf<std::chrono::steady_clock>();
}

} // namespace Promontory
