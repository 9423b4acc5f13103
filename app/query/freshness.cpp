#include "app/query/freshness.h"

namespace Promontory {

namespace {

constexpr qint64 Minute = 60'000;

// An answer takes its time; only then is it late.
constexpr qint64 Grace = 1'000;

/// Failures that pass by themselves: the picture ages by the rules for stale data.
bool isTransport(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

bool isSilent(const FreshnessFacts &facts)
{
    if (!facts.followsNow || facts.newestSampleMs <= 0)
        return false;
    const qint64 limit = std::max(2 * facts.scrapeIntervalMs, 5 * Minute) + facts.stepMs;
    return facts.nowWallMs - facts.newestSampleMs > limit;
}

} // namespace

qint64 staleAfterMs(qint64 refreshMs)
{
    return std::max(3 * refreshMs, 2 * Minute);
}

PanelState panelStateOf(const FreshnessFacts &facts)
{
    if (facts.unsupported)
        return PanelState::Unsupported;
    if (!facts.hasAnswer)
        return facts.error ? PanelState::Error : PanelState::Loading;

    const qint64 age = facts.nowMs - facts.lastSuccessMs;
    const bool ages = facts.refreshMs > 0;
    if (ages && age > 15 * Minute && age > 3 * facts.refreshMs)
        return PanelState::Dead;
    if (ages && age > staleAfterMs(facts.refreshMs))
        return PanelState::Stale;
    if (facts.error && (!ages || !isTransport(*facts.error)))
        return PanelState::Error;
    if (facts.error || (ages && 2 * age > 3 * facts.refreshMs + 2 * Grace))
        return PanelState::Late;
    // An empty panel would say that there is nothing, while nobody knows.
    if (!facts.hasSeries)
        return facts.partFailed ? PanelState::Error : PanelState::Empty;
    if (facts.partial || facts.partFailed)
        return PanelState::Partial;
    return isSilent(facts) ? PanelState::Silent : PanelState::Ok;
}

} // namespace Promontory
