#pragma once

#include "datasources/base/result.h"

#include <QLocalServer>
#include <QObject>
#include <QStringList>

class QLocalSocket;

namespace Promontory {

/// The files that one start hands to the running program: at most MessageLimit bytes.
QByteArray encodeHandover(const QStringList &paths);
/// Reads a whole message; fails with Syntax on anything else, on relative paths too.
Result<QStringList> decodeHandover(const QByteArray &message);

/// One running program for one user and one configuration folder. The first start listens on a
/// local socket; a later one hands its files over and ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MessageLimit = 256 * 1024;

    enum class Role {
        First,      ///< no other runs: this program listens now
        HandedOver, ///< another one has taken the files: end with exit code 0
        Alone,      ///< no socket can be had or the other is silent: run without one
    };

    /// The socket is named by user and folder and lies in XDG_RUNTIME_DIR.
    explicit SingleInstance(const QString &configFolderPath, QObject *parent = nullptr);

    /// Call once, before the window is built. Paths are made absolute. Waits only when another
    /// program listens, and then at most patienceMs.
    Role start(const QStringList &paths, int patienceMs = 2000);

    QString socketPath() const { return m_socketPath; }

Q_SIGNALS:
    /// Another start asked for these files (absolute paths, may be empty): open them and raise the
    /// window.
    void filesReceived(const QStringList &paths);

private:
    bool handOver(const QStringList &paths, int patienceMs);
    bool isAnswered() const;
    void acceptConnections();
    void readMessage(QLocalSocket *socket);

    QString m_socketPath;
    QLocalServer m_server;
};

} // namespace Promontory
