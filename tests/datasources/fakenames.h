#pragma once

#include <QHostAddress>

#include <condition_variable>
#include <mutex>

struct addrinfo;

namespace Promontory {

/// Stands in for the name servers: while one of these lives, it answers every look-up of the
/// process, whatever the name. At most one at a time.
class FakeNames
{
public:
    FakeNames();
    ~FakeNames();
    Q_DISABLE_COPY_MOVE(FakeNames)

    void setAddresses(const QList<QHostAddress> &addresses);
    /// Fails with one of the EAI_ codes of getaddrinfo.
    void setFault(int code);
    /// No answer until anything else is set.
    void setSilent();
    int lookups() const;
    /// Qt remembers the names of a minute; finding others makes it forget.
    static void makeQtForget();

    /// What getaddrinfo says; called on the threads that look names up.
    int resolve(addrinfo **result);

private:
    void set(const QList<QHostAddress> &addresses, int fault, bool isSilent);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QList<QHostAddress> m_addresses;
    int m_fault = 0;
    bool m_isSilent = false;
    int m_lookups = 0;
};

} // namespace Promontory
