#include "app/settings/filevault.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr mode_t OthersBits = S_IRWXG | S_IRWXO;
constexpr qint64 LargestFile = 4 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::FileVault", text);
}

template <typename T>
QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

Result<void> checkPrivate(int descriptor, const QString &path)
{
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_uid != ::getuid())
        return failure(ErrorKind::Storage,
                       tr("The file of secrets %1 belongs to somebody else.").arg(path));
    if ((status.st_mode & OthersBits) != 0) {
        return failure(ErrorKind::Storage, tr("Others can read the file of secrets %1. Change the "
                                              "secrets, then protect it with: chmod 600 %2")
                                               .arg(path, path));
    }
    return {};
}

/// Makes an empty file that is private from its first moment; replacing it keeps the mode.
bool makePrivate(const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
    return descriptor >= 0;
}

} // namespace

FileVault::FileVault(const QString &path, FileSaver save) : m_path(path), m_save(std::move(save)) {}

/// An empty object where there is no file.
Result<Json> FileVault::load() const
{
    const int descriptor = ::open(QFile::encodeName(m_path).constData(),
                                  O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0 && errno == ENOENT)
        return Json::object();
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return failure(ErrorKind::Storage,
                       tr("The file of secrets %1 cannot be read.").arg(m_path));
    if (const Result<void> checked = checkPrivate(descriptor, m_path); !checked)
        return failure(checked.error());
    const QByteArray bytes = file.read(LargestFile);
    if (bytes.isEmpty())
        return Json::object();
    const auto parsed = parseJson(bytes);
    if (!parsed || (*parsed)[u"format"].toString() != "promontory-secrets"_L1)
        return failure(ErrorKind::Storage, tr("The file of secrets %1 is broken.").arg(m_path));
    return *parsed;
}

Result<void> FileVault::store(const QString &key, const QByteArray &secret) const
{
    Result<Json> root = load();
    if (!root)
        return failure(root.error());
    Json secrets = (*root)[u"secrets"];
    const Json value = secret.isEmpty() ? Json() : Json(QString::fromUtf8(secret));
    if (value.isUndefined() && !secrets.contains(key))
        return {};
    secrets.set(key, value);
    root->set(u"format", Json(u"promontory-secrets"_s));
    root->set(u"version", Json(1));
    root->set(u"secrets", secrets);
    if (!QFileInfo::exists(m_path) && !makePrivate(m_path))
        return failure(ErrorKind::Storage,
                       tr("The file of secrets %1 cannot be made.").arg(m_path));
    return m_save(m_path, writeJson(*root));
}

QFuture<Result<QByteArray>> FileVault::read(const QString &key)
{
    const Result<Json> root = load();
    return ready(root ? Result<QByteArray>((*root)[u"secrets"][key].toString().toUtf8())
                      : Result<QByteArray>(failure(root.error())));
}

QFuture<Result<void>> FileVault::write(const QString &key, const QByteArray &secret)
{
    return ready(store(key, secret));
}

QFuture<Result<void>> FileVault::remove(const QString &key)
{
    return ready(store(key, {}));
}

} // namespace Promontory
