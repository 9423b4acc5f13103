#include "app/window/recovery.h"

#include "app/library/journalclaim.h"
#include "app/window/dashboardfiles.h"
#include "widgets/common/messagestack.h"

#include <QDateTime>
#include <QLocale>
#include <QtConcurrent>

namespace Promontory {

namespace {

constexpr qsizetype MostOffers = 4;

QString sentence(const Journal &journal, JournalState state)
{
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(journal.writtenMs),
                                            QLocale::ShortFormat);
    const QString &title = journal.dashboard.title;
    if (state == JournalState::Diverged)
        return Recovery::tr("\"%1\" has unsaved changes of %2, and its file has changed since.").arg(title, when);
    if (state == JournalState::FileGone)
        return Recovery::tr("\"%1\" has unsaved changes of %2, and its file is gone.").arg(title, when);
    return Recovery::tr("\"%1\" has unsaved changes of %2.").arg(title, when);
}

} // namespace

Recovery::Recovery(const QString &stateFolder, QThreadPool &pool, DashboardFiles &files,
                   MessageStack &messages, QObject *parent)
    : QObject(parent), m_folder(stateFolder), m_pool(pool), m_files(files), m_messages(messages)
{
}

void Recovery::start()
{
    if (m_folder.isEmpty())
        return;
    QtConcurrent::run(&m_pool, [folder = m_folder] { return find(folder); })
        .then(this, [this](const QList<Found> &all) {
            for (const Found &found : all.mid(0, MostOffers))
                offer(found);
        });
}

QList<Recovery::Found> Recovery::find(const QString &folder)
{
    QList<Found> all;
    for (const Journal &journal : findJournals(folder)) {
        std::optional<JournalClaim> claim = JournalClaim::take(journal.filePath);
        if (!claim)
            continue; // of a program that runs
        const JournalState state = stateOf(journal);
        if (state == JournalState::Same)
            claim->removeJournal();
        else
            all.append({journal, state});
    }
    return all;
}

void Recovery::discard(const QString &journalPath)
{
    // Another program may have been offered the same work, and have taken it.
    if (std::optional<JournalClaim> claim = JournalClaim::take(journalPath))
        claim->removeJournal();
}

void Recovery::offer(const Found &found)
{
    const Journal &journal = found.journal;
    m_messages.showMessage(journal.filePath, MessageKind::Warning, sentence(journal, found.state),
                           {{tr("Recover"), [this, journal] { m_files.recover(journal); }},
                            {tr("Discard"), [file = journal.filePath] { discard(file); }}});
}

} // namespace Promontory
