#include "datasources/core/brokensource.h"

#include <QPromise>

namespace Promontory {

BrokenSource::BrokenSource(const SourceSettings &settings, Error reason)
    : m_uid(settings.uid)
    , m_name(settings.name)
    , m_scrapeIntervalMs(settings.scrapeIntervalMs)
    , m_reason(std::move(reason))
{
}

template <typename T>
QFuture<Result<T>> BrokenSource::answer() const
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(failure(m_reason)));
    promise.finish();
    return promise.future();
}

QFuture<Result<QueryAnswer>> BrokenSource::query(const QueryRequest &)
{
    return answer<QueryAnswer>();
}

QFuture<Result<QStringList>> BrokenSource::labelNames(const LabelQuery &)
{
    return answer<QStringList>();
}

QFuture<Result<QStringList>> BrokenSource::labelValues(const LabelQuery &)
{
    return answer<QStringList>();
}

QFuture<Result<QList<Labels>>> BrokenSource::series(const LabelQuery &)
{
    return answer<QList<Labels>>();
}

QFuture<Result<QList<MetricMetadata>>> BrokenSource::metadata(const QString &)
{
    return answer<QList<MetricMetadata>>();
}

QFuture<Result<SourceHealth>> BrokenSource::check()
{
    return answer<SourceHealth>();
}

} // namespace Promontory
