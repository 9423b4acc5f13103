#include "datasources/localprometheus/localprometheussource.h"

#include <QPromise>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// States that pass by themselves.
bool isPassing(LocalState state)
{
    switch (state) {
    case LocalState::Starting:
    case LocalState::Replaying:
    case LocalState::Restarting:
        return true;
    case LocalState::Stopped:
    case LocalState::MissingProgram:
    case LocalState::Ready:
    case LocalState::Stopping:
    case LocalState::Failed:
        break;
    }
    return false;
}

template <typename T>
void finish(QPromise<Result<T>> &promise, Result<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

LocalPrometheusSettings localPrometheusSettings(const SourceSettings &settings,
                                                const QString &stateFolder)
{
    LocalPrometheusSettings local;
    local.targets = settings.targets;
    local.retention = settings.retention;
    local.scrapeIntervalMs = settings.scrapeIntervalMs;
    // A uid may come from a file that somebody wrote by hand: no part of it is a path.
    const QByteArray name = QUrl::toPercentEncoding(settings.uid, {}, ".");
    local.folder = stateFolder + "/local/"_L1 + QString::fromLatin1(name);
    return local;
}

LocalPrometheusSource::LocalPrometheusSource(SourceSettings settings, const QString &stateFolder,
                                             Factory factory, std::chrono::milliseconds patience)
    : m_settings(std::move(settings))
    , m_stateFolder(stateFolder)
    , m_factory(std::move(factory))
    , m_patience(patience)
    , m_prometheus(localPrometheusSettings(m_settings, stateFolder))
{
    connect(&m_prometheus, &LocalPrometheus::stateChanged, this,
            &LocalPrometheusSource::followState);
    m_prometheus.start();
}

LocalPrometheusSource::~LocalPrometheusSource()
{
    m_prometheus.disconnect(this);
}

void LocalPrometheusSource::setSettings(const SourceSettings &settings)
{
    m_settings = settings;
    m_source.reset(); // it holds name and interval too
    m_prometheus.setSettings(localPrometheusSettings(settings, m_stateFolder));
    followState(m_prometheus.state());
}

void LocalPrometheusSource::followState(LocalState state)
{
    if (state == LocalState::Ready) {
        if (!m_source)
            m_source = m_factory(m_prometheus.url()).value_or(nullptr);
        return answerWaiting(m_source.get());
    }
    // The next start has another port, and what this source learnt of faults is past.
    m_source.reset();
    if (!isPassing(state))
        answerWaiting(nullptr);
}

void LocalPrometheusSource::answerWaiting(DataSource *source)
{
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &question : waiting)
        question.answer(source, notReady());
}

void LocalPrometheusSource::dropExpired()
{
    const auto expired =
        std::stable_partition(m_waiting.begin(), m_waiting.end(), [](const Waiting &question) {
            return !question.deadline.hasExpired();
        });
    const std::vector<Waiting> late(expired, m_waiting.end());
    m_waiting.erase(expired, m_waiting.end());
    for (const Waiting &question : late)
        question.answer(nullptr, notReady());
}

Error LocalPrometheusSource::notReady() const
{
    const QString message = m_prometheus.message();
    return {ErrorKind::Network,
            message.isEmpty() ? tr("The local Prometheus does not run.") : message,
            {}};
}

template <typename T>
QFuture<Result<T>> LocalPrometheusSource::whenReady(Ask<T> ask)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();
    const auto answer = [this, promise, ask = std::move(ask)](DataSource *source,
                                                              const Error &error) {
        if (promise->isCanceled())
            promise->finish();
        else if (source)
            handOn<T>(ask(*source), promise);
        else
            finish<T>(*promise, failure(error));
    };
    if (m_prometheus.state() == LocalState::Ready) {
        answer(m_source.get(), notReady());
    } else if (isPassing(m_prometheus.state())) {
        m_waiting.push_back({QDeadlineTimer(m_patience), answer});
        QTimer::singleShot(m_patience, Qt::PreciseTimer, this, &LocalPrometheusSource::dropExpired);
    } else {
        answer(nullptr, notReady());
    }
    return future;
}

/// Cancelling from above reaches the source below. A source that goes because the process took
/// another port cancels from below: that is an error to the one who asked.
template <typename T>
void LocalPrometheusSource::handOn(const QFuture<Result<T>> &answer, const Promise<T> &promise)
{
    auto *below = new QFutureWatcher<Result<T>>(this);
    auto *above = new QFutureWatcher<Result<T>>(below);
    connect(above, &QFutureWatcherBase::canceled, below, [below] { below->cancel(); });
    connect(below, &QFutureWatcherBase::finished, this, [this, below, promise] {
        const QFuture<Result<T>> done = below->future();
        if (promise->isCanceled())
            promise->finish();
        else if (done.resultCount() > 0)
            finish<T>(*promise, done.result());
        else
            finish<T>(*promise,
                      failure(ErrorKind::Network, tr("The local Prometheus was started again.")));
        below->deleteLater();
    });
    above->setFuture(promise->future());
    below->setFuture(answer);
}

QFuture<Result<QueryAnswer>> LocalPrometheusSource::query(const QueryRequest &request)
{
    return whenReady<QueryAnswer>([request](DataSource &source) { return source.query(request); });
}

QFuture<Result<QStringList>> LocalPrometheusSource::labelNames(const LabelQuery &query)
{
    return whenReady<QStringList>([query](DataSource &source) { return source.labelNames(query); });
}

QFuture<Result<QStringList>> LocalPrometheusSource::labelValues(const LabelQuery &query)
{
    return whenReady<QStringList>(
        [query](DataSource &source) { return source.labelValues(query); });
}

QFuture<Result<QList<Labels>>> LocalPrometheusSource::series(const LabelQuery &query)
{
    return whenReady<QList<Labels>>([query](DataSource &source) { return source.series(query); });
}

QFuture<Result<QList<MetricMetadata>>> LocalPrometheusSource::metadata(const QString &metric)
{
    return whenReady<QList<MetricMetadata>>(
        [metric](DataSource &source) { return source.metadata(metric); });
}

QFuture<Result<SourceHealth>> LocalPrometheusSource::check()
{
    return whenReady<SourceHealth>([](DataSource &source) { return source.check(); });
}

qint64 LocalPrometheusSource::pausedUntilMs() const
{
    return m_source ? m_source->pausedUntilMs() : 0;
}

} // namespace Promontory
