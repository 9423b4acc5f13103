#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QSaveFile>
#include <QString>

#include <functional>
#include <memory>

namespace Promontory {

/// The fingerprint by which files are compared.
QByteArray contentHash(const QByteArray &bytes);

/// What a save may replace, and through which device it writes.
struct SaveRules
{
    /// Hash of the bytes that were read or written last. Another content on disk is a conflict; empty:
    /// whatever is there is replaced. A file that is gone is written anew.
    QByteArray expectedHash;
    /// The device behind the save; tests hand in one that fails.
    std::function<std::unique_ptr<QSaveFile>(const QString &path)> makeDevice;
};

/// Replaces the file by these bytes, or leaves it as it is (reliability-security, Saving and recovery):
/// one checked write, flush, size, commit, fsync of the folder, read back. Keeps permissions, follows
/// symbolic links, refuses everything that is not a regular file. Fails with Storage.
/// Qt reports success although a full disk cut the data (measured, 1.2 row 26): hence the checks.
Result<void> saveAtomically(const QString &path, const QByteArray &bytes, const SaveRules &rules = {});

/// Whether a save failed because another program changed the file since it was read.
bool isConflict(const Error &error);

/// Removes what an interrupted save may have left beside the file on file systems without nameless
/// files: "name.XXXXXX" of letters in both cases, regular, of the same owner, older than a day.
void removeLeftovers(const QString &path);

} // namespace Promontory
