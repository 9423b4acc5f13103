#pragma once

#include "datasources/base/result.h"
#include "datasources/http/httprequest.h"

#include <QNetworkReply>
#include <QObject>
#include <QSslError>
#include <QTimer>

#include <memory>

namespace Promontory {

class HttpClient;

/// One request on its way: queued, sent, perhaps redirected and sent again, finished exactly once.
///
///     Queued -> Connecting -> Waiting -> Reading -> finished
///                   ^____________________/ redirect, retry after a pause
///
/// Destroying it aborts the request without a signal. It owns its reply.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(HttpClient &client, HttpRequest request);
    ~HttpExchange() override;

signals:
    /// The answer, whatever its HTTP status, or why there is none. Errors: Network, Timeout, Tls,
    /// Redirect, BadResponse (truncated), TooLarge, RateLimited and Unauthorised (source is
    /// paused).
    void finished(const Promontory::Result<Promontory::HttpAnswer> &result);

private:
    friend class HttpClient;

    void enterQueue();
    void begin();
    void startAttempt();
    void watchReply();
    void noteHeaders();
    void readBody();
    void endAttempt();
    void giveUp(const Error &error);
    void settle(Result<HttpAnswer> outcome);
    void redirect(const HttpAnswer &answer);
    bool restartsQuietly();
    bool retries(const Result<HttpAnswer> &outcome);
    void finish(Result<HttpAnswer> outcome);
    HttpAnswer takeAnswer();
    void dropReply();
    void setupTimers();

    HttpClient &m_client;
    HttpRequest m_request;
    QUrl m_url;
    std::unique_ptr<QNetworkReply> m_reply;
    QByteArray m_body;
    QList<QSslError> m_tlsFaults; ///< of this attempt
    QTimer m_connectTimer;
    QTimer m_idleTimer;
    QTimer m_deadline;
    QTimer m_retryTimer;
    int m_redirects = 0;
    int m_retries = 0;
    bool m_retriedStale = false;
    bool m_isDone = false;
    bool m_wasFound = false; ///< the name of the server, in this attempt
    qint64 m_startedMs = 0;  ///< monotonic, of this attempt
    qint64 m_headersMs = 0;
    qint64 m_sentMs = 0;
};

} // namespace Promontory
