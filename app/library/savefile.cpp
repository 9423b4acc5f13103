#include "app/library/savefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SaveFile", text);
}

QString conflictDetail()
{
    return u"the file changed on disk"_s;
}

tl::unexpected<Error> notSaved(const QString &path, const QString &reason)
{
    return failure(
        ErrorKind::Storage,
        tr("“%1” was not saved; the file is as it was before.").arg(QFileInfo(path).fileName()),
        reason);
}

/// The file that a save to this path replaces.
Result<QString> targetOf(const QString &path)
{
    QFileInfo file(path);
    for (int links = 0; file.isSymLink() && links < 40; ++links)
        file.setFile(file.symLinkTarget()); // also one that leads nowhere yet
    if (file.isSymLink())
        return notSaved(path, u"too many symbolic links"_s);
    if (file.exists() && !file.isFile())
        return failure(ErrorKind::Storage, tr("“%1” is not a file.").arg(path));
    if (!QFileInfo(file.absolutePath()).isDir())
        return failure(ErrorKind::Storage,
                       tr("The folder “%1” does not exist.").arg(file.absolutePath()));
    if (file.exists() && !file.isWritable())
        return failure(ErrorKind::Storage,
                       tr("“%1” may not be written. Save it under another name.").arg(path));
    return file.absoluteFilePath();
}

Result<void> checkUnchanged(const QString &target, const QByteArray &expectedHash)
{
    QFile file(target);
    if (expectedHash.isEmpty() || !file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return notSaved(target, file.errorString());
    if (contentHash(file.readAll()) == expectedHash)
        return {};
    return failure(ErrorKind::Storage,
                   tr("“%1” was changed by another program since it was opened.")
                       .arg(QFileInfo(target).fileName()),
                   conflictDetail());
}

/// Everything up to the moment when the new file takes the place of the old.
Result<void> writeAndCommit(QSaveFile &device, const QByteArray &bytes)
{
    const QString path = device.fileName();
    if (!device.open(QIODevice::WriteOnly))
        return notSaved(path, device.errorString());
    const bool whole = device.write(bytes) == bytes.size() && device.flush() &&
                       device.error() == QFileDevice::NoError && device.size() == bytes.size();
    if (!whole) {
        const QString reason = device.errorString();
        device.cancelWriting();
        device.commit(); // gives the temporary file back
        return notSaved(path, u"short write: "_s + reason);
    }
    if (!device.commit())
        return notSaved(path, device.errorString());
    return {};
}

/// Makes the new name survive a loss of power. Some file systems cannot; that is no failure.
void syncFolder(const QString &target)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(target).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    while (::fsync(descriptor) != 0 && errno == EINTR) {
    }
    ::close(descriptor);
}

Result<void> verify(const QString &target, const QByteArray &bytes)
{
    QFile file(target);
    if (file.open(QIODevice::ReadOnly) && file.readAll() == bytes)
        return {};
    return failure(
        ErrorKind::Storage,
        tr("“%1” was saved, but reading it back gave something else. Save it in another place.")
            .arg(QFileInfo(target).fileName()),
        file.errorString());
}

} // namespace

QByteArray contentHash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Result<void> saveAtomically(const QString &path, const QByteArray &bytes, const SaveRules &rules)
{
    const auto target = targetOf(path);
    if (!target)
        return failure(target.error());
    if (auto unchanged = checkUnchanged(*target, rules.expectedHash); !unchanged)
        return unchanged;
    const std::unique_ptr<QSaveFile> device =
        rules.makeDevice ? rules.makeDevice(*target) : std::make_unique<QSaveFile>(*target);
    if (auto written = writeAndCommit(*device, bytes); !written)
        return written;
    syncFolder(*target);
    return verify(*target, bytes);
}

bool isConflict(const Error &error)
{
    return error.kind == ErrorKind::Storage && error.detail == conflictDetail();
}

void removeLeftovers(const QString &path)
{
    const QFileInfo file(path);
    // Six letters at random. A word, such as "backup" or "Before", is a user's own.
    const QRegularExpression name(u"\\A"_s + QRegularExpression::escape(file.fileName()) +
                                  u"\\.(?=.*[a-z])(?=.+[A-Z])[A-Za-z]{6}\\z"_s);
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    const QFileInfoList others =
        file.absoluteDir().entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo &other : others) {
        if (name.match(other.fileName()).hasMatch() && other.lastModified() < yesterday &&
            other.ownerId() == ::geteuid())
            QFile::remove(other.filePath());
    }
}

} // namespace Promontory
