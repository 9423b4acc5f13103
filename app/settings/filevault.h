#pragma once

#include "app/settings/filesaver.h"
#include "app/settings/secretvault.h"
#include "datasources/json/json.h"

namespace Promontory {

/// Secrets in a file of mode 0600. A file that others can read or that belongs to somebody else is
/// refused: its secrets may be known already.
class FileVault final : public SecretVault
{
public:
    explicit FileVault(const QString &path, FileSaver save = atomicFileSaver());

    QFuture<Result<QByteArray>> read(const QString &key) override;
    QFuture<Result<void>> write(const QString &key, const QByteArray &secret) override;
    QFuture<Result<void>> remove(const QString &key) override;

private:
    Result<Json> load() const;
    Result<void> store(const QString &key, const QByteArray &secret) const;

    QString m_path;
    FileSaver m_save;
};

} // namespace Promontory
