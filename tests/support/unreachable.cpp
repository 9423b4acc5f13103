#include "tests/support/unreachable.h"

#include <QString>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <bit>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Fillers = 8;

sockaddr *plain(sockaddr_in &address)
{
    return std::bit_cast<sockaddr *>(&address);
}

} // namespace

Unreachable::Unreachable() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(m_listener, plain(address), length);
    ::listen(m_listener, 0);
    ::getsockname(m_listener, plain(address), &length);
    m_port = ntohs(address.sin_port);
    for (int i = 0; i < Fillers; ++i) {
        const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        ::connect(filler, plain(address), sizeof address);
        m_fillers.push_back(filler);
    }
}

Unreachable::~Unreachable()
{
    for (const int filler : m_fillers)
        ::close(filler);
    ::close(m_listener);
}

QUrl Unreachable::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

} // namespace Promontory
