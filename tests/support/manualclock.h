#pragma once

#include "datasources/base/clock.h"

namespace Promontory {

/// A clock that a test turns by hand.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 wallMs = 1'700'000'000'000) : m_wallMs(wallMs) {}

    qint64 wallMs() const override { return m_wallMs; }
    qint64 monotonicMs() const override { return m_monotonicMs; }

    /// Lets time pass on both clocks.
    void advance(qint64 ms)
    {
        m_wallMs += ms;
        m_monotonicMs += ms;
    }
    /// The wall clock jumps; the monotonic one does not.
    void setWall(qint64 wallMs) { m_wallMs = wallMs; }

private:
    qint64 m_wallMs;
    qint64 m_monotonicMs = 1'000'000;
};

} // namespace Promontory
