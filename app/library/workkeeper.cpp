#include "app/library/workkeeper.h"

namespace Promontory {

WorkKeeper::WorkKeeper(DashboardDocument &document, const QString &stateFolder, const Clock &clock,
                       QThreadPool &pool, QObject *parent)
    : QObject(parent), m_document(document), m_autosave(stateFolder, clock, pool), m_watch(pool)
{
    // Queued: the undo stack says whether it is clean only after the document has changed.
    connect(&document, &DashboardDocument::changed, this, &WorkKeeper::keepOrDiscard,
            Qt::QueuedConnection);
    connect(&document, &DashboardDocument::modifiedChanged, this, &WorkKeeper::keepOrDiscard,
            Qt::QueuedConnection);
    connect(&m_watch, &FileWatch::changed, this, &WorkKeeper::changedOnDisk);
    connect(&m_watch, &FileWatch::vanished, this, &WorkKeeper::vanishedFromDisk);
    connect(&m_autosave, &Autosave::failed, this, &WorkKeeper::keepingFailed);
}

void WorkKeeper::setFile(const DashboardFile &file)
{
    m_autosave.setFile(file.path, file.hash(), file.importedFrom);
    m_watch.watch(file.path, file.hash());
}

void WorkKeeper::adopt(const QString &journalPath)
{
    m_autosave.adopt(journalPath);
}

void WorkKeeper::discard()
{
    m_autosave.discard();
}

void WorkKeeper::keepOrDiscard()
{
    if (m_document.isModified())
        m_autosave.keep(m_document.dashboard());
    else
        m_autosave.discard();
}

} // namespace Promontory
