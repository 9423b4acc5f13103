/// datasources/core says what a data source is. No network here: the interface, its values, the registry.
#pragma once

#include "datasources/core/query.h"

#include <QFuture>
#include <QStringList>

#include <optional>

namespace Promontory {

/// A look-up of label names, values or series. Empty matchers ask for everything.
struct LabelQuery
{
    QString label;         ///< for labelValues()
    QStringList matchers;  ///< series selectors
    TimeRange range;
    int limit = 20'000;
};

struct MetricMetadata
{
    QString metric;
    QString type; ///< counter, gauge, histogram, summary …
    QString help;
    QString unit;
};

/// What "Test" found.
struct SourceHealth
{
    QString flavour; ///< "Prometheus", "VictoriaMetrics", "Thanos", "Mimir"
    QString version;
    qint64 roundTripMs = 0;
    qint64 clockSkewMs = 0; ///< server minus local; from the Date header
    QList<Notice> notices;
};

/// One configured data source. Lives on the GUI thread; network is asynchronous, decoding on a pool.
/// Cancelling a returned future cancels network and decoding. Every future finishes with one result
/// or is cancelled; it never finishes empty.
class DataSource
{
public:
    DataSource() = default;
    Q_DISABLE_COPY_MOVE(DataSource)
    virtual ~DataSource() = default;

    virtual QString uid() const = 0;
    virtual QString name() const = 0;
    virtual qint64 scrapeIntervalMs() const = 0;

    virtual QFuture<Result<QueryAnswer>> query(const QueryRequest &request) = 0;
    virtual QFuture<Result<QStringList>> labelNames(const LabelQuery &query) = 0;
    virtual QFuture<Result<QStringList>> labelValues(const LabelQuery &query) = 0;
    virtual QFuture<Result<QList<Labels>>> series(const LabelQuery &query) = 0;
    virtual QFuture<Result<QList<MetricMetadata>>> metadata(const QString &metric) = 0;
    virtual QFuture<Result<SourceHealth>> check() = 0;

    /// Until when the source asked to be left alone (Retry-After, breaker), monotonic ms; 0: not at all.
    virtual qint64 pausedUntilMs() const = 0;
};

} // namespace Promontory
