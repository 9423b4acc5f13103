#include "tests/support/fakeprometheus.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QByteArray headText(const FakeReply &reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Fake\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    if (!reply.contentLength)
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    else if (!reply.contentLength->isEmpty())
        head += "Content-Length: " + *reply.contentLength + "\r\n";
    return head + "\r\n";
}

QByteArray replyBytes(const FakeReply &reply)
{
    const QByteArray all = reply.raw ? *reply.raw : headText(reply) + reply.body;
    return reply.sendOnly < 0 ? all : all.left(reply.sendOnly);
}

} // namespace

QByteArray FakeRequest::path() const
{
    return target.split('?').first();
}

QString FakeRequest::parameter(const QString &name) const
{
    const qsizetype mark = target.indexOf('?');
    QByteArray form = mark < 0 ? QByteArray() : target.mid(mark + 1);
    form += '&' + body;
    return QUrlQuery(QString::fromLatin1(form)).queryItemValue(name, QUrl::FullyDecoded);
}

FakeReply FakeReply::data(const QByteArray &json)
{
    FakeReply reply;
    reply.body = R"({"status":"success","data":)" + json + '}';
    return reply;
}

FakeReply FakeReply::text(int status, const QByteArray &contentType, const QByteArray &body)
{
    FakeReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", contentType}};
    reply.body = body;
    return reply;
}

FakeReply FakeReply::error(int status, const QByteArray &errorType, const QByteArray &message)
{
    return text(status, "application/json",
                R"({"status":"error","errorType":")" + errorType + R"(","error":")" + message +
                    R"("})");
}

FakePrometheus::FakePrometheus(Handler handler) : m_handler(std::move(handler))
{
    listen(std::make_unique<QTcpServer>());
}

bool FakePrometheus::listen(std::unique_ptr<QTcpServer> server)
{
    m_server = std::move(server);
    // Under TLS a new connection is not yet one that may be read.
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FakePrometheus::accept);
    const bool listens = m_server->listen(m_address, m_port);
    m_port = m_server->serverPort();
    return listens;
}

bool FakePrometheus::moveTo(const QHostAddress &address, quint16 port)
{
    stop();
    m_address = address;
    m_port = port;
    return restart();
}

bool FakePrometheus::startTls(const QSslConfiguration &configuration)
{
    stop();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_speaksTls = true;
    return listen(std::move(server));
}

FakePrometheus::~FakePrometheus()
{
    stop();
}

void FakePrometheus::setReply(const FakeReply &reply)
{
    m_handler = [reply](const FakeRequest &) { return reply; };
}

QUrl FakePrometheus::url(const QString &path) const
{
    return QUrl(u"%1://%2:%3%4"_s.arg(m_speaksTls ? u"https"_s : u"http"_s, m_address.toString(),
                                      QString::number(m_port), path));
}

qsizetype FakePrometheus::openConnections() const
{
    return m_buffers.size();
}

void FakePrometheus::stop()
{
    m_server->close();
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    m_buffers.clear();
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

bool FakePrometheus::restart()
{
    return m_server->listen(m_address, m_port);
}

void FakePrometheus::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        read(socket); // it may have spoken before it was accepted
    }
}

void FakePrometheus::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    const QByteArray bytes = socket->readAll();
    m_received += bytes;
    buffer += bytes;
    while (const auto request = takeRequest(buffer)) {
        m_requests.append(*request);
        answer(socket, *request);
        emit requestArrived();
        if (!m_buffers.contains(socket))
            return;
    }
}

std::optional<FakeRequest> FakePrometheus::takeRequest(QByteArray &buffer) const
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArrayList lines = buffer.left(end).replace("\r\n", "\n").split('\n');
    const QByteArrayList first = lines.first().split(' ');
    FakeRequest request;
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return std::nullopt;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

void FakePrometheus::answer(QTcpSocket *socket, const FakeRequest &request)
{
    const FakeReply reply =
        m_handler ? m_handler(request) : FakeReply::text(404, "text/plain", "404 page not found");
    const QByteArray bytes = replyBytes(reply);
    if (reply.pieceBytes > 0)
        return sendPieces(socket, bytes, reply);
    socket->write(bytes);
    endReply(socket, reply.end);
}

void FakePrometheus::sendPieces(QTcpSocket *socket, const QByteArray &bytes, const FakeReply &reply)
{
    socket->write(bytes.left(reply.pieceBytes));
    const QByteArray rest = bytes.mid(reply.pieceBytes);
    if (rest.isEmpty())
        return endReply(socket, reply.end);
    QTimer::singleShot(reply.pieceMs, socket,
                       [this, socket, rest, reply] { sendPieces(socket, rest, reply); });
}

void FakePrometheus::endReply(QTcpSocket *socket, FakeReply::End end)
{
    if (end == FakeReply::End::Close) {
        socket->disconnectFromHost();
    } else if (end == FakeReply::End::Reset) {
        // Lingering for no time makes the close a reset.
        const linger none{1, 0};
        socket->flush();
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
                     sizeof none);
        socket->abort();
    }
}

QByteArray matrixSeries(const QByteArray &metricJson, qint64 startSeconds, qint64 stepSeconds,
                        const QByteArrayList &values)
{
    QByteArray json = R"({"metric":)" + metricJson + R"(,"values":[)";
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            json += ',';
        json +=
            '[' + QByteArray::number(startSeconds + i * stepSeconds) + ",\"" + values.at(i) + "\"]";
    }
    return json + "]}";
}

QByteArray matrixData(const QByteArrayList &series)
{
    return R"({"resultType":"matrix","result":[)" + series.join(',') + "]}";
}

} // namespace Promontory
