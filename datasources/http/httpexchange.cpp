#include "datasources/http/httpexchange.h"

#include "datasources/core/redaction.h"
#include "datasources/http/contentlength.h"
#include "datasources/http/httpclient.h"
#include "datasources/http/networkerror.h"
#include "datasources/http/redirect.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxRedirects = 3;
constexpr qint64 ReadChunk = 256 * 1024;
constexpr qsizetype Padding = 64; // what a parser wants behind the end
constexpr qint64 LargestGuess = 64 * 1024 * 1024;

std::chrono::milliseconds milliseconds(qint64 ms)
{
    return std::chrono::milliseconds(ms);
}

std::optional<qint64> dateOf(const QNetworkReply &reply)
{
    QByteArray text = reply.rawHeader("Date");
    if (!text.endsWith("GMT"))
        return std::nullopt;
    text.replace(text.size() - 3, 3, "+0000");
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
    return date.isValid() ? std::optional(date.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace

HttpExchange::HttpExchange(HttpClient &client, HttpRequest request)
    : m_client(client), m_request(std::move(request)), m_url(m_request.url)
{
    setupTimers();
}

HttpExchange::~HttpExchange()
{
    dropReply();
    if (!m_isDone) {
        m_client.m_pause.noteWithdrawn();
        m_client.leave(this);
    }
}

void HttpExchange::setupTimers()
{
    for (QTimer *timer : {&m_connectTimer, &m_idleTimer, &m_deadline, &m_retryTimer})
        timer->setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &HttpExchange::startAttempt);
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { giveUp(connectTimeout(*m_reply, m_wasFound)); });
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        giveUp(
            {ErrorKind::Timeout, tr("The server stopped in the middle of its answer."), u"idle"_s});
    });
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        giveUp({ErrorKind::Timeout, tr("The server did not answer in time."), u"deadline"_s});
    });
}

void HttpExchange::enterQueue()
{
    const QString scheme = m_url.scheme();
    if ((scheme != "http"_L1 && scheme != "https"_L1) || m_url.host().isEmpty() ||
        !m_url.userInfo().isEmpty())
        return finish(
            failure(ErrorKind::Unsupported,
                    tr("The address of a data source begins with http:// or https:// and holds no "
                       "user name.")));
    m_client.enter(this);
}

void HttpExchange::begin()
{
    m_deadline.start(milliseconds(m_request.timeoutMs + m_client.m_options.limits.graceMs));
    startAttempt();
}

void HttpExchange::startAttempt()
{
    m_body.clear();
    m_tlsFaults.clear();
    m_startedMs = m_client.m_clock.monotonicMs();
    m_sentMs = m_client.m_clock.wallMs();
    m_headersMs = 0;
    m_wasFound = false;
    m_connectTimer.start(milliseconds(m_client.m_options.limits.connectMs));
    m_reply.reset(m_client.start(m_request, m_url));
    watchReply();
}

void HttpExchange::watchReply()
{
    QNetworkReply *reply = m_reply.get();
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_wasFound = true; });
    connect(reply, &QNetworkReply::requestSent, &m_connectTimer, &QTimer::stop);
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::noteHeaders);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::readBody);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &faults) { m_tlsFaults = faults; });
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::endAttempt);
}

void HttpExchange::noteHeaders()
{
    m_connectTimer.stop();
    m_idleTimer.start(milliseconds(m_client.m_options.limits.idleMs));
    if (m_headersMs == 0)
        m_headersMs = m_client.m_clock.monotonicMs();
    const auto length = parseContentLength(m_reply->rawHeader("Content-Length"));
    if (!length)
        return giveUp(length.error());
    m_body.reserve(std::min({*length, LargestGuess, m_request.maxBytes}) + Padding);
}

void HttpExchange::readBody()
{
    m_idleTimer.start(milliseconds(m_client.m_options.limits.idleMs));
    while (m_reply) {
        const qsizetype before = m_body.size();
        const qint64 room = std::min(ReadChunk, std::max<qint64>(m_reply->bytesAvailable(), 4096));
        m_body.resize(before + room);
        const qint64 count = m_reply->read(m_body.data() + before, room);
        m_body.resize(before + std::max<qint64>(count, 0));
        if (count <= 0)
            return;
        if (m_body.size() > m_request.maxBytes)
            giveUp({ErrorKind::TooLarge,
                    tr("The answer is larger than %1. A shorter range, a larger step or fewer "
                       "series help.")
                        .arg(QLocale().formattedDataSize(m_request.maxBytes, 0)),
                    {}});
    }
}

void HttpExchange::endAttempt()
{
    if (!m_reply)
        return;
    readBody();
    if (!m_reply)
        return;
    m_connectTimer.stop();
    m_idleTimer.stop();
    if (restartsQuietly()) {
        dropReply();
        return startAttempt();
    }
    if (!isHttpAnswer(*m_reply))
        return settle(failure(networkError(*m_reply, m_tlsFaults)));
    if (const auto error = packingError(*m_reply))
        return settle(failure(*error));
    settle(takeAnswer());
}

bool HttpExchange::restartsQuietly()
{
    // A kept connection that the server has closed meanwhile shows itself like this.
    if (m_reply->error() == QNetworkReply::RemoteHostClosedError && m_headersMs == 0 &&
        !m_retriedStale) {
        m_retriedStale = true;
        return true;
    }
    // Asked for plain bytes, Qt leaves packed ones alone; from now on it is to unpack them.
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    const bool packed = !encoding.isEmpty() && encoding != "identity" &&
                        m_reply->request().rawHeader("Accept-Encoding") == "identity";
    m_client.m_alwaysPacks = m_client.m_alwaysPacks || packed;
    return packed;
}

HttpAnswer HttpExchange::takeAnswer()
{
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.url = m_url;
    answer.contentType = m_reply->rawHeader("Content-Type");
    answer.serverName = m_reply->rawHeader("Server");
    answer.dateMs = dateOf(*m_reply);
    answer.sentMs = m_sentMs;
    answer.roundTripMs = m_headersMs - m_startedMs;
    answer.elapsedMs = m_client.m_clock.monotonicMs() - m_startedMs;
    answer.body = std::move(m_body);
    if (answer.status < 200 || answer.status >= 300) // shown to people, unlike data
        answer.body = withoutSecrets(std::move(answer.body), m_client.m_options.secrets);
    m_body = {};
    return answer;
}

void HttpExchange::giveUp(const Error &error)
{
    dropReply();
    settle(failure(error));
}

void HttpExchange::settle(Result<HttpAnswer> outcome)
{
    if (outcome && isRedirect(outcome->status))
        return redirect(*outcome);
    std::optional<QByteArray> retryAfter;
    if (m_reply && m_reply->hasRawHeader("Retry-After"))
        retryAfter = m_reply->rawHeader("Retry-After");
    m_client.noteOutcome(outcome, retryAfter);
    dropReply();
    if (!retries(outcome))
        finish(std::move(outcome));
}

void HttpExchange::redirect(const HttpAnswer &answer)
{
    const auto target =
        redirectTarget(m_url, m_reply->rawHeader("Location"), answer.status, m_request.method);
    dropReply();
    if (target && m_redirects < MaxRedirects) {
        ++m_redirects;
        m_url = *target;
        return startAttempt();
    }
    m_client.m_pause.noteWithdrawn();
    finish(failure(target ? Error{ErrorKind::Redirect, tr("The server redirects in a circle."), {}}
                          : target.error()));
}

bool HttpExchange::retries(const Result<HttpAnswer> &outcome)
{
    const bool transient = outcome ? m_request.isTransient && m_request.isTransient(*outcome)
                                   : isConnectionFailure(outcome.error());
    if (!transient || m_retries >= m_request.retries || m_client.pausedUntilMs() > 0 ||
        !m_deadline.isActive())
        return false;
    const qint64 pause = backoffMs(m_retries++, m_client.m_options.limits, m_client.m_random());
    m_retryTimer.start(milliseconds(pause));
    return true;
}

void HttpExchange::finish(Result<HttpAnswer> outcome)
{
    m_isDone = true;
    m_deadline.stop();
    m_client.leave(this);
    emit finished(outcome);
}

void HttpExchange::dropReply()
{
    m_connectTimer.stop();
    m_idleTimer.stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply.release();
    // Only our own connections: the reply tells its connection to stop through signals, too.
    reply->disconnect(this);
    reply->disconnect(&m_connectTimer);
    reply->abort();
    reply->deleteLater(); // this may be inside one of its signals
}

} // namespace Promontory
