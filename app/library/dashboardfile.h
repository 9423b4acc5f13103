/// app/library holds dashboards as files: opening, saving without loss, journals of unsaved work,
/// earlier versions, and word from the disk. Functions that touch files may wait for the disk: call
/// them on a pool thread.
#pragma once

#include "app/dashboard/dashboardjson.h"
#include "app/import/importgrafana.h"
#include "app/library/savefile.h"
#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace Promontory {

/// A dashboard together with the file it came from.
struct DashboardFile
{
    QString path;      ///< as the user gave it, absolute; empty: never saved
    QByteArray bytes;  ///< what the file held when it was read or written last
    Dashboard dashboard;
    QList<DocumentFault> notices; ///< what reading had to adjust
    bool writable = true;
    std::shared_ptr<const ImportReport> report = {}; ///< of a dashboard that came from Grafana, else null
    QString importedFrom = {}; ///< Grafana's file, as long as the dashboard has no file of its own

    /// The file behind what is shown, in whichever format it is.
    QString openedFrom() const { return path.isEmpty() ? importedFrom : path; }
    QByteArray hash() const { return bytes.isEmpty() ? QByteArray() : contentHash(bytes); }
};

/// Reads a file, our own or one of Grafana's: that becomes a dashboard without a path, since its file is
/// never written. Fails with Storage (not readable, not a file), TooLarge, Syntax (message with line and
/// column, or what else the document seems to be) or Unsupported (a newer version). Never changes the file.
Result<DashboardFile> openDashboardFile(const QString &path);

/// The same for a text without a file: the clipboard.
Result<DashboardFile> openDashboardText(const QByteArray &text);

/// readDocument() for a document of ours, and what is wrong between its variables.
DocumentReading readOwnDocument(const Json &root, const QByteArray &text);

/// Every fault of a document of ours; one of Grafana's has none unless it cannot be opened.
QList<DocumentFault> documentFaults(const QByteArray &text);

/// The bytes to write for this dashboard: the very bytes of the file if nothing was edited, else the
/// canonical text, read back and compared. Fails with Storage if the text would not give the same.
Result<QByteArray> bytesToSave(const DashboardFile &file, const Dashboard &dashboard);

/// Writes the dashboard to the file's path and gives the new state of the file. A file that another
/// program changed meanwhile is a conflict (isConflict) unless `overwrite` is set. What interrupted saves
/// of long ago left beside the file goes.
Result<DashboardFile> saveDashboardFile(const DashboardFile &file, const Dashboard &dashboard,
                                        bool overwrite = false);

/// The same, and what the file held before becomes an earlier version in the state folder, see
/// versions.h. A version that cannot be kept does not stop the save.
Result<DashboardFile> saveKeepingVersion(const DashboardFile &file, const Dashboard &dashboard,
                                         bool overwrite, const QString &stateFolder, qint64 nowMs);

/// The same under another path, whatever is there.
Result<DashboardFile> saveDashboardFileAs(const QString &path, const Dashboard &dashboard);

} // namespace Promontory
