#include "datasources/prometheus/exemplardecoder.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QByteArray answerOf(const QByteArray &data)
{
    return R"({"status":"success","data":)" + data + '}';
}

} // namespace

class TestExemplars : public QObject
{
    Q_OBJECT

private slots:
    void becomeOneTable();
    void tooManyAreThinned();
    void odd_data();
    void odd();
    void errors();
};

void TestExemplars::becomeOneTable()
{
    const auto answer = decodeExemplars(answerOf(R"([
        {"seriesLabels":{"__name__":"d_bucket","le":"1"},"exemplars":[
            {"labels":{"trace_id":"b"},"value":"0.7","timestamp":1600000020.25},
            {"labels":{"trace_id":"a"},"value":"0.5","timestamp":1600000010}]},
        {"seriesLabels":{},"exemplars":[{"labels":{},"value":3,"timestamp":"1600000015"}]}])"),
                                        {});
    QVERIFY(answer.has_value());
    QCOMPARE(answer->frames.size(), 1u);
    const Frame &frame = *answer->frames.front();
    QCOMPARE(frame.rows(), 3u);
    const auto *times = frame.fields[0].times();
    const auto *numbers = frame.fields[1].numbers();
    const auto *texts = frame.fields[2].texts();
    QVERIFY(times && numbers && texts);
    QCOMPARE(times->span()[2], 1'600'000'020'250);
    QCOMPARE(numbers->span()[0], 0.5);
    QCOMPARE(numbers->span()[1], 3.0);
    QCOMPARE((*texts)[0], u"trace_id=a\n__name__=d_bucket\nle=1"_s);
}

void TestExemplars::tooManyAreThinned()
{
    QByteArray list;
    for (int i = 0; i < 5'000; ++i) {
        list += (i > 0 ? "," : "") + QByteArray(R"({"labels":{},"value":")") + QByteArray::number(i == 2'345 ? 99 : 1)
            + R"(","timestamp":)" + QByteArray::number(1'600'000'000 + i) + '}';
    }
    const auto answer = decodeExemplars(answerOf(R"([{"exemplars":[)" + list + "]}]"), {});
    QVERIFY(answer.has_value());
    const Frame &frame = *answer->frames.front();
    QVERIFY(frame.rows() <= 260 && frame.rows() > 200);
    const auto *numbers = frame.fields[1].numbers();
    QVERIFY(numbers);
    const auto values = numbers->span();
    QCOMPARE(std::count(values.begin(), values.end(), 99.0), 1); // the outlier stays
}

void TestExemplars::odd_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("none") << QByteArray("[]");
    QTest::newRow("no exemplars") << QByteArray(R"([{"seriesLabels":{"a":"b"}}])");
    QTest::newRow("no time") << QByteArray(R"([{"exemplars":[{"value":"1"}]}])");
    QTest::newRow("no number") << QByteArray(R"([{"exemplars":[{"value":"x","timestamp":1}]}])");
    QTest::newRow("not finite") << QByteArray(R"([{"exemplars":[{"value":"+Inf","timestamp":1}]}])");
    QTest::newRow("labels that are none") << QByteArray(R"([{"seriesLabels":3,"exemplars":[]}])");
}

void TestExemplars::odd()
{
    QFETCH(QByteArray, data);
    const auto answer = decodeExemplars(answerOf(data), {});
    QVERIFY(answer.has_value());
    QVERIFY(answer->frames.empty());
}

void TestExemplars::errors()
{
    QVERIFY(!decodeExemplars("<html>", {}).has_value());
    QVERIFY(!decodeExemplars(R"({"status":"error","error":"no"})", {}).has_value());
    QVERIFY(!decodeExemplars(answerOf("{}"), {}).has_value());
}

QTEST_GUILESS_MAIN(TestExemplars)
#include "tst_exemplars.moc"
