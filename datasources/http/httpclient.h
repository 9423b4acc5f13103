/// datasources/http sends requests and brings back answers: deadlines, redirects, retries, pauses
/// and credentials. It knows nothing of Prometheus and nothing of what is in a body.
#pragma once

#include "datasources/http/addresswatch.h"
#include "datasources/http/httpexchange.h"
#include "datasources/http/httpoptions.h"
#include "datasources/http/httprequest.h"
#include "datasources/http/sourcepause.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <memory>

namespace Promontory {

/// The network of one source: its own connections, its own credentials, nothing shared with others.
/// Lives on the GUI thread and outlives its exchanges.
class HttpClient
{
public:
    HttpClient(HttpOptions options, const Clock &clock, std::function<double()> random);
    Q_DISABLE_COPY_MOVE(HttpClient)

    /// Starts a request, once the event loop runs. At most `inFlight` are under way, the others
    /// queue. While the source is paused it fails at once with the reason.
    std::unique_ptr<HttpExchange> send(HttpRequest request);

    /// Monotonic milliseconds until which the source asked, or had, to be left alone; 0: not at
    /// all.
    qint64 pausedUntilMs() const { return m_pause.untilMs(); }
    /// Forgets pauses and connections: the settings changed, or somebody pressed "Test".
    void forgetFaults();

private:
    friend class HttpExchange;

    void enter(HttpExchange *exchange);
    void leave(HttpExchange *exchange);
    void startWaiting();
    void watchAddress(const QUrl &url);
    bool letsOldConnectionsGo();
    QNetworkReply *start(const HttpRequest &request, const QUrl &url);
    QNetworkRequest prepared(const HttpRequest &request, const QUrl &url) const;
    void noteOutcome(const Result<HttpAnswer> &outcome,
                     const std::optional<QByteArray> &retryAfter);

    HttpOptions m_options;
    const Clock &m_clock;
    std::function<double()> m_random;
    SourcePause m_pause;
    QNetworkAccessManager m_manager;
    AddressWatch m_addresses;
    bool m_hasMoved = false;    ///< the server, and connections to the old one may be left
    bool m_alwaysPacks = false; ///< the server packs even what was asked for plain
    QList<HttpExchange *> m_waiting;
    QList<HttpExchange *> m_running;
};

} // namespace Promontory
