#pragma once

#include "datasources/core/datasource.h"
#include "datasources/core/sourcesettings.h"

namespace Promontory {

/// Stands for a source that could not be made: everything asked of it gives the reason.
class BrokenSource final : public DataSource
{
public:
    BrokenSource(const SourceSettings &settings, Error reason);

    QString uid() const override { return m_uid; }
    QString name() const override { return m_name; }
    qint64 scrapeIntervalMs() const override { return m_scrapeIntervalMs; }
    QFuture<Result<QueryAnswer>> query(const QueryRequest &request) override;
    QFuture<Result<QStringList>> labelNames(const LabelQuery &query) override;
    QFuture<Result<QStringList>> labelValues(const LabelQuery &query) override;
    QFuture<Result<QList<Labels>>> series(const LabelQuery &query) override;
    QFuture<Result<QList<MetricMetadata>>> metadata(const QString &metric) override;
    QFuture<Result<SourceHealth>> check() override;
    qint64 pausedUntilMs() const override { return 0; }

private:
    template <typename T>
    QFuture<Result<T>> answer() const;

    QString m_uid;
    QString m_name;
    qint64 m_scrapeIntervalMs;
    Error m_reason;
};

} // namespace Promontory
