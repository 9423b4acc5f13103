#include "app/query/refreshtimer.h"

namespace Promontory {

RefreshTimer::RefreshTimer(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RefreshTimer::tick);
}

void RefreshTimer::setPeriod(qint64 periodMs)
{
    const qint64 period = periodMs <= 0 ? 0 : std::max(periodMs, MinimumMs);
    if (period == m_periodMs)
        return;
    m_periodMs = period;
    m_plannedMs = m_clock.monotonicMs() + period;
    plan();
}

void RefreshTimer::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    plan();
}

void RefreshTimer::tick()
{
    m_plannedMs = nextPlanned(m_plannedMs, m_periodMs, m_clock.monotonicMs());
    plan();
    emit ticked();
}

void RefreshTimer::plan()
{
    if (m_periodMs <= 0 || m_paused) {
        m_timer.stop();
        return;
    }
    m_timer.start(int(std::clamp<qint64>(m_plannedMs - m_clock.monotonicMs(), 0, m_periodMs)));
}

qint64 nextPlanned(qint64 plannedMs, qint64 periodMs, qint64 nowMs)
{
    if (nowMs < plannedMs)
        return plannedMs;
    const qint64 missed = (nowMs - plannedMs) / periodMs;
    return plannedMs + (missed + 1) * periodMs;
}

} // namespace Promontory
