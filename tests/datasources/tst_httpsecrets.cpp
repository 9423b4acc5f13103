#include "tests/datasources/sourcefixture.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QStringList loggedLines; // a message handler cannot carry a pointer

void collectLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    loggedLines.append(text);
}

const QByteArrayList &plantedSecrets()
{
    static const QByteArrayList secrets{"s3cret pass/w\u00f6rd", "s3cret-token", "s3cret-value",
                                        "s3cret-tenant"};
    return secrets;
}

/// The first secret that these bytes hold in some form, or nothing.
QByteArray secretIn(const QByteArray &bytes)
{
    for (const QByteArray &secret : plantedSecrets()) {
        for (const QByteArray &form :
             {secret, secret.toBase64(), QByteArray("me:" + secret).toBase64(),
              secret.toPercentEncoding(), secret.toHex()}) {
            if (bytes.contains(form))
                return form;
        }
    }
    return {};
}

constexpr std::pair<const char *, AuthKind> Kinds[] = {{"no credentials", AuthKind::None},
                                                       {"basic", AuthKind::Basic},
                                                       {"bearer", AuthKind::Bearer},
                                                       {"headers", AuthKind::Headers}};

} // namespace

/// Credentials go to the server they were given for and nowhere else: not to where it redirects,
/// not into messages, not into logs.
class HttpSecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void sendsWhatIsConfigured_data();
    void sendsWhatIsConfigured();
    void redirectsTellNobodySecrets_data();
    void redirectsTellNobodySecrets();
    void otherSchemesAreRefused_data();
    void otherSchemesAreRefused();
    void redirectCircleEnds();
    void messagesHideWhatTheServerRepeats_data();
    void messagesHideWhatTheServerRepeats();
    void challengesAreNotAnswered_data();
    void challengesAreNotAnswered();
    void wrongPasswordStopsTheSource();
    void nothingSecretIsLogged();

private:
    void use(AuthKind kind);

    std::unique_ptr<SourceFixture> m_fixture;
};

void HttpSecretsTest::init()
{
    m_fixture = std::make_unique<SourceFixture>();
    m_fixture->secrets.password = plantedSecrets().at(0);
    m_fixture->secrets.headerValues = {{u"X-Gate"_s, "s3cret-value"}};
    m_fixture->settings.user = u"me"_s;
    m_fixture->settings.headerNames = QStringList{u"X-Gate"_s};
}

void HttpSecretsTest::use(AuthKind kind)
{
    m_fixture->settings.auth = kind;
    m_fixture->remakeSource();
}

void HttpSecretsTest::sendsWhatIsConfigured_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no credentials")
        << int(AuthKind::None) << QByteArray("authorization") << QByteArray();
    QTest::newRow("basic") << int(AuthKind::Basic) << QByteArray("authorization")
                           << "Basic " + QByteArray("me:" + plantedSecrets().at(0)).toBase64();
    QTest::newRow("bearer") << int(AuthKind::Bearer) << QByteArray("authorization")
                            << QByteArray("Bearer s3cret-token");
    QTest::newRow("headers") << int(AuthKind::Headers) << QByteArray("x-gate")
                             << QByteArray("s3cret-value");
}

void HttpSecretsTest::sendsWhatIsConfigured()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    use(AuthKind(kind));
    m_fixture->server.setReply(goodReply());
    QVERIFY(m_fixture->ask().has_value());
    const FakeRequest request = m_fixture->server.requests().first();
    QCOMPARE(request.headers.value(header), value);
    QCOMPARE(request.headers.value("x-scope-orgid"), QByteArray("s3cret-tenant"));
    QVERIFY(!request.headers.contains("cookie"));
}

void HttpSecretsTest::redirectsTellNobodySecrets_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("address"); // %1: the port of the second server
    constexpr std::pair<const char *, const char *> targets[] = {
        {"other port", "http://127.0.0.1:%1/api/v1/query_range"},
        {"other host", "http://localhost:%1/api/v1/query_range"},
        {"no scheme", "//localhost:%1/"},
        {"other scheme and host", "https://localhost:%1/"},
        {"user name", "http://me@127.0.0.1:%1/"},
    };
    for (const auto &[kindName, kind] : Kinds) {
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const auto &[name, address] : targets)
                QTest::addRow("%s, %d, %s", kindName, status, name)
                    << int(kind) << status << QByteArray(address);
        }
    }
}

void HttpSecretsTest::redirectsTellNobodySecrets()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, address);
    use(AuthKind(kind));
    FakePrometheus second;
    second.setReply(goodReply());
    m_fixture->server.setReply(
        redirectReply(status, address.replace("%1", QByteArray::number(second.port()))));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Redirect);
    QVERIFY2(answer.error().message.contains(QString::number(second.port())),
             qPrintable(answer.error().message));
    QCOMPARE(m_fixture->server.requests().size(), 1);
    QCOMPARE(second.requests().size(), 0);
    QCOMPARE(secretIn(second.received()), QByteArray());
    QCOMPARE(second.received(), QByteArray());
    QCOMPARE(m_fixture->recover(), QString());
}

void HttpSecretsTest::otherSchemesAreRefused_data()
{
    QTest::addColumn<QByteArray>("location");
    for (const char *location :
         {"file:///etc/passwd", "file://127.0.0.1/etc/passwd", "data:application/json,1",
          "ftp://127.0.0.1/x", "javascript:alert(1)", "qrc:/x"})
        QTest::newRow(location) << QByteArray(location);
}

void HttpSecretsTest::otherSchemesAreRefused()
{
    QFETCH(QByteArray, location);
    m_fixture->server.setReply(redirectReply(302, location));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Redirect);
    QVERIFY2(answer.error().message.contains(u"no address of the web"),
             qPrintable(answer.error().message));
    HttpClient client({}, m_fixture->clock, [] { return 0.5; });
    HttpRequest request;
    request.url = QUrl::fromEncoded(location);
    const auto exchange = client.send(request);
    std::optional<Result<HttpAnswer>> direct;
    connect(exchange.get(), &HttpExchange::finished, this,
            [&direct](const auto &result) { direct = result; });
    QTRY_VERIFY(direct.has_value());
    QVERIFY(!direct->has_value());
    QCOMPARE(direct->error().kind, ErrorKind::Unsupported);
}

void HttpSecretsTest::redirectCircleEnds()
{
    m_fixture->server.setReply(redirectReply(302, "/api/v1/query_range?x=1"));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Redirect);
    QCOMPARE(m_fixture->server.requests().size(), 4);
}

void HttpSecretsTest::messagesHideWhatTheServerRepeats_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("asJson");
    for (const auto &[name, kind] : Kinds) {
        for (const int status : {400, 401, 403, 404, 422, 500}) {
            QTest::addRow("%s, %d, plain", name, status) << int(kind) << status << false;
            QTest::addRow("%s, %d, JSON", name, status) << int(kind) << status << true;
        }
    }
}

void HttpSecretsTest::messagesHideWhatTheServerRepeats()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(bool, asJson);
    use(AuthKind(kind));
    m_fixture->server.setHandler([status, asJson](const FakeRequest &request) {
        QByteArray words = "no good:";
        for (auto header = request.headers.begin(); header != request.headers.end(); ++header)
            words += ' ' + header.key() + ": " + header.value() + (asJson ? "\\n" : "\n");
        words += " " + request.headers.value("x-gate") + ' ' + plantedSecrets().join(' ');
        words.replace("s3cret-tenant", "tenant");
        return asJson ? FakeReply::error(status, "bad_data", words)
                      : FakeReply::text(status, "text/plain", words);
    });
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    const QByteArray told = (answer.error().message + u' ' + answer.error().detail).toUtf8();
    QCOMPARE(secretIn(told), QByteArray());
}

void HttpSecretsTest::challengesAreNotAnswered_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("challenge");
    for (const auto &[name, kind] : Kinds) {
        for (const char *challenge :
             {"Basic realm=\"elsewhere\"", "Digest realm=\"x\", nonce=\"1\"", "NTLM", "Negotiate"})
            QTest::addRow("%s, %s", name, challenge) << int(kind) << QByteArray(challenge);
    }
}

void HttpSecretsTest::challengesAreNotAnswered()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, challenge);
    use(AuthKind(kind));
    FakeReply reply = FakeReply::text(401, "text/plain", "Unauthorized");
    reply.headers.append(std::pair(QByteArray("WWW-Authenticate"), challenge));
    m_fixture->server.setReply(reply);
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Unauthorised);
    QCOMPARE(m_fixture->server.requests().size(), 1);
}

void HttpSecretsTest::wrongPasswordStopsTheSource()
{
    use(AuthKind::Basic);
    m_fixture->server.setReply(FakeReply::text(401, "text/plain", "Unauthorized"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_fixture->ask().error().message.contains(u"refuses access"));
    const auto paused = m_fixture->ask();
    QCOMPARE(paused.error().kind, ErrorKind::Unauthorised);
    QVERIFY2(paused.error().message.contains(u"once a minute"), qPrintable(paused.error().message));
    QCOMPARE(m_fixture->server.requests().size(), 3);
    // "Test" asks at once, and what it finds counts.
    m_fixture->server.setReply(FakeReply::data(R"({"resultType":"vector","result":[]})"));
    QVERIFY(SourceFixture::wait(m_fixture->source->check()).has_value());
    m_fixture->server.setReply(goodReply());
    QVERIFY(m_fixture->ask().has_value());
}

void HttpSecretsTest::nothingSecretIsLogged()
{
    QLoggingCategory::setFilterRules(u"promontory.*=true"_s);
    const auto before = qInstallMessageHandler(collectLog);
    for (const FakeReply &reply : {goodReply(), cutReply(90, FakeReply::End::Reset),
                                   FakeReply::text(401, "text/plain", "no")}) {
        m_fixture->server.setReply(reply);
        const auto answer = m_fixture->ask();
        if (!answer)
            loggedLines.append(answer.error().message + answer.error().detail);
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(!loggedLines.isEmpty());
    for (const QString &line : std::as_const(loggedLines))
        QVERIFY2(!line.contains(u"s3cret"), qPrintable(line));
}

QTEST_GUILESS_MAIN(HttpSecretsTest)
#include "tst_httpsecrets.moc"
