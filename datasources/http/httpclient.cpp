#include "datasources/http/httpclient.h"

#include "datasources/core/redaction.h"
#include "datasources/http/logging.h"
#include "datasources/http/networkerror.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpClient)
};

Error pauseError(int status)
{
    const QString detail = u"HTTP %1"_s.arg(status);
    if (status == 401 || status == 403)
        return {ErrorKind::Unauthorised,
                Text::tr("The server refuses access, so it is only asked once a minute. Check the "
                         "credentials of the data source."),
                detail};
    return {ErrorKind::RateLimited, Text::tr("The server asked for a pause."), detail};
}

} // namespace

HttpClient::HttpClient(HttpOptions options, const Clock &clock, std::function<double()> random)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_random(std::move(random))
    , m_pause(clock, m_options.limits, m_random)
    , m_addresses(clock)
{
    m_manager.setAutoDeleteReplies(false);
    m_manager.setProxyFactory(new RuledProxyFactory(m_options.proxies)); // the manager owns it
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    QObject::connect(&m_addresses, &AddressWatch::moved, &m_addresses,
                     [this] { m_hasMoved = true; });
}

std::unique_ptr<HttpExchange> HttpClient::send(HttpRequest request)
{
    auto exchange = std::make_unique<HttpExchange>(*this, std::move(request));
    // Never finished before the caller had a chance to connect.
    QMetaObject::invokeMethod(exchange.get(), &HttpExchange::enterQueue, Qt::QueuedConnection);
    return exchange;
}

void HttpClient::forgetFaults()
{
    m_pause.noteSuccess();
    m_manager.clearConnectionCache();
}

void HttpClient::enter(HttpExchange *exchange)
{
    m_waiting.append(exchange);
    startWaiting();
}

void HttpClient::leave(HttpExchange *exchange)
{
    m_waiting.removeOne(exchange);
    if (!m_running.removeOne(exchange))
        return;
    startWaiting();
}

/// Connections can only be dropped all at once: what is under way ends first.
bool HttpClient::letsOldConnectionsGo()
{
    if (!m_hasMoved)
        return true;
    if (!m_running.isEmpty())
        return false;
    m_hasMoved = false;
    m_manager.clearConnectionCache();
    return true;
}

void HttpClient::startWaiting()
{
    if (!letsOldConnectionsGo())
        return;
    while (!m_waiting.isEmpty() && m_running.size() < m_options.limits.inFlight) {
        HttpExchange *exchange = m_waiting.takeFirst();
        if (const auto reason = m_pause.admit()) {
            exchange->finish(failure(*reason));
            continue;
        }
        m_running.append(exchange);
        exchange->begin();
    }
}

QNetworkRequest HttpClient::prepared(const HttpRequest &request, const QUrl &url) const
{
    QNetworkRequest prepared(url);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                          QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                          QNetworkRequest::AlwaysNetwork);
    // Honest answers pack a hundred to one; our own count of decoded bytes is the guard.
    prepared.setDecompressedSafetyCheckThreshold(request.maxBytes);
    prepared.setHeader(QNetworkRequest::UserAgentHeader, u"Promontory/" PROMONTORY_VERSION ""_s);
    prepared.setRawHeader("Accept", "application/json");
    // Packing costs both sides more than the loopback device does.
    if (isLoopback(url.host()) && !m_alwaysPacks)
        prepared.setRawHeader("Accept-Encoding", "identity");
    if (request.method == HttpMethod::Post)
        prepared.setHeader(QNetworkRequest::ContentTypeHeader,
                           u"application/x-www-form-urlencoded"_s);
    for (const auto &[name, value] : m_options.headers)
        prepared.setRawHeader(name, value);
    if (url.scheme() == "https"_L1)
        prepared.setSslConfiguration(m_options.tls);
    return prepared;
}

void HttpClient::watchAddress(const QUrl &url)
{
    if (!m_addresses.isDue(url.host()))
        return;
    // Where a proxy is asked, the name is the proxy's business.
    const auto proxies = m_manager.proxyFactory()->queryProxy(QNetworkProxyQuery(url));
    if (proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy)
        m_addresses.check(url.host());
}

QNetworkReply *HttpClient::start(const HttpRequest &request, const QUrl &url)
{
    qCDebug(httpLog).noquote() << (request.method == HttpMethod::Get ? "GET" : "POST")
                               << redactedUrl(url);
    watchAddress(url);
    const QNetworkRequest ready = prepared(request, url);
    return request.method == HttpMethod::Get ? m_manager.get(ready)
                                             : m_manager.post(ready, request.form);
}

void HttpClient::noteOutcome(const Result<HttpAnswer> &outcome,
                             const std::optional<QByteArray> &retryAfter)
{
    if (!outcome) {
        const Error &error = outcome.error();
        if (isConnectionFailure(error) || error.kind == ErrorKind::Timeout)
            m_pause.noteNetworkFailure(error);
        else if (error.kind == ErrorKind::Tls) // it stays so until somebody does something
            m_pause.noteRefusal(error);
        else
            m_pause.noteWithdrawn();
        return;
    }
    const int status = outcome->status;
    if (status == 429 || (retryAfter && status >= 400)) {
        const auto wish = parseRetryAfter(retryAfter.value_or(QByteArray()), m_clock.wallMs(),
                                          m_options.limits.pauseCapMs);
        if (status == 429 || wish)
            return m_pause.noteRetryAfter(wish, pauseError(429));
    }
    if (status == 401 || status == 403)
        return m_pause.noteRefusal(pauseError(status));
    m_pause.noteSuccess();
}

} // namespace Promontory
