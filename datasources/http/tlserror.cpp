#include "datasources/http/tlserror.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QSslCertificate>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TlsError)
};

constexpr qsizetype LongestName = 100; // a certificate says what its maker liked

QString shortened(QString text)
{
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text.size() > LongestName ? text.first(LongestName) + u'\u2026' : text;
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QStringList names = certificate.issuerInfo(QSslCertificate::CommonName) +
                              certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? Text::tr("an authority without a name") : shortened(names.first());
}

QString hostsOf(const QSslCertificate &certificate)
{
    QStringList hosts = certificate.subjectAlternativeNames().values();
    if (hosts.isEmpty())
        hosts = certificate.subjectInfo(QSslCertificate::CommonName);
    return hosts.isEmpty() ? Text::tr("no host at all") : shortened(hosts.join(u", "_s));
}

QString dayOf(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

/// A chain that ends in nobody known comes with faults that only follow from it.
int rank(QSslError::SslError fault)
{
    switch (fault) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return 0;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return 1;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return 2;
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return 3;
    case QSslError::HostNameMismatch:
        return 4;
    default:
        return 5;
    }
}

/// The name of a signature that is refused, "ecdsa-with-SHA1"; empty for those of today. Qt knows
/// no fault of its own for it.
QString weakSignature(const QSslCertificate &certificate)
{
    static const QRegularExpression algorithm(u"Signature Algorithm: (\\S*(?:sha1|md5)\\S*)"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    return algorithm.match(certificate.toText()).captured(1);
}

QString otherSentence(const QString &host, const QSslError &fault)
{
    const QString weak = weakSignature(fault.certificate());
    if (!weak.isEmpty())
        return Text::tr("The certificate of %1 has a weak signature (%2) that anybody could forge. "
                        "It has to be made anew.")
            .arg(host, shortened(weak));
    return Text::tr("The certificate of %1 is not good: %2")
        .arg(host, shortened(fault.errorString()));
}

QString sentenceFor(const QString &host, const QSslError &fault)
{
    const QSslCertificate certificate = fault.certificate();
    switch (fault.error()) {
    case QSslError::CertificateExpired:
        return Text::tr("A certificate of %1 expired on %2. It has to be renewed on the server.")
            .arg(host, dayOf(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return Text::
            tr("A certificate of %1 is valid from %2 on only. Is the clock of this computer right?")
                .arg(host, dayOf(certificate.effectiveDate()));
    case QSslError::SelfSignedCertificate:
        return Text::tr("The certificate of %1 is signed by itself. If it is the right one, name "
                        "its file as "
                        "the own CA of the data source.")
            .arg(host);
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Text::
            tr("The certificate of %1 comes from “%2”, which is not trusted here. Name the file of "
               "that authority as the own CA of the data source.")
                .arg(host, issuerOf(certificate));
    case QSslError::HostNameMismatch:
        return Text::
            tr("The certificate is for %1, not for %2. Enter the address of the data source with "
               "the right name.")
                .arg(hostsOf(certificate), host);
    default:
        return otherSentence(host, fault);
    }
}

QString detailOf(const QList<QSslError> &faults)
{
    QStringList words;
    QString fingerprint;
    for (const QSslError &fault : faults) {
        words.append(shortened(fault.errorString()));
        if (fingerprint.isEmpty() && !fault.certificate().isNull())
            fingerprint = QString::fromLatin1(
                fault.certificate().digest(QCryptographicHash::Sha256).toHex(':'));
    }
    words.removeDuplicates();
    return fingerprint.isEmpty() ? words.join(u"; "_s)
                                 : words.join(u"; "_s) + u"; SHA-256 "_s + fingerprint;
}

bool containsAny(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(), [&text](QLatin1StringView word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

QString handshakeSentence(const QString &host, const QString &words)
{
    if (containsAny(words, {"certificate required"_L1, "handshake failure"_L1, "bad certificate"_L1,
                            "unknown ca"_L1, "certificate unknown"_L1, "certificate expired"_L1}))
        return Text::tr(
                   "%1 wants a client certificate and takes none or another one. Name the right "
                   "certificate and key in the data source.")
            .arg(host);
    if (containsAny(words, {"wrong version number"_L1, "packet length too long"_L1,
                            "http request"_L1, "record layer failure"_L1}))
        return Text::tr("%1 does not speak TLS here. Does the address begin with http:// instead "
                        "of https://?")
            .arg(host);
    if (containsAny(words,
                    {"unsupported protocol"_L1, "protocol version"_L1, "version too low"_L1}))
        return Text::tr(
                   "%1 speaks only TLS versions before 1.2, which are not safe. The server has to "
                   "offer TLS 1.2 or newer.")
            .arg(host);
    return Text::tr("No secure connection to %1 could be made.").arg(host);
}

} // namespace

Error certificateError(const QString &host, const QList<QSslError> &faults)
{
    const auto worst =
        std::min_element(faults.begin(), faults.end(), [](const auto &a, const auto &b) {
            return rank(a.error()) < rank(b.error());
        });
    return {ErrorKind::Tls, sentenceFor(host, *worst), detailOf(faults)};
}

Error handshakeError(const QString &host, const QString &words)
{
    return {ErrorKind::Tls, handshakeSentence(host, words), words};
}

} // namespace Promontory
