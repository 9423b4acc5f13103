#include "app/settings/keychainvault.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::KeychainVault", text);
}

QString service()
{
    return u"promontory"_s;
}

/// Asking D-Bus where none runs may start one or wait for it; looking first costs nothing.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + "/bus"_L1);
}

Error missing()
{
    return {ErrorKind::Unsupported, tr("No keychain is running."), {}};
}

/// What a finished job says; nothing when it went well.
std::optional<Error> faultOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return std::nullopt;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Error{ErrorKind::Unauthorised, tr("The keychain is locked or refused access."), {}};
    case QKeychain::CouldNotDeleteEntry:
        return Error{ErrorKind::Storage, tr("The keychain could not delete the secret."), {}};
    default:
        return missing();
    }
}

/// Runs the job and gives what `take` makes of it, or the fault, or Unsupported after the patience.
/// The job deletes itself.
template <typename T, typename Take>
QFuture<Result<T>> run(QKeychain::Job *job, std::chrono::milliseconds patience, Take take)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto finish = [promise](Result<T> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    QObject::connect(job, &QKeychain::Job::finished, job, [job, finish, take] {
        const std::optional<Error> fault = faultOf(*job);
        finish(fault ? Result<T>(failure(*fault)) : take());
    });
    QTimer::singleShot(patience, job, [finish] { finish(failure(missing())); });
    job->start();
    return promise->future();
}

template <typename T>
QFuture<Result<T>> absent()
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(failure(missing())));
    promise.finish();
    return promise.future();
}

} // namespace

KeychainVault::KeychainVault(std::chrono::milliseconds patience) : m_patience(patience) {}

QFuture<Result<QByteArray>> KeychainVault::read(const QString &key)
{
    if (!hasSessionBus())
        return absent<QByteArray>();
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(key);
    return run<QByteArray>(job, m_patience,
                           [job] { return Result<QByteArray>(job->binaryData()); });
}

QFuture<Result<void>> KeychainVault::write(const QString &key, const QByteArray &secret)
{
    if (!hasSessionBus())
        return absent<void>();
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(key);
    job->setBinaryData(secret);
    return run<void>(job, m_patience, [] { return Result<void>(); });
}

QFuture<Result<void>> KeychainVault::remove(const QString &key)
{
    if (!hasSessionBus())
        return absent<void>();
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(key);
    return run<void>(job, m_patience, [] { return Result<void>(); });
}

} // namespace Promontory
