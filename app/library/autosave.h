#pragma once

#include "app/library/journal.h"
#include "datasources/base/clock.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace Promontory {

/// Keeps the unsaved work of one document in the state folder, within a second of each edit. Files are
/// written on the pool, one at a time; what comes meanwhile waits and only the last one counts.
class Autosave : public QObject
{
    Q_OBJECT

public:
    /// `folder` exists. Clock and pool outlive this object.
    Autosave(const QString &folder, const Clock &clock, QThreadPool &pool, QObject *parent = nullptr);
    ~Autosave() override;

    /// The file on which the work builds, after opening and after each save.
    void setFile(const QString &path, const QByteArray &hash);
    /// The journal whose work was taken up: from now on it is this document's.
    void adopt(const QString &journalPath) { m_journalPath = journalPath; }
    /// The document was edited and differs from its file.
    void keep(const Dashboard &dashboard);
    /// The work was saved or given up: the journal goes away.
    void discard();
    bool isIdle() const;

signals:
    /// A journal was written (or could not be: then with the reason).
    void kept(const QString &filePath);
    void failed(const Promontory::Error &error);
    void discarded();

private:
    struct Outcome
    {
        QString filePath;
        std::optional<Error> error;
    };

    void write();
    void finish();
    void remove();

    QString m_folder;
    const Clock &m_clock;
    QThreadPool &m_pool;
    QTimer m_timer;
    QFutureWatcher<Outcome> m_writing;
    QString m_path;
    QByteArray m_hash;
    std::optional<Dashboard> m_waiting;
    QString m_journalPath; ///< of the journal that was written last; empty: none
    bool m_discarding = false;
};

} // namespace Promontory
