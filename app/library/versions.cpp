#include "app/library/versions.h"

#include "app/library/savefile.h"
#include "app/library/statename.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostVersions = 5;

QString folderOf(const QString &stateFolder, const QString &uid)
{
    return QDir(stateFolder).filePath(u"versions/"_s + stateFileName(uid));
}

bool holds(const QString &filePath, const QByteArray &bytes)
{
    QFile file(filePath);
    return file.size() == bytes.size() && file.open(QIODevice::ReadOnly) && file.readAll() == bytes;
}

} // namespace

QList<FileVersion> versionsOf(const QString &stateFolder, const QString &uid)
{
    QList<FileVersion> versions;
    const QDir folder(folderOf(stateFolder, uid));
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

Result<void> keepVersion(const QString &stateFolder, const QString &uid, const QByteArray &bytes,
                         qint64 nowMs)
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
    while (versions.size() >= MostVersions)
        QFile::remove(versions.takeLast().filePath);
    return {};
}

} // namespace Promontory
