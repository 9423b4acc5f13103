#pragma once

#include "app/settings/filesaver.h"
#include "app/settings/sourcesjson.h"

#include <QObject>

#include <optional>

namespace Promontory {

/// The data sources of the configuration folder, in the user's order. Every change is written at
/// once, and only what was written is announced. A file that cannot be read is never overwritten;
/// one that another program has changed is read again first. Secrets are not its matter.
class SourceStore : public QObject
{
    Q_OBJECT

public:
    explicit SourceStore(const QString &path, FileSaver save = atomicFileSaver(),
                         QObject *parent = nullptr);

    /// Reads the file; without one the list is empty. On failure the list stays as it was.
    Result<void> load();

    const QList<SourceSettings> &sources() const { return m_document.sources; }
    std::optional<SourceSettings> find(const QString &uid) const;
    /// The one marked as default, else the first.
    std::optional<SourceSettings> defaultSource() const;
    QString makeUid(const QString &name) const;

    /// Fails with Syntax on settings that checkSource() refuses, else with Storage. A new source
    /// without uid gets one; the uid is the value. Index -1: at the end.
    Result<QString> add(SourceSettings settings, qsizetype index = -1);
    Result<void> update(const SourceSettings &settings);
    Result<void> remove(const QString &uid);
    Result<void> move(const QString &uid, qsizetype index);
    Result<void> setDefault(const QString &uid);

Q_SIGNALS:
    void sourceAdded(const QString &uid);
    void sourceChanged(const QString &uid);
    void sourceRemoved(const QString &uid);
    /// After any of the above, and when only order or default changed.
    void changed();

private:
    qsizetype indexOf(const QString &uid) const;
    Result<void> commit(const QList<SourceSettings> &sources);
    Result<void> checkUnchangedOutside();

    QString m_path;
    FileSaver m_save;
    SourcesDocument m_document;
    QByteArray m_bytes;           ///< the file as last read or written
    std::optional<Error> m_fault; ///< why the file cannot be read, and so must not be written
};

} // namespace Promontory
