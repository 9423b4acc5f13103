#include "app/library/versions.h"

#include "app/library/savefile.h"
#include "app/library/statename.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostVersions = 5;

QString rootOf(const QString &stateFolder)
{
    return QDir(stateFolder).filePath(u"versions"_s);
}

QString folderOf(const QString &stateFolder, const QString &uid)
{
    return QDir(rootOf(stateFolder)).filePath(stateFileName(uid));
}

/// Names the file that the versions of a folder belong to.
QString originOf(const QString &folder)
{
    return QDir(folder).filePath(u"origin"_s);
}

bool holds(const QString &filePath, const QByteArray &bytes)
{
    QFile file(filePath);
    return file.size() == bytes.size() && file.open(QIODevice::ReadOnly) && file.readAll() == bytes;
}

QList<FileVersion> versionsIn(const QString &path)
{
    QList<FileVersion> versions;
    const QDir folder(path);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        bool isTime = false;
        const qint64 savedMs = name.section(u'.', 0, 0).toLongLong(&isTime);
        if (isTime)
            versions.append({folder.filePath(name), savedMs});
    }
    std::sort(versions.begin(), versions.end(),
              [](const FileVersion &a, const FileVersion &b) { return a.savedMs > b.savedMs; });
    return versions;
}

} // namespace

QList<FileVersion> versionsOf(const QString &stateFolder, const QString &uid)
{
    return versionsIn(folderOf(stateFolder, uid));
}

std::optional<FileVersion> lastVersionOfFile(const QString &stateFolder, const QString &path)
{
    std::optional<FileVersion> last;
    const QFileInfoList folders =
        QDir(rootOf(stateFolder)).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : folders) {
        const QList<FileVersion> versions = versionsIn(folder.filePath());
        if (versions.isEmpty() || !holds(originOf(folder.filePath()), path.toUtf8()))
            continue;
        if (!last || versions.constFirst().savedMs > last->savedMs)
            last = versions.constFirst();
    }
    return last;
}

Result<void> keepVersion(const QString &stateFolder, const QString &uid, const QString &path,
                         const QByteArray &bytes, qint64 nowMs)
{
    const QString folder = folderOf(stateFolder, uid);
    if (!QDir().mkpath(folder))
        return failure(
            ErrorKind::Storage,
            QCoreApplication::translate("Versions", "The folder “%1” cannot be made.").arg(folder));
    QList<FileVersion> versions = versionsOf(stateFolder, uid);
    if (!versions.isEmpty() && holds(versions.constFirst().filePath, bytes))
        return {};
    // Two saves within a millisecond, or a clock that went back, must not lose the order.
    const qint64 savedMs =
        versions.isEmpty() ? nowMs : std::max(nowMs, versions.constFirst().savedMs + 1);
    const QString filePath = QDir(folder).filePath(QString::number(savedMs) + u".json");
    if (auto saved = saveAtomically(filePath, bytes); !saved)
        return saved;
    if (!holds(originOf(folder), path.toUtf8())) {
        if (auto named = saveAtomically(originOf(folder), path.toUtf8()); !named)
            return named;
    }
    while (versions.size() >= MostVersions)
        QFile::remove(versions.takeLast().filePath);
    return {};
}

} // namespace Promontory
