#include "app/library/dashboardfile.h"

#include "app/library/librariesbeside.h"
#include "app/library/versions.h"
#include "app/variables/variablegraph.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

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

/// What the dashboard lost on its way from Grafana, as far as its original is still inside.
std::shared_ptr<const ImportReport> reportOf(const Dashboard &dashboard)
{
    if (!isGrafanaDocument(dashboard.original))
        return {};
    Result<GrafanaImport> import = importGrafana(dashboard.original, librariesOf(dashboard));
    return import ? std::make_shared<const ImportReport>(std::move(import->report)) : nullptr;
}

Result<DashboardFile> openOwn(const Json &root, const QByteArray &text)
{
    DocumentReading reading = readOwnDocument(root, text);
    if (!reading.dashboard)
        return failure(errorOf(reading));
    DashboardFile file;
    file.bytes = text;
    file.report = reportOf(*reading.dashboard);
    file.dashboard = *std::move(reading.dashboard);
    file.notices = std::move(reading.faults);
    return file;
}

Result<DashboardFile> openGrafana(const Json &root, const QString &path)
{
    Result<GrafanaImport> import = importGrafana(root, librariesBeside(path, root));
    if (!import)
        return failure(import.error());
    DashboardFile file;
    file.dashboard = std::move(import->dashboard);
    file.report = std::make_shared<const ImportReport>(std::move(import->report));
    return file;
}

bool isGrafana(const Json &root)
{
    return !isOwnDocument(root) && isGrafanaDocument(root);
}

/// Neither ours, by its own word, nor Grafana's.
bool isForeign(const Json &root)
{
    return !root.contains(u"format") && !isGrafanaDocument(root);
}

/// `path` is empty for a text without a file.
Result<DashboardFile> openText(const QByteArray &text, const QString &path)
{
    const auto root = parseJson(text);
    if (!root) {
        const QString what = foreignTextOf(text);
        return failure(what.isEmpty() ? errorOf(readDocument(text)) : Error{ErrorKind::Syntax, what, u"1:1"_s});
    }
    if (isForeign(*root))
        return failure(ErrorKind::Syntax, foreignDocumentText(*root), u"1:1"_s);
    return isGrafana(*root) ? openGrafana(*root, path) : openOwn(*root, text);
}

} // namespace

Result<DashboardFile> openDashboardFile(const QString &path)
{
    const auto bytes = readBytes(path);
    if (!bytes)
        return failure(bytes.error());
    Result<DashboardFile> file = openText(*bytes, path);
    if (!file)
        return file;
    const QFileInfo info(path);
    if (file->bytes.isEmpty()) {
        file->importedFrom = info.absoluteFilePath();
        return file;
    }
    file->path = info.absoluteFilePath();
    file->writable = info.isWritable();
    return file;
}

Result<DashboardFile> openDashboardText(const QByteArray &text)
{
    Result<DashboardFile> file = openText(text, {});
    if (file)
        file->bytes.clear(); // nothing is saved yet
    return file;
}

DocumentReading readOwnDocument(const Json &root, const QByteArray &text)
{
    DocumentReading reading = readDocument(root, text);
    const QList<ReadFault> more =
        reading.dashboard ? variableFaults(reading.dashboard->variables) : QList<ReadFault>();
    for (const ReadFault &fault : more)
        reading.faults.append({fault.message, positionOf(text, fault.offset), true});
    std::stable_sort(reading.faults.begin(), reading.faults.end(), [](const DocumentFault &a, const DocumentFault &b) {
        return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
    });
    return reading;
}

QList<DocumentFault> documentFaults(const QByteArray &text)
{
    const auto root = parseJson(text);
    if (!root) {
        const QString what = foreignTextOf(text);
        return what.isEmpty() ? validateDashboard(text) : QList<DocumentFault>{{what, {1, 1}, false}};
    }
    if (isForeign(*root))
        return {{foreignDocumentText(*root), positionOf(text, root->offset()), false}};
    if (!isGrafana(*root))
        return readOwnDocument(*root, text).faults;
    const Result<GrafanaImport> import = importGrafana(*root);
    return import ? QList<DocumentFault>() : QList<DocumentFault>{{import.error().message, {1, 1}, false}};
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
