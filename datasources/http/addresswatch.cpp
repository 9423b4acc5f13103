#include "datasources/http/addresswatch.h"

#include "datasources/http/proxyrules.h"

#include <algorithm>

namespace Promontory {

namespace {

constexpr qint64 PeriodMs = 60'000; // Qt keeps what it found as long

} // namespace

AddressWatch::AddressWatch(const Clock &clock) : m_clock(clock) {}

bool AddressWatch::isDue(const QString &host) const
{
    if (isLoopback(host) || !QHostAddress(host).isNull())
        return false;
    return host != m_host || m_clock.monotonicMs() >= m_dueMs;
}

void AddressWatch::check(const QString &host)
{
    if (host != m_host)
        m_addresses.clear();
    m_host = host;
    m_dueMs = m_clock.monotonicMs() + PeriodMs;
    QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) { compare(info); });
}

void AddressWatch::compare(const QHostInfo &info)
{
    const QList<QHostAddress> now = info.addresses();
    if (now.isEmpty() || info.hostName() != m_host)
        return;
    // Servers behind one name take turns; only when all are new has it moved.
    const bool isSame = std::any_of(now.begin(), now.end(), [this](const QHostAddress &address) {
        return m_addresses.contains(address);
    });
    const bool hasMoved = !m_addresses.isEmpty() && !isSame;
    m_addresses = now;
    if (hasMoved)
        emit moved();
}

} // namespace Promontory
