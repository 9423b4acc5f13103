#include "datasources/prometheus/sampletext.h"

#include "datasources/frame/column.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace Promontory;

class SampleTextTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTimestamps_data();
    void readsTimestamps();
    void readsTimestampsInPlace();
    void readsValues_data();
    void readsValues();
    void refusesOtherValues_data();
    void refusesOtherValues();
    void everyNaNIsTheQuietOne_data();
    void everyNaNIsTheQuietOne();
};

void SampleTextTest::readsTimestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<qint64>("timeMs");

    QTest::newRow("whole seconds") << QByteArray("1435781430") << true << Q_INT64_C(1435781430000);
    QTest::newRow("milliseconds") << QByteArray("1435781451.781") << true
                                  << Q_INT64_C(1435781451781);
    QTest::newRow("one digit") << QByteArray("1435781451.7") << true << Q_INT64_C(1435781451700);
    QTest::newRow("zero fraction")
        << QByteArray("1435781451.000") << true << Q_INT64_C(1435781451000);
    QTest::newRow("rounds down") << QByteArray("1.0004999") << true << Q_INT64_C(1000);
    QTest::newRow("rounds up") << QByteArray("1.0005") << true << Q_INT64_C(1001);
    QTest::newRow("rounds over the second") << QByteArray("1.9999") << true << Q_INT64_C(2000);
    QTest::newRow("nine digits") << QByteArray("1.123456789") << true << Q_INT64_C(1123);
    QTest::newRow("negative") << QByteArray("-1.5") << true << Q_INT64_C(-1500);
    QTest::newRow("zero") << QByteArray("0") << true << Q_INT64_C(0);
    QTest::newRow("exponent") << QByteArray("1.435781430781e+09") << true
                              << Q_INT64_C(1435781430781);
    QTest::newRow("furthest") << QByteArray("8640000000000") << true << MaxTimestampMs;
    QTest::newRow("too far") << QByteArray("8640000000001") << false << Q_INT64_C(0);
    QTest::newRow("far too far") << QByteArray("99999999999999999999999") << false << Q_INT64_C(0);
    QTest::newRow("exponent too far") << QByteArray("1e300") << false << Q_INT64_C(0);
    QTest::newRow("empty") << QByteArray("") << false << Q_INT64_C(0);
    QTest::newRow("point alone") << QByteArray("1.") << false << Q_INT64_C(0);
    QTest::newRow("sign alone") << QByteArray("-") << false << Q_INT64_C(0);
    QTest::newRow("letters behind") << QByteArray("12x") << false << Q_INT64_C(0);
}

void SampleTextTest::readsTimestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QFETCH(qint64, timeMs);
    const auto read = parseTimestampMs({text.constData(), size_t(text.size())});
    QCOMPARE(read.has_value(), good);
    if (good)
        QCOMPARE(*read, timeMs);
}

void SampleTextTest::readsTimestampsInPlace()
{
    // Behind the usual ten digits stands a comma; neighbours of the digits in the alphabet are no
    // digits.
    const QByteArrayList good{"1435781430,x", "0000000000,x", "9999999999,x", "0123456789,x"};
    for (const QByteArray &text : good) {
        qint64 timeMs = -1;
        QCOMPARE(readTimestampMs(text.begin(), text.end(), timeMs), text.begin() + 10);
        QCOMPARE(timeMs, text.left(10).toLongLong() * 1000);
    }
    for (const char strange : {'/', ':', ' ', '\0', '\xb5', 'A', 'p'}) {
        QByteArray text("1435781430,x");
        text[3] = strange;
        qint64 timeMs = -1;
        QVERIFY(readTimestampMs(text.begin(), text.end(), timeMs) != text.begin() + 10);
    }
}

void SampleTextTest::readsValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");

    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("one") << QByteArray("1") << 1.0;
    QTest::newRow("negative zero") << QByteArray("-0") << -0.0;
    QTest::newRow("seventeen digits") << QByteArray("0.30000000000000004") << 0.1 + 0.2;
    QTest::newRow("small exponent") << QByteArray("1e-07") << 1e-07;
    QTest::newRow("large exponent") << QByteArray("1e+21") << 1e21;
    QTest::newRow("smallest") << QByteArray("5e-324") << 5e-324;
    QTest::newRow("largest") << QByteArray("1.7976931348623157e+308")
                             << std::numeric_limits<double>::max();
    QTest::newRow("plus sign") << QByteArray("+1.5") << 1.5;
    QTest::newRow("+Inf") << QByteArray("+Inf") << infinity;
    QTest::newRow("-Inf") << QByteArray("-Inf") << -infinity;
    QTest::newRow("Inf") << QByteArray("Inf") << infinity;
    QTest::newRow("inf in small letters") << QByteArray("-inf") << -infinity;
}

void SampleTextTest::readsValues()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    const auto read = parseSampleValue({text.constData(), size_t(text.size())});
    QVERIFY(read.has_value());
    QCOMPARE(std::bit_cast<quint64>(*read), std::bit_cast<quint64>(value));
}

void SampleTextTest::refusesOtherValues_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "+", "-", "1,5", " 1", "1 ", "0x10", "+-1", "infinity", "nan(7)", "1e400", "abc"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text);
}

void SampleTextTest::refusesOtherValues()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseSampleValue({text.constData(), size_t(text.size())}).has_value());
}

void SampleTextTest::everyNaNIsTheQuietOne_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"NaN", "nan", "-NaN", "+NaN"})
        QTest::newRow(text) << QByteArray(text);
}

void SampleTextTest::everyNaNIsTheQuietOne()
{
    QFETCH(QByteArray, text);
    const auto read = parseSampleValue({text.constData(), size_t(text.size())});
    QVERIFY(read && std::isnan(*read));
    QVERIFY(!isMissing(*read));
    QCOMPARE(std::bit_cast<quint64>(*read),
             std::bit_cast<quint64>(std::numeric_limits<double>::quiet_NaN()));
}

QTEST_GUILESS_MAIN(SampleTextTest)
#include "tst_sampletext.moc"
