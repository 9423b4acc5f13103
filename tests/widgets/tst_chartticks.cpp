#include "widgets/charts/ticks.h"
#include "widgets/charts/valuescale.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

class ChartTicksTest : public QObject
{
    Q_OBJECT

private slots:
    void steps_data();
    void steps();
    void ticksStayInsideAndApart_data();
    void ticksStayInsideAndApart();
    void labels_data();
    void labels();
    void limits_data();
    void limits();
    void scalesInvert_data();
    void scalesInvert();
    void timeTicksStandAtRoundTimes_data();
    void timeTicksStandAtRoundTimes();
    void clockChangeMovesNoTick();
    void newDayGetsItsDate();
};

namespace {

qint64 at(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
}

QStringList labelsOf(const std::vector<TimeTick> &ticks)
{
    QStringList labels;
    for (const TimeTick &tick : ticks)
        labels.append(tick.label);
    return labels;
}

} // namespace

void ChartTicksTest::steps_data()
{
    QTest::addColumn<double>("span");
    QTest::addColumn<int>("count");
    QTest::addColumn<UnitScale>("units");
    QTest::addColumn<double>("step");
    QTest::newRow("decimal one") << 5.0 << 5 << UnitScale::Decimal << 1.0;
    QTest::newRow("decimal two") << 7.0 << 5 << UnitScale::Decimal << 2.0;
    QTest::newRow("decimal five") << 21.0 << 5 << UnitScale::Decimal << 5.0;
    QTest::newRow("decimal small") << 0.007 << 5 << UnitScale::Decimal << 0.002;
    QTest::newRow("binary") << 5000.0 << 5 << UnitScale::Binary << 1024.0;
    QTest::newRow("seconds") << 60.0 << 5 << UnitScale::Time << 15.0;
    QTest::newRow("minutes") << 1000.0 << 5 << UnitScale::Time << 300.0;
    QTest::newRow("hours") << 40000.0 << 5 << UnitScale::Time << 10800.0;
    QTest::newRow("days") << 400000.0 << 5 << UnitScale::Time << 86400.0;
    QTest::newRow("parts of a second") << 1.5 << 5 << UnitScale::Time << 0.5;
    QTest::newRow("no span") << 0.0 << 5 << UnitScale::Decimal << 1.0;
}

void ChartTicksTest::steps()
{
    QFETCH(double, span);
    QFETCH(int, count);
    QFETCH(UnitScale, units);
    QFETCH(double, step);
    QCOMPARE(tickStep(span, count, units), step);
    QVERIFY(tickStep(span, count, units, true) >= 1);
}

void ChartTicksTest::ticksStayInsideAndApart_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::newRow("linear") << int(ScaleKind::Linear) << 0.0 << 63.0;
    QTest::newRow("across zero") << int(ScaleKind::Linear) << -7.0 << 3.0;
    QTest::newRow("log") << int(ScaleKind::Log) << 0.001 << 1e6;
    QTest::newRow("narrow log") << int(ScaleKind::Log) << 3.0 << 8.0;
    QTest::newRow("symlog") << int(ScaleKind::SymLog) << -1000.0 << 1e5;
}

void ChartTicksTest::ticksStayInsideAndApart()
{
    QFETCH(int, kind);
    QFETCH(double, min);
    QFETCH(double, max);
    const ValueScale scale(static_cast<ScaleKind>(kind), min, max);
    constexpr double Length = 240;
    constexpr double Gap = 32;
    const std::vector<double> ticks = valueTicks(scale, Length, Gap, UnitScale::Decimal);
    QVERIFY(ticks.size() >= 2);
    QVERIFY(ticks.size() <= 9);
    for (const double tick : ticks) {
        QVERIFY(scale.toUnit(tick) >= -1e-6);
        QVERIFY(scale.toUnit(tick) <= 1 + 1e-6);
    }
}

void ChartTicksTest::labels_data()
{
    QTest::addColumn<QList<double>>("ticks");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("whole") << QList<double>{0, 20, 40} << QString() << -1 << QStringList{u"0"_s, u"20"_s, u"40"_s};
    QTest::newRow("halves") << QList<double>{0, 0.5, 1} << QString() << -1 << QStringList{u"0"_s, u"0.5"_s, u"1"_s};
    QTest::newRow("given decimals") << QList<double>{0, 20, 30.5} << QString() << 2
                                    << QStringList{u"0"_s, u"20"_s, u"30.5"_s};
    QTest::newRow("rounded to decimals") << QList<double>{0.25} << QString() << 1 << QStringList{u"0.3"_s};
    QTest::newRow("true minus") << QList<double>{-20} << QString() << -1 << QStringList{u"\u221220"_s};
    QTest::newRow("sum of steps") << QList<double>{0.1 + 0.2} << QString() << -1 << QStringList{u"0.3"_s};
}

void ChartTicksTest::labels()
{
    QFETCH(QList<double>, ticks);
    QFETCH(QString, unit);
    QFETCH(int, decimals);
    QFETCH(QStringList, labels);
    const auto given = decimals < 0 ? std::nullopt : std::optional(decimals);
    QCOMPARE(tickLabels({ticks.begin(), ticks.end()}, unit, given), labels);
}

void ChartTicksTest::limits_data()
{
    constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
    QTest::addColumn<double>("dataMin");
    QTest::addColumn<double>("dataMax");
    QTest::addColumn<AxisDemand>("demand");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    AxisDemand plain;
    AxisDemand soft;
    soft.softMin = 0;
    soft.softMax = 100;
    AxisDemand hard = soft;
    hard.hardMin = 10;
    hard.hardMax = 20;
    AxisDemand centred;
    centred.isZeroCentred = true;
    AxisDemand log;
    log.kind = ScaleKind::Log;
    AxisDemand badLog = log;
    badLog.hardMin = -5;
    QTest::newRow("padded") << 100.0 << 200.0 << plain << 90.0 << 210.0;
    QTest::newRow("near zero starts at zero") << 1.0 << 101.0 << plain << 0.0 << 111.0;
    QTest::newRow("negative ends at zero") << -101.0 << -1.0 << plain << -111.0 << 0.0;
    QTest::newRow("constant") << 5.0 << 5.0 << plain << 0.0 << 10.0;
    QTest::newRow("all zero") << 0.0 << 0.0 << plain << 0.0 << 100.0;
    QTest::newRow("no data") << NaN << NaN << plain << 0.0 << 100.0;
    QTest::newRow("inside soft") << 40.0 << 60.0 << soft << 0.0 << 100.0;
    QTest::newRow("above soft") << 40.0 << 200.0 << soft << 0.0 << 216.0;
    QTest::newRow("hard wins") << 0.0 << 200.0 << hard << 10.0 << 20.0;
    QTest::newRow("centred") << -10.0 << 90.0 << centred << -100.0 << 100.0;
    QTest::newRow("log") << 3.0 << 700.0 << log << 1.0 << 1000.0;
    QTest::newRow("log ignores negative limits") << 3.0 << 700.0 << badLog << 1.0 << 1000.0;
    QTest::newRow("log without positive data") << -3.0 << -1.0 << log << 1.0 << 100.0;
}

void ChartTicksTest::limits()
{
    QFETCH(double, dataMin);
    QFETCH(double, dataMax);
    QFETCH(AxisDemand, demand);
    QFETCH(double, min);
    QFETCH(double, max);
    const ValueScale scale = scaleFor(dataMin, dataMax, demand);
    QVERIFY2(std::abs(scale.min() - min) < 1e-9 * (1 + std::abs(min)), qPrintable(QString::number(scale.min())));
    QVERIFY2(std::abs(scale.max() - max) < 1e-9 * (1 + std::abs(max)), qPrintable(QString::number(scale.max())));
}

void ChartTicksTest::scalesInvert_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("value");
    for (const double value : {0.02, 1.0, 17.0, 999.0}) {
        QTest::addRow("linear %g", value) << int(ScaleKind::Linear) << value;
        QTest::addRow("log %g", value) << int(ScaleKind::Log) << value;
        QTest::addRow("symlog %g", value) << int(ScaleKind::SymLog) << value;
    }
}

void ChartTicksTest::scalesInvert()
{
    QFETCH(int, kind);
    QFETCH(double, value);
    const ValueScale scale(static_cast<ScaleKind>(kind), 0.01, 1000);
    QVERIFY(std::abs(scale.fromUnit(scale.toUnit(value)) - value) < 1e-9 * value + 1e-12);
    QCOMPARE(scale.toUnit(0.01), 0.0);
    QCOMPARE(scale.toUnit(1000), 1.0);
}

void ChartTicksTest::timeTicksStandAtRoundTimes_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("six hours") << u"2026-11-19T08:20:00Z"_s << u"2026-11-19T14:20:00Z"_s << QByteArray("UTC")
                               << QStringList{u"10:00"_s, u"12:00"_s, u"14:00"_s};
    QTest::newRow("half-hour zone") << u"2026-11-19T08:20:00Z"_s << u"2026-11-19T10:20:00Z"_s
                                    << QByteArray("Asia/Kolkata")
                                    << QStringList{u"14:00"_s, u"14:30"_s, u"15:00"_s, u"15:30"_s};
    QTest::newRow("one minute") << u"2026-11-19T08:20:00Z"_s << u"2026-11-19T08:21:00Z"_s << QByteArray("UTC")
                                << QStringList{u"08:20:00"_s, u"08:20:15"_s, u"08:20:30"_s, u"08:20:45"_s,
                                               u"08:21:00"_s};
    QTest::newRow("eight minutes") << u"2026-11-19T08:20:00Z"_s << u"2026-11-19T08:28:00Z"_s << QByteArray("UTC")
                                   << QStringList{u"08:20"_s, u"08:22"_s, u"08:24"_s, u"08:26"_s, u"08:28"_s};
    QTest::newRow("ten seconds") << u"2026-11-19T08:20:00Z"_s << u"2026-11-19T08:20:10Z"_s << QByteArray("UTC")
                                 << QStringList{u"08:20:00"_s, u"08:20:02"_s, u"08:20:04"_s, u"08:20:06"_s,
                                                u"08:20:08"_s, u"08:20:10"_s};
    // Lord Howe moves its clocks by half an hour only.
    QTest::newRow("half-hour clock change") << u"2026-10-03T15:00:00Z"_s << u"2026-10-03T16:00:00Z"_s
                                            << QByteArray("Australia/Lord_Howe")
                                            << QStringList{u"01:30"_s, u"01:45"_s, u"02:30"_s, u"02:45"_s, u"03:00"_s};
}

void ChartTicksTest::timeTicksStandAtRoundTimes()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QByteArray, zone);
    QFETCH(QStringList, labels);
    const auto ticks = timeTicks({at(from), at(to)}, 400, 80, QTimeZone(zone));
    QCOMPARE(labelsOf(ticks), labels);
}

void ChartTicksTest::clockChangeMovesNoTick()
{
    // Berlin turned its clocks back at 01:00 UTC on 25 October 2026.
    const auto ticks = timeTicks({at(u"2026-10-24T20:00:00Z"_s), at(u"2026-10-25T20:00:00Z"_s)}, 800, 80,
                                 QTimeZone("Europe/Berlin"));
    QCOMPARE(labelsOf(ticks), (QStringList{u"00:00"_s, u"03:00"_s, u"06:00"_s, u"09:00"_s, u"12:00"_s, u"15:00"_s,
                                           u"18:00"_s, u"21:00"_s}));
    QCOMPARE(ticks[1].timeMs - ticks[0].timeMs, 4 * 3'600'000LL);
    QCOMPARE(ticks[2].timeMs - ticks[1].timeMs, 3 * 3'600'000LL);
}

void ChartTicksTest::newDayGetsItsDate()
{
    const auto ticks = timeTicks({at(u"2026-11-19T20:00:00Z"_s), at(u"2026-11-20T04:00:00Z"_s)}, 400, 80,
                                 QTimeZone::utc());
    QStringList dates;
    for (const TimeTick &tick : ticks)
        dates.append(tick.date);
    QCOMPARE(dates.filter(QRegularExpression(u"."_s)).size(), 1);
    QCOMPARE(ticks.at(static_cast<std::size_t>(dates.indexOf(QRegularExpression(u".+"_s)))).label, u"00:00"_s);
}

QTEST_GUILESS_MAIN(ChartTicksTest)
#include "tst_chartticks.moc"
