#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace Promontory {

/// What a certificate for a test says. Times as `YYYYMMDDHHMMSSZ`.
struct CertificateWish
{
    QString name;   ///< of its files, and its common name
    QString issuer; ///< a name made before; empty: signed by itself
    QByteArray hosts = "IP:127.0.0.1,DNS:localhost";
    QByteArray notBefore = "20200101000000Z";
    QByteArray notAfter = "20900101000000Z";
    QByteArray digest = "sha256"; ///< that its issuer signs
    bool authority = false;
};

/// Keys and certificates made with the openssl program in a temporary folder.
class TestCertificates
{
public:
    /// Why there can be none, or nothing.
    QString unavailable() const;
    /// Makes NAME.crt and NAME.key; what went wrong, or nothing.
    QString make(const CertificateWish &wish) const;
    /// Writes the key of NAME once more under a passphrase, as NAME-locked.key.
    QString lockKey(const QString &name, const QByteArray &passphrase) const;
    QString certificatePath(const QString &name) const;
    QString keyPath(const QString &name) const;
    /// What a server that shows this certificate needs.
    QSslConfiguration serverConfiguration(const QString &name) const;

private:
    QString run(const QStringList &arguments) const;

    QTemporaryDir m_folder;
};

} // namespace Promontory
