#pragma once

#include "datasources/base/clock.h"
#include "datasources/core/datasource.h"
#include "datasources/core/sourcesettings.h"
#include "datasources/http/httpclient.h"
#include "datasources/prometheus/answerdecoder.h"
#include "datasources/prometheus/apiread.h"

class QThreadPool;

namespace Promontory {

/// What every source is given from outside; outlives the sources.
struct SourceEnvironment
{
    const Clock &clock;
    QThreadPool &decodePool;
    std::function<double()> random; ///< 0 <= value < 1, for jitter
    HttpLimits httpLimits;
    DecodeLimits decodeLimits;
};

/// A server that speaks the HTTP API of Prometheus: itself, VictoriaMetrics, Thanos, Mimir.
class PrometheusSource final : public DataSource
{
public:
    /// Reads the certificate files that the settings name. Errors: Tls, Syntax, Unsupported.
    static Result<std::unique_ptr<DataSource>> create(const SourceSettings &settings,
                                                      const SourceSecrets &secrets,
                                                      const SourceEnvironment &environment);

    PrometheusSource(SourceSettings settings, HttpOptions options,
                     const SourceEnvironment &environment);
    ~PrometheusSource() override;

    QString uid() const override { return m_settings.uid; }
    QString name() const override { return m_settings.name; }
    qint64 scrapeIntervalMs() const override { return m_settings.scrapeIntervalMs; }

    QFuture<Result<QueryAnswer>> query(const QueryRequest &request) override;
    QFuture<Result<QStringList>> labelNames(const LabelQuery &query) override;
    QFuture<Result<QStringList>> labelValues(const LabelQuery &query) override;
    QFuture<Result<QList<Labels>>> series(const LabelQuery &query) override;
    QFuture<Result<QList<MetricMetadata>>> metadata(const QString &metric) override;
    QFuture<Result<SourceHealth>> check() override;
    qint64 pausedUntilMs() const override { return m_client.pausedUntilMs(); }

    /// How often the server says that it scrapes, ms. Unsupported where it does not say: not every
    /// server is a Prometheus, and hosted ones tell nobody.
    QFuture<Result<qint64>> configuredScrapeInterval();

private:
    ApiRead *newRead(ApiCall call);
    template <typename T>
    QFuture<Result<T>> readList(ApiCall call, std::function<Result<T>(QByteArray)> decode);

    SourceSettings m_settings;
    QThreadPool &m_pool;
    DecodeLimits m_limits;
    HttpClient m_client;
    std::unique_ptr<QObject> m_reads; ///< parent of what is under way; goes before the client
};

} // namespace Promontory
