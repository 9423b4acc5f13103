#pragma once

#include "datasources/core/datasource.h"
#include "datasources/core/sourcesettings.h"
#include "datasources/localprometheus/localprometheus.h"

#include <QDeadlineTimer>
#include <QFutureWatcher>

#include <functional>
#include <memory>
#include <vector>

namespace Promontory {

/// What the settings of a source of kind "local" mean for its process. The data lie in
/// `stateFolder`, in a folder of the source's own.
LocalPrometheusSettings localPrometheusSettings(const SourceSettings &settings,
                                                const QString &stateFolder);

/// The data source of kind "local": runs its Prometheus and hands every question on to a source at
/// its address. What is asked while it starts waits until it is ready, but not for ever.
class LocalPrometheusSource final : public QObject, public DataSource
{
    Q_OBJECT

public:
    /// Makes the source that asks the server at this address.
    using Factory = std::function<Result<std::unique_ptr<DataSource>>(const QUrl &url)>;

    LocalPrometheusSource(SourceSettings settings, const QString &stateFolder, Factory factory,
                          std::chrono::milliseconds patience = std::chrono::seconds(30));
    ~LocalPrometheusSource() override;

    /// Takes new settings over; the process goes on where it can.
    void setSettings(const SourceSettings &settings);
    LocalPrometheus &prometheus() { return m_prometheus; }

    QString uid() const override { return m_settings.uid; }
    QString name() const override { return m_settings.name; }
    qint64 scrapeIntervalMs() const override { return m_settings.scrapeIntervalMs; }

    QFuture<Result<QueryAnswer>> query(const QueryRequest &request) override;
    QFuture<Result<QStringList>> labelNames(const LabelQuery &query) override;
    QFuture<Result<QStringList>> labelValues(const LabelQuery &query) override;
    QFuture<Result<QList<Labels>>> series(const LabelQuery &query) override;
    QFuture<Result<QList<MetricMetadata>>> metadata(const QString &metric) override;
    QFuture<Result<SourceHealth>> check() override;
    qint64 pausedUntilMs() const override;

private:
    template <typename T>
    using Ask = std::function<QFuture<Result<T>>(DataSource &)>;
    template <typename T>
    using Promise = std::shared_ptr<QPromise<Result<T>>>;

    /// A question that waits: it is given the source, or the error where there is none.
    struct Waiting
    {
        QDeadlineTimer deadline;
        std::function<void(DataSource *, const Error &)> answer;
    };

    template <typename T>
    QFuture<Result<T>> whenReady(Ask<T> ask);
    template <typename T>
    void handOn(const QFuture<Result<T>> &answer, const Promise<T> &promise);
    void followState(LocalState state);
    void answerWaiting(DataSource *source);
    void dropExpired();
    Error notReady() const;

    SourceSettings m_settings;
    QString m_stateFolder;
    Factory m_factory;
    std::chrono::milliseconds m_patience;
    LocalPrometheus m_prometheus;
    std::unique_ptr<DataSource> m_source; ///< while the process is ready
    std::vector<Waiting> m_waiting;
};

} // namespace Promontory
