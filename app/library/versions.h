#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Promontory {

/// An earlier state of a dashboard's file.
struct FileVersion
{
    QString filePath;
    qint64 savedMs = 0; ///< when it was replaced

    bool operator==(const FileVersion &) const = default;
};

/// Keeps these bytes as an earlier version of the dashboard in `path`, below "versions/<uid>" of the
/// state folder, and drops all but the last five. The same bytes as the newest version are not kept twice.
Result<void> keepVersion(const QString &stateFolder, const QString &uid, const QString &path,
                         const QByteArray &bytes, qint64 nowMs);
/// The versions that are kept, the newest first.
QList<FileVersion> versionsOf(const QString &stateFolder, const QString &uid);
/// The newest version of what was saved to this path, for a file that cannot be read any more.
std::optional<FileVersion> lastVersionOfFile(const QString &stateFolder, const QString &path);

} // namespace Promontory
