#include "datasources/frame/timerules.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

qint64 utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

} // namespace

class TestTimeRange : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void times_data();
    void times();
    void zones_data();
    void zones();
    void rules_data();
    void rules();
    void delayedNow();
    void hostile_data();
    void hostile();
    void brokenTimes_data();
    void brokenTimes();
    void ranges();
    void commandLine_data();
    void commandLine();
    void durations_data();
    void durations();
    void intervals_data();
    void intervals();
};

void TestTimeRange::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto both = [](const char *name, const QString &text, const QString &result) {
        QTest::newRow(name) << text << result << result;
    };
    // Now is 2026-05-14T15:26:53.589Z, a Thursday.
    both("now", u"now"_s, u"2026-05-14T15:26:53.589Z"_s);
    both("minus", u"now-6h"_s, u"2026-05-14T09:26:53.589Z"_s);
    both("plus", u"now+1d"_s, u"2026-05-15T15:26:53.589Z"_s);
    both("no count", u"now-d"_s, u"2026-05-13T15:26:53.589Z"_s);
    both("white space", u" now - 1 d + 2 h "_s, u"2026-05-13T17:26:53.589Z"_s);
    both("months are not minutes", u"now-1M"_s, u"2026-04-14T15:26:53.589Z"_s);
    both("quarter", u"now-1Q"_s, u"2026-02-14T15:26:53.589Z"_s);
    both("end of the month", u"now-3d-3M"_s, u"2026-02-11T15:26:53.589Z"_s);
    QTest::newRow("second") << u"now/s"_s << u"2026-05-14T15:26:53.000Z"_s << u"2026-05-14T15:26:53.999Z"_s;
    QTest::newRow("minute") << u"now/m"_s << u"2026-05-14T15:26:00.000Z"_s << u"2026-05-14T15:26:59.999Z"_s;
    QTest::newRow("hour") << u"now/h"_s << u"2026-05-14T15:00:00.000Z"_s << u"2026-05-14T15:59:59.999Z"_s;
    QTest::newRow("day") << u"now/d"_s << u"2026-05-14T00:00:00.000Z"_s << u"2026-05-14T23:59:59.999Z"_s;
    QTest::newRow("yesterday") << u"now-1d/d"_s << u"2026-05-13T00:00:00.000Z"_s << u"2026-05-13T23:59:59.999Z"_s;
    QTest::newRow("week") << u"now/w"_s << u"2026-05-11T00:00:00.000Z"_s << u"2026-05-17T23:59:59.999Z"_s;
    QTest::newRow("month") << u"now-1M/M"_s << u"2026-04-01T00:00:00.000Z"_s << u"2026-04-30T23:59:59.999Z"_s;
    QTest::newRow("previous quarter") << u"now-1Q/fQ"_s << u"2026-01-01T00:00:00.000Z"_s << u"2026-03-31T23:59:59.999Z"_s;
    QTest::newRow("year") << u"now/y"_s << u"2026-01-01T00:00:00.000Z"_s << u"2026-12-31T23:59:59.999Z"_s;
    QTest::newRow("fiscal year") << u"now/fy"_s << u"2026-01-01T00:00:00.000Z"_s << u"2026-12-31T23:59:59.999Z"_s;
    QTest::newRow("round, then move") << u"now/d+8h"_s << u"2026-05-14T08:00:00.000Z"_s << u"2026-05-15T07:59:59.999Z"_s;
    both("epoch", u"1767225600123"_s, u"2026-01-01T00:00:00.123Z"_s);
    both("date", u"2026-01-31"_s, u"2026-01-31T00:00:00.000Z"_s);
    both("date and time", u"2026-01-31 12:34"_s, u"2026-01-31T12:34:00.000Z"_s);
    both("RFC 3339", u"2026-01-31T12:34:56Z"_s, u"2026-01-31T12:34:56.000Z"_s);
    both("nanoseconds", u"2026-01-31T12:34:56.123456789Z"_s, u"2026-01-31T12:34:56.123Z"_s);
    both("offset", u"2026-01-31T12:34:56+05:30"_s, u"2026-01-31T07:04:56.000Z"_s);
    both("short offset", u"2026-01-31T12:34:56-0130"_s, u"2026-01-31T14:04:56.000Z"_s);
    QTest::newRow("date and operations") << u"2026-01-31||+1M/M"_s << u"2026-02-01T00:00:00.000Z"_s
                                         << u"2026-02-28T23:59:59.999Z"_s;
    both("before the epoch", u"now-99y"_s, u"1970-01-01T00:00:00.000Z"_s);
    both("far before", u"now-99999y-99999y"_s, u"1970-01-01T00:00:00.000Z"_s);
    both("far after", u"now+99999y"_s, u"2200-01-01T00:00:00.000Z"_s);
    both("negative epoch", u"-1000000000000000000"_s, u"1970-01-01T00:00:00.000Z"_s);
    both("huge epoch", u"99999999999999999999999999"_s, u"2200-01-01T00:00:00.000Z"_s);
}

void TestTimeRange::times()
{
    QFETCH(QString, text);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const qint64 now = utc(u"2026-05-14T15:26:53.589Z"_s);
    const auto start = resolveTime(text, now, QTimeZone::utc(), RangeEdge::Start);
    const auto end = resolveTime(text, now, QTimeZone::utc(), RangeEdge::End);
    QVERIFY(start.has_value() && end.has_value());
    QCOMPARE(*start, utc(from));
    QCOMPARE(*end, utc(to));
}

void TestTimeRange::zones_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("the day of 23 hours") << QByteArray("Europe/Berlin") << u"2026-03-29T10:00:00Z"_s << u"now/d"_s
                                         << u"2026-03-28T23:00:00Z"_s << u"2026-03-29T21:59:59.999Z"_s;
    QTest::newRow("a day back over the change") << QByteArray("Europe/Berlin") << u"2026-03-29T10:00:00Z"_s
                                                << u"now-1d"_s << u"2026-03-28T11:00:00Z"_s << u"2026-03-28T11:00:00Z"_s;
    QTest::newRow("24 hours back over the change") << QByteArray("Europe/Berlin") << u"2026-03-29T10:00:00Z"_s
                                                   << u"now-24h"_s << u"2026-03-28T10:00:00Z"_s
                                                   << u"2026-03-28T10:00:00Z"_s;
    QTest::newRow("a day without midnight") << QByteArray("America/Sao_Paulo") << u"2018-11-04T12:00:00Z"_s << u"now/d"_s
                                            << u"2018-11-04T03:00:00Z"_s << u"2018-11-05T01:59:59.999Z"_s;
    QTest::newRow("hours of a half zone") << QByteArray("Asia/Kolkata") << u"2026-05-14T15:26:53Z"_s << u"now/h"_s
                                          << u"2026-05-14T14:30:00Z"_s << u"2026-05-14T15:29:59.999Z"_s;
    QTest::newRow("texts are local") << QByteArray("Asia/Tokyo") << u"2026-05-14T15:26:53Z"_s << u"2026-05-14 09:00"_s
                                     << u"2026-05-14T00:00:00Z"_s << u"2026-05-14T00:00:00Z"_s;
}

void TestTimeRange::zones()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, now);
    QFETCH(QString, text);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const QTimeZone there(zone);
    QCOMPARE(resolveTime(text, utc(now), there, RangeEdge::Start).value(), utc(from));
    QCOMPARE(resolveTime(text, utc(now), there, RangeEdge::End).value(), utc(to));
}

void TestTimeRange::rules_data()
{
    QTest::addColumn<int>("weekStart");
    QTest::addColumn<int>("fiscalYearStart");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, int weekStart, int fiscalYearStart, const char *zone, const char *now,
                        const char *text, const char *from, const char *to) {
        const auto string = [](const char *latin) { return QString::fromLatin1(latin); };
        QTest::newRow(name) << weekStart << fiscalYearStart << QByteArray(zone) << string(now) << string(text)
                            << string(from) << string(to);
    };
    // 2026-05-14 is a Thursday.
    row("week from Monday", 1, 0, "UTC", "2026-05-14T15:26:53Z", "now/w", "2026-05-11T00:00:00Z",
        "2026-05-17T23:59:59.999Z");
    row("week from Saturday", 6, 0, "UTC", "2026-05-14T15:26:53Z", "now/w", "2026-05-09T00:00:00Z",
        "2026-05-15T23:59:59.999Z");
    row("week from Sunday", 7, 0, "UTC", "2026-05-14T15:26:53Z", "now/w", "2026-05-10T00:00:00Z",
        "2026-05-16T23:59:59.999Z");
    row("on the first day of the week", 7, 0, "UTC", "2026-05-10T00:00:00Z", "now/w", "2026-05-10T00:00:00Z",
        "2026-05-16T23:59:59.999Z");
    row("previous week", 6, 0, "UTC", "2026-05-14T15:26:53Z", "now-1w/w", "2026-05-02T00:00:00Z",
        "2026-05-08T23:59:59.999Z");
    row("the week of 167 hours", 7, 0, "Europe/Berlin", "2026-03-30T10:00:00Z", "now/w", "2026-03-28T23:00:00Z",
        "2026-04-04T21:59:59.999Z");
    row("the week of 169 hours", 1, 0, "Europe/Berlin", "2026-10-21T10:00:00Z", "now/w", "2026-10-18T22:00:00Z",
        "2026-10-25T22:59:59.999Z");
    row("fiscal year from April", 1, 3, "UTC", "2026-05-14T15:26:53Z", "now/fy", "2026-04-01T00:00:00Z",
        "2027-03-31T23:59:59.999Z");
    row("fiscal year before its first month", 1, 9, "UTC", "2026-05-14T15:26:53Z", "now/fy", "2025-10-01T00:00:00Z",
        "2026-09-30T23:59:59.999Z");
    row("in the first month", 1, 4, "UTC", "2026-05-14T15:26:53Z", "now/fy", "2026-05-01T00:00:00Z",
        "2027-04-30T23:59:59.999Z");
    row("previous fiscal year", 1, 3, "UTC", "2026-05-14T15:26:53Z", "now-1y/fy", "2025-04-01T00:00:00Z",
        "2026-03-31T23:59:59.999Z");
    row("fiscal quarter from February", 1, 1, "UTC", "2026-05-14T15:26:53Z", "now/fQ", "2026-05-01T00:00:00Z",
        "2026-07-31T23:59:59.999Z");
    row("fiscal quarter over new year", 1, 10, "UTC", "2026-01-14T15:26:53Z", "now/fQ", "2025-11-01T00:00:00Z",
        "2026-01-31T23:59:59.999Z");
    row("previous fiscal quarter", 1, 2, "UTC", "2026-05-14T15:26:53Z", "now-1Q/fQ", "2025-12-01T00:00:00Z",
        "2026-02-28T23:59:59.999Z");
    row("plain years stay", 1, 3, "UTC", "2026-05-14T15:26:53Z", "now/y", "2026-01-01T00:00:00Z",
        "2026-12-31T23:59:59.999Z");
    row("plain quarters stay", 1, 1, "UTC", "2026-05-14T15:26:53Z", "now/Q", "2026-04-01T00:00:00Z",
        "2026-06-30T23:59:59.999Z");
    row("fiscal year over both changes", 1, 1, "America/New_York", "2026-05-14T15:26:53Z", "now/fy",
        "2026-02-01T05:00:00Z", "2027-02-01T04:59:59.999Z");
    row("fiscal quarter that ends in summer time", 1, 0, "Europe/Berlin", "2026-03-30T10:00:00Z", "now/fQ",
        "2025-12-31T23:00:00Z", "2026-03-31T21:59:59.999Z");
}

void TestTimeRange::rules()
{
    QFETCH(int, weekStart);
    QFETCH(int, fiscalYearStart);
    QFETCH(QByteArray, zone);
    QFETCH(QString, now);
    QFETCH(QString, text);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const TimeRules rules{Qt::DayOfWeek(weekStart), fiscalYearStart, 0};
    const QTimeZone there(zone);
    QCOMPARE(resolveTime(text, utc(now), there, RangeEdge::Start, rules).value(), utc(from));
    QCOMPARE(resolveTime(text, utc(now), there, RangeEdge::End, rules).value(), utc(to));
    const TimeRange both = resolve({text, text}, utc(now), there, rules).value();
    QCOMPARE(both.fromMs, utc(from));
    QCOMPARE(both.toMs, utc(to));
}

void TestTimeRange::delayedNow()
{
    const TimeRules late{Qt::Monday, 0, 60'000};
    const qint64 now = utc(u"2026-05-14T00:00:30Z"_s);
    const TimeRange range = resolve({u"now-1h"_s, u"now"_s}, now, QTimeZone::utc(), late).value();
    QCOMPARE(range.toMs, now - 60'000);
    QCOMPARE(range.spanMs(), 3'600'000);
    // Half a minute past midnight it is still yesterday.
    QCOMPARE(resolveTime(u"now/d"_s, now, QTimeZone::utc(), RangeEdge::Start, late).value(),
             utc(u"2026-05-13T00:00:00Z"_s));
    QCOMPARE(resolveTime(u"2026-01-01"_s, now, QTimeZone::utc(), RangeEdge::Start, late).value(),
             utc(u"2026-01-01T00:00:00Z"_s));
}

void TestTimeRange::hostile_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isRange");
    const auto row = [](const char *from, const char *to, bool isRange) {
        QTest::addRow("%s to %s", from, to) << QString::fromLatin1(from) << QString::fromLatin1(to) << isRange;
    };
    row("-1e18", "now", false);
    row("-1000000000000000000", "now", true);
    row("0", "now", false);
    row("999999999999999999999999", "999999999999999999999999", true);
    row("now-999999999y", "now", false);
    row("now-99999y", "now", true);
    row("now-99999y", "now+99999y", true);
    row("now-1y-99999y-99999y", "now+99999y+99999y", true);
    row("now", "now-1h", false);
    row("2026-05-14", "2026-05-13", false);
    row("NaN", "now", false);
    row("Infinity", "now", false);
    row("now-NaNh", "now", false);
    row("now-1.5h", "now", false);
    row("now--1h", "now", false);
    row("now/fw", "now", false);
    row("now/ffy", "now", false);
    row("now/fym", "now", false);
    row("0001-01-01", "9999-12-31", true);
    row("2026-02-30", "now", false);
    row("now/y/y/y/y", "now/fQ/fQ", true);
    row("", "", false);
}

void TestTimeRange::hostile()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, isRange);
    constexpr qint64 Latest = 7'258'118'400'000; // the year 2200
    const qint64 now = utc(u"2026-05-14T15:26:53Z"_s);
    for (const char *zone : {"UTC", "Pacific/Apia", "Africa/Monrovia"}) {
        for (const TimeRules &rules : {TimeRules(), TimeRules{Qt::Sunday, 11, 86'400'000}}) {
            const auto range = resolve({from, to}, now, QTimeZone(zone), rules);
            QCOMPARE(range.has_value(), isRange);
            if (range)
                QVERIFY(range->fromMs >= 0 && range->toMs >= range->fromMs && range->toMs <= Latest);
            else
                QCOMPARE(range.error().kind, ErrorKind::Syntax);
        }
    }
}

void TestTimeRange::brokenTimes_data()
{
    QTest::addColumn<QString>("text");
    const QStringList broken{u""_s, u"yesterday"_s, u"now-"_s, u"now-6"_s, u"now-6x"_s, u"now6h"_s, u"now/"_s,
                                u"now/f"_s, u"now-123456d"_s, u"now-1D"_s, u"12345"_s, u"2026-02-30"_s, u"2026-1-1"_s,
                                u"2026-01-01T"_s, u"2026-01-01T25:00"_s, u"2026-01-01 12:00:00."_s,
                                u"2026-01-01T12:00+99:00"_s, u"2026-01-01 12:00 nonsense"_s, u"nonsense||-1d"_s,
                                "now"_L1 + u"-1d"_s.repeated(100), u"-1"_s, QString(100'000, u'9') + u'x'};
    for (const QString &text : broken)
        QTest::newRow(qPrintable(text.left(40))) << text;
}

void TestTimeRange::brokenTimes()
{
    QFETCH(QString, text);
    const auto result = resolveTime(text, 0, QTimeZone::utc(), RangeEdge::Start);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::Syntax);
    QVERIFY(result.error().message.size() < 300);
}

void TestTimeRange::ranges()
{
    const qint64 now = utc(u"2026-05-14T15:26:53Z"_s);
    QCOMPARE(resolve({u"now-1h"_s, u"now"_s}, now, QTimeZone::utc()).value(), (TimeRange{now - 3'600'000, now}));
    QCOMPARE(resolve({u"now/d"_s, u"now/d"_s}, now, QTimeZone::utc()).value().spanMs(), 86'399'999);
    QCOMPARE(resolve({u"now"_s, u"now-1h"_s}, now, QTimeZone::utc()).error().kind, ErrorKind::Syntax);
    QVERIFY((TimeSpec{u"now-1h"_s, u" now "_s}.isRelative()));
    QVERIFY(!(TimeSpec{u"now-1h"_s, u"2026-01-01"_s}.isRelative()));
}

void TestTimeRange::commandLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("seconds") << u"1767225600"_s << qint64(1'767'225'600'000);
    QTest::newRow("fraction") << u"1435781451.781"_s << qint64(1'435'781'451'781);
    QTest::newRow("exponent") << u"1.5e9"_s << qint64(1'500'000'000'000);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("negative") << u"-5"_s << qint64(0);
    QTest::newRow("huge") << u"1e300"_s << qint64(7'258'118'400'000);
    QTest::newRow("RFC 3339") << u"2026-01-01T00:00:00Z"_s << qint64(1'767'225'600'000);
    QTest::newRow("now") << u"now-1h"_s << qint64(1'767'222'000'000);
}

void TestTimeRange::commandLine()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const auto result = resolveCommandLineTime(text, 1'767'225'600'000, QTimeZone::utc(), RangeEdge::End);
    QVERIFY(result.has_value());
    QCOMPARE(*result, milliseconds);
    QVERIFY(!resolveCommandLineTime(u"inf"_s, 0, QTimeZone::utc(), RangeEdge::End).has_value());
    QVERIFY(!resolveCommandLineTime(u"soon"_s, 0, QTimeZone::utc(), RangeEdge::End).has_value());
}

void TestTimeRange::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1: an error
    QTest::newRow("seconds") << u"90"_s << qint64(90'000);
    QTest::newRow("fraction") << u"1.5"_s << qint64(1'500);
    QTest::newRow("unit") << u"15s"_s << qint64(15'000);
    QTest::newRow("milliseconds") << u"500ms"_s << qint64(500);
    QTest::newRow("compound") << u"1h30m"_s << qint64(5'400'000);
    QTest::newRow("all units") << u"1y1w1d1h1m1s1ms"_s << qint64(32'230'861'001);
    QTest::newRow("wrong order") << u"1m1h"_s << qint64(-1);
    QTest::newRow("twice") << u"1m1m"_s << qint64(-1);
    QTest::newRow("fraction with a unit") << u"1.5h"_s << qint64(-1);
    QTest::newRow("month") << u"1M"_s << qint64(-1);
    QTest::newRow("negative") << u"-5"_s << qint64(-1);
    QTest::newRow("nothing") << u" "_s << qint64(-1);
    QTest::newRow("no number") << u"nan"_s << qint64(-1);
    QTest::newRow("too long") << u"999999999999999y"_s << qint64(-1);
    QTest::newRow("unit alone") << u"s"_s << qint64(-1);
}

void TestTimeRange::durations()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    QCOMPARE(parseDuration(text).value_or(-1), milliseconds);
}

void TestTimeRange::intervals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1: an error
    QTest::newRow("seconds") << u"15s"_s << qint64(15'000);
    QTest::newRow("no unit") << u"10"_s << qint64(10'000);
    QTest::newRow("decimal") << u"1.5m"_s << qint64(90'000);
    QTest::newRow("at least") << u">30s"_s << qint64(30'000);
    QTest::newRow("at most") << u"< 1d"_s << qint64(86'400'000);
    QTest::newRow("month") << u"1M"_s << qint64(2'592'000'000);
    QTest::newRow("week") << u"2w"_s << qint64(1'209'600'000);
    QTest::newRow("compound") << u"1m30s"_s << qint64(90'000);
    QTest::newRow("milliseconds") << u"500ms"_s << qint64(500);
    QTest::newRow("nothing") << u""_s << qint64(-1);
    QTest::newRow("word") << u"auto"_s << qint64(-1);
    QTest::newRow("macro") << u"$__interval"_s << qint64(-1);
    QTest::newRow("two points") << u"1..5s"_s << qint64(-1);
}

void TestTimeRange::intervals()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    QCOMPARE(parseInterval(text).value_or(-1), milliseconds);
}

QTEST_GUILESS_MAIN(TestTimeRange)
#include "tst_timerange.moc"
