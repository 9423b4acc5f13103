#pragma once

#include "app/library/journal.h"

#include <QObject>
#include <QThreadPool>

namespace Promontory {

class DashboardFiles;
class MessageStack;

/// Offers, at the start, the work that an earlier run could not save; never that of a program that runs.
class Recovery : public QObject
{
    Q_OBJECT

public:
    /// Journals are looked for in `stateFolder`, on the pool.
    Recovery(const QString &stateFolder, QThreadPool &pool, DashboardFiles &files, MessageStack &messages,
             QObject *parent);

    void start();

private:
    struct Found
    {
        Journal journal;
        JournalState state = JournalState::Ahead;
    };

    static QList<Found> find(const QString &folder);
    static void discard(const QString &journalPath);
    void offer(const Found &found);

    QString m_folder;
    QThreadPool &m_pool;
    DashboardFiles &m_files;
    MessageStack &m_messages;
};

} // namespace Promontory
