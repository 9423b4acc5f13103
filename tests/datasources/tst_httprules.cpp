#include "datasources/http/httpoptions.h"
#include "datasources/http/redirect.h"
#include "datasources/http/sourcepause.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class HttpRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void followsOnlyItsOwnOrigin_data();
    void followsOnlyItsOwnOrigin();
    void neverLeavesTls();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void backsOffWithinBounds();
    void opensTheCircuit();
    void stopsAfterRefusals();
    void obeysRetryAfter();
    void makesHeaders();
    void refusesHeaders_data();
    void refusesHeaders();
};

void HttpRulesTest::followsOnlyItsOwnOrigin_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("post");
    QTest::addColumn<QString>("target"); // empty: refused

    QTest::newRow("relative") << QByteArray("/new/api") << 302 << false
                              << u"http://prom:9090/new/api"_s;
    QTest::newRow("same origin") << QByteArray("http://prom:9090/x") << 301 << false
                                 << u"http://prom:9090/x"_s;
    QTest::newRow("upgrade") << QByteArray("https://prom/x") << 308 << false << u"https://prom/x"_s;
    QTest::newRow("other port") << QByteArray("http://prom:9091/x") << 302 << false << QString();
    QTest::newRow("other host") << QByteArray("http://evil:9090/x") << 307 << false << QString();
    QTest::newRow("no scheme") << QByteArray("//evil/x") << 302 << false << QString();
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << 302 << false << QString();
    QTest::newRow("data") << QByteArray("data:,x") << 302 << false << QString();
    QTest::newRow("user info") << QByteArray("http://a:b@prom:9090/x") << 302 << false << QString();
    QTest::newRow("nothing") << QByteArray() << 302 << false << QString();
    QTest::newRow("POST keeps its form")
        << QByteArray("/x") << 307 << true << u"http://prom:9090/x"_s;
    QTest::newRow("POST would lose its form") << QByteArray("/x") << 302 << true << QString();
    QTest::newRow("see other after POST") << QByteArray("/x") << 303 << true << QString();
}

void HttpRulesTest::followsOnlyItsOwnOrigin()
{
    QFETCH(QByteArray, location);
    QFETCH(int, status);
    QFETCH(bool, post);
    QFETCH(QString, target);
    const auto result = redirectTarget(QUrl(u"http://prom:9090/api/v1/query"_s), location, status,
                                       post ? HttpMethod::Post : HttpMethod::Get);
    QCOMPARE(result.has_value(), !target.isEmpty());
    if (result)
        QCOMPARE(result->toString(), target);
    else
        QCOMPARE(result.error().kind, ErrorKind::Redirect);
}

void HttpRulesTest::neverLeavesTls()
{
    const QUrl secure(u"https://prom/api/v1/query"_s);
    QVERIFY(!redirectTarget(secure, "http://prom/api/v1/query", 302, HttpMethod::Get).has_value());
    QVERIFY(
        !redirectTarget(secure, "http://prom:443/api/v1/query", 302, HttpMethod::Get).has_value());
    QVERIFY(redirectTarget(secure, "https://prom:443/x", 302, HttpMethod::Get).has_value());
}

void HttpRulesTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms"); // -1: not readable
    QTest::newRow("one second") << QByteArray("1") << Q_INT64_C(1000);
    QTest::newRow("two minutes") << QByteArray(" 120 ") << Q_INT64_C(120'000);
    QTest::newRow("zero") << QByteArray("0") << Q_INT64_C(0);
    QTest::newRow("very long") << QByteArray("1000000000000") << Q_INT64_C(300'000);
    QTest::newRow("longer than a number")
        << QByteArray("99999999999999999999999") << Q_INT64_C(300'000);
    QTest::newRow("date") << QByteArray("Tue, 14 Nov 2023 22:13:50 GMT") << Q_INT64_C(30'000);
    QTest::newRow("date in the past")
        << QByteArray("Tue, 14 Nov 2000 22:13:50 GMT") << Q_INT64_C(0);
    QTest::newRow("date far away")
        << QByteArray("Tue, 14 Nov 2090 22:13:50 GMT") << Q_INT64_C(300'000);
    QTest::newRow("negative") << QByteArray("-1") << Q_INT64_C(-1);
    QTest::newRow("scientific") << QByteArray("1e12") << Q_INT64_C(-1);
    QTest::newRow("letters") << QByteArray("abc") << Q_INT64_C(-1);
    QTest::newRow("empty") << QByteArray() << Q_INT64_C(-1);
}

void HttpRulesTest::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, ms);
    const auto result = parseRetryAfter(value, 1'700'000'000'000, 300'000);
    QCOMPARE(result.value_or(-1), ms);
}

void HttpRulesTest::backsOffWithinBounds()
{
    const HttpLimits limits;
    QCOMPARE(backoffMs(0, limits, 0.5), 500);
    QCOMPARE(backoffMs(1, limits, 0.5), 1000);
    QCOMPARE(backoffMs(3, limits, 0), 0);
    QCOMPARE(backoffMs(40, limits, 1.0), 60'000);
}

void HttpRulesTest::opensTheCircuit()
{
    ManualClock clock;
    SourcePause pause(clock, {}, [] { return 0.5; });
    const Error error{ErrorKind::Network, u"refused"_s, {}};
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!pause.admit());
        pause.noteNetworkFailure(error);
    }
    QCOMPARE(pause.untilMs(), 0);
    pause.noteNetworkFailure(error);
    QVERIFY(pause.untilMs() > clock.monotonicMs());
    QCOMPARE(pause.admit(), std::optional(error));
    clock.advance(60'000);
    QVERIFY(!pause.admit());                       // the probe
    QCOMPARE(pause.admit(), std::optional(error)); // nobody else meanwhile
    pause.noteNetworkFailure(error);
    QCOMPARE(pause.admit(), std::optional(error));
    clock.advance(60'000);
    QVERIFY(!pause.admit());
    pause.noteSuccess();
    QVERIFY(!pause.admit());
    QVERIFY(!pause.admit());
}

void HttpRulesTest::stopsAfterRefusals()
{
    ManualClock clock;
    SourcePause pause(clock, {}, [] { return 0.5; });
    const Error error{ErrorKind::Unauthorised, u"no"_s, {}};
    pause.noteRefusal(error);
    pause.noteRefusal(error);
    QVERIFY(!pause.admit());
    pause.noteRefusal(error);
    QCOMPARE(pause.untilMs(), clock.monotonicMs() + 60'000);
    clock.advance(60'001);
    QVERIFY(!pause.admit());
    pause.noteSuccess();
    QCOMPARE(pause.untilMs(), 0);
}

void HttpRulesTest::obeysRetryAfter()
{
    ManualClock clock;
    SourcePause pause(clock, {}, [] { return 0.0; });
    const Error error{ErrorKind::RateLimited, u"later"_s, {}};
    pause.noteRetryAfter(120'000, error);
    QCOMPARE(pause.untilMs(), clock.monotonicMs() + 120'000);
    pause.noteRetryAfter(1'000'000'000, error);
    QCOMPARE(pause.untilMs(), clock.monotonicMs() + 300'000);
}

void HttpRulesTest::makesHeaders()
{
    SourceSettings settings;
    settings.url = QUrl(u"http://h"_s);
    settings.auth = AuthKind::Basic;
    settings.user = u"m\u00fcller"_s;
    settings.tenant = u"a|b"_s;
    SourceSecrets secrets;
    secrets.password = "p:w";
    const auto basic = httpOptions(settings, secrets);
    QVERIFY(basic.has_value());
    QCOMPARE(basic->headers.size(), 2);
    QCOMPARE(basic->headers[0].second, "Basic " + QByteArray("m\xc3\xbcller:p:w").toBase64());
    QCOMPARE(basic->headers[1], std::pair(QByteArray("X-Scope-OrgID"), QByteArray("a|b")));

    settings.auth = AuthKind::Bearer;
    secrets.token = "abc\n";
    QCOMPARE(httpOptions(settings, secrets)->headers[0].second, QByteArray("Bearer abc"));

    settings.auth = AuthKind::Headers;
    settings.headerNames = QStringList{u"X-Key"_s};
    secrets.headerValues = {{u"x-key"_s, "v"}};
    QCOMPARE(httpOptions(settings, secrets)->headers[0],
             std::pair(QByteArray("X-Key"), QByteArray("v")));
}

void HttpRulesTest::refusesHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("host") << u"Host"_s << QByteArray("evil");
    QTest::newRow("length") << u"content-length"_s << QByteArray("1");
    QTest::newRow("space in the name") << u"X Y"_s << QByteArray("1");
    QTest::newRow("empty name") << QString() << QByteArray("1");
    QTest::newRow("line break") << u"X-A"_s << QByteArray("1\r\nX-B: 2");
    QTest::newRow("NUL") << u"X-A"_s << QByteArray("1\0", 2);
}

void HttpRulesTest::refusesHeaders()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    SourceSettings settings;
    settings.url = QUrl(u"http://h"_s);
    settings.auth = AuthKind::Headers;
    settings.headerNames = QStringList{name};
    SourceSecrets secrets;
    secrets.headerValues = {{name, value}};
    const auto options = httpOptions(settings, secrets);
    QVERIFY(!options.has_value());
    QCOMPARE(options.error().kind, ErrorKind::Syntax);
}

QTEST_GUILESS_MAIN(HttpRulesTest)
#include "tst_httprules.moc"
