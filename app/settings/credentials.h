#pragma once

#include "app/settings/secretvault.h"
#include "datasources/core/sourcesettings.h"

#include <QHash>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace Promontory {

/// Where a secret comes from or goes to.
enum class SecretBackend { Unknown, Keychain, File, Environment };

/// The secrets of the data sources. Looked for in the environment (PROMONTORY_SECRET_<UID>), then
/// in the keychain, then in a file that only the user can read; written to the keychain, and where
/// none runs to the file. Nothing is asked before the first read or write.
class Credentials : public QObject
{
    Q_OBJECT

public:
    /// `file` takes over where `keychain` says Unsupported. `filePath` is for the texts only.
    Credentials(std::unique_ptr<SecretVault> keychain, std::unique_ptr<SecretVault> file,
                const QString &filePath, QObject *parent = nullptr);

    QFuture<Result<SourceSecrets>> read(const SourceSettings &settings);
    QFuture<Result<void>> write(const QString &uid, const SourceSecrets &secrets);
    QFuture<Result<void>> remove(const QString &uid);

    /// Where new secrets go; Unknown until the keychain has been asked.
    SecretBackend backend() const { return m_backend; }
    bool isFromEnvironment(const QString &uid) const;
    /// One sentence for the window on where the secrets of this source are kept.
    QString description(const QString &uid) const;

    /// The name of the environment variable of a source.
    static QString variableName(const QString &uid);

Q_SIGNALS:
    void backendChanged(Promontory::SecretBackend backend);
    /// New secrets of this source are stored, or its old ones are gone.
    void secretsChanged(const QString &uid);

private:
    void readFile(const SourceSettings &settings,
                  const std::shared_ptr<QPromise<Result<SourceSecrets>>> &promise);
    /// Runs the change in the keychain, and where there is none in the file.
    using Change = std::function<QFuture<Result<void>>(SecretVault &)>;
    QFuture<Result<void>> change(const QString &uid, const Change &change);
    void setBackend(SecretBackend backend);

    std::unique_ptr<SecretVault> m_keychain;
    std::unique_ptr<SecretVault> m_file;
    QString m_filePath;
    SecretBackend m_backend = SecretBackend::Unknown;
    QHash<QString, QByteArray> m_environment; ///< by variable name
};

/// One text for all secrets of a source, as the vaults keep it.
QByteArray encodeSecrets(const SourceSecrets &secrets);
/// Also reads a plain text, as an environment variable gives it: the one secret that this kind of
/// authentication needs. Fails with Syntax on broken JSON; the text is not repeated in the message.
Result<SourceSecrets> decodeSecrets(const QByteArray &text, const SourceSettings &settings);

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::SecretBackend)
