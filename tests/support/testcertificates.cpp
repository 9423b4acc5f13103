#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What `openssl ca` wants to be told: the only command that takes any beginning and end.
QByteArray configuration(const QByteArray &folder, const CertificateWish &wish)
{
    QByteArray text =
        "[ca]\ndefault_ca=own\n[own]\nnew_certs_dir=" + folder + "\ndatabase=" + folder +
        "/index\nserial=" + folder +
        "/serial\nrand_serial=yes\ndefault_md=" + wish.digest + "\nunique_subject=no\n"
        "policy=any\nx509_extensions=extensions\n[any]\ncommonName=supplied\n[extensions]\n"
        "subjectKeyIdentifier=hash\n";
    text += wish.authority ? QByteArray("basicConstraints=critical,CA:true\nkeyUsage=keyCertSign\n")
                           : "basicConstraints=CA:false\nsubjectAltName=" + wish.hosts + '\n';
    return text;
}

} // namespace

QString TestCertificates::unavailable() const
{
    return QStandardPaths::findExecutable(u"openssl"_s).isEmpty() ? u"openssl is not installed"_s
                                                                  : QString();
}

QString TestCertificates::certificatePath(const QString &name) const
{
    return m_folder.filePath(name + u".crt"_s);
}

QString TestCertificates::keyPath(const QString &name) const
{
    return m_folder.filePath(name + u".key"_s);
}

QString TestCertificates::make(const CertificateWish &wish) const
{
    const QString config = m_folder.filePath(u"ca.conf"_s);
    const QString request = m_folder.filePath(u"request"_s);
    if (!writeFile(config, configuration(m_folder.path().toUtf8(), wish)) ||
        !writeFile(m_folder.filePath(u"index"_s), {}))
        return u"cannot write to %1"_s.arg(m_folder.path());
    const QString key = keyPath(wish.name);
    QString fault = run({u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s,
                         u"ec_paramgen_curve:P-256"_s, u"-out"_s, key});
    if (fault.isEmpty())
        fault = run({u"req"_s, u"-new"_s, u"-key"_s, key, u"-subj"_s, u"/CN=%1"_s.arg(wish.name),
                     u"-out"_s, request});
    QStringList sign{u"ca"_s,
                     u"-batch"_s,
                     u"-notext"_s,
                     u"-config"_s,
                     config,
                     u"-in"_s,
                     request,
                     u"-out"_s,
                     certificatePath(wish.name),
                     u"-startdate"_s,
                     QString::fromLatin1(wish.notBefore),
                     u"-enddate"_s,
                     QString::fromLatin1(wish.notAfter)};
    if (wish.issuer.isEmpty())
        sign += {u"-selfsign"_s, u"-keyfile"_s, key};
    else
        sign += {u"-cert"_s, certificatePath(wish.issuer), u"-keyfile"_s, keyPath(wish.issuer)};
    return fault.isEmpty() ? run(sign) : fault;
}

QString TestCertificates::lockKey(const QString &name, const QByteArray &passphrase) const
{
    return run({u"pkey"_s, u"-in"_s, keyPath(name), u"-aes256"_s, u"-passout"_s,
                u"pass:"_s + QString::fromUtf8(passphrase), u"-out"_s,
                keyPath(name + u"-locked"_s)});
}

QSslConfiguration TestCertificates::serverConfiguration(const QString &name) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(
        QSslCertificate::fromData(readFile(certificatePath(name)), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(readFile(keyPath(name)), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QString TestCertificates::run(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    process.closeWriteChannel();
    if (process.waitForFinished(PatienceMs) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return {};
    return u"openssl %1: %2"_s.arg(arguments.join(u' '), QString::fromUtf8(process.readAll()));
}

} // namespace Promontory
