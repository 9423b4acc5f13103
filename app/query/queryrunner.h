/// app/query turns the wishes of panels into requests and their answers into panel data.
#pragma once

#include "app/query/framecache.h"
#include "app/query/querykey.h"
#include "datasources/base/clock.h"
#include "datasources/core/datasource.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>

namespace Promontory {

enum class QueryPriority { Visible, NearlyVisible };

/// Totals since the start, for the status bar and the trace.
struct QueryStatistics
{
    qint64 asked = 0;    ///< wishes
    qint64 sent = 0;     ///< requests that went to a source
    qint64 merged = 0;   ///< wishes that joined a running request
    qint64 cached = 0;   ///< wishes served from the cache
    qint64 failed = 0;
    qint64 bytes = 0;    ///< decoded bytes received
    qint64 lastAnswerMs = 0; ///< network and decoding of the newest answer
};

/// The only way from panels to data sources, one per process. Equal questions run once; at most
/// MaxInFlight run per source, visible panels first; a question nobody waits for is cancelled.
class QueryRunner : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxInFlight = 6;
    using Answered = std::function<void(const Result<AnswerPtr> &)>;
    using SourceLookup = std::function<DataSource *(const QString &sourceId)>;

    QueryRunner(SourceLookup lookup, const Clock &clock, QObject *parent = nullptr);
    ~QueryRunner() override;

    /// Asks; `answered` is called once, later, on this thread, unless the ticket was withdrawn. An
    /// answer in the cache of at most maxAgeMs is good enough. Returns the ticket, never 0.
    quint64 ask(const QueryKey &key, QueryPriority priority, qint64 maxAgeMs, Answered answered);
    /// Nobody waits on this ticket any more. Unknown tickets are fine.
    void withdraw(quint64 ticket);
    /// Lets go of sources that are not the same objects as before: what they were asked is asked anew of
    /// those in their place. Old and new ones are alive meanwhile.
    void dropChangedSources();

    const QueryStatistics &statistics() const { return m_statistics; }
    int inFlight(const QString &sourceId) const { return m_inFlight.value(sourceId); }

signals:
    /// A source answered or failed: for health displays. The error is empty after a good answer.
    void sourceAnswered(const QString &sourceId, const std::optional<Promontory::Error> &error);
    /// Sources came, went or were made anew: every answer may be another one now.
    void sourcesChanged();

private:
    struct Waiter
    {
        quint64 ticket = 0;
        Answered answered;
    };
    struct Job
    {
        QueryKey key;
        QueryPriority priority = QueryPriority::Visible;
        quint64 serial = 0;
        std::vector<Waiter> waiters;
        std::optional<QFuture<Result<QueryAnswer>>> future; // set while it runs
        const DataSource *source = nullptr; // to compare only
        quint64 run = 0;                    // tells a late answer of a former run from this one's
    };

    void deliverLater(quint64 ticket, Answered answered, AnswerPtr answer);
    void schedule();
    void startWaiting();
    Job *nextWaiting();
    void start(Job &job);
    void finish(const QueryKey &key, quint64 run, const Result<QueryAnswer> &result);
    void release(const QString &sourceId);

    SourceLookup m_lookup;
    const Clock &m_clock;
    FrameCache m_cache;
    QHash<QueryKey, std::shared_ptr<Job>> m_jobs;
    QHash<quint64, QueryKey> m_tickets;
    QHash<QString, int> m_inFlight;
    QueryStatistics m_statistics;
    quint64 m_lastTicket = 0;
    quint64 m_lastSerial = 0;
    quint64 m_lastRun = 0;
    bool m_scheduled = false;
};

} // namespace Promontory
