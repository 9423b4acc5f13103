#include "datasources/format/formatvalue.h"
#include "datasources/frame/column.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

struct Vector
{
    QString unit;
    std::optional<int> decimals;
    double value;
    QString text;
};

// grafana-dashboard 14.2: made by running the published formatter.
const QList<Vector> &publishedVectors()
{
    static const QList<Vector> vectors{
        {u"none"_s, {}, 0, u"0"_s},
        {u"none"_s, {}, 1, u"1"_s},
        {u"none"_s, {}, 1.1234, u"1.12"_s},
        {u"none"_s, {}, 100.456, u"100"_s},
        {u"none"_s, {}, 0.000123, u"0.000123"_s},
        {u"none"_s, {}, 1234567.891, u"1234568"_s},
        {u"none"_s, 1, 12.3456, u"12.3"_s},
        {u"none"_s, 2, 5, u"5.00"_s},
        {u"short"_s, {}, 999, u"999"_s},
        {u"short"_s, {}, 1000, u"1 K"_s},
        {u"short"_s, {}, 1234, u"1.23 K"_s},
        {u"short"_s, {}, 1234567, u"1.23 Mil"_s},
        {u"short"_s, {}, 1500000000, u"1.50 Bil"_s},
        {u"short"_s, {}, 0.0254, u"0.0254"_s},
        {u"sishort"_s, {}, 0.0254, u"25.4 m"_s},
        {u"sishort"_s, {}, 12345, u"12.3 k"_s},
        {u"bytes"_s, {}, 0, u"0 B"_s},
        {u"bytes"_s, {}, 1023, u"1023 B"_s},
        {u"bytes"_s, {}, 1024, u"1 KiB"_s},
        {u"bytes"_s, {}, 1536, u"1.50 KiB"_s},
        {u"bytes"_s, {}, 123456789, u"118 MiB"_s},
        {u"bytes"_s, 1, 123456789, u"117.7 MiB"_s},
        {u"bytes"_s, {}, -2048, u"-2 KiB"_s},
        {u"decbytes"_s, {}, 123456789, u"123 MB"_s},
        {u"mbytes"_s, {}, 512, u"512 MiB"_s},
        {u"mbytes"_s, {}, 2048, u"2 GiB"_s},
        {u"Bps"_s, {}, 1500, u"1.50 kB/s"_s},
        {u"bps"_s, {}, 1000000, u"1 Mb/s"_s},
        {u"percent"_s, {}, 45.678, u"45.7%"_s},
        {u"percentunit"_s, {}, 0.45678, u"45.7%"_s},
        {u"percentunit"_s, {}, 1, u"100%"_s},
        {u"s"_s, {}, 0, u"0 s"_s},
        {u"s"_s, {}, 0.0005, u"500 µs"_s},
        {u"s"_s, {}, 0.25, u"250 ms"_s},
        {u"s"_s, {}, 59.5, u"59.5 s"_s},
        {u"s"_s, {}, 90, u"1.50 mins"_s},
        {u"s"_s, {}, 3600, u"1 hour"_s},
        {u"s"_s, {}, 5400, u"1.50 hours"_s},
        {u"s"_s, {}, 86400, u"1 day"_s},
        {u"s"_s, {}, 1000000, u"1.65 weeks"_s},
        {u"s"_s, {}, 40000000, u"1.27 years"_s},
        {u"ms"_s, {}, 0.5, u"0.500 ms"_s},
        {u"ms"_s, {}, 1500, u"1.50 s"_s},
        {u"ms"_s, {}, 90000, u"1.50 mins"_s},
        {u"ms"_s, {}, 7200000, u"2 hours"_s},
        {u"µs"_s, {}, 1500, u"1.50 ms"_s},
        {u"ns"_s, {}, 1500, u"1.50 µs"_s},
        {u"ns"_s, {}, 60000000000.0, u"1 min"_s},
        {u"m"_s, {}, 90, u"1.50 hours"_s},
        {u"h"_s, {}, 30, u"1.25 days"_s},
        {u"d"_s, {}, 10, u"1.43 weeks"_s},
        {u"reqps"_s, {}, 0.5, u"0.500 req/s"_s},
        {u"reqps"_s, {}, 1234.5, u"1.23K req/s"_s},
        {u"currencyUSD"_s, {}, 1234.5, u"$1.23K"_s},
        {u"currencyUSD"_s, {}, -1234.5, u"-$1.23K"_s},
        {u"currencySEK"_s, {}, 1500, u"1.50Kkr"_s},
        {u"hex"_s, {}, 255, u"FF"_s},
        {u"hex0x"_s, {}, 255, u"0xFF"_s},
        {u"sci"_s, {}, 12345, u"1.2345e+4"_s},
        {u"sci"_s, 2, 12345, u"1.23e+4"_s},
        {u"celsius"_s, {}, 21.456, u"21.5 °C"_s},
        {u"dtdurations"_s, {}, 93784, u"1 day"_s},
        {u"dtdurations"_s, 2, 93784, u"1 day, 2 hours, 3 minutes"_s},
        {u"dthms"_s, {}, 3661, u"01:01:01"_s},
        {u"dtdhms"_s, {}, 93784, u"1 d 02:03:04"_s},
    };
    return vectors;
}

constexpr double Infinity = std::numeric_limits<double>::infinity();
constexpr double NaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestFormatValue : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void published_data();
    void published();
    void custom_data();
    void custom();
    void emptyValues();
    void mappings();
    void textMappings();
    void thresholds();
    void boundedResults_data();
    void boundedResults();
    void dates_data();
    void dates();
    void durations_data();
    void durations();
};

void TestFormatValue::published_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < publishedVectors().size(); ++i) {
        const Vector &vector = publishedVectors()[i];
        QTest::addRow("%s %g", qPrintable(vector.unit), vector.value) << i;
    }
}

void TestFormatValue::published()
{
    QFETCH(int, index);
    const Vector &vector = publishedVectors()[index];
    QCOMPARE(formatUnit(vector.value, vector.unit, vector.decimals).joined(), vector.text);
}

void TestFormatValue::custom_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals"); // -1: automatic
    QTest::addColumn<QString>("text");
    QTest::newRow("suffix") << u"suffix:req"_s << 12.34 << -1 << u"12.3 req"_s;
    QTest::newRow("prefix") << u"prefix:~"_s << 12.34 << -1 << u"~12.3"_s;
    QTest::newRow("si from milli") << u"si:mF"_s << 1500.0 << -1 << u"1.50 F"_s;
    QTest::newRow("si of one letter") << u"si:m"_s << 1500.0 << -1 << u"1.50 km"_s;
    QTest::newRow("count") << u"count:jobs"_s << 1234567.0 << -1 << u"1.23M jobs"_s;
    QTest::newRow("own currency") << u"currency:NZ$"_s << -1500.0 << -1 << u"-NZ$1.50K"_s;
    QTest::newRow("financial") << u"currency:financial:€"_s << -1234567.5 << 2 << u"-€1,234,567.50"_s;
    QTest::newRow("financial suffix") << u"currency:financial:€:suffix"_s << 1234.0 << -1 << u"1,234€"_s;
    QTest::newRow("bool texts") << u"bool:up/down"_s << 0.0 << -1 << u"down"_s;
    QTest::newRow("bool") << u"bool"_s << 3.0 << -1 << u"True"_s;
    QTest::newRow("on off") << u"bool_on_off"_s << 0.0 << -1 << u"Off"_s;
    QTest::newRow("unknown id") << u"widgets"_s << 3.0 << -1 << u"3 widgets"_s;
    QTest::newRow("old id") << u"farenheit"_s << 21.0 << -1 << u"21 °F"_s;
    QTest::newRow("greek mu") << u"\u03bcs"_s << 1500.0 << -1 << u"1.50 ms"_s;
    QTest::newRow("psi") << u"pressurepsi"_s << 1500.0 << -1 << u"1.50ksi"_s;
    QTest::newRow("locale") << u"locale"_s << 1234567.0 << -1 << u"1,234,567"_s;
    QTest::newRow("timeticks") << u"timeticks"_s << 9000.0 << -1 << u"1.50 mins"_s;
    QTest::newRow("clock") << u"clockms"_s << 7385250.0 << -1 << u"2h:03m:05s:250ms"_s;
    QTest::newRow("clock hours") << u"clockms"_s << 7385250.0 << 0 << u"2h"_s;
    QTest::newRow("clock minutes") << u"clocks"_s << 185.0 << 1 << u"03m:05s"_s;
    QTest::newRow("clock below a second") << u"clockms"_s << 250.0 << -1 << u"250ms"_s;
    QTest::newRow("words of the past") << u"dtdurations"_s << -93784.0 << 1 << u"1 day, 2 hours ago"_s;
    QTest::newRow("words of nothing") << u"dtdurationms"_s << 0.0 << -1 << u"0 seconds"_s;
    QTest::newRow("negative hms") << u"dthms"_s << -61.0 << -1 << u"-00:01:01"_s;
    QTest::newRow("iso date") << u"dateTimeAsIso"_s << 1700000000000.0 << -1 << u"2023-11-14 22:13:20"_s;
    QTest::newRow("us date") << u"dateTimeAsUS"_s << 1700000000000.0 << -1 << u"11/14/2023 10:13:20 pm"_s;
    QTest::newRow("own date") << u"time:YYYY [week] W"_s << 1700000000000.0 << -1 << u"2023 week 46"_s;
    QTest::newRow("hex fraction") << u"hex"_s << 255.5 << 1 << u"FF.8"_s;
    QTest::newRow("negative hex") << u"hex0x"_s << -255.0 << -1 << u"-0xFF"_s;
    QTest::newRow("tiny") << u"none"_s << 1e-7 << -1 << u"1e-7"_s;
    QTest::newRow("half rounds up") << u"none"_s << -2.5 << 0 << u"-2"_s;
    QTest::newRow("infinity") << u"bytes"_s << Infinity << -1 << u"∞"_s;
    QTest::newRow("minus infinity") << u"percent"_s << -Infinity << -1 << u"-∞%"_s;
    QTest::newRow("largest prefix") << u"sishort"_s << 1e30 << 0 << u"1000000 Y"_s;
    QTest::newRow("half a mebibyte") << u"mbytes"_s << 0.5 << -1 << u"512 KiB"_s;
    QTest::newRow("exact power of ten") << u"decbytes"_s << 1e15 << -1 << u"1 PB"_s;
    QTest::newRow("all digits") << u"string"_s << 0.1 << -1 << u"0.1"_s;
}

void TestFormatValue::custom()
{
    QFETCH(QString, unit);
    QFETCH(double, value);
    QFETCH(int, decimals);
    QFETCH(QString, text);
    const std::optional<int> places = decimals < 0 ? std::nullopt : std::optional<int>(decimals);
    QCOMPARE(formatUnit(value, unit, places).joined(), text);
}

void TestFormatValue::emptyValues()
{
    FieldConfig config;
    QCOMPARE(formatValue(missingSample(), config).joined(), u"–"_s);
    QCOMPARE(formatValue(NaN, config).joined(), u"NaN"_s);
    config.noValue = u"none yet"_s;
    QCOMPARE(formatValue(missingSample(), config).joined(), u"none yet"_s);
    QCOMPARE(formatText({}, config).joined(), u"none yet"_s);
}

void TestFormatValue::mappings()
{
    using Kind = ValueMapping::Kind;
    FieldConfig config;
    config.unit = u"s"_s;
    config.mappings = {{Kind::Value, u"1"_s, {}, {}, {u"up"_s, u"green"_s, {}}},
                       {Kind::Range, {}, 5.0, 10.0, {{}, u"red"_s, {}}},
                       {Kind::Range, {}, 11.0, {}, {u"much"_s, {}, {}}},
                       {Kind::Null, {}, {}, {}, {u"gone"_s, {}, {}}},
                       {Kind::NaN, {}, {}, {}, {u"0/0"_s, {}, {}}}};
    QCOMPARE(formatValue(1, config), (FormattedValue{{}, u"up"_s, {}, u"green"_s}));
    QCOMPARE(formatValue(10, config), (FormattedValue{{}, u"10"_s, u" s"_s, u"red"_s}));
    QCOMPARE(formatValue(1e9, config).joined(), u"much"_s);
    QCOMPARE(formatValue(2, config).joined(), u"2 s"_s);
    QCOMPARE(formatValue(missingSample(), config).joined(), u"gone"_s);
    QCOMPARE(formatValue(NaN, config).joined(), u"0/0"_s);
}

void TestFormatValue::textMappings()
{
    using Kind = ValueMapping::Kind;
    FieldConfig config;
    config.mappings = {{Kind::Value, u"1"_s, {}, {}, {u"one"_s, {}, {}}},
                       {Kind::Regex, u"/^([^:]+):(\\d+)$/"_s, {}, {}, {u"$1 on $2"_s, u"blue"_s, {}}},
                       {Kind::Regex, u"(a+)+$"_s, {}, {}, {u"slow"_s, {}, {}}},
                       {Kind::True, {}, {}, {}, {u"yes"_s, {}, {}}},
                       {Kind::Empty, {}, {}, {}, {u"nothing"_s, {}, {}}}};
    QCOMPARE(formatText(u"1"_s, config).text, u"one"_s);
    QCOMPARE(formatText(u"db:5432"_s, config), (FormattedValue{{}, u"db on 5432"_s, {}, u"blue"_s}));
    QCOMPARE(formatText(u"True"_s, config).text, u"yes"_s);
    QCOMPARE(formatText({}, config).text, u"nothing"_s);
    // A pattern that would run for ages gives up, and the text stands as it is.
    const QString evil = QString(5000, u'a') + u'!';
    QCOMPARE(formatText(evil, config).text, evil);
}

void TestFormatValue::thresholds()
{
    FieldConfig config;
    config.thresholds.steps = {{-Infinity, u"green"_s}, {50, u"yellow"_s}, {80, u"red"_s}};
    QCOMPARE(formatValue(-5, config).color, u"green"_s);
    QCOMPARE(formatValue(50, config).color, u"yellow"_s);
    QCOMPARE(formatValue(81, config).color, u"red"_s);
    QCOMPARE(formatValue(NaN, config).color, u"green"_s);
    config.thresholds.mode = Thresholds::Mode::Percentage;
    config.autoMin = 0;
    config.max = 10;
    QCOMPARE(formatValue(4.9, config).color, u"green"_s);
    QCOMPARE(formatValue(8, config).color, u"red"_s);
    QCOMPARE(thresholdColor(5, config, 5, 5), u"green"_s);
    QCOMPARE(thresholdColor(5, FieldConfig(), 0, 1), QString());
}

void TestFormatValue::boundedResults_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    for (const UnitInfo &unit : knownUnits()) {
        QTest::addRow("%s large", qPrintable(unit.id)) << unit.id << 1.7e308;
        QTest::addRow("%s small", qPrintable(unit.id)) << unit.id << -5e-324;
    }
    QTest::newRow("printf bomb") << u"%n%s%1%2"_s.repeated(40) << 1.0;
    QTest::newRow("long suffix") << u"suffix:"_s + QString(9000, u'x') << 1e300;
    QTest::newRow("long date") << u"time:"_s + u"dddd"_s.repeated(900) << 1e12;
}

void TestFormatValue::boundedResults()
{
    QFETCH(QString, unit);
    QFETCH(double, value);
    FieldConfig config;
    config.unit = unit;
    for (const int decimals : {-5, 0, 15, 1'000'000'000}) {
        config.decimals = decimals;
        QVERIFY(formatValue(value, config).joined().size() <= 128);
        QVERIFY(!formatValue(value, config).joined().isEmpty());
    }
}

void TestFormatValue::dates_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("default") << QString() << u"2026-03-05 07:08:09"_s;
    QTest::newRow("milliseconds") << u"HH:mm:ss.SSS"_s << u"07:08:09.045"_s;
    QTest::newRow("short") << u"YY M D H m s S"_s << u"26 3 5 7 8 9 0"_s;
    QTest::newRow("words") << u"dddd ddd MMMM MMM"_s << u"Thursday Thu March Mar"_s;
    QTest::newRow("ordinal") << u"Do"_s << u"5th"_s;
    QTest::newRow("day of the year") << u"DDD Q"_s << u"64 1"_s;
    QTest::newRow("twelve hours") << u"hh:mm A h a"_s << u"07:08 AM 7 am"_s;
    QTest::newRow("offset") << u"Z ZZ"_s << u"+01:00 +0100"_s;
    QTest::newRow("epoch") << u"X x"_s << u"1772690889 1772690889045"_s;
    QTest::newRow("literal") << u"[at] HH[h]"_s << u"at 07h"_s;
    QTest::newRow("open bracket") << u"[HH"_s << u"[07"_s;
}

void TestFormatValue::dates()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QCOMPARE(formatTime(1772690889045, QTimeZone("Europe/Berlin"), format), text);
}

void TestFormatValue::durations_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"0 ms"_s;
    QTest::newRow("below a second") << qint64(250) << u"250 ms"_s;
    QTest::newRow("seconds") << qint64(4999) << u"4 s"_s;
    QTest::newRow("minutes") << qint64(120'000) << u"2 min"_s;
    QTest::newRow("two units") << qint64(130'000) << u"2m 10s"_s;
    QTest::newRow("hours") << qint64(3 * 3'600'000) << u"3 h"_s;
    QTest::newRow("days") << qint64(49 * 3'600'000) << u"2d 1h"_s;
    QTest::newRow("negative") << qint64(-4000) << u"-4 s"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << u"-292471208y 247d"_s;
}

void TestFormatValue::durations()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(formatDuration(milliseconds), text);
}

QTEST_GUILESS_MAIN(TestFormatValue)
#include "tst_formatvalue.moc"
