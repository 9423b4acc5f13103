#include "tests/datasources/decoderfixture.h"

#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Bodies that are no whole, good answer: what is repaired, what is refused and with which words.
class PrometheusBadAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void repairsBrokenText_data();
    void repairsBrokenText();
    void refusesOtherBodies_data();
    void refusesOtherBodies();
    void tellsServerErrors_data();
    void tellsServerErrors();
    void readsErrorsByStatus_data();
    void readsErrorsByStatus();
    void refusesEveryTruncation();
    void refusesTruncatedLargeAnswers();
    void keepsItsLimits();
    void stopsWhenCancelled();
};

void PrometheusBadAnswersTest::repairsBrokenText_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("text");
    QTest::newRow("invalid byte") << QByteArray("a\xFFz") << u"a\uFFFDz"_s;
    QTest::newRow("overlong slash") << QByteArray("a\xC0\xAFz") << u"a\uFFFD\uFFFDz"_s;
    QTest::newRow("raw NUL") << QByteArray("a\0z", 3) << u"a\uFFFDz"_s;
    QTest::newRow("raw line feed") << QByteArray("a\nz") << u"a\uFFFDz"_s;
    QTest::newRow("escaped NUL") << QByteArray("a\\u0000z") << u"a\uFFFDz"_s;
    QTest::newRow("lone surrogate") << QByteArray("a\\ud800z") << u"a\uFFFDz"_s;
    QTest::newRow("lone low surrogate") << QByteArray("a\\udc00z") << u"a\uFFFDz"_s;
}

void PrometheusBadAnswersTest::repairsBrokenText()
{
    QFETCH(QByteArray, label);
    QFETCH(QString, text);
    const auto read = decodeAnswer(
        answer("matrix", R"([{"metric":{"a":")" + label + R"("},"values":[[1,"1"]]}])"),
        rangeContext());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->frames.at(0)->fields[1].labels.value(u"a"), text);
    QCOMPARE(read->notices.size(), 1);
    QCOMPARE(valuesOf(*read->frames[0]), (QList<double>{1}));
}

void PrometheusBadAnswersTest::refusesOtherBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("white space") << QByteArray("  \n") << u"empty"_s;
    QTest::newRow("null") << QByteArray("null") << u"not a Prometheus answer"_s;
    QTest::newRow("list") << QByteArray("[]") << u"not a Prometheus answer"_s;
    QTest::newRow("number") << QByteArray("5") << u"not a Prometheus answer"_s;
    QTest::newRow("login page") << QByteArray("<!DOCTYPE html><html><form>") << u"web page"_s;
    QTest::newRow("text") << QByteArray("Service Unavailable") << u"Service Unavailable"_s;
    QTest::newRow("other object") << QByteArray("{}") << u"not a Prometheus answer"_s;
    QTest::newRow("no data") << QByteArray(R"({"status":"success"})")
                             << u"not a Prometheus answer"_s;
    QTest::newRow("data of another kind")
        << QByteArray(R"({"status":"success","data":[]})") << u"answer"_s;
    QTest::newRow("no type") << QByteArray(R"({"status":"success","data":{"result":[]}})")
                             << u"not a Prometheus"_s;
    QTest::newRow("two documents") << answer("matrix", "[]") + "{}" << u"not valid"_s;
    QTest::newRow("something behind") << answer("matrix", "[]") + "x" << u"not valid"_s;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00 broken", 11) << u"not a Prometheus"_s;
}

void PrometheusBadAnswersTest::refusesOtherBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto read = decodeAnswer(body, rangeContext());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::BadResponse);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void PrometheusBadAnswersTest::tellsServerErrors_data()
{
    QTest::addColumn<QByteArray>("errorType");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("bad_data") << QByteArray("bad_data") << ErrorKind::BadQuery;
    QTest::newRow("execution") << QByteArray("execution") << ErrorKind::BadQuery;
    QTest::newRow("timeout") << QByteArray("timeout") << ErrorKind::Timeout;
    QTest::newRow("internal") << QByteArray("internal") << ErrorKind::Server;
    QTest::newRow("unavailable") << QByteArray("unavailable") << ErrorKind::Server;
    QTest::newRow("VictoriaMetrics 422") << QByteArray("422") << ErrorKind::BadQuery;
    QTest::newRow("VictoriaMetrics 429") << QByteArray("429") << ErrorKind::RateLimited;
    QTest::newRow("VictoriaMetrics 503") << QByteArray("503") << ErrorKind::Server;
    QTest::newRow("unknown") << QByteArray("other") << ErrorKind::Server;
}

void PrometheusBadAnswersTest::tellsServerErrors()
{
    QFETCH(QByteArray, errorType);
    QFETCH(ErrorKind, kind);
    const auto read = decodeAnswer(R"({"status":"error","errorType":")" + errorType +
                                       R"(","error":"1:5: parse error","data":{}})",
                                   rangeContext());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, kind);
    QVERIFY(read.error().message.contains(u"1:5: parse error"));
}

void PrometheusBadAnswersTest::readsErrorsByStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray page("<html>secret page</html>");
    QTest::newRow("400") << 400 << QByteArray() << ErrorKind::BadQuery;
    QTest::newRow("400 with envelope")
        << 400 << QByteArray(R"({"status":"error","errorType":"bad_data","error":"x"})")
        << ErrorKind::BadQuery;
    QTest::newRow("401") << 401 << QByteArray("Unauthorized\n") << ErrorKind::Unauthorised;
    QTest::newRow("403 page") << 403 << page << ErrorKind::Unauthorised;
    QTest::newRow("404") << 404 << QByteArray("404 page not found") << ErrorKind::Unsupported;
    QTest::newRow("413") << 413 << page << ErrorKind::TooLarge;
    QTest::newRow("429") << 429 << QByteArray("slow down") << ErrorKind::RateLimited;
    QTest::newRow("500 page") << 500 << page << ErrorKind::Server;
    QTest::newRow("503 text") << 503 << QByteArray("Service Unavailable") << ErrorKind::Server;
    QTest::newRow("503 timeout") << 503
                                 << QByteArray(
                                        R"({"status":"error","errorType":"timeout","error":"x"})")
                                 << ErrorKind::Timeout;
    QTest::newRow("504") << 504 << QByteArray() << ErrorKind::Timeout;
}

void PrometheusBadAnswersTest::readsErrorsByStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    const Error error = errorFromStatus(status, body);
    QCOMPARE(error.kind, kind);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(error.detail.startsWith(u"HTTP %1"_s.arg(status)));
    QVERIFY(!error.detail.contains(u"secret page"));
}

void PrometheusBadAnswersTest::refusesEveryTruncation()
{
    const QByteArray body =
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"b\\"},)"
        R"("values":[[1,"1"],[2.5,"NaN"]],"histograms":[[3,{"count":"1","sum":"2",)"
        R"("buckets":[[0,"1","2","3"]]}]]}]},"warnings":["w"]})";
    QVERIFY(decodeAnswer(body, rangeContext()).has_value());
    for (qsizetype length = 1; length < body.size(); ++length) {
        const auto read = decodeAnswer(body.left(length), rangeContext());
        QVERIFY2(!read.has_value(), qPrintable(QString::number(length)));
        QCOMPARE(read.error().kind, ErrorKind::BadResponse);
        QVERIFY2(read.error().message.contains(u"truncated"), qPrintable(read.error().message));
    }
}

void PrometheusBadAnswersTest::refusesTruncatedLargeAnswers()
{
    const QByteArray body = bigMatrix(40, 6000);
    QThreadPool pool;
    DecodeContext context = rangeContext();
    context.helpers = &pool;
    for (qsizetype length = 1; length < body.size(); length += body.size() / 97) {
        const auto read = decodeAnswer(body.left(length), context);
        QVERIFY(!read.has_value());
        QVERIFY(read.error().message.contains(u"truncated"));
    }
}

void PrometheusBadAnswersTest::keepsItsLimits()
{
    DecodeContext context = rangeContext();
    context.limits.samples = 100;
    QVERIFY(decodeAnswer(bigMatrix(10, 10), context).has_value());
    const auto many = decodeAnswer(bigMatrix(11, 10), context);
    QVERIFY(!many.has_value());
    QCOMPARE(many.error().kind, ErrorKind::TooLarge);

    context.limits = {};
    context.limits.series = 5;
    const auto wide = decodeAnswer(bigMatrix(7, 2), context);
    QVERIFY(wide.has_value());
    QCOMPARE(wide->frames.size(), size_t(5));
    QCOMPARE(wide->notices.size(), 1);
    QCOMPARE(wide->notices[0].severity, Notice::Severity::Partial);

    context.limits.bytes = 10;
    QCOMPARE(decodeAnswer(bigMatrix(1, 1), context).error().kind, ErrorKind::TooLarge);
}

void PrometheusBadAnswersTest::stopsWhenCancelled()
{
    std::atomic<int> asked = 0;
    DecodeContext context = rangeContext();
    context.isCancelled = [&asked] { return ++asked > 3; };
    const auto read = decodeAnswer(bigMatrix(100, 10), context);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::Cancelled);
    QVERIFY(asked < 10);
}

QTEST_GUILESS_MAIN(PrometheusBadAnswersTest)
#include "tst_prometheusbadanswers.moc"
