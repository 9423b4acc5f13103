#include "tests/datasources/sourcefixture.h"
#include "tests/support/testcertificates.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

CertificateWish wish(const QString &name, const QString &issuer)
{
    CertificateWish made;
    made.name = name;
    made.issuer = issuer;
    return made;
}

} // namespace

/// Connections that must not be made, and those that must: certificates of every sort on both
/// sides.
class HttpTlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void refusesBadCertificates_data();
    void refusesBadCertificates();
    void acceptsOwnAuthority_data();
    void acceptsOwnAuthority();
    void trustsNobodyElseWhenAuthorityReplaces();
    void skipsVerificationWhenTold();
    void showsClientCertificate_data();
    void showsClientCertificate();
    void refusesUnusableFiles_data();
    void refusesUnusableFiles();
    void refusesOldVersions_data();
    void refusesOldVersions();
    void refusesWeakSignatures();
    void refusesServerWithoutTls();
    void upgradesWithCredentialsOnTheSameHost();
    void recoversWhenTheCertificateIsRotated();

private:
    QString makeAll();
    void verifyRefused(const Result<QueryAnswer> &answer, const QString &says);
    void verifyNoClient(const Result<QueryAnswer> &answer);
    Result<QueryAnswer> askCareless(const QString &certificate, const QStringList &options);
    bool serve(const QString &name, bool wantsClient = false);

    TestCertificates m_certificates;
    std::unique_ptr<SourceFixture> m_fixture;
};

QString HttpTlsTest::makeAll()
{
    CertificateWish authority = wish(u"authority"_s, {});
    authority.authority = true;
    CertificateWish stranger = wish(u"stranger"_s, {});
    stranger.authority = true;
    CertificateWish expired = wish(u"expired"_s, u"authority"_s);
    expired.notAfter = "20210203000000Z";
    CertificateWish early = wish(u"early"_s, u"authority"_s);
    early.notBefore = "20800203000000Z";
    CertificateWish elsewhere = wish(u"elsewhere"_s, u"authority"_s);
    elsewhere.hosts = "DNS:prometheus.example";
    CertificateWish weak = wish(u"weak"_s, u"authority"_s);
    weak.digest = "sha1";
    for (const CertificateWish &one :
         {authority, stranger, expired, early, elsewhere, weak, wish(u"good"_s, u"authority"_s),
          wish(u"lonely"_s, {}), wish(u"strange"_s, u"stranger"_s),
          wish(u"client"_s, u"authority"_s)}) {
        if (const QString fault = m_certificates.make(one); !fault.isEmpty())
            return fault;
    }
    return m_certificates.lockKey(u"client"_s, "s3cret-phrase");
}

void HttpTlsTest::initTestCase()
{
    if (const QString reason = m_certificates.unavailable(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QCOMPARE(makeAll(), QString());
}

void HttpTlsTest::init()
{
    m_fixture = std::make_unique<SourceFixture>();
    m_fixture->httpLimits.connectMs = 5'000;
    m_fixture->settings.caPath = m_certificates.certificatePath(u"authority"_s);
}

bool HttpTlsTest::serve(const QString &name, bool wantsClient)
{
    QSslConfiguration configuration = m_certificates.serverConfiguration(name);
    if (wantsClient) {
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates(
            QSslCertificate::fromPath(m_certificates.certificatePath(u"authority"_s), QSsl::Pem));
    }
    if (!m_fixture->server.startTls(configuration))
        return false;
    m_fixture->server.setReply(goodReply());
    m_fixture->remakeSource();
    return true;
}

void HttpTlsTest::verifyRefused(const Result<QueryAnswer> &answer, const QString &says)
{
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QVERIFY(answer.error().message.contains(u"127.0.0.1"));
    QVERIFY(!answer.error().detail.isEmpty());
    QCOMPARE(m_fixture->server.received(), QByteArray());
}

void HttpTlsTest::refusesBadCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("says");
    QTest::newRow("expired") << u"expired"_s << u"expired on 2021-02-03"_s;
    QTest::newRow("not yet valid") << u"early"_s << u"valid from 2080-02-03"_s;
    QTest::newRow("wrong host") << u"elsewhere"_s << u"is for prometheus.example, not for"_s;
    QTest::newRow("self-signed") << u"lonely"_s << u"signed by itself"_s;
    QTest::newRow("unknown authority") << u"strange"_s << u"“stranger”, which is not trusted"_s;
}

void HttpTlsTest::refusesBadCertificates()
{
    QFETCH(QString, certificate);
    QFETCH(QString, says);
    QVERIFY(serve(certificate));
    const auto answer = m_fixture->ask();
    verifyRefused(answer, says);
    QVERIFY2(answer.error().detail.contains(u"SHA-256 "), qPrintable(answer.error().detail));
}

void HttpTlsTest::acceptsOwnAuthority_data()
{
    QTest::addColumn<bool>("replaces");
    QTest::newRow("beside those of the system") << false;
    QTest::newRow("instead of those of the system") << true;
}

void HttpTlsTest::acceptsOwnAuthority()
{
    QFETCH(bool, replaces);
    m_fixture->settings.caReplacesSystem = replaces;
    QVERIFY(serve(u"good"_s));
    const auto answer = m_fixture->ask();
    QVERIFY2(answer.has_value(),
             answer ? "" : qPrintable(answer.error().message + answer.error().detail));
    QCOMPARE(m_fixture->server.requests().first().headers.value("authorization"),
             QByteArray("Bearer s3cret-token"));
}

void HttpTlsTest::trustsNobodyElseWhenAuthorityReplaces()
{
    // What the computer trusts besides counts no more.
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    const QSslConfiguration before = trusting;
    trusting.addCaCertificates(m_certificates.certificatePath(u"stranger"_s));
    QSslConfiguration::setDefaultConfiguration(trusting);
    QVERIFY(serve(u"strange"_s));
    const auto added = m_fixture->ask();
    m_fixture->settings.caReplacesSystem = true;
    QVERIFY(serve(u"strange"_s));
    const auto replaced = m_fixture->ask();
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY2(added.has_value(), added ? "" : qPrintable(added.error().message));
    QVERIFY(!replaced.has_value());
    QCOMPARE(replaced.error().kind, ErrorKind::Tls);
}

void HttpTlsTest::skipsVerificationWhenTold()
{
    m_fixture->settings.caPath.clear();
    m_fixture->settings.skipTlsVerify = true;
    QVERIFY(serve(u"expired"_s));
    const auto answer = m_fixture->ask();
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
}

/// With TLS 1.3 the server speaks only after our handshake is over: as an alert, or by hanging up.
void HttpTlsTest::verifyNoClient(const Result<QueryAnswer> &answer)
{
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().message.contains(u"client certificate"),
             qPrintable(answer.error().message));
    QVERIFY(answer.error().kind == ErrorKind::Tls || answer.error().kind == ErrorKind::Network);
    QCOMPARE(m_fixture->server.received(), QByteArray());
}

void HttpTlsTest::showsClientCertificate_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("works");
    QTest::newRow("the right one") << u"client"_s << u"client"_s << true;
    QTest::newRow("with a passphrase") << u"client"_s << u"client-locked"_s << true;
    QTest::newRow("of another authority") << u"strange"_s << u"strange"_s << false;
    QTest::newRow("none") << QString() << QString() << false;
}

void HttpTlsTest::showsClientCertificate()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(bool, works);
    SourceSettings &settings = m_fixture->settings;
    settings.auth = certificate.isEmpty() ? AuthKind::None : AuthKind::ClientCertificate;
    settings.clientCertificatePath = m_certificates.certificatePath(certificate);
    settings.clientKeyPath = m_certificates.keyPath(key);
    m_fixture->secrets.keyPassphrase = "s3cret-phrase";
    QVERIFY(serve(u"good"_s, true));
    const auto answer = m_fixture->ask();
    if (works)
        QVERIFY2(answer.has_value(),
                 answer ? "" : qPrintable(answer.error().message + answer.error().detail));
    else
        verifyNoClient(answer);
}

void HttpTlsTest::refusesUnusableFiles_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    const QString good = m_certificates.certificatePath(u"client"_s);
    const QString key = m_certificates.keyPath(u"client"_s);
    QTest::newRow("no authority") << u"/nowhere.crt"_s << good << key
                                  << u"/nowhere.crt cannot be read"_s;
    QTest::newRow("authority without a certificate")
        << key << good << key << u"holds no certificate"_s;
    QTest::newRow("no client certificate")
        << good << u"/nowhere.crt"_s << key << u"cannot be read"_s;
    QTest::newRow("no client key") << good << good << u"/nowhere.key"_s << u"cannot be read"_s;
    QTest::newRow("no key in the file") << good << good << good << u"holds no private key"_s;
    QTest::newRow("wrong passphrase") << good << good << m_certificates.keyPath(u"client-locked"_s)
                                      << u"passphrase is another one"_s;
}

void HttpTlsTest::refusesUnusableFiles()
{
    QFETCH(QString, authority);
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, says);
    SourceSettings settings;
    settings.url = QUrl(u"https://localhost"_s);
    settings.auth = AuthKind::ClientCertificate;
    settings.caPath = authority;
    settings.clientCertificatePath = certificate;
    settings.clientKeyPath = key;
    SourceSecrets secrets;
    secrets.keyPassphrase = "another";
    const auto options = httpOptions(settings, secrets);
    QVERIFY(!options.has_value());
    QCOMPARE(options.error().kind, ErrorKind::Tls);
    QVERIFY2(options.error().message.contains(says), qPrintable(options.error().message));
}

void HttpTlsTest::refusesOldVersions_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("TLS 1.0") << u"-tls1"_s;
    QTest::newRow("TLS 1.1") << u"-tls1_1"_s;
}

/// What a server says that does what ours refuses to do.
Result<QueryAnswer> HttpTlsTest::askCareless(const QString &certificate, const QStringList &options)
{
    m_fixture->server.stop();
    const quint16 port = m_fixture->server.port();
    QProcess careless;
    careless.start(u"openssl"_s,
                   QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port),
                               u"-cipher"_s, u"ALL:@SECLEVEL=0"_s, u"-www"_s, u"-cert"_s,
                               m_certificates.certificatePath(certificate), u"-key"_s,
                               m_certificates.keyPath(certificate)} +
                       options);
    if (!careless.waitForStarted() ||
        !QTest::qWaitFor([&careless] { return careless.peek(4096).contains("ACCEPT"); }))
        return failure(ErrorKind::Unsupported, u"openssl does not listen"_s);
    const auto source = m_fixture->makeSource(QUrl(u"https://127.0.0.1:%1"_s.arg(port)));
    const auto answer = m_fixture->ask(*source);
    careless.kill();
    careless.waitForFinished();
    return answer;
}

void HttpTlsTest::refusesOldVersions()
{
    QFETCH(QString, version);
    verifyRefused(askCareless(u"good"_s, {version}), u"TLS 1.2"_s);
}

void HttpTlsTest::refusesWeakSignatures()
{
    verifyRefused(askCareless(u"weak"_s, {}), u"weak"_s);
    QVERIFY(askCareless(u"good"_s, {}).error().kind != ErrorKind::Tls); // it is the signature
}

void HttpTlsTest::refusesServerWithoutTls()
{
    m_fixture->server.setReply(goodReply());
    QUrl url = m_fixture->server.url();
    url.setScheme(u"https"_s);
    const auto source = m_fixture->makeSource(url);
    const auto answer = m_fixture->ask(*source);
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().kind == ErrorKind::Tls || answer.error().kind == ErrorKind::Timeout,
             qPrintable(answer.error().message));
    QVERIFY(!m_fixture->server.received().contains("s3cret"));
}

void HttpTlsTest::upgradesWithCredentialsOnTheSameHost()
{
    FakePrometheus secure;
    QVERIFY(secure.startTls(m_certificates.serverConfiguration(u"good"_s)));
    secure.setReply(goodReply());
    m_fixture->remakeSource();
    m_fixture->server.setReply(
        redirectReply(307, secure.url(u"/api/v1/query_range?query=up"_s).toEncoded()));
    const auto answer = m_fixture->ask();
    QVERIFY2(answer.has_value(),
             answer ? "" : qPrintable(answer.error().message + answer.error().detail));
    QCOMPARE(secure.requests().size(), 1);
    QCOMPARE(secure.requests().first().headers.value("authorization"),
             QByteArray("Bearer s3cret-token"));

    // The same port under another name is another host.
    const QByteArray elsewhere =
        "https://localhost:" + QByteArray::number(secure.port()) + "/api/v1/query_range";
    m_fixture->server.setReply(redirectReply(307, elsewhere));
    const auto away = m_fixture->ask();
    QVERIFY(!away.has_value());
    QCOMPARE(away.error().kind, ErrorKind::Redirect);
    QCOMPARE(secure.requests().size(), 1);
}

void HttpTlsTest::recoversWhenTheCertificateIsRotated()
{
    QVERIFY(serve(u"expired"_s));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(m_fixture->ask().error().kind, ErrorKind::Tls);
    QVERIFY(m_fixture->source->pausedUntilMs() > 0); // asked once a minute from now on
    QVERIFY(m_fixture->server.startTls(m_certificates.serverConfiguration(u"good"_s)));
    const auto paused = m_fixture->ask();
    QVERIFY(!paused.has_value());
    QVERIFY2(paused.error().message.contains(u"expired"), qPrintable(paused.error().message));
    m_fixture->clock.advance(61'000);
    QCOMPARE(m_fixture->recover(), QString());
}

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tst_httptls.moc"
