#include "datasources/prometheus/prometheussource.h"
#include "tests/integration/realserver.h"
#include "tests/support/testcertificates.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>
#include <QThreadPool>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr char History[] = "# TYPE access_value gauge\naccess_value 42 1700000000\n# EOF\n";
constexpr char Password[] = "s3cret-pass";
// bcrypt of that password, as cheap as bcrypt gets.
constexpr char Users[] = "basic_auth_users:\n"
                         "  me: $2b$04$xjGICIy.k/kjTMKfFHyaEulFVLi4ppxRSqNwvh53D0I6.bdueufe2\n";

} // namespace

/// Who may ask the real Prometheus: its own password file, TLS, client certificates and path
/// prefix.
class RealAccessTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void passwordUnderPrefix();
    void wrongPasswordUnderPrefix();
    void wrongPathUnderPrefix();
    void ownAuthority();
    void clientCertificate();

private:
    std::unique_ptr<DataSource> makeSource(const SourceSettings &settings,
                                           const QByteArray &password = {});
    Result<QueryAnswer> ask(DataSource &source);
    void verifyValue(const Result<QueryAnswer> &answer);
    bool startWithPassword();
    QByteArray tlsConfig(bool wantsClient) const;
    QSslConfiguration probe() const;

    SystemClock m_clock;
    QThreadPool m_pool;
    TestCertificates m_certificates;
    std::unique_ptr<RealServer> m_guarded;
    QString m_reason;
};

void RealAccessTest::initTestCase()
{
    if (const QString reason = m_certificates.unavailable(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QCOMPARE(m_certificates.make({.name = u"authority"_s, .issuer = {}, .authority = true}),
             QString());
    for (const QString &name : {u"server"_s, u"client"_s})
        QCOMPARE(m_certificates.make({.name = name, .issuer = u"authority"_s}), QString());
}

std::unique_ptr<DataSource> RealAccessTest::makeSource(const SourceSettings &settings,
                                                       const QByteArray &password)
{
    SourceSecrets secrets;
    secrets.password = password;
    const SourceEnvironment environment{m_clock, m_pool, [] { return 0.1; }, {}, {}};
    return std::move(*PrometheusSource::create(settings, secrets, environment));
}

Result<QueryAnswer> RealAccessTest::ask(DataSource &source)
{
    QueryRequest request;
    request.expression = u"access_value"_s;
    request.kind = QueryKind::Instant;
    request.range = {1'700'000'000'000, 1'700'000'000'000};
    const auto future = source.query(request);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) ||
        future.resultCount() == 0)
        return failure(ErrorKind::Cancelled, u"no result"_s);
    return future.result();
}

void RealAccessTest::verifyValue(const Result<QueryAnswer> &answer)
{
    QVERIFY2(answer.has_value(),
             answer ? "" : qPrintable(answer.error().message + answer.error().detail));
    const NumberColumn *numbers = answer->frames.at(0)->numberField()->numbers();
    QVERIFY(numbers && !numbers->span().empty());
    QCOMPARE(numbers->span().front(), 42.0);
}

bool RealAccessTest::startWithPassword()
{
    if (m_guarded)
        return true;
    auto server = std::make_unique<RealServer>();
    RealAccess access;
    access.webConfig = Users;
    access.prefix = u"/prom"_s;
    access.authorization = "Basic " + QByteArray("me:" + QByteArray(Password)).toBase64();
    m_reason = server->startPrometheus(History, access);
    if (m_reason.isEmpty())
        m_guarded = std::move(server);
    return m_reason.isEmpty();
}

void RealAccessTest::passwordUnderPrefix()
{
    if (!startWithPassword())
        QSKIP(qPrintable(m_reason));
    for (const QString &end : {u""_s, u"/"_s}) {
        SourceSettings settings;
        settings.url = m_guarded->url(end);
        settings.auth = AuthKind::Basic;
        settings.user = u"me"_s;
        const auto source = makeSource(settings, Password);
        verifyValue(ask(*source));
    }
}

void RealAccessTest::wrongPasswordUnderPrefix()
{
    if (!startWithPassword())
        QSKIP(qPrintable(m_reason));
    SourceSettings settings;
    settings.url = m_guarded->url();
    settings.auth = AuthKind::Basic;
    settings.user = u"me"_s;
    const auto source = makeSource(settings, "another");
    for (int i = 0; i < 3; ++i) {
        const auto answer = ask(*source);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorised); // and not Network
        QVERIFY2(answer.error().detail.startsWith(u"HTTP 401"), qPrintable(answer.error().detail));
        QVERIFY2(answer.error().message.contains(u"Check the credentials"),
                 qPrintable(answer.error().message));
    }
    QVERIFY(source->pausedUntilMs() > m_clock.monotonicMs() + 50'000);
    m_guarded->stop(); // nobody asks, so nobody notices
    const auto paused = ask(*source);
    QVERIFY(m_guarded->restart());
    QCOMPARE(paused.error().kind, ErrorKind::Unauthorised);
    QVERIFY2(paused.error().message.contains(u"only asked once a minute"),
             qPrintable(paused.error().message));
}

void RealAccessTest::wrongPathUnderPrefix()
{
    if (!startWithPassword())
        QSKIP(qPrintable(m_reason));
    SourceSettings settings;
    settings.url = m_guarded->url().resolved(QUrl(u"/"_s));
    settings.auth = AuthKind::Basic;
    settings.user = u"me"_s;
    const auto source = makeSource(settings, Password);
    const auto future = source->check();
    QTRY_VERIFY(future.isFinished());
    const auto health = future.result();
    QVERIFY(!health.has_value());
    QCOMPARE(health.error().kind, ErrorKind::Unsupported);
    QVERIFY2(health.error().message.contains(u"part of the path missing"),
             qPrintable(health.error().message));
}

QByteArray RealAccessTest::tlsConfig(bool wantsClient) const
{
    QByteArray text =
        "tls_server_config:\n  cert_file: " + m_certificates.certificatePath(u"server"_s).toUtf8() +
        "\n  key_file: " + m_certificates.keyPath(u"server"_s).toUtf8() + '\n';
    if (wantsClient)
        text += "  client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: " +
                m_certificates.certificatePath(u"authority"_s).toUtf8() + '\n';
    return text;
}

/// How the test itself finds out that the server is ready: as the client, and trusting anybody.
QSslConfiguration RealAccessTest::probe() const
{
    QSslConfiguration configuration = m_certificates.serverConfiguration(u"client"_s);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

void RealAccessTest::ownAuthority()
{
    RealServer server;
    RealAccess access;
    access.webConfig = tlsConfig(false);
    access.tls = probe();
    if (const QString reason = server.startPrometheus(History, access); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    SourceSettings settings;
    settings.url = server.url();
    const auto stranger = makeSource(settings);
    const auto refused = ask(*stranger);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Tls);
    QVERIFY2(refused.error().message.contains(u"“authority”, which is not trusted"),
             qPrintable(refused.error().message));
    settings.caPath = m_certificates.certificatePath(u"authority"_s);
    const auto source = makeSource(settings);
    verifyValue(ask(*source));
}

void RealAccessTest::clientCertificate()
{
    RealServer server;
    RealAccess access;
    access.webConfig = tlsConfig(true);
    access.tls = probe();
    if (const QString reason = server.startPrometheus(History, access); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    SourceSettings settings;
    settings.url = server.url();
    settings.caPath = m_certificates.certificatePath(u"authority"_s);
    const auto nobody = makeSource(settings);
    const auto refused = ask(*nobody);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().message.contains(u"client certificate"),
             qPrintable(refused.error().message + refused.error().detail));
    settings.auth = AuthKind::ClientCertificate;
    settings.clientCertificatePath = m_certificates.certificatePath(u"client"_s);
    settings.clientKeyPath = m_certificates.keyPath(u"client"_s);
    const auto source = makeSource(settings);
    verifyValue(ask(*source));
}

QTEST_GUILESS_MAIN(RealAccessTest)
#include "tst_realaccess.moc"
