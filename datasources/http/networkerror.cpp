#include "datasources/http/networkerror.h"

#include "datasources/core/redaction.h"
#include "datasources/http/tlserror.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(NetworkError)
};

constexpr qsizetype LongestName = 60;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QString hostOf(const QNetworkReply &reply)
{
    const QUrl url = reply.url();
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host(), QString::number(url.port()));
}

/// The proxy that the request took, as host:port; empty: none.
QString proxyOf(const QNetworkReply &reply)
{
    const QNetworkAccessManager *manager = reply.manager();
    QNetworkProxyFactory *factory = manager ? manager->proxyFactory() : nullptr;
    if (!factory)
        return {};
    const QList<QNetworkProxy> proxies = factory->queryProxy(QNetworkProxyQuery(reply.url()));
    const QNetworkProxy proxy = proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    return proxy.hostName().isEmpty()
               ? QString()
               : u"%1:%2"_s.arg(proxy.hostName(), QString::number(proxy.port()));
}

Error proxyError(const QNetworkReply &reply, const QString &proxy)
{
    switch (reply.error()) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {
            ErrorKind::Network,
            Text::tr("The proxy %1 wants other credentials. They belong into its address in the "
                     "environment variable http_proxy or https_proxy.")
                .arg(proxy),
            {}};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ConnectionRefusedError:
        return {
            ErrorKind::Network,
            Text::tr("The proxy %1 refuses the connection. Is it running? The environment variable "
                     "no_proxy names what is asked without it.")
                .arg(proxy),
            {}};
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::HostNotFoundError:
        return {
            ErrorKind::Network,
            Text::tr(
                "The name of the proxy %1 cannot be found. The environment variables http_proxy "
                "and https_proxy name it.")
                .arg(proxy),
            {}};
    default:
        return {ErrorKind::Network,
                Text::tr("The proxy %1 does not let the request to %2 through.")
                    .arg(proxy, hostOf(reply)),
                {}};
    }
}

/// Nothing came but what the proxy did to the request.
bool isProxyFault(const QNetworkReply &reply)
{
    const auto error = reply.error();
    const bool nothingCame = statusOf(reply) <= 0 && error < QNetworkReply::ContentAccessDenied &&
                             error != QNetworkReply::TimeoutError &&
                             error != QNetworkReply::SslHandshakeFailedError;
    return nothingCame || (error >= QNetworkReply::ProxyConnectionRefusedError &&
                           error <= QNetworkReply::UnknownProxyError);
}

Error closedError(const QNetworkReply &reply)
{
    if (statusOf(reply) > 0)
        return {ErrorKind::BadResponse,
                Text::tr("The connection broke in the middle of the answer; it is truncated."),
                u"truncated"_s};
    // With TLS 1.3 a server that misses a client certificate hangs up only now.
    if (reply.url().scheme() == "https"_L1 && reply.sslConfiguration().localCertificate().isNull())
        return {
            ErrorKind::Network,
            Text::tr("%1 closed the secure connection without an answer. Perhaps it wants a client "
                     "certificate.")
                .arg(hostOf(reply)),
            {}};
    if (reply.url().scheme() == "https"_L1)
        return {
            ErrorKind::Network,
            Text::tr("%1 closed the secure connection without an answer. Perhaps it wants another "
                     "client certificate.")
                .arg(hostOf(reply)),
            {}};
    return {ErrorKind::Network,
            Text::tr("%1 closed the connection without an answer.").arg(hostOf(reply)),
            {}};
}

/// What the TLS library says about an alert that came after the handshake.
bool isTlsAlert(const QString &words)
{
    return words.contains("SSL"_L1) && words.contains(" alert "_L1);
}

Error otherError(const QNetworkReply &reply)
{
    if (statusOf(reply) <= 0 && isTlsAlert(reply.errorString()))
        return handshakeError(hostOf(reply), redacted(reply.errorString()));
    if (statusOf(reply) > 0)
        return {ErrorKind::BadResponse,
                Text::tr("The answer of the server could not be unpacked."),
                {}};
    if (reply.error() >= QNetworkReply::ContentAccessDenied)
        return {ErrorKind::BadResponse, Text::tr("%1 does not speak HTTP.").arg(hostOf(reply)), {}};
    return {ErrorKind::Network, Text::tr("%1 cannot be reached.").arg(hostOf(reply)), {}};
}

Error describe(const QNetworkReply &reply)
{
    if (const QString proxy = proxyOf(reply); !proxy.isEmpty() && isProxyFault(reply))
        return proxyError(reply, proxy);
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorKind::Network,
                Text::tr("%1 refuses the connection. Is the server running, and is the port right?")
                    .arg(hostOf(reply)),
                {}};
    case QNetworkReply::HostNotFoundError:
        return {ErrorKind::Network,
                Text::tr("The name %1 cannot be found. Is it spelt right, and does the name server "
                         "(DNS) answer?")
                    .arg(reply.url().host()),
                {}};
    case QNetworkReply::SslHandshakeFailedError:
        return handshakeError(hostOf(reply), redacted(reply.errorString()));
    case QNetworkReply::TimeoutError:
        return {ErrorKind::Timeout, Text::tr("%1 does not answer in time.").arg(hostOf(reply)), {}};
    case QNetworkReply::RemoteHostClosedError:
        return closedError(reply);
    default:
        return otherError(reply);
    }
}

} // namespace

bool isHttpAnswer(const QNetworkReply &reply)
{
    const auto error = reply.error();
    if (statusOf(reply) <= 0)
        return false;
    return error == QNetworkReply::NoError ||
           (statusOf(reply) >= 300 && error >= QNetworkReply::ContentAccessDenied);
}

std::optional<Error> packingError(const QNetworkReply &reply)
{
    const QByteArray packing = reply.rawHeader("Content-Encoding").trimmed().toLower();
    const QByteArrayList undone{"", "identity", "gzip", "deflate", "br", "zstd"};
    if (statusOf(reply) >= 300 || undone.contains(packing))
        return std::nullopt;
    const QString name = QString::fromLatin1(packing.left(LongestName));
    return Error{ErrorKind::BadResponse,
                 Text::tr("The server packed its answer in a way that cannot be unpacked here."),
                 u"Content-Encoding: %1"_s.arg(name)};
}

Error connectTimeout(const QNetworkReply &reply, bool wasFound)
{
    const QString host = reply.url().host();
    const bool isName = QHostAddress(host).isNull() && proxyOf(reply).isEmpty();
    if (isName && !wasFound)
        return {
            ErrorKind::Timeout,
            Text::tr("Looking up the name %1 takes too long. Does the name server (DNS) answer?")
                .arg(host),
            u"name look-up"_s};
    return {ErrorKind::Timeout, Text::tr("%1 cannot be reached: no connection in time.").arg(host),
            u"connect"_s};
}

Error networkError(const QNetworkReply &reply, const QList<QSslError> &faults)
{
    if (!faults.isEmpty() && reply.error() == QNetworkReply::SslHandshakeFailedError)
        return certificateError(hostOf(reply), faults);
    const QString words = redacted(reply.errorString());
    Error error = describe(reply);
    if (error.detail == words)
        return error;
    error.detail = error.detail.isEmpty() ? words : error.detail + u": "_s + words;
    return error;
}

bool isConnectionFailure(const Error &error)
{
    return error.kind == ErrorKind::Network ||
           (error.kind == ErrorKind::BadResponse && error.detail.startsWith("truncated"_L1));
}

} // namespace Promontory
