#include "app/variables/panelrange.h"
#include "app/variables/step.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Second = 1'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 SomeTime = 1'767'225'603'217; // not on any grid

TimeRange lastOf(qint64 span)
{
    return {SomeTime - span, SomeTime};
}

qint64 pointsOf(const StepResult &result)
{
    return result.alignedRange.spanMs() / result.stepMs + 1;
}

} // namespace

class TestStep : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void workedExamples_data();
    void workedExamples();
    void intervals_data();
    void intervals();
    void rateIntervals_data();
    void rateIntervals();
    void alignment();
    void neverTooManyPoints_data();
    void neverTooManyPoints();
    void neverTooManyPointsAtRandom();
    void rounding_data();
    void rounding();
    void texts_data();
    void texts();
    void panelRanges_data();
    void panelRanges();
};

void TestStep::workedExamples_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<qint64>("step");
    QTest::newRow("15 minutes") << 15 * Minute << 15 * Second;
    QTest::newRow("1 hour") << Hour << 15 * Second;
    QTest::newRow("6 hours") << 6 * Hour << 20 * Second;
    QTest::newRow("24 hours") << Day << Minute;
    QTest::newRow("7 days") << 7 * Day << 10 * Minute;
    QTest::newRow("30 days") << 30 * Day << 30 * Minute;
    QTest::newRow("90 days") << 90 * Day << 2 * Hour;
}

void TestStep::workedExamples()
{
    QFETCH(qint64, span);
    QFETCH(qint64, step);
    const StepResult result = stepOf({.range = lastOf(span), .maxDataPoints = 1000});
    QCOMPARE(result.stepMs, step);
    // The width counts when the panel has no limit of its own.
    QCOMPARE(stepOf({.range = lastOf(span), .widthPx = 1000}), result);
}

void TestStep::intervals_data()
{
    QTest::addColumn<QString>("panelInterval");
    QTest::addColumn<QString>("queryInterval");
    QTest::addColumn<int>("factor");
    QTest::addColumn<qint64>("front");
    QTest::addColumn<qint64>("step");
    QTest::newRow("nothing") << u""_s << u""_s << 1 << 15 * Second << 15 * Second;
    QTest::newRow("panel") << u"1m"_s << u""_s << 1 << Minute << Minute;
    QTest::newRow("panel below") << u"1s"_s << u""_s << 1 << 5 * Second << 5 * Second;
    QTest::newRow("at least") << u">30s"_s << u""_s << 1 << 30 * Second << 30 * Second;
    QTest::newRow("query") << u""_s << u"2m"_s << 1 << 15 * Second << 2 * Minute;
    QTest::newRow("query below") << u""_s << u"1s"_s << 1 << 15 * Second << 5 * Second;
    QTest::newRow("unrounded") << u""_s << u"47s"_s << 1 << 15 * Second << 47 * Second;
    QTest::newRow("nothing said") << u""_s << u"0s"_s << 1 << 15 * Second << 15 * Second;
    QTest::newRow("broken text") << u"often"_s << u"often"_s << 1 << 15 * Second << 15 * Second;
    QTest::newRow("interval macro") << u""_s << u"$__interval"_s << 1 << 15 * Second << 15 * Second;
    QTest::newRow("rate macro") << u""_s << u"${__rate_interval}"_s << 1 << 15 * Second << Minute;
    QTest::newRow("factor") << u""_s << u""_s << 2 << 15 * Second << 30 * Second;
    QTest::newRow("factor of nothing") << u""_s << u""_s << 0 << 15 * Second << 15 * Second;
}

void TestStep::intervals()
{
    QFETCH(QString, panelInterval);
    QFETCH(QString, queryInterval);
    QFETCH(int, factor);
    QFETCH(qint64, front);
    QFETCH(qint64, step);
    const StepResult result = stepOf({.range = lastOf(Hour),
                                      .maxDataPoints = 1000,
                                      .panelInterval = panelInterval,
                                      .queryInterval = queryInterval,
                                      .intervalFactor = factor});
    QCOMPARE(result.frontIntervalMs, front);
    QCOMPARE(result.stepMs, step);
}

void TestStep::rateIntervals_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<QString>("queryInterval");
    QTest::addColumn<qint64>("rate");
    QTest::newRow("front interval of 15 s") << Hour << u""_s << Minute;
    QTest::newRow("front interval of 20 s") << 6 * Hour << u""_s << Minute;
    QTest::newRow("front interval of 1 m") << Day << u""_s << Minute + 15 * Second;
    QTest::newRow("front interval of 10 m") << 7 * Day << u""_s << 10 * Minute + 15 * Second;
    QTest::newRow("own interval") << Hour << u"1m"_s << 4 * Minute;
    QTest::newRow("interval macro") << Day << u"$__interval"_s << 4 * Minute;
    QTest::newRow("rate macro") << Day << u"$__rate_interval"_s << Minute + 15 * Second;
}

void TestStep::rateIntervals()
{
    QFETCH(qint64, span);
    QFETCH(QString, queryInterval);
    QFETCH(qint64, rate);
    QCOMPARE(stepOf({.range = lastOf(span), .maxDataPoints = 1000, .queryInterval = queryInterval}).rateIntervalMs,
             rate);
}

void TestStep::alignment()
{
    const StepResult utc = stepOf({.range = lastOf(30 * Day), .maxDataPoints = 10});
    QCOMPARE(utc.stepMs, Day);
    QCOMPARE(utc.alignedRange.fromMs % Day, 0);
    QCOMPARE(utc.alignedRange.toMs, SomeTime / Day * Day);
    const StepResult kolkata =
        stepOf({.range = lastOf(30 * Day), .maxDataPoints = 10, .utcOffsetMs = 5 * Hour + 30 * Minute});
    QCOMPARE((kolkata.alignedRange.fromMs + 5 * Hour + 30 * Minute) % Day, 0);
    QVERIFY(kolkata.alignedRange.toMs <= SomeTime);
    QCOMPARE(alignDown(-1, 10, 0), -10);
}

void TestStep::neverTooManyPoints_data()
{
    constexpr qint64 Largest = std::numeric_limits<qint64>::max();
    QTest::addColumn<StepRequest>("request");
    QTest::newRow("rounded down") << StepRequest{.range = lastOf(12 * 11'000), .maxDataPoints = 1'000'000,
                                                 .queryInterval = u"1ms"_s};
    QTest::newRow("14.9 ms") << StepRequest{.range = lastOf(163'900), .maxDataPoints = 1'000'000, .panelInterval = u"1ms"_s};
    QTest::newRow("a year in ms") << StepRequest{.range = lastOf(365 * Day), .maxDataPoints = 1 << 30,
                                                 .queryInterval = u"1ms"_s, .scrapeIntervalMs = 1};
    QTest::newRow("all of time") << StepRequest{.range = {std::numeric_limits<qint64>::min(), Largest}};
    QTest::newRow("backwards") << StepRequest{.range = {SomeTime, 0}};
    QTest::newRow("negative everything") << StepRequest{.range = {-5, -9}, .maxDataPoints = -1, .widthPx = -1,
                                                        .scrapeIntervalMs = -1, .intervalFactor = -7,
                                                        .utcOffsetMs = std::numeric_limits<qint64>::min()};
    QTest::newRow("huge everything") << StepRequest{.range = {0, Largest}, .maxDataPoints = 1 << 30,
                                                    .queryInterval = u"99999999999y"_s, .scrapeIntervalMs = Largest,
                                                    .intervalFactor = 1 << 30, .utcOffsetMs = Largest};
    QTest::newRow("rate macro") << StepRequest{.range = lastOf(400 * Day), .maxDataPoints = 1 << 30,
                                               .queryInterval = u"$__rate_interval"_s, .scrapeIntervalMs = Largest};
}

void TestStep::neverTooManyPoints()
{
    QFETCH(StepRequest, request);
    const StepResult result = stepOf(request);
    QVERIFY(result.stepMs >= 1);
    QVERIFY(result.rateIntervalMs >= 1);
    QVERIFY(result.alignedRange.fromMs <= result.alignedRange.toMs);
    QVERIFY2(pointsOf(result) <= LargestPointCount, qPrintable(QString::number(pointsOf(result))));
}

void TestStep::neverTooManyPointsAtRandom()
{
    QRandomGenerator random(20260101);
    for (int i = 0; i < 20'000; ++i) {
        const qint64 span = qint64(1) << random.bounded(1, 45);
        const StepRequest request{.range = lastOf(span + random.bounded(100'000)),
                                  .maxDataPoints = random.bounded(1, 100'000),
                                  .panelInterval = QString::number(random.bounded(1, 100)) + "ms"_L1,
                                  .scrapeIntervalMs = random.bounded(1, 60'000),
                                  .intervalFactor = random.bounded(1, 10),
                                  .utcOffsetMs = random.bounded(-12, 14) * Hour};
        const StepResult result = stepOf(request);
        QVERIFY(result.stepMs >= 1);
        QVERIFY(pointsOf(result) <= LargestPointCount);
        QCOMPARE((result.alignedRange.fromMs + request.utcOffsetMs) % result.stepMs, 0);
    }
}

void TestStep::rounding_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<qint64>("front");
    QTest::addColumn<qint64>("back");
    QTest::newRow("zero") << 0.0 << qint64(1) << qint64(1);
    QTest::newRow("limit of 1 ms") << 10.0 << qint64(10) << qint64(1);
    QTest::newRow("limit of 15 s") << 17'500.0 << 20 * Second << 15 * Second;
    QTest::newRow("inside") << 21'600.0 << 20 * Second << 20 * Second;
    QTest::newRow("a week") << 1e9 << 7 * Day << 7 * Day;
    QTest::newRow("a month") << 2e9 << 30 * Day << 30 * Day;
    QTest::newRow("above all") << 1e13 << 365 * Day << 365 * Day;
}

void TestStep::rounding()
{
    QFETCH(double, value);
    QFETCH(qint64, front);
    QFETCH(qint64, back);
    QCOMPARE(roundInterval(value, RoundingSide::FrontEnd), front);
    QCOMPARE(roundInterval(value, RoundingSide::BackEnd), back);
}

void TestStep::texts_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("interval");
    QTest::addColumn<QString>("go");
    QTest::newRow("90 s") << 90 * Second << u"1m"_s << u"1m30s"_s;
    QTest::newRow("90 min") << 90 * Minute << u"1h"_s << u"1h30m0s"_s;
    QTest::newRow("500 ms") << qint64(500) << u"500ms"_s << u"500ms"_s;
    QTest::newRow("1.5 s") << qint64(1500) << u"1s"_s << u"1.5s"_s;
    QTest::newRow("1 min") << Minute << u"1m"_s << u"1m0s"_s;
    QTest::newRow("2 days") << 2 * Day << u"2d"_s << u"48h0m0s"_s;
    QTest::newRow("nothing") << qint64(0) << u"1ms"_s << u"0s"_s;
}

void TestStep::texts()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, interval);
    QFETCH(QString, go);
    QCOMPARE(intervalText(milliseconds), interval);
    QCOMPARE(goDurationText(milliseconds), go);
}

void TestStep::panelRanges_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("timeFrom");
    QTest::addColumn<QString>("timeShift");
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    const qint64 midnight = SomeTime / Day * Day;
    QTest::newRow("the dashboard's") << u"now-6h"_s << u""_s << u""_s << SomeTime - 6 * Hour << SomeTime;
    QTest::newRow("own time") << u"now-6h"_s << u"1h"_s << u""_s << SomeTime - Hour << SomeTime;
    QTest::newRow("own day") << u"now-6h"_s << u"now/d"_s << u""_s << midnight << SomeTime;
    QTest::newRow("shifted") << u"now-6h"_s << u""_s << u"1d"_s << SomeTime - 30 * Hour << SomeTime - Day;
    QTest::newRow("both") << u"now-6h"_s << u"1h"_s << u"1d"_s << SomeTime - 25 * Hour << SomeTime - Day;
    QTest::newRow("absolute keeps its own") << u"2025-12-31"_s << u"1h"_s << u""_s << midnight - Day << SomeTime;
}

void TestStep::panelRanges()
{
    QFETCH(QString, from);
    QFETCH(QString, timeFrom);
    QFETCH(QString, timeShift);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    const auto range = panelRange({from, u"now"_s}, timeFrom, timeShift, SomeTime, QTimeZone::utc());
    QVERIFY(range.has_value());
    QCOMPARE(range->fromMs, begin);
    QCOMPARE(range->toMs, end);
    QVERIFY(!panelRange({from, u"now"_s}, {}, u"tomorrow"_s, SomeTime, QTimeZone::utc()).has_value());
}

QTEST_GUILESS_MAIN(TestStep)
#include "tst_step.moc"
