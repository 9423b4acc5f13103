#include "app/query/refreshtimer.h"

#include <algorithm>
#include <limits>

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
    const qint64 nowMs = m_clock.monotonicMs();
    const bool isDue = nowMs >= m_plannedMs; // a long period takes the timer several steps
    m_plannedMs = nextPlanned(m_plannedMs, m_periodMs, nowMs);
    plan();
    if (isDue)
        emit ticked();
}

void RefreshTimer::plan()
{
    if (m_periodMs <= 0 || m_paused) {
        m_timer.stop();
        return;
    }
    constexpr qint64 LongestMs = std::numeric_limits<int>::max();
    const qint64 leftMs = m_plannedMs - m_clock.monotonicMs();
    m_timer.start(int(std::clamp<qint64>(leftMs, 0, std::min(m_periodMs, LongestMs))));
}

qint64 nextPlanned(qint64 plannedMs, qint64 periodMs, qint64 nowMs)
{
    if (nowMs < plannedMs)
        return plannedMs;
    const qint64 missed = (nowMs - plannedMs) / periodMs;
    return plannedMs + (missed + 1) * periodMs;
}

} // namespace Promontory
