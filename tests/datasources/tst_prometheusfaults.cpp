#include "tests/datasources/sourcefixture.h"
#include "tests/support/packing.h"
#include "tests/support/unreachable.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

using End = FakeReply::End;

FakeReply withLength(const QByteArray &length, End end)
{
    FakeReply reply = goodReply();
    reply.contentLength = length;
    reply.end = end;
    return reply;
}

FakeReply withSecondLength(const QByteArray &length)
{
    FakeReply reply = goodReply();
    reply.headers.append(std::pair(QByteArray("Content-Length"), length));
    return reply;
}

/// One answer in two gzip files, one behind the other: together they are one gzip file, too.
QByteArray twoMembers()
{
    const QByteArray body = goodBody();
    return gzipped(body.first(60)) + gzipped(body.sliced(60));
}

FakeReply retryAfter(int status, const QByteArray &value)
{
    FakeReply reply = FakeReply::text(status, "text/plain", "slow down");
    reply.headers.append(std::pair(QByteArray("Retry-After"), value));
    return reply;
}

} // namespace

/// The fault table of the reliability notes, as far as it concerns one source: the state each fault
/// ends in, how often it is tried, and that the source is well again when the fault is over.
class PrometheusFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<SourceFixture>(); }

    void answersEndInTheirState_data();
    void answersEndInTheirState();
    void oddAnswersAreRead_data();
    void oddAnswersAreRead();
    void noContentIsAnEmptyAnswer();
    void refusedConnection();
    void unreachableHost();
    void slowBytesMeetTheDeadline();
    void stalledAnswerMeetsTheIdleLimit();
    void silentServerMeetsTheDeadline();
    void retryAfterPausesTheSource_data();
    void retryAfterPausesTheSource();
    void refusalsStopTheSource();
    void staleConnectionIsNotSeen();

private:
    std::unique_ptr<SourceFixture> m_fixture;
};

void PrometheusFaultsTest::answersEndInTheirState_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("requests");

    // 4: resets. Where no answer began, Qt sends again by itself, too: that many is not counted.
    QTest::newRow("reset before anything")
        << rawReply({}, End::Reset) << ErrorKind::Network << u"127.0.0.1"_s << -1;
    QTest::newRow("close before anything")
        << rawReply({}) << ErrorKind::Network << u"closed"_s << -1;
    QTest::newRow("reset in the headers")
        << cutReply(20, End::Reset) << ErrorKind::Network << QString() << -1;
    const qsizetype body = goodBody().size();
    for (int i = 1; i <= 10; ++i)
        QTest::addRow("reset in the body, %d of 10", i)
            << cutReply(75 + body * i / 12, End::Reset) << ErrorKind::BadResponse << u"truncated"_s
            << 3;

    // 5: lengths
    QTest::newRow("length too long")
        << withLength("999", End::Close) << ErrorKind::BadResponse << u"truncated"_s << 3;
    QTest::newRow("length too short")
        << withLength("40", End::Close) << ErrorKind::BadResponse << u"truncated"_s << 1;
    for (const char *length : {"-5", "+5", "12x", "0x10", "99999999999999999999"})
        QTest::addRow("length %s", length) << withLength(length, End::KeepAlive)
                                           << ErrorKind::BadResponse << u"not a number"_s << 1;
    QTest::newRow("two lengths") << withSecondLength("40") << ErrorKind::BadResponse
                                 << u"contradict"_s << 1;
    QTest::newRow("two lengths in one line")
        << withLength(QByteArray::number(goodBody().size()) + ", 40", End::KeepAlive)
        << ErrorKind::BadResponse << u"contradict"_s << 1;

    // 6: cut short, and no sign of it in HTTP
    QTest::newRow("cut, right length")
        << FakeReply::text(200, "application/json", goodBody().chopped(3)) << ErrorKind::BadResponse
        << u"truncated"_s << 1;
    QTest::newRow("cut, no length")
        << rawReply(
               "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" +
               goodBody().chopped(30))
        << ErrorKind::BadResponse << u"truncated"_s << 1;

    // 7: packing
    const QByteArray gzip = gzipped(goodBody());
    QTest::newRow("truncated gzip")
        << packedReply("gzip", gzip.chopped(20)) << ErrorKind::BadResponse << QString() << 2;
    QByteArray wrongSum = gzip;
    wrongSum[wrongSum.size() - 6] = char(~wrongSum[wrongSum.size() - 6]);
    QTest::newRow("gzip with a wrong checksum")
        << packedReply("gzip", wrongSum) << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("second gzip member cut") << packedReply("gzip", twoMembers().chopped(20))
                                            << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("rubbish behind the gzip") << packedReply("gzip", gzip + "rubbish rubbish")
                                             << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("gzip in gzip") << packedReply("gzip, gzip", gzipped(gzip))
                                  << ErrorKind::BadResponse << u"unpacked here"_s << 2;
    QTest::newRow("truncated zlib") << packedReply("deflate", zlibPacked(goodBody()).chopped(20))
                                    << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("truncated deflate")
        << packedReply("deflate", rawDeflated(goodBody()).chopped(20)) << ErrorKind::BadResponse
        << QString() << 2;
    QTest::newRow("truncated zstd") << packedReply("zstd", zstdFramed(goodBody()).chopped(20))
                                    << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("no zstd at all")
        << packedReply("zstd", "this is plain text") << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("no gzip at all")
        << packedReply("gzip", "this is plain text") << ErrorKind::BadResponse << QString() << 2;
    QTest::newRow("unknown packing") << packedReply("x-nothing", goodBody().toBase64())
                                     << ErrorKind::BadResponse << u"unpacked here"_s << 2;

    // 10: refusals
    const auto text = [](int status) { return FakeReply::text(status, "text/plain", "no"); };
    QTest::newRow("400") << FakeReply::error(400, "bad_data", "1:3: parse error")
                         << ErrorKind::BadQuery << u"1:3: parse error"_s << 1;
    QTest::newRow("401") << text(401) << ErrorKind::Unauthorised << u"credentials"_s << 1;
    QTest::newRow("403") << text(403) << ErrorKind::Unauthorised << u"credentials"_s << 1;
    QTest::newRow("404") << text(404) << ErrorKind::Unsupported << u"address"_s << 1;
    QTest::newRow("405") << text(405) << ErrorKind::Unsupported << u"address"_s << 1;
    QTest::newRow("406") << text(406) << ErrorKind::Unsupported << QString() << 1;
    QTest::newRow("413") << text(413) << ErrorKind::TooLarge << QString() << 1;
    QTest::newRow("422") << FakeReply::error(422, "execution", "many-to-many")
                         << ErrorKind::BadQuery << u"many-to-many"_s << 1;

    // 12: failing servers
    for (const int status : {500, 502, 503}) {
        QTest::addRow("%d with JSON", status)
            << FakeReply::error(status, "internal", "disk") << ErrorKind::Server << u"disk"_s << 3;
        QTest::addRow("%d with a page", status)
            << FakeReply::text(status, "text/html", "<h1>Oops</h1>") << ErrorKind::Server
            << QString() << 3;
        QTest::addRow("%d with nothing", status)
            << FakeReply::text(status, "text/plain", {}) << ErrorKind::Server << QString() << 3;
    }
    QTest::newRow("504") << text(504) << ErrorKind::Timeout << QString() << 3;
    QTest::newRow("query timeout") << FakeReply::error(503, "timeout", "query timed out")
                                   << ErrorKind::Timeout << u"timed out"_s << 1;

    // 13: no answers
    QTest::newRow("login page") << FakeReply::text(200, "text/html", "<html>")
                                << ErrorKind::BadResponse << u"web page"_s << 1;
    QTest::newRow("empty") << FakeReply::text(200, "text/plain", {}) << ErrorKind::BadResponse
                           << u"empty"_s << 1;
    QTest::newRow("null") << FakeReply::text(200, "application/json", "null")
                          << ErrorKind::BadResponse << QString() << 1;
    QTest::newRow("list") << FakeReply::text(200, "application/json", "[]")
                          << ErrorKind::BadResponse << QString() << 1;
    QTest::newRow("not HTTP") << rawReply("SSH-2.0-OpenSSH_9.2\r\n") << ErrorKind::Network
                              << QString() << -1;

    // 16: text that is no UTF-8
    QTest::newRow("error text") << FakeReply::error(400, "bad_data", "a\xFFz")
                                << ErrorKind::BadQuery << u"a\uFFFDz"_s << 1;
}

void PrometheusFaultsTest::answersEndInTheirState()
{
    QFETCH(FakeReply, reply);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    QFETCH(int, requests);
    m_fixture->server.setReply(reply);
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
    QCOMPARE(answer.error().kind, kind);
    if (requests > 0)
        QCOMPARE(m_fixture->server.requests().size(), requests);
    else
        QVERIFY(m_fixture->server.requests().size() <= 8);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::oddAnswersAreRead_data()
{
    QTest::addColumn<FakeReply>("reply");
    const QByteArray body = goodBody();
    const QByteArray size = QByteArray::number(body.size());
    QTest::newRow("the same length twice") << withSecondLength(size);
    QTest::newRow("the same length twice in one line")
        << withLength(size + ", " + size, End::Close);
    QTest::newRow("no length") << withLength({}, End::Close);
    QTest::newRow("in chunks") << rawReply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                               QByteArray::number(body.size(), 16) + "\r\n" + body +
                                               "\r\n0\r\n\r\n",
                                           End::KeepAlive);
    QTest::newRow("gzip") << packedReply("gzip", gzipped(body));
    QTest::newRow("two gzip members") << packedReply("gzip", twoMembers());
    QTest::newRow("deflate with a zlib header") << packedReply("deflate", zlibPacked(body));
    QTest::newRow("deflate alone") << packedReply("deflate", rawDeflated(body));
    QTest::newRow("zstd") << packedReply("zstd", zstdFramed(body));
    QTest::newRow("identity") << packedReply("identity", body);
}

void PrometheusFaultsTest::oddAnswersAreRead()
{
    QFETCH(FakeReply, reply);
    m_fixture->server.setReply(reply);
    for (int i = 0; i < 2; ++i) { // once more, on the same connection
        const auto answer = m_fixture->ask();
        QVERIFY2(answer.has_value(),
                 answer ? "" : qPrintable(answer.error().message + answer.error().detail));
        QCOMPARE(answer->frames.size(), size_t(1));
        QCOMPARE(answer->frames.front()->rows(), size_t(3));
    }
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::noContentIsAnEmptyAnswer()
{
    m_fixture->server.setReply(FakeReply::text(204, "application/json", {}));
    const auto answer = m_fixture->ask();
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    QVERIFY(answer->frames.empty());
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::refusedConnection()
{
    m_fixture->server.stop();
    for (int i = 0; i < 2; ++i) {
        const auto answer = m_fixture->ask();
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(answer.error().message.contains(u"refuses"));
    }
    QVERIFY(m_fixture->source->pausedUntilMs() >
            0); // three tries and two more: the circuit is open
    QVERIFY(m_fixture->server.restart());
    m_fixture->server.setReply(goodReply());
    QVERIFY(!m_fixture->ask().has_value());
    QCOMPARE(m_fixture->server.requests().size(), 0);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::unreachableHost()
{
    const Unreachable nowhere;
    const auto source = m_fixture->makeSource(nowhere.url());
    QElapsedTimer timer;
    timer.start();
    const auto answer = m_fixture->ask(*source);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QVERIFY(timer.elapsed() < 2'000);
}

void PrometheusFaultsTest::slowBytesMeetTheDeadline()
{
    m_fixture->settings.timeoutMs = 700;
    m_fixture->remakeSource();
    FakeReply slow = goodReply();
    slow.pieceBytes = 1;
    slow.pieceMs = 20;
    m_fixture->server.setReply(slow);
    QElapsedTimer timer;
    timer.start();
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().detail, u"deadline"_s);
    QVERIFY(timer.elapsed() < 2'000);
    QCOMPARE(m_fixture->server.requests().size(), 1);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::stalledAnswerMeetsTheIdleLimit()
{
    m_fixture->server.setReply(cutReply(90, End::Stall));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().detail, u"idle"_s);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::silentServerMeetsTheDeadline()
{
    m_fixture->settings.timeoutMs = 400;
    m_fixture->remakeSource();
    m_fixture->server.setReply(cutReply(0, End::Stall));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QTRY_COMPARE(m_fixture->server.openConnections(), 0);
    QCOMPARE(m_fixture->recover(), QString());
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
    QTest::newRow("429, date") << 429 << QByteArray("Tue, 14 Nov 2090 22:13:50 GMT")
                               << Q_INT64_C(300'000);
    QTest::newRow("429, negative") << 429 << QByteArray("-1") << Q_INT64_C(10);
    QTest::newRow("429, letters") << 429 << QByteArray("abc") << Q_INT64_C(10);
}

void PrometheusFaultsTest::retryAfterPausesTheSource()
{
    QFETCH(int, status);
    QFETCH(QByteArray, value);
    QFETCH(qint64, pauseMs);
    m_fixture->server.setReply(retryAfter(status, value));
    QVERIFY(!m_fixture->ask().has_value());
    QCOMPARE(m_fixture->server.requests().size(), 1);
    QCOMPARE(m_fixture->source->pausedUntilMs() - m_fixture->clock.monotonicMs(), pauseMs);
    const auto paused = m_fixture->ask();
    QVERIFY(!paused.has_value());
    QCOMPARE(paused.error().kind, ErrorKind::RateLimited);
    QCOMPARE(m_fixture->server.requests().size(), 1);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::refusalsStopTheSource()
{
    m_fixture->server.setReply(FakeReply::text(401, "text/plain", "Unauthorized"));
    for (int i = 0; i < 6; ++i)
        QCOMPARE(m_fixture->ask().error().kind, ErrorKind::Unauthorised);
    QCOMPARE(m_fixture->server.requests().size(), 3); // an account is locked by less
    m_fixture->clock.advance(61'000);
    QCOMPARE(m_fixture->ask().error().kind, ErrorKind::Unauthorised);
    QCOMPARE(m_fixture->ask().error().kind, ErrorKind::Unauthorised);
    QCOMPARE(m_fixture->server.requests().size(), 4);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusFaultsTest::staleConnectionIsNotSeen()
{
    m_fixture->server.setReply(goodReply());
    QVERIFY(m_fixture->ask().has_value());
    int request = 0;
    m_fixture->server.setHandler(
        [&request](const FakeRequest &) { return ++request == 1 ? rawReply({}) : goodReply(); });
    QVERIFY(m_fixture->ask().has_value());
}

QTEST_GUILESS_MAIN(PrometheusFaultsTest)
#include "tst_prometheusfaults.moc"
