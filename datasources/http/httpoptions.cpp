#include "datasources/http/httpoptions.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpOptions)
};

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

/// Names that belong to the transport itself.
bool isReserved(const QByteArray &name)
{
    static const QByteArrayList reserved{"host", "content-length", "transfer-encoding",
                                         "connection"};
    return reserved.contains(name.toLower());
}

Result<void> addHeader(HttpOptions &options, const QByteArray &name, const QByteArray &value)
{
    const bool goodName =
        !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter);
    if (!goodName || isReserved(name))
        return failure(
            ErrorKind::Syntax,
            Text::tr("“%1” cannot be the name of a custom header.").arg(QString::fromUtf8(name)));
    if (value.contains('\r') || value.contains('\n') || value.contains('\0'))
        return failure(ErrorKind::Syntax,
                       Text::tr("The value of the header “%1” has a line break in it.")
                           .arg(QString::fromUtf8(name)));
    options.headers.append({name, value});
    return {};
}

Result<void> addCustomHeaders(HttpOptions &options, const SourceSettings &settings,
                              const SourceSecrets &secrets)
{
    for (const QString &name : settings.headerNames) {
        QByteArray value;
        for (const auto &[secretName, secretValue] : secrets.headerValues) {
            if (secretName.compare(name, Qt::CaseInsensitive) == 0)
                value = secretValue;
        }
        if (const auto added = addHeader(options, name.toUtf8(), value); !added)
            return added;
    }
    return {};
}

Result<void> addCredentials(HttpOptions &options, const SourceSettings &settings,
                            const SourceSecrets &secrets)
{
    if (settings.auth == AuthKind::Basic) {
        const QByteArray pair = settings.user.toUtf8() + ':' + secrets.password;
        return addHeader(options, "Authorization", "Basic " + pair.toBase64());
    }
    if (settings.auth == AuthKind::Bearer)
        return addHeader(options, "Authorization", "Bearer " + secrets.token.trimmed());
    if (settings.auth == AuthKind::Headers)
        return addCustomHeaders(options, settings, secrets);
    return {};
}

QByteArrayList secretsOf(const SourceSettings &settings, const SourceSecrets &secrets)
{
    QByteArrayList all{secrets.password, secrets.token.trimmed(), secrets.keyPassphrase};
    for (const auto &[name, value] : secrets.headerValues)
        all.append(value);
    if (settings.auth == AuthKind::Basic)
        all.append(QByteArray(settings.user.toUtf8() + ':' + secrets.password).toBase64());
    all.removeAll({});
    return all;
}

Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Tls, Text::tr("The file %1 cannot be read.").arg(path),
                       file.errorString());
    return file.read(4 * 1024 * 1024);
}

Result<void> addAuthority(QSslConfiguration &tls, const SourceSettings &settings)
{
    if (settings.caPath.isEmpty())
        return {};
    const auto pem = readPem(settings.caPath);
    if (!pem)
        return failure(pem.error());
    const auto certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return failure(ErrorKind::Tls,
                       Text::tr("The file %1 holds no certificate.").arg(settings.caPath));
    if (settings.caReplacesSystem)
        tls.setCaCertificates(certificates);
    else
        tls.addCaCertificates(certificates);
    return {};
}

Result<void> addClientCertificate(QSslConfiguration &tls, const SourceSettings &settings,
                                  const SourceSecrets &secrets)
{
    if (settings.auth != AuthKind::ClientCertificate)
        return {};
    const auto certificate = readPem(settings.clientCertificatePath);
    const auto keyText = readPem(settings.clientKeyPath);
    if (!certificate || !keyText)
        return failure(certificate ? keyText.error() : certificate.error());
    const auto chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty())
        return failure(
            ErrorKind::Tls,
            Text::tr("The file %1 holds no certificate.").arg(settings.clientCertificatePath));
    QSslKey key(*keyText, QSsl::Rsa, QSsl::Pem, QSsl::PrivateKey, secrets.keyPassphrase);
    if (key.isNull())
        key = QSslKey(*keyText, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey, secrets.keyPassphrase);
    if (key.isNull())
        return failure(
            ErrorKind::Tls,
            Text::tr("The file %1 holds no private key, or its passphrase is another one.")
                .arg(settings.clientKeyPath));
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return {};
}

} // namespace

Result<HttpOptions> httpOptions(const SourceSettings &settings, const SourceSecrets &secrets)
{
    HttpOptions options;
    options.secrets = secretsOf(settings, secrets);
    options.proxies = proxyRules(QProcessEnvironment::systemEnvironment());
    options.tls = QSslConfiguration::defaultConfiguration();
    options.tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (settings.skipTlsVerify) // the user's choice for this one source, shown beside it in red
        options.tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (const auto added = addCredentials(options, settings, secrets); !added)
        return failure(added.error());
    if (!settings.tenant.isEmpty()) {
        if (const auto added = addHeader(options, "X-Scope-OrgID", settings.tenant.toUtf8());
            !added)
            return failure(added.error());
    }
    // An http address needs them, too: the server may send it on to https.
    if (const auto added = addAuthority(options.tls, settings); !added)
        return failure(added.error());
    if (const auto added = addClientCertificate(options.tls, settings, secrets); !added)
        return failure(added.error());
    return options;
}

} // namespace Promontory
