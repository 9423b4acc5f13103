#include "datasources/http/networkerror.h"

#include "datasources/http/redaction.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(NetworkError)
};

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QString hostOf(const QNetworkReply &reply)
{
    const QUrl url = reply.url();
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host(), QString::number(url.port()));
}

Error closedError(const QNetworkReply &reply)
{
    if (statusOf(reply) > 0)
        return {ErrorKind::BadResponse,
                Text::tr("The connection broke in the middle of the answer; it is truncated."), u"truncated"_s};
    return {ErrorKind::Network, Text::tr("%1 closed the connection without an answer.").arg(hostOf(reply)), {}};
}

Error otherError(const QNetworkReply &reply)
{
    if (statusOf(reply) > 0)
        return {ErrorKind::BadResponse, Text::tr("The answer of the server could not be unpacked."), {}};
    if (reply.error() >= QNetworkReply::ContentAccessDenied)
        return {ErrorKind::BadResponse, Text::tr("%1 does not speak HTTP.").arg(hostOf(reply)), {}};
    return {ErrorKind::Network, Text::tr("%1 cannot be reached.").arg(hostOf(reply)), {}};
}

Error describe(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorKind::Network,
                Text::tr("%1 refuses the connection. Is the server running, and is the port right?")
                    .arg(hostOf(reply)),
                {}};
    case QNetworkReply::HostNotFoundError:
        return {ErrorKind::Network, Text::tr("The name %1 cannot be found.").arg(reply.url().host()), {}};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorKind::Tls,
                Text::tr("No secure connection to %1: %2")
                    .arg(hostOf(reply), redacted(reply.errorString())),
                {}};
    case QNetworkReply::TimeoutError:
        return {ErrorKind::Timeout, Text::tr("%1 does not answer in time.").arg(hostOf(reply)), {}};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return {ErrorKind::Network, Text::tr("The proxy does not let the request through."), {}};
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
    return error == QNetworkReply::NoError
        || (statusOf(reply) >= 300 && error >= QNetworkReply::ContentAccessDenied);
}

Error networkError(const QNetworkReply &reply)
{
    Error error = describe(reply);
    const QString words = redacted(reply.errorString());
    error.detail = error.detail.isEmpty() ? words : error.detail + u": "_s + words;
    return error;
}

bool isConnectionFailure(const Error &error)
{
    return error.kind == ErrorKind::Network
        || (error.kind == ErrorKind::BadResponse && error.detail.startsWith("truncated"_L1));
}

} // namespace Promontory
