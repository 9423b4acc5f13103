#pragma once

#include "datasources/core/datasource.h"
#include "datasources/core/sourcesettings.h"
#include "datasources/http/httpclient.h"
#include "datasources/prometheus/answerdecoder.h"
#include "datasources/prometheus/apicall.h"

#include <QFutureWatcher>
#include <QPromise>

namespace Promontory {

/// Finds out whether a source works, what it is and of which version, by a few small requests one
/// after the other. The query decides; everything else is a hint and may fail. Deletes itself at
/// the end.
class HealthCheck : public QObject
{
    Q_OBJECT

public:
    HealthCheck(HttpClient &client, SourceSettings settings, QObject *parent);

    QFuture<Result<SourceHealth>> start();

private:
    using Step = void (HealthCheck::*)(const Result<HttpAnswer> &);

    void get(const QString &path, const QByteArray &form, Step next);
    void send(HttpRequest request, Step next);
    void receiveQuery(const Result<HttpAnswer> &result);
    void receiveBuildInfo(const Result<HttpAnswer> &result);
    void receiveVictoriaMetrics(const Result<HttpAnswer> &result);
    void receiveStores(const Result<HttpAnswer> &result);
    void receiveConfig(const Result<HttpAnswer> &result);
    void noteClock(const HttpAnswer &answer);
    void finish(Result<SourceHealth> result);

    HttpClient &m_client;
    SourceSettings m_settings;
    QPromise<Result<SourceHealth>> m_promise;
    QFutureWatcher<Result<SourceHealth>> m_watcher;
    std::unique_ptr<HttpExchange> m_exchange;
    SourceHealth m_health;
    bool m_victoriaMetrics = false;
};

} // namespace Promontory
