#pragma once

#include "datasources/base/clock.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QObject>

namespace Promontory {

/// Notices that a name has come to stand for other computers. Kept connections would go on leading
/// to the old one for as long as it answers.
class AddressWatch : public QObject
{
    Q_OBJECT

public:
    explicit AddressWatch(const Clock &clock);

    /// Whether the name of the host was last looked up a minute ago or more. Never for the computer
    /// itself and for addresses in numbers.
    bool isDue(const QString &host) const;
    /// Looks the name up. A look-up that fails changes nothing.
    void check(const QString &host);

signals:
    /// None of the addresses that the name had before is left.
    void moved();

private:
    void compare(const QHostInfo &info);

    const Clock &m_clock;
    QString m_host; ///< of the last look-up
    qint64 m_dueMs = 0;
    QList<QHostAddress> m_addresses;
};

} // namespace Promontory
