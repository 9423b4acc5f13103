#include "app/window/terminationsignals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Promontory {

namespace {

// A signal handler gets nothing but the signal's number: the one place where a variable outside all objects
// cannot be avoided.
std::atomic<int> writingEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

constexpr std::array Signals{SIGTERM, SIGINT, SIGHUP};

extern "C" void noteSignal(int)
{
    const int saved = errno;
    const char byte = 1;
    // A full pipe has woken the loop already.
    [[maybe_unused]] const auto written = ::write(writingEnd.load(), &byte, 1);
    errno = saved;
}

void setHandlers(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : Signals)
        sigaction(signal, &action, nullptr);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent) : QObject(parent)
{
    if (::pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(m_ends[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &TerminationSignals::read);
    writingEnd = m_ends[1];
    setHandlers(&noteSignal);
}

TerminationSignals::~TerminationSignals()
{
    if (!m_notifier)
        return;
    setHandlers(SIG_DFL);
    writingEnd = -1;
    m_notifier->setEnabled(false);
    ::close(m_ends[0]);
    ::close(m_ends[1]);
}

void TerminationSignals::read()
{
    char bytes[16];
    while (::read(m_ends[0], bytes, sizeof bytes) > 0)
        continue;
    emit received();
}

} // namespace Promontory
