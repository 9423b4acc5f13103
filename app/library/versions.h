#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Promontory {

/// An earlier state of a dashboard's file.
struct FileVersion
{
    QString filePath;
    qint64 savedMs = 0; ///< when it was replaced

    bool operator==(const FileVersion &) const = default;
};

/// Keeps these bytes as an earlier version of the dashboard, below "versions/<uid>" of the state folder,
/// and drops all but the last five. The same bytes as the newest version are not kept twice.
Result<void> keepVersion(const QString &stateFolder, const QString &uid, const QByteArray &bytes,
                         qint64 nowMs);
/// The versions that are kept, the newest first.
QList<FileVersion> versionsOf(const QString &stateFolder, const QString &uid);

} // namespace Promontory
