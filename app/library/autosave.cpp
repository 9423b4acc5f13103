#include "app/library/autosave.h"

#include <QtConcurrentRun>

namespace Promontory {

namespace {

/// Half of the second that an edit may stay unwritten.
constexpr int DelayMs = 500;

} // namespace

Autosave::Autosave(const QString &folder, const Clock &clock, QThreadPool &pool, QObject *parent)
    : QObject(parent), m_folder(folder), m_clock(clock), m_pool(pool)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(DelayMs);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    connect(&m_writing, &QFutureWatcher<Outcome>::finished, this, &Autosave::finish);
}

Autosave::~Autosave() = default;

void Autosave::setFile(const QString &path, const QByteArray &hash, const QString &importedFrom)
{
    m_path = path;
    m_hash = hash;
    m_importedFrom = importedFrom;
}

void Autosave::keep(const Dashboard &dashboard)
{
    m_discarding = false;
    m_waiting = dashboard;
    // Not restarted: whoever types without a pause is kept as well.
    if (!m_timer.isActive() && !m_writing.isRunning())
        m_timer.start();
}

void Autosave::discard()
{
    m_timer.stop();
    m_waiting.reset();
    if (m_writing.isRunning())
        m_discarding = true;
    else
        remove();
}

bool Autosave::isIdle() const
{
    return !m_timer.isActive() && !m_writing.isRunning();
}

void Autosave::adopt(const QString &filePath)
{
    std::optional<JournalClaim> claim = JournalClaim::take(filePath);
    if (claim)
        m_claim = std::move(claim);
}

/// Runs on the pool. Without a path the journal gets one of its own.
Autosave::Outcome Autosave::written(Journal journal, const QString &folder)
{
    Outcome outcome;
    if (journal.filePath.isEmpty()) {
        auto claim = JournalClaim::takeFree(folder, journal.dashboard.uid);
        if (!claim)
            return {std::nullopt, claim.error()};
        outcome.claim = *std::move(claim);
        journal.filePath = outcome.claim->filePath();
    }
    if (const auto written = writeJournal(journal); !written)
        outcome.error = written.error();
    return outcome;
}

void Autosave::write()
{
    if (!m_waiting)
        return;
    Journal journal{m_claim ? m_claim->filePath() : QString(), m_path, m_hash, m_clock.wallMs(),
                    *std::exchange(m_waiting, std::nullopt), m_importedFrom};
    m_writing.setFuture(QtConcurrent::run(&m_pool, [journal = std::move(journal), folder = m_folder] {
        return written(journal, folder);
    }));
}

void Autosave::finish()
{
    Outcome outcome = m_writing.future().takeResult();
    if (outcome.claim && m_claim)
        outcome.claim->removeJournal(); // another one was adopted meanwhile
    else if (outcome.claim)
        m_claim = std::move(outcome.claim);
    if (outcome.error)
        emit failed(*outcome.error);
    else
        emit kept(m_claim->filePath());
    if (m_discarding)
        remove();
    else if (m_waiting)
        m_timer.start();
}

void Autosave::remove()
{
    m_discarding = false;
    if (m_claim)
        m_claim->removeJournal();
    m_claim.reset();
    emit discarded();
}

} // namespace Promontory
