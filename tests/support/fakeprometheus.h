/// tests/support holds what several tests share: a server that misbehaves on demand, a clock that
/// is turned by hand, frames in one expression. Nothing here is part of the program.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>

class QSslConfiguration;
class QTcpSocket;

namespace Promontory {

/// One request as it came over the wire.
struct FakeRequest
{
    QByteArray method;
    QByteArray target;                     ///< path and query
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QByteArray path() const;
    /// A parameter of the query or of the form.
    QString parameter(const QString &name) const;
};

/// What to send back, and how badly.
struct FakeReply
{
    enum class End {
        KeepAlive, ///< as the protocol wants it
        Close,     ///< close when everything is sent
        Reset,     ///< tear the connection down
        Stall,     ///< say nothing more, and leave the connection open
    };

    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "application/json"}};
    QByteArray body;
    std::optional<QByteArray> contentLength; ///< instead of the right one; empty: no such header
    std::optional<QByteArray> raw;           ///< these bytes instead of a well-formed answer
    qsizetype sendOnly = -1;                 ///< stop after so many bytes of the whole answer
    qsizetype pieceBytes = 0;                ///< in pieces of so many bytes …
    int pieceMs = 0;                         ///< … this far apart
    End end = End::KeepAlive;

    static FakeReply data(const QByteArray &json); ///< {"status":"success","data":…}
    static FakeReply text(int status, const QByteArray &contentType, const QByteArray &body);
    static FakeReply error(int status, const QByteArray &errorType, const QByteArray &message);
};

/// An HTTP server on a free loopback port that answers as a function says. With a certificate it
/// speaks TLS only.
class FakePrometheus : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<FakeReply(const FakeRequest &)>;

    explicit FakePrometheus(Handler handler = {});
    ~FakePrometheus() override;

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// Always the same answer.
    void setReply(const FakeReply &reply);
    QUrl url(const QString &path = {}) const;
    quint16 port() const { return m_port; }
    /// Listens there from now on; what was open is dropped.
    bool moveTo(const QHostAddress &address, quint16 port);
    /// From now on TLS only, on the same port; connections from before are dropped.
    bool startTls(const QSslConfiguration &configuration);
    bool speaksTls() const { return m_speaksTls; }
    QList<FakeRequest> requests() const { return m_requests; }
    /// Everything that came in, beneath TLS if there is any.
    QByteArray received() const { return m_received; }
    void clearRequests() { m_requests.clear(); }
    qsizetype openConnections() const;
    /// Stops listening and drops every connection; later connections are refused.
    void stop();
    /// Listens again on the same port.
    bool restart();

signals:
    void requestArrived();

private:
    bool listen(std::unique_ptr<QTcpServer> server);
    void accept();
    void read(QTcpSocket *socket);
    std::optional<FakeRequest> takeRequest(QByteArray &buffer) const;
    void answer(QTcpSocket *socket, const FakeRequest &request);
    void sendPieces(QTcpSocket *socket, const QByteArray &bytes, const FakeReply &reply);
    void endReply(QTcpSocket *socket, FakeReply::End end);

    Handler m_handler;
    std::unique_ptr<QTcpServer> m_server;
    QHostAddress m_address = QHostAddress::LocalHost;
    quint16 m_port = 0;
    bool m_speaksTls = false;
    QByteArray m_received;
    QList<FakeRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

/// One series of a matrix: `{"metric":{…},"values":[[start,"v"],[start+step,"v"],…]}`.
QByteArray matrixSeries(const QByteArray &metricJson, qint64 startSeconds, qint64 stepSeconds,
                        const QByteArrayList &values);
/// The data of a range query.
QByteArray matrixData(const QByteArrayList &series);

} // namespace Promontory
