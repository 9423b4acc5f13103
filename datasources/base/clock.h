#pragma once

#include <QtGlobal>

namespace Promontory {

/// Time, handed in from outside so that tests can turn it.
class Clock
{
public:
    Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)
    virtual ~Clock() = default;

    /// Milliseconds since the epoch, UTC. May jump. For what is shown and for query ranges.
    virtual qint64 wallMs() const = 0;
    /// Milliseconds that never jump or go back. For ages, deadlines and intervals.
    virtual qint64 monotonicMs() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    qint64 wallMs() const override;
    qint64 monotonicMs() const override;
};

} // namespace Promontory
