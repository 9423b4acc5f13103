#include "app/library/dashboardfile.h"

#include "app/library/versions.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DashboardFile", text);
}

Result<QByteArray> readBytes(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::Storage, tr("The file “%1” does not exist.").arg(path));
    if (!info.isFile()) // neither folder nor pipe: opening a pipe would wait for ever
        return failure(ErrorKind::Storage, tr("“%1” is not a file.").arg(path));
    const qsizetype limit = JsonLimits().bytes;
    if (info.size() > limit)
        return failure(
            ErrorKind::TooLarge,
            tr("“%1” is larger than %2 MiB.").arg(path, QString::number(limit / (1024 * 1024))));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, tr("The file “%1” cannot be read.").arg(path),
                       file.errorString());
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Storage, tr("The file “%1” cannot be read.").arg(path),
                       file.errorString());
    return bytes;
}

} // namespace

Result<DashboardFile> openDashboardFile(const QString &path)
{
    const auto bytes = readBytes(path);
    if (!bytes)
        return failure(bytes.error());
    DocumentReading reading = readDocument(*bytes);
    if (!reading.dashboard) {
        const auto fault = readDashboard(*bytes);
        return failure(fault ? Error{ErrorKind::Syntax, tr("The file cannot be read."), {}}
                             : fault.error());
    }
    const QFileInfo info(path);
    return DashboardFile{info.absoluteFilePath(), *bytes, *std::move(reading.dashboard),
                         std::move(reading.faults), info.isWritable()};
}

Result<QByteArray> bytesToSave(const DashboardFile &file, const Dashboard &dashboard)
{
    if (!file.bytes.isEmpty() && dashboard == file.dashboard)
        return file.bytes;
    QByteArray bytes = writeDashboard(dashboard);
    const auto again = readDashboard(bytes);
    if (!again)
        return failure(ErrorKind::Storage,
                       tr("This dashboard cannot be saved: its file could not be read again."),
                       again.error().message);
    if (withoutFileParts(*again) != withoutFileParts(dashboard))
        return failure(ErrorKind::Storage,
                       tr("This dashboard cannot be saved: its file would read differently."));
    return bytes;
}

Result<DashboardFile> saveDashboardFile(const DashboardFile &file, const Dashboard &dashboard,
                                        bool overwrite)
{
    const auto bytes = bytesToSave(file, dashboard);
    if (!bytes)
        return failure(bytes.error());
    const auto saved =
        saveAtomically(file.path, *bytes, {overwrite ? QByteArray() : file.hash(), {}});
    if (!saved)
        return failure(saved.error());
    removeLeftovers(QFileInfo(file.path).canonicalFilePath());
    return DashboardFile{file.path, *bytes, dashboard, {}, true};
}

Result<DashboardFile> saveKeepingVersion(const DashboardFile &file, const Dashboard &dashboard,
                                         bool overwrite, const QString &stateFolder, qint64 nowMs)
{
    auto saved = saveDashboardFile(file, dashboard, overwrite);
    if (saved && !file.bytes.isEmpty() && file.bytes != saved->bytes)
        keepVersion(stateFolder, dashboard.uid, file.path, file.bytes, nowMs);
    return saved;
}

Result<DashboardFile> saveDashboardFileAs(const QString &path, const Dashboard &dashboard)
{
    DashboardFile file;
    file.path = QFileInfo(path).absoluteFilePath();
    return saveDashboardFile(file, dashboard, true);
}

} // namespace Promontory
