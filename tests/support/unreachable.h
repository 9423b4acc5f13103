#pragma once

#include <QUrl>

#include <vector>

namespace Promontory {

/// An address on the loopback device where connecting never ends: a listener whose queue is full.
class Unreachable
{
public:
    Unreachable();
    ~Unreachable();
    Q_DISABLE_COPY_MOVE(Unreachable)

    QUrl url() const;

private:
    int m_listener = -1;
    quint16 m_port = 0;
    std::vector<int> m_fillers;
};

} // namespace Promontory
