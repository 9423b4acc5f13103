#include "app/window/sourceages.h"

namespace Promontory {

SourceAges::SourceAges(QueryRunner &runner, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    connect(&runner, &QueryRunner::sourceAnswered, this, &SourceAges::note);
}

void SourceAges::note(const QString &sourceId, const std::optional<Error> &error)
{
    Entry &entry = m_entries[sourceId];
    // A refused query is an answer of a healthy source.
    const bool answered = !error || error->kind == ErrorKind::BadQuery;
    if (answered)
        entry.answeredMs = m_clock.monotonicMs();
    entry.error = answered ? std::nullopt : error;
}

QList<SourceAge> SourceAges::ages(const std::function<QString(const QString &)> &nameOf,
                                  qint64 refreshMs, qint64 nextTickMs) const
{
    QList<SourceAge> ages;
    const qint64 nowMs = m_clock.monotonicMs();
    QStringList ids = m_entries.keys();
    ids.sort();
    for (const QString &id : ids) {
        const Entry &entry = m_entries[id];
        SourceAge age;
        age.id = id;
        age.name = nameOf(id);
        if (age.name.isEmpty())
            continue;
        age.ageMs = entry.answeredMs > 0 ? nowMs - entry.answeredMs : 0;
        age.retryMs = nextTickMs > nowMs ? nextTickMs - nowMs : 0;
        age.reason = entry.error ? entry.error->message : QString();
        const bool late = refreshMs > 0 && 2 * age.ageMs > 3 * refreshMs + 2'000;
        if (entry.answeredMs == 0)
            age.state = entry.error ? SourceAge::State::Failed : SourceAge::State::Waiting;
        else
            age.state = entry.error || late ? SourceAge::State::Late : SourceAge::State::Fresh;
        ages.append(age);
    }
    return ages;
}

} // namespace Promontory
