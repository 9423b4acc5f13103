#include "app/settings/singleinstance.h"

#include "datasources/json/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int PeerPatienceMs = 2000;
constexpr qsizetype PathLimit = 4096;
const QByteArray Accepted = "ok\n";

QString folderHash(const QString &configFolderPath)
{
    const QString canonical = QFileInfo(configFolderPath).canonicalFilePath();
    const QByteArray name = (canonical.isEmpty() ? configFolderPath : canonical).toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(16));
}

/// The runtime folder is the user's own (0700). Without one, the configuration folder is.
QString socketFolder(const QString &configFolderPath)
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return QFileInfo(runtime).isDir() ? runtime : configFolderPath;
}

bool isOwnPeer(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    const int descriptor = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::getuid();
}

} // namespace

QByteArray encodeHandover(const QStringList &paths)
{
    Json list = Json::array();
    for (const QString &path : paths)
        list.append(Json(QDir::current().absoluteFilePath(path)));
    Json message = Json::object();
    message.set(u"open", list);
    return writeJsonCompact(message) + '\n';
}

Result<QStringList> decodeHandover(const QByteArray &message)
{
    const auto bad = [] { return failure(ErrorKind::Syntax, u"not a message"_s); };
    if (message.size() > SingleInstance::MessageLimit)
        return bad();
    const auto parsed = parseJson(message);
    if (!parsed || !(*parsed)[u"open"].isArray())
        return bad();
    QStringList paths;
    for (const Json &item : (*parsed)[u"open"].items()) {
        const QString path = item.toString();
        if (path.size() > PathLimit || !QDir::isAbsolutePath(path) || path.contains(QChar::Null))
            return bad();
        paths.append(path);
    }
    return paths;
}

SingleInstance::SingleInstance(const QString &configFolderPath, QObject *parent)
    : QObject(parent)
    , m_socketPath(socketFolder(configFolderPath) + "/promontory-"_L1 +
                   folderHash(configFolderPath) + ".socket"_L1)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::acceptConnections);
}

SingleInstance::Role SingleInstance::start(const QStringList &paths, int patienceMs)
{
    if (QFileInfo::exists(m_socketPath) && handOver(paths, patienceMs))
        return Role::HandedOver;
    // Of two starts at once one gets the lock and listens; the other finds its socket then.
    QLockFile lock(m_socketPath + ".lock"_L1);
    if (!lock.tryLock(patienceMs))
        return Role::Alone;
    if (isAnswered())
        return handOver(paths, patienceMs) ? Role::HandedOver : Role::Alone;
    QLocalServer::removeServer(m_socketPath); // left behind by a program that was killed
    return m_server.listen(m_socketPath) ? Role::First : Role::Alone;
}

bool SingleInstance::isAnswered() const
{
    if (!QFileInfo::exists(m_socketPath))
        return false;
    QLocalSocket probe;
    probe.connectToServer(m_socketPath);
    return probe.waitForConnected(PeerPatienceMs);
}

bool SingleInstance::handOver(const QStringList &paths, int patienceMs)
{
    const QByteArray message = encodeHandover(paths);
    if (message.size() > MessageLimit)
        return false;
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(patienceMs) || !isOwnPeer(socket))
        return false;
    socket.write(message);
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patienceMs))
            return false;
    }
    return socket.readLine() == Accepted;
}

void SingleInstance::acceptConnections()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOwnPeer(*socket)) {
            socket->abort();
            continue;
        }
        socket->setReadBufferSize(MessageLimit + 1);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readMessage(socket); });
        QTimer::singleShot(PeerPatienceMs, socket, [socket] { socket->abort(); });
        readMessage(socket);
    }
}

void SingleInstance::readMessage(QLocalSocket *socket)
{
    if (socket->bytesAvailable() > MessageLimit)
        return socket->abort();
    if (!socket->canReadLine())
        return;
    const Result<QStringList> paths = decodeHandover(socket->readLine(MessageLimit + 1));
    if (!paths)
        return socket->abort();
    socket->write(Accepted);
    socket->disconnectFromServer();
    Q_EMIT filesReceived(*paths);
}

} // namespace Promontory
