#pragma once

#include "datasources/base/clock.h"

#include <QObject>
#include <QTimer>

namespace Promontory {

/// Ticks of one dashboard. The next tick is the last planned one plus the period, never "now" plus the
/// period; ticks missed by a stall are skipped, not made up for.
class RefreshTimer : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 MinimumMs = 1'000;

    explicit RefreshTimer(const Clock &clock, QObject *parent = nullptr);

    /// 0 switches it off; anything else is at least MinimumMs.
    void setPeriod(qint64 periodMs);
    qint64 periodMs() const { return m_periodMs; }
    /// A paused timer keeps its plan; resuming ticks at once if a tick was due meanwhile.
    void setPaused(bool paused);
    /// When the next tick is due, monotonic ms; 0 if none.
    qint64 nextTickMs() const { return m_periodMs > 0 && !m_paused ? m_plannedMs : 0; }

signals:
    void ticked();

private:
    void tick();
    void plan();

    const Clock &m_clock;
    QTimer m_timer;
    qint64 m_periodMs = 0;
    qint64 m_plannedMs = 0;
    bool m_paused = false;
};

/// The planned time of the tick after `plannedMs` that lies in the future of nowMs. Pure.
qint64 nextPlanned(qint64 plannedMs, qint64 periodMs, qint64 nowMs);

} // namespace Promontory
