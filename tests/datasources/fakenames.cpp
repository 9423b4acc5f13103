#include "tests/datasources/fakenames.h"

#include <QHostInfo>

#include <arpa/inet.h>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <netdb.h>
#include <netinet/in.h>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MoreThanQtRemembers = 200;

std::atomic<FakeNames *> theNames = nullptr;

/// One entry of the list that getaddrinfo gives, in one piece of memory.
struct Entry
{
    addrinfo info;
    sockaddr_in address;
};

addrinfo *entryFor(const QHostAddress &address, addrinfo *next)
{
    auto *entry = static_cast<Entry *>(std::calloc(1, sizeof(Entry)));
    if (!entry)
        std::abort();
    entry->address.sin_family = AF_INET;
    entry->address.sin_addr.s_addr = htonl(address.toIPv4Address());
    entry->info.ai_family = AF_INET;
    entry->info.ai_socktype = SOCK_STREAM;
    entry->info.ai_addrlen = sizeof entry->address;
    entry->info.ai_addr = std::bit_cast<sockaddr *>(&entry->address);
    entry->info.ai_next = next;
    return &entry->info;
}

} // namespace

FakeNames::FakeNames()
{
    theNames = this;
}

FakeNames::~FakeNames()
{
    setFault(EAI_NONAME); // nobody waits on
    theNames = nullptr;
}

void FakeNames::setAddresses(const QList<QHostAddress> &addresses)
{
    set(addresses, 0, false);
}

void FakeNames::setFault(int code)
{
    set({}, code, false);
}

void FakeNames::setSilent()
{
    set({}, 0, true);
}

void FakeNames::set(const QList<QHostAddress> &addresses, int fault, bool isSilent)
{
    const std::lock_guard lock(m_mutex);
    m_addresses = addresses;
    m_fault = fault;
    m_isSilent = isSilent;
    m_changed.notify_all();
}

int FakeNames::lookups() const
{
    const std::lock_guard lock(m_mutex);
    return m_lookups;
}

void FakeNames::makeQtForget()
{
    for (int i = 0; i < MoreThanQtRemembers; ++i)
        QHostInfo::fromName(u"other-%1.test"_s.arg(i));
}

int FakeNames::resolve(addrinfo **result)
{
    std::unique_lock lock(m_mutex);
    ++m_lookups;
    m_changed.wait(lock, [this] { return !m_isSilent; });
    if (m_fault != 0)
        return m_fault;
    *result = nullptr;
    for (auto i = m_addresses.crbegin(); i != m_addresses.crend(); ++i)
        *result = entryFor(*i, *result);
    return 0;
}

} // namespace Promontory

// Qt asks the C library; these stand before it in every process that has them.
extern "C" int getaddrinfo(const char *, const char *, const addrinfo *, addrinfo **result)
{
    Promontory::FakeNames *names = Promontory::theNames;
    return names ? names->resolve(result) : EAI_NONAME;
}

extern "C" void freeaddrinfo(addrinfo *list)
{
    while (list)
        std::free(std::exchange(list, list->ai_next));
}
