#include "datasources/prometheus/prometheussource.h"
#include "tests/support/fakeprometheus.h"
#include "tests/support/manualclock.h"
#include "tests/support/packing.h"
#include "tests/support/unreachable.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>
#include <QThreadPool>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

using End = FakeReply::End;

QStringList loggedLines; // a message handler cannot carry a pointer

void collectLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    loggedLines.append(text);
}

QByteArray goodBody(int points = 3)
{
    QByteArrayList values;
    for (int i = 0; i < points; ++i)
        values.append("1");
    return FakeReply::data(matrixData({matrixSeries(R"({"__name__":"up"})", 1'700'000'000, 15, values)})).body;
}

FakeReply good()
{
    return FakeReply::text(200, "application/json", goodBody());
}

FakeReply packedReply(const QByteArray &encoding, const QByteArray &body)
{
    FakeReply reply = FakeReply::text(200, "application/json", body);
    reply.headers.append(std::pair(QByteArray("Content-Encoding"), encoding));
    return reply;
}

FakeReply cut(qsizetype bytes, End end)
{
    FakeReply reply = good();
    reply.sendOnly = bytes;
    reply.end = end;
    return reply;
}

FakeReply withLength(const QByteArray &length, End end)
{
    FakeReply reply = good();
    reply.contentLength = length;
    reply.end = end;
    return reply;
}

FakeReply raw(const QByteArray &bytes, End end = End::Close)
{
    FakeReply reply;
    reply.raw = bytes;
    reply.end = end;
    return reply;
}

FakeReply retryAfter(int status, const QByteArray &value)
{
    FakeReply reply = FakeReply::text(status, "text/plain", "slow down");
    reply.headers.append(std::pair(QByteArray("Retry-After"), value));
    return reply;
}

} // namespace

Q_DECLARE_METATYPE(Promontory::FakeReply)

/// The fault table of the reliability notes, as far as it concerns one source: the state each fault ends
/// in, how often it is tried, and that the source is well again when the fault is over.
class PrometheusFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void answersEndInTheirState_data();
    void answersEndInTheirState();
    void refusedConnection();
    void unreachableHost();
    void unknownName();
    void slowBytesMeetTheDeadline();
    void stalledAnswerMeetsTheIdleLimit();
    void silentServerMeetsTheDeadline();
    void retryAfterPausesTheSource_data();
    void retryAfterPausesTheSource();
    void refusalsStopTheSource();
    void endlessBodyIsCutOff();
    void packedBombIsCutOff();
    void honestPackedAnswerIsRead();
    void staleConnectionIsNotSeen();
    void manySeries();
    void oneLongSeries();
    void strangeLabels();
    void redirectsTellNobodySecrets_data();
    void redirectsTellNobodySecrets();
    void redirectCircleEnds();
    void nothingSecretIsLogged();

private:
    std::unique_ptr<DataSource> makeSource(const QUrl &url);
    Result<QueryAnswer> ask();
    Result<QueryAnswer> ask(DataSource &source);
    void verifyRecovery();

    ManualClock m_clock;
    QThreadPool m_pool;
    HttpLimits m_httpLimits;
    DecodeLimits m_decodeLimits;
    qint64 m_timeoutMs = 5'000;
    std::unique_ptr<FakePrometheus> m_server;
    std::unique_ptr<DataSource> m_source;
};

void PrometheusFaultsTest::init()
{
    m_httpLimits = {};
    m_httpLimits.backoffMs = 10;
    m_httpLimits.connectMs = 400;
    m_httpLimits.idleMs = 300;
    m_httpLimits.graceMs = 100;
    m_decodeLimits = {};
    m_timeoutMs = 5'000;
    m_server = std::make_unique<FakePrometheus>();
    m_source = makeSource(m_server->url());
}

std::unique_ptr<DataSource> PrometheusFaultsTest::makeSource(const QUrl &url)
{
    SourceSettings settings;
    settings.url = url;
    settings.timeoutMs = m_timeoutMs;
    settings.auth = AuthKind::Bearer;
    settings.tenant = u"s3cret-tenant"_s;
    SourceSecrets secrets;
    secrets.token = "s3cret-token";
    const SourceEnvironment environment{m_clock, m_pool, [] { return 0.5; }, m_httpLimits, m_decodeLimits};
    return std::move(*PrometheusSource::create(settings, secrets, environment));
}

Result<QueryAnswer> PrometheusFaultsTest::ask()
{
    return ask(*m_source);
}

Result<QueryAnswer> PrometheusFaultsTest::ask(DataSource &source)
{
    QueryRequest request;
    request.expression = u"up"_s;
    request.range = {1'700'000'000'000, 1'700'000'030'000};
    request.stepMs = 15'000;
    const auto future = source.query(request);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
        return failure(ErrorKind::Unsupported, u"no result at all"_s);
    return future.result();
}

void PrometheusFaultsTest::verifyRecovery()
{
    m_server->setReply(good());
    m_clock.advance(301'000);
    const auto answer = ask();
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->frames.size(), size_t(1));
    QCOMPARE(m_source->pausedUntilMs(), 0);
}

void PrometheusFaultsTest::answersEndInTheirState_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("requests");

    // 4: resets. Where no answer began, Qt sends again by itself, too: that many is not counted.
    QTest::newRow("reset before anything") << raw({}, End::Reset) << ErrorKind::Network << u"127.0.0.1"_s << -1;
    QTest::newRow("close before anything") << raw({}) << ErrorKind::Network << u"closed"_s << -1;
    QTest::newRow("reset in the headers") << cut(20, End::Reset) << ErrorKind::Network << QString() << -1;
    const qsizetype body = goodBody().size();
    for (int i = 1; i <= 10; ++i)
        QTest::addRow("reset in the body, %d of 10", i)
            << cut(75 + body * i / 12, End::Reset) << ErrorKind::BadResponse << u"truncated"_s << 3;

    // 5: lengths
    QTest::newRow("length too long") << withLength("999", End::Close) << ErrorKind::BadResponse
                                     << u"truncated"_s << 3;
    QTest::newRow("length too short") << withLength("40", End::Close) << ErrorKind::BadResponse
                                      << u"truncated"_s << 1;

    // 6: cut short, and no sign of it in HTTP
    QTest::newRow("cut, right length")
        << FakeReply::text(200, "application/json", goodBody().chopped(3)) << ErrorKind::BadResponse
        << u"truncated"_s << 1;
    QTest::newRow("cut, no length")
        << raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
               + goodBody().chopped(30))
        << ErrorKind::BadResponse << u"truncated"_s << 1;

    // 7: packing
    const QByteArray gzip = gzipped(goodBody());
    QTest::newRow("truncated gzip") << packedReply("gzip", gzip.chopped(20)) << ErrorKind::BadResponse
                                    << QString() << 2;
    QTest::newRow("no gzip at all") << packedReply("gzip", "this is plain text") << ErrorKind::BadResponse
                                    << QString() << 2;
    QTest::newRow("unknown packing") << packedReply("x-nothing", goodBody().toBase64()) << ErrorKind::BadResponse
                                     << QString() << 2;

    // 10: refusals
    const auto text = [](int status) { return FakeReply::text(status, "text/plain", "no"); };
    QTest::newRow("400") << FakeReply::error(400, "bad_data", "1:3: parse error") << ErrorKind::BadQuery
                         << u"1:3: parse error"_s << 1;
    QTest::newRow("401") << text(401) << ErrorKind::Unauthorised << u"credentials"_s << 1;
    QTest::newRow("403") << text(403) << ErrorKind::Unauthorised << u"credentials"_s << 1;
    QTest::newRow("404") << text(404) << ErrorKind::Unsupported << u"address"_s << 1;
    QTest::newRow("405") << text(405) << ErrorKind::Unsupported << u"address"_s << 1;
    QTest::newRow("406") << text(406) << ErrorKind::Unsupported << QString() << 1;
    QTest::newRow("413") << text(413) << ErrorKind::TooLarge << QString() << 1;
    QTest::newRow("422") << FakeReply::error(422, "execution", "many-to-many") << ErrorKind::BadQuery
                         << u"many-to-many"_s << 1;

    // 12: failing servers
    for (const int status : {500, 502, 503}) {
        QTest::addRow("%d with JSON", status) << FakeReply::error(status, "internal", "disk") << ErrorKind::Server
                                              << u"disk"_s << 3;
        QTest::addRow("%d with a page", status) << FakeReply::text(status, "text/html", "<h1>Oops</h1>")
                                                << ErrorKind::Server << QString() << 3;
        QTest::addRow("%d with nothing", status) << FakeReply::text(status, "text/plain", {}) << ErrorKind::Server
                                                 << QString() << 3;
    }
    QTest::newRow("504") << text(504) << ErrorKind::Timeout << QString() << 3;
    QTest::newRow("query timeout") << FakeReply::error(503, "timeout", "query timed out") << ErrorKind::Timeout
                                   << u"timed out"_s << 1;

    // 13: no answers
    QTest::newRow("login page") << FakeReply::text(200, "text/html", "<html>") << ErrorKind::BadResponse
                                << u"web page"_s << 1;
    QTest::newRow("empty") << FakeReply::text(200, "text/plain", {}) << ErrorKind::BadResponse << u"empty"_s << 1;
    QTest::newRow("null") << FakeReply::text(200, "application/json", "null") << ErrorKind::BadResponse
                          << QString() << 1;
    QTest::newRow("list") << FakeReply::text(200, "application/json", "[]") << ErrorKind::BadResponse
                          << QString() << 1;
    QTest::newRow("not HTTP") << raw("SSH-2.0-OpenSSH_9.2\r\n") << ErrorKind::Network << QString() << -1;

    // 16: text that is no UTF-8
    QTest::newRow("error text") << FakeReply::error(400, "bad_data", "a\xFFz") << ErrorKind::BadQuery
                                << u"a\uFFFDz"_s << 1;
}

void PrometheusFaultsTest::answersEndInTheirState()
{
    QFETCH(FakeReply, reply);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    QFETCH(int, requests);
    m_server->setReply(reply);
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
    QCOMPARE(answer.error().kind, kind);
    if (requests > 0)
        QCOMPARE(m_server->requests().size(), requests);
    else
        QVERIFY(m_server->requests().size() <= 8);
    verifyRecovery();
}

void PrometheusFaultsTest::refusedConnection()
{
    m_server->stop();
    for (int i = 0; i < 2; ++i) {
        const auto answer = ask();
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(answer.error().message.contains(u"refuses"));
    }
    QVERIFY(m_source->pausedUntilMs() > 0); // three tries and two more: the circuit is open
    QVERIFY(m_server->restart());
    m_server->setReply(good());
    QVERIFY(!ask().has_value());
    QCOMPARE(m_server->requests().size(), 0);
    verifyRecovery();
}

void PrometheusFaultsTest::unreachableHost()
{
    const Unreachable nowhere;
    const auto source = makeSource(nowhere.url());
    QElapsedTimer timer;
    timer.start();
    const auto answer = ask(*source);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QVERIFY(timer.elapsed() < 2'000);
}

void PrometheusFaultsTest::unknownName()
{
    m_httpLimits.connectMs = 10'000;
    const auto source = makeSource(QUrl(u"http://nowhere.invalid:9090"_s));
    const auto answer = ask(*source);
    QVERIFY(!answer.has_value());
    QVERIFY(answer.error().kind == ErrorKind::Network || answer.error().kind == ErrorKind::Timeout);
    QVERIFY(answer.error().message.contains(u"nowhere.invalid"));
}

void PrometheusFaultsTest::slowBytesMeetTheDeadline()
{
    m_timeoutMs = 700;
    m_source = makeSource(m_server->url());
    FakeReply slow = good();
    slow.pieceBytes = 1;
    slow.pieceMs = 20;
    m_server->setReply(slow);
    QElapsedTimer timer;
    timer.start();
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().detail, u"deadline"_s);
    QVERIFY(timer.elapsed() < 2'000);
    QCOMPARE(m_server->requests().size(), 1);
    verifyRecovery();
}

void PrometheusFaultsTest::stalledAnswerMeetsTheIdleLimit()
{
    m_server->setReply(cut(90, End::Stall));
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().detail, u"idle"_s);
    verifyRecovery();
}

void PrometheusFaultsTest::silentServerMeetsTheDeadline()
{
    m_timeoutMs = 400;
    m_source = makeSource(m_server->url());
    m_server->setReply(cut(0, End::Stall));
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QTRY_COMPARE(m_server->openConnections(), 0);
    verifyRecovery();
}

void PrometheusFaultsTest::retryAfterPausesTheSource_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("pauseMs");
    QTest::newRow("429, 1") << 429 << QByteArray("1") << Q_INT64_C(1'000);
    QTest::newRow("429, 120") << 429 << QByteArray("120") << Q_INT64_C(120'000);
    QTest::newRow("503, 120") << 503 << QByteArray("120") << Q_INT64_C(120'000);
    QTest::newRow("503, far too long") << 503 << QByteArray("1000000000000") << Q_INT64_C(300'000);
    QTest::newRow("429, date") << 429 << QByteArray("Tue, 14 Nov 2090 22:13:50 GMT") << Q_INT64_C(300'000);
    QTest::newRow("429, negative") << 429 << QByteArray("-1") << Q_INT64_C(10);
    QTest::newRow("429, letters") << 429 << QByteArray("abc") << Q_INT64_C(10);
}

void PrometheusFaultsTest::retryAfterPausesTheSource()
{
    QFETCH(int, status);
    QFETCH(QByteArray, value);
    QFETCH(qint64, pauseMs);
    m_server->setReply(retryAfter(status, value));
    QVERIFY(!ask().has_value());
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_source->pausedUntilMs() - m_clock.monotonicMs(), pauseMs);
    const auto paused = ask();
    QVERIFY(!paused.has_value());
    QCOMPARE(paused.error().kind, ErrorKind::RateLimited);
    QCOMPARE(m_server->requests().size(), 1);
    verifyRecovery();
}

void PrometheusFaultsTest::refusalsStopTheSource()
{
    m_server->setReply(FakeReply::text(401, "text/plain", "Unauthorized"));
    for (int i = 0; i < 6; ++i)
        QCOMPARE(ask().error().kind, ErrorKind::Unauthorised);
    QCOMPARE(m_server->requests().size(), 3); // an account is locked by less
    m_clock.advance(61'000);
    QCOMPARE(ask().error().kind, ErrorKind::Unauthorised);
    QCOMPARE(ask().error().kind, ErrorKind::Unauthorised);
    QCOMPARE(m_server->requests().size(), 4);
    verifyRecovery();
}

void PrometheusFaultsTest::endlessBodyIsCutOff()
{
    m_decodeLimits.bytes = 1024 * 1024;
    m_source = makeSource(m_server->url());
    m_server->setReply(raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"status\":\"" + QByteArray(8'000'000, 'x'),
                           End::Stall));
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QCOMPARE(m_server->requests().size(), 1);
    QTRY_COMPARE(m_server->openConnections(), 0);
    verifyRecovery();
}

void PrometheusFaultsTest::packedBombIsCutOff()
{
    m_decodeLimits.bytes = 4 * 1024 * 1024;
    m_source = makeSource(m_server->url());
    m_server->setReply(packedReply("gzip", gzipped(QByteArray(200'000'000, ' '))));
    QElapsedTimer timer;
    timer.start();
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().kind == ErrorKind::TooLarge || answer.error().kind == ErrorKind::BadResponse,
             qPrintable(answer.error().message));
    QVERIFY(timer.elapsed() < 2'000);
    verifyRecovery();
}

void PrometheusFaultsTest::honestPackedAnswerIsRead()
{
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int i = 0; i < 4000; ++i) {
        body += i ? "," : "";
        body += matrixSeries(R"({"i":")" + QByteArray::number(i) + "\"}", 1'700'000'000, 15, QByteArrayList(240, "1"));
    }
    body += "]}}";
    QVERIFY(body.size() > 16'000'000);
    m_server->setReply(packedReply("gzip", gzipped(body)));
    const auto answer = ask();
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->frames.size(), size_t(4000));
    QCOMPARE(answer->trace.bytes, body.size());
}

void PrometheusFaultsTest::staleConnectionIsNotSeen()
{
    m_server->setReply(good());
    QVERIFY(ask().has_value());
    int request = 0;
    m_server->setHandler([&request](const FakeRequest &) { return ++request == 1 ? raw({}) : good(); });
    QVERIFY(ask().has_value());
}

void PrometheusFaultsTest::manySeries()
{
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int i = 0; i < 100'001; ++i) {
        body += i ? "," : "";
        body += matrixSeries(R"({"i":")" + QByteArray::number(i) + "\"}", 1'700'000'000, 15, QByteArrayList(10, "1"));
    }
    m_server->setReply(FakeReply::text(200, "application/json", body + "]}}"));
    QElapsedTimer timer;
    timer.start();
    const auto answer = ask();
    QVERIFY(answer.has_value());
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(answer->frames.size(), size_t(100'000));
    QCOMPARE(answer->notices.size(), 1);
    QCOMPARE(answer->notices.last().severity, Notice::Severity::Partial);
}

void PrometheusFaultsTest::oneLongSeries()
{
    DecodeContext context;
    context.request.stepMs = 1000;
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[)";
    for (int i = 0; i < 5'000'000; ++i) {
        body += i ? ",[" : "[";
        body += QByteArray::number(1'700'000'000 + i) + ",\"1\"]";
    }
    QElapsedTimer timer;
    timer.start();
    const auto exact = decodeAnswer(body + "]}]}}", context);
    QVERIFY(timer.elapsed() < 5'000);
    QVERIFY(exact.has_value());
    QCOMPARE(exact->trace.samples, 5'000'000);
    const auto more = decodeAnswer(body + ",[1,\"1\"]]}]}}", context);
    QCOMPARE(more.error().kind, ErrorKind::TooLarge);
}

void PrometheusFaultsTest::strangeLabels()
{
    QByteArray metric = R"({"long":")" + QByteArray(1024 * 1024, 'x') + R"(","html":"<img src=x>")";
    for (int i = 0; i < 10'000; ++i)
        metric += ",\"l" + QByteArray::number(i) + "\":\"\u202e\U0001F468\u200D\U0001F469\"";
    metric += '}';
    m_server->setReply(FakeReply::data(matrixData({matrixSeries(metric, 1'700'000'000, 15, {"1"})})));
    const auto answer = ask();
    QVERIFY(answer.has_value());
    const Field *field = answer->frames.at(0)->numberField();
    QVERIFY(field);
    QCOMPARE(field->labels.pairs().size(), 10'002);
    QCOMPARE(field->labels.value(u"long").size(), 1024 * 1024);
    QCOMPARE(field->labels.value(u"html"), u"<img src=x>"_s);
}

void PrometheusFaultsTest::redirectsTellNobodySecrets_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void PrometheusFaultsTest::redirectsTellNobodySecrets()
{
    QFETCH(int, status);
    FakePrometheus second;
    second.setReply(good());
    FakeReply away = FakeReply::text(status, "text/plain", {});
    away.headers.append(std::pair(QByteArray("Location"), second.url(u"/api/v1/query_range"_s).toEncoded()));
    m_server->setReply(away);
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Redirect);
    QVERIFY(answer.error().message.contains(QString::number(second.port())));
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(second.requests().size(), 0);
    verifyRecovery();
}

void PrometheusFaultsTest::redirectCircleEnds()
{
    FakeReply circle = FakeReply::text(302, "text/plain", {});
    circle.headers.append(std::pair(QByteArray("Location"), QByteArray("/api/v1/query_range?x=1")));
    m_server->setReply(circle);
    const auto answer = ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Redirect);
    QCOMPARE(m_server->requests().size(), 4);
}

void PrometheusFaultsTest::nothingSecretIsLogged()
{
    QLoggingCategory::setFilterRules(u"promontory.*=true"_s);
    const auto before = qInstallMessageHandler(collectLog);
    for (const FakeReply &reply : {good(), cut(90, End::Reset), FakeReply::text(401, "text/plain", "no")}) {
        m_server->setReply(reply);
        const auto answer = ask();
        if (!answer)
            loggedLines.append(answer.error().message + answer.error().detail);
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(!loggedLines.isEmpty());
    for (const QString &line : std::as_const(loggedLines))
        QVERIFY2(!line.contains(u"s3cret"), qPrintable(line));
}

QTEST_GUILESS_MAIN(PrometheusFaultsTest)
#include "tst_prometheusfaults.moc"
