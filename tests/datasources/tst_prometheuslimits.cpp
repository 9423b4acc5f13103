#include "tests/datasources/sourcefixture.h"
#include "tests/support/packing.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Answers of any size and strangeness: read up to a limit, and said so.
class PrometheusLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<SourceFixture>(); }

    void endlessBodyIsCutOff();
    void endlessChunksAreCutOff();
    void packedBombIsCutOff();
    void honestPackedAnswerIsRead();
    void manySeries();
    void oneLongSeries();
    void strangeLabels();

private:
    std::unique_ptr<SourceFixture> m_fixture;
};

void PrometheusLimitsTest::endlessBodyIsCutOff()
{
    m_fixture->decodeLimits.bytes = 1024 * 1024;
    m_fixture->remakeSource();
    m_fixture->server.setReply(rawReply(
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"status\":\"" + QByteArray(8'000'000, 'x'),
        FakeReply::End::Stall));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QCOMPARE(m_fixture->server.requests().size(), 1);
    QTRY_COMPARE(m_fixture->server.openConnections(), 0);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusLimitsTest::endlessChunksAreCutOff()
{
    m_fixture->decodeLimits.bytes = 1024 * 1024;
    m_fixture->remakeSource();
    const QByteArray chunk = "1000\r\n" + QByteArray(4096, ' ') + "\r\n";
    m_fixture->server.setReply(
        rawReply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeated(2000),
                 FakeReply::End::Stall));
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QCOMPARE(m_fixture->server.requests().size(), 1);
    QTRY_COMPARE(m_fixture->server.openConnections(), 0);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusLimitsTest::packedBombIsCutOff()
{
    m_fixture->decodeLimits.bytes = 4 * 1024 * 1024;
    m_fixture->remakeSource();
    m_fixture->server.setReply(packedReply("gzip", gzipped(QByteArray(200'000'000, ' '))));
    QElapsedTimer timer;
    timer.start();
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().kind == ErrorKind::TooLarge ||
                 answer.error().kind == ErrorKind::BadResponse,
             qPrintable(answer.error().message));
    QVERIFY(timer.elapsed() < 2'000);
    QCOMPARE(m_fixture->recover(), QString());
}

void PrometheusLimitsTest::honestPackedAnswerIsRead()
{
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int i = 0; i < 4000; ++i) {
        body += i ? "," : "";
        body += matrixSeries(R"({"i":")" + QByteArray::number(i) + "\"}", 1'700'000'000, 15,
                             QByteArrayList(240, "1"));
    }
    body += "]}}";
    QVERIFY(body.size() > 16'000'000);
    m_fixture->server.setReply(packedReply("gzip", gzipped(body)));
    const auto answer = m_fixture->ask();
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->frames.size(), size_t(4000));
    QCOMPARE(answer->trace.bytes, body.size());
}

void PrometheusLimitsTest::manySeries()
{
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int i = 0; i < 100'001; ++i) {
        body += i ? "," : "";
        body += matrixSeries(R"({"i":")" + QByteArray::number(i) + "\"}", 1'700'000'000, 15,
                             QByteArrayList(10, "1"));
    }
    m_fixture->server.setReply(FakeReply::text(200, "application/json", body + "]}}"));
    QElapsedTimer timer;
    timer.start();
    const auto answer = m_fixture->ask();
    QVERIFY(answer.has_value());
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(answer->frames.size(), size_t(100'000));
    QCOMPARE(answer->notices.size(), 1);
    QCOMPARE(answer->notices.last().severity, Notice::Severity::Partial);
}

void PrometheusLimitsTest::oneLongSeries()
{
    DecodeContext context;
    context.request.stepMs = 1000;
    QByteArray body =
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[)";
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

void PrometheusLimitsTest::strangeLabels()
{
    QByteArray metric = R"({"long":")" + QByteArray(1024 * 1024, 'x') + R"(","html":"<img src=x>")";
    for (int i = 0; i < 10'000; ++i)
        metric += ",\"l" + QByteArray::number(i) + "\":\"\u202e\U0001F468\u200D\U0001F469\"";
    metric += '}';
    m_fixture->server.setReply(
        FakeReply::data(matrixData({matrixSeries(metric, 1'700'000'000, 15, {"1"})})));
    const auto answer = m_fixture->ask();
    QVERIFY(answer.has_value());
    const Field *field = answer->frames.at(0)->numberField();
    QVERIFY(field);
    QCOMPARE(field->labels.pairs().size(), 10'002);
    QCOMPARE(field->labels.value(u"long").size(), 1024 * 1024);
    QCOMPARE(field->labels.value(u"html"), u"<img src=x>"_s);
}

QTEST_GUILESS_MAIN(PrometheusLimitsTest)
#include "tst_prometheuslimits.moc"
