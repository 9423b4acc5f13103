#include "app/library/journalclaim.h"

#include "app/library/journal.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostJournals = 100;

} // namespace

JournalClaim::JournalClaim(const QString &filePath)
    : m_filePath(filePath), m_lock(std::make_unique<QLockFile>(filePath + u".lock"))
{
    // Any age may be stale, and then the system's own lock on the file decides: it ends with the process.
    // The process id in the file would not do, it may be another program's by now.
    m_lock->setStaleLockTime(1);
}

std::optional<JournalClaim> JournalClaim::take(const QString &filePath)
{
    JournalClaim claim(filePath);
    if (!claim.m_lock->tryLock())
        return std::nullopt;
    return claim;
}

Result<JournalClaim> JournalClaim::takeFree(const QString &folder, const QString &uid)
{
    for (int number = 1; number <= MostJournals; ++number) {
        JournalClaim claim(journalPath(folder, uid, number));
        const bool isMine = claim.m_lock->tryLock();
        if (isMine && !QFileInfo::exists(claim.m_filePath))
            return claim;
        if (!isMine && claim.m_lock->error() != QLockFile::LockFailedError)
            break;
    }
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("Journal", "The folder “%1” takes no unsaved work.").arg(folder));
}

void JournalClaim::removeJournal()
{
    QFile::remove(m_filePath);
}

} // namespace Promontory
