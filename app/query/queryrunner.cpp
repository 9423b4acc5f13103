#include "app/query/queryrunner.h"

#include "app/query/whenanswered.h"

#include <QTimer>

#include <utility>

namespace Promontory {

namespace {

QString unknownSourceText(const QString &sourceId)
{
    return sourceId.isEmpty()
        ? QueryRunner::tr("There is no data source yet. Add one under Tools, Data sources.")
        : QueryRunner::tr("The data source \"%1\" is not configured here. Choose one under Tools, Data sources.")
              .arg(sourceId);
}

} // namespace

QueryRunner::QueryRunner(SourceLookup lookup, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_lookup(std::move(lookup))
    , m_clock(clock)
{
}

QueryRunner::~QueryRunner()
{
    for (const auto &job : std::as_const(m_jobs)) {
        if (job->future)
            job->future->cancel();
    }
}

quint64 QueryRunner::ask(const QueryKey &key, QueryPriority priority, qint64 maxAgeMs,
                         Answered answered)
{
    const quint64 ticket = ++m_lastTicket;
    ++m_statistics.asked;
    m_tickets.insert(ticket, key);
    if (AnswerPtr cached = m_cache.find(key, m_clock.monotonicMs(), maxAgeMs)) {
        ++m_statistics.cached;
        deliverLater(ticket, std::move(answered), std::move(cached));
        return ticket;
    }
    auto &job = m_jobs[key];
    if (job) {
        ++m_statistics.merged;
    } else {
        job = std::make_shared<Job>();
        job->key = key;
        job->priority = priority;
        job->serial = ++m_lastSerial;
    }
    job->priority = std::min(job->priority, priority);
    job->waiters.push_back({ticket, std::move(answered)});
    schedule();
    return ticket;
}

void QueryRunner::deliverLater(quint64 ticket, Answered answered, AnswerPtr answer)
{
    QTimer::singleShot(0, this, [this, ticket, answered = std::move(answered), answer] {
        if (m_tickets.remove(ticket) > 0)
            answered(answer);
    });
}

void QueryRunner::withdraw(quint64 ticket)
{
    const auto found = m_tickets.constFind(ticket);
    if (found == m_tickets.cend())
        return;
    const QueryKey key = *found;
    m_tickets.erase(found);
    const std::shared_ptr<Job> job = m_jobs.value(key);
    if (!job)
        return;
    std::erase_if(job->waiters, [ticket](const Waiter &waiter) { return waiter.ticket == ticket; });
    if (!job->waiters.empty())
        return;
    m_jobs.remove(key);
    if (job->future) {
        job->future->cancel();
        release(key.sourceId);
    }
}

void QueryRunner::dropChangedSources()
{
    m_cache.clear();
    const auto jobs = m_jobs;
    for (const auto &job : jobs) {
        if (!job->future || job->source == m_lookup(job->key.sourceId))
            continue;
        job->run = 0;
        job->future->cancel();
        job->future.reset();
        release(job->key.sourceId);
    }
    schedule();
    emit sourcesChanged();
}

void QueryRunner::schedule()
{
    // A burst of wishes is collected first, so that the most urgent go out first.
    if (std::exchange(m_scheduled, true))
        return;
    QTimer::singleShot(0, this, &QueryRunner::startWaiting);
}

void QueryRunner::startWaiting()
{
    m_scheduled = false;
    while (Job *job = nextWaiting())
        start(*job);
}

QueryRunner::Job *QueryRunner::nextWaiting()
{
    Job *best = nullptr;
    for (const auto &job : std::as_const(m_jobs)) {
        if (job->future || m_inFlight.value(job->key.sourceId) >= MaxInFlight)
            continue;
        if (!best || std::pair(job->priority, job->serial) < std::pair(best->priority, best->serial))
            best = job.get();
    }
    return best;
}

void QueryRunner::start(Job &job)
{
    const QueryKey key = job.key;
    const quint64 run = ++m_lastRun;
    ++m_inFlight[key.sourceId];
    DataSource *source = m_lookup(key.sourceId);
    job.source = source;
    job.run = run;
    if (!source) {
        job.future = QFuture<Result<QueryAnswer>>();
        const Result<QueryAnswer> failed = failure(ErrorKind::Unsupported, unknownSourceText(key.sourceId));
        QTimer::singleShot(0, this, [this, key, run, failed] { finish(key, run, failed); });
        return;
    }
    ++m_statistics.sent;
    job.future = source->query(key.request);
    // The job may be over before this returns.
    whenAnswered(*job.future, this, [this, key, run](const Result<QueryAnswer> &result) {
        finish(key, run, result);
    });
}

void QueryRunner::finish(const QueryKey &key, quint64 run, const Result<QueryAnswer> &result)
{
    const std::shared_ptr<Job> job = m_jobs.value(key);
    if (!job || job->run != run)
        return; // withdrawn meanwhile; its place was given back then
    m_jobs.remove(key);
    release(key.sourceId);
    Result<AnswerPtr> answer = failure(result ? Error{} : result.error());
    if (result) {
        const AnswerPtr shared = std::make_shared<const QueryAnswer>(*result);
        m_statistics.bytes += shared->trace.bytes;
        m_statistics.lastAnswerMs = shared->trace.networkMs + shared->trace.decodeMs;
        m_cache.insert(key, shared, m_clock.monotonicMs());
        answer = shared;
    } else {
        ++m_statistics.failed;
    }
    emit sourceAnswered(key.sourceId, result ? std::nullopt : std::optional(result.error()));
    for (const Waiter &waiter : job->waiters) {
        if (m_tickets.remove(waiter.ticket) > 0)
            waiter.answered(answer);
    }
}

void QueryRunner::release(const QString &sourceId)
{
    --m_inFlight[sourceId];
    schedule();
}

} // namespace Promontory
