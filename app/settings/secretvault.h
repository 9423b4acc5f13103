#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace Promontory {

/// A place that keeps one secret text per key. Every future finishes with one result.
/// Unsupported says: this place is not there on this machine, take another one.
class SecretVault
{
public:
    SecretVault() = default;
    Q_DISABLE_COPY_MOVE(SecretVault)
    virtual ~SecretVault() = default;

    /// An empty text when there is none.
    virtual QFuture<Result<QByteArray>> read(const QString &key) = 0;
    virtual QFuture<Result<void>> write(const QString &key, const QByteArray &secret) = 0;
    /// Removing what is not there succeeds.
    virtual QFuture<Result<void>> remove(const QString &key) = 0;
};

} // namespace Promontory
