#pragma once

#include "app/library/journal.h"
#include "app/library/journalclaim.h"
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
    void setFile(const QString &path, const QByteArray &hash, const QString &importedFrom = {});
    /// The journal whose work was taken up: from now on it is this document's, unless another one took it.
    void adopt(const QString &filePath);
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
        std::optional<JournalClaim> claim; // made for this journal
        std::optional<Error> error;
    };

    static Outcome written(Journal journal, const QString &folder);
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
    QString m_importedFrom;
    std::optional<Dashboard> m_waiting;
    std::optional<JournalClaim> m_claim; ///< to the journal, from before its first writing to its end
    bool m_discarding = false;
};

} // namespace Promontory
