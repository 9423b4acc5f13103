#pragma once

#include "app/dashboard/dashboard.h"
#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Promontory {

/// Work that was not saved, as the state folder keeps it.
struct Journal
{
    QString filePath;    ///< the journal itself
    QString path;        ///< the dashboard's file; empty: never saved
    QByteArray baseHash; ///< of the file's bytes on which the work builds; empty: never saved
    qint64 writtenMs = 0;
    Dashboard dashboard;
    QString importedFrom = {}; ///< the file of Grafana's that was opened, while there is no file of ours
};

/// How a journal stands to the file it belongs to.
enum class JournalState {
    Ahead,    ///< the file is as it was: the work can be taken up
    Diverged, ///< the file has changed since: both have to be compared
    FileGone, ///< the file is not there any more
    Same,     ///< nothing to recover: the file holds the same dashboard
};

/// "<uid>.autosave.json" in the folder, and for further numbers "<uid>-2.autosave.json" and so on: two
/// documents with one uid may be open, in one program or in several. JournalClaim finds a free one.
QString journalPath(const QString &folder, const QString &uid, int number = 1);
/// Writes the journal at its filePath, atomically.
Result<void> writeJournal(const Journal &journal);
/// Reads one; fails with Storage or Syntax.
Result<Journal> readJournal(const QString &filePath);
/// All readable journals of the folder, the newest first, also those in use.
QList<Journal> findJournals(const QString &folder);
JournalState stateOf(const Journal &journal);

} // namespace Promontory
