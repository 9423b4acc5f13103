#include "datasources/prometheus/answerdecoder.h"
#include "datasources/prometheus/envelope.h"
#include "datasources/prometheus/textrepair.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDecoder)
};

struct NamedKind
{
    QLatin1StringView errorType;
    ErrorKind kind;
};

// Prometheus HTTP API, format overview; VictoriaMetrics writes the HTTP status as errorType.
constexpr NamedKind Kinds[] = {
    {"bad_data"_L1, ErrorKind::BadQuery},
    {"execution"_L1, ErrorKind::BadQuery},
    {"timeout"_L1, ErrorKind::Timeout},
    {"canceled"_L1, ErrorKind::Server},
    {"internal"_L1, ErrorKind::Server},
    {"unavailable"_L1, ErrorKind::Server},
    {"not_found"_L1, ErrorKind::Unsupported},
    {"not_acceptable"_L1, ErrorKind::BadResponse},
    {"too_many_requests"_L1, ErrorKind::RateLimited},
};

ErrorKind kindFromStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
    case 407:
        return ErrorKind::Unauthorised;
    case 404:
    case 405:
    case 406:
    case 501:
        return ErrorKind::Unsupported;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 413:
        return ErrorKind::TooLarge;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::BadQuery : ErrorKind::BadResponse;
}

ErrorKind kindFromType(const QString &errorType)
{
    for (const NamedKind &named : Kinds) {
        if (named.errorType == errorType)
            return named.kind;
    }
    bool isStatus = false;
    const int status = errorType.toInt(&isStatus);
    return isStatus ? kindFromStatus(status) : ErrorKind::Server;
}

QString sentenceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorised:
        return Text::tr("The server refuses access. Check the credentials of the data source.");
    case ErrorKind::Unsupported:
        return Text::tr(
            "The server does not know this address. Check the address of the data source "
            "and its path.");
    case ErrorKind::Timeout:
        return Text::tr(
            "The server did not finish in time. A shorter range or a larger step helps.");
    case ErrorKind::TooLarge:
        return Text::tr("The server refuses the request because it is too large.");
    case ErrorKind::RateLimited:
        return Text::tr("The server asks for fewer requests.");
    case ErrorKind::BadQuery:
        return Text::tr("The server refused the query.");
    case ErrorKind::BadResponse:
        return Text::tr("The server sent an answer that makes no sense here.");
    default:
        return Text::tr("The server failed.");
    }
}

/// The server's own words are the best message; a web page has none.
QString wordsOf(QByteArrayView body)
{
    const QByteArrayView start = body.trimmed();
    if (start.startsWith('<'))
        return {};
    return cleanedText(QString::fromUtf8(start.first(std::min<qsizetype>(start.size(), 2048))),
                       512);
}

} // namespace

Error serverError(const Envelope &envelope)
{
    const ErrorKind kind = kindFromType(envelope.errorType);
    const QString words = cleanedText(envelope.error, 4000);
    const QString message =
        words.isEmpty() ? sentenceFor(kind) : Text::tr("The server answered: %1").arg(words);
    return {kind, message, u"errorType: "_s + cleanedText(envelope.errorType, 60)};
}

Error errorFromStatus(int status, QByteArray body)
{
    const QString line = u"HTTP %1"_s.arg(status);
    const auto envelope =
        body.trimmed().startsWith('{')
            ? readEnvelope(body, [](simdjson::ondemand::value) { return simdjson::SUCCESS; })
            : failure(ErrorKind::BadResponse, {});
    if (envelope && envelope->status == "error"_L1) {
        Error error = serverError(*envelope);
        const ErrorKind byStatus = kindFromStatus(status);
        if (byStatus == ErrorKind::Unauthorised || byStatus == ErrorKind::RateLimited)
            error.kind = byStatus;
        error.detail = line + u", "_s + error.detail;
        return error;
    }
    const ErrorKind kind = kindFromStatus(status);
    const QString words = envelope ? QString() : wordsOf(body);
    return {kind, sentenceFor(kind), words.isEmpty() ? line : line + u": "_s + words};
}

} // namespace Promontory
