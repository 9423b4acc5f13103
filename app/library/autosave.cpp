#include "app/library/autosave.h"

#include <QFile>
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

void Autosave::setFile(const QString &path, const QByteArray &hash)
{
    m_path = path;
    m_hash = hash;
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

void Autosave::write()
{
    if (!m_waiting)
        return;
    const Dashboard dashboard = *std::exchange(m_waiting, std::nullopt);
    m_writing.setFuture(QtConcurrent::run(&m_pool, [dashboard, folder = m_folder, path = m_path,
                                                    hash = m_hash, now = m_clock.wallMs()] {
        const QString filePath = journalPath(folder, dashboard.uid, path);
        const auto written = writeJournal({filePath, path, hash, now, dashboard});
        return Outcome{filePath, written ? std::nullopt : std::optional<Error>(written.error())};
    }));
}

void Autosave::finish()
{
    const Outcome outcome = m_writing.result();
    if (outcome.error) {
        emit failed(*outcome.error);
    } else {
        if (!m_journalPath.isEmpty() && m_journalPath != outcome.filePath)
            QFile::remove(m_journalPath);
        m_journalPath = outcome.filePath;
        emit kept(outcome.filePath);
    }
    if (m_discarding)
        remove();
    else if (m_waiting)
        m_timer.start();
}

void Autosave::remove()
{
    m_discarding = false;
    if (!m_journalPath.isEmpty())
        QFile::remove(m_journalPath);
    m_journalPath.clear();
    emit discarded();
}

} // namespace Promontory
