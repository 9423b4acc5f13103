#include "app/query/framecache.h"
#include "app/query/freshness.h"
#include "app/query/refreshtimer.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Promontory::PanelState)

class TestFreshness : public QObject
{
    Q_OBJECT

private slots:
    void state_data()
    {
        QTest::addColumn<qint64>("ageMs");
        QTest::addColumn<int>("errorKind");
        QTest::addColumn<qint64>("newestAgeMs");
        QTest::addColumn<PanelState>("expected");
        constexpr int none = -1;
        constexpr int network = int(ErrorKind::Network);
        constexpr int query = int(ErrorKind::BadQuery);
        QTest::newRow("fresh") << 1'000LL << none << 1'000LL << PanelState::Ok;
        QTest::newRow("one and a half refreshes") << 45'000LL << none << 0LL << PanelState::Ok;
        QTest::newRow("past one and a half refreshes") << 47'100LL << none << 0LL << PanelState::Late;
        QTest::newRow("transport failed") << 31'000LL << network << 0LL << PanelState::Late;
        QTest::newRow("two minutes") << 120'000LL << network << 0LL << PanelState::Late;
        QTest::newRow("past two minutes") << 120'001LL << network << 0LL << PanelState::Stale;
        QTest::newRow("past fifteen minutes") << 900'001LL << network << 0LL << PanelState::Dead;
        QTest::newRow("query refused") << 31'000LL << query << 0LL << PanelState::Error;
        QTest::newRow("query refused for long") << 900'001LL << query << 0LL << PanelState::Dead;
        QTest::newRow("source silent") << 1'000LL << none << 300'001LL << PanelState::Silent;
        QTest::newRow("source just not silent") << 1'000LL << none << 300'000LL << PanelState::Ok;
    }

    void state()
    {
        QFETCH(qint64, ageMs);
        QFETCH(int, errorKind);
        QFETCH(qint64, newestAgeMs);
        QFETCH(PanelState, expected);
        FreshnessFacts facts;
        facts.hasAnswer = true;
        facts.hasSeries = true;
        facts.followsNow = true;
        facts.nowMs = 10'000'000;
        facts.nowWallMs = 1'700'000'000'000;
        facts.lastSuccessMs = facts.nowMs - ageMs;
        facts.newestSampleMs = facts.nowWallMs - newestAgeMs;
        facts.refreshMs = 30'000;
        if (errorKind >= 0)
            facts.error = Error{ErrorKind(errorKind), u"reason"_s, {}};
        QCOMPARE(panelStateOf(facts), expected);
    }

    void aLongStepIsNoSilence()
    {
        FreshnessFacts facts;
        facts.hasAnswer = true;
        facts.hasSeries = true;
        facts.followsNow = true;
        facts.nowWallMs = 1'700'000'000'000;
        facts.stepMs = 3'600'000;
        facts.newestSampleMs = facts.nowWallMs - facts.stepMs;
        QCOMPARE(panelStateOf(facts), PanelState::Ok);
        facts.newestSampleMs -= 300'001;
        QCOMPARE(panelStateOf(facts), PanelState::Silent);
    }

    void withoutRefreshNothingAges()
    {
        FreshnessFacts facts;
        facts.hasAnswer = true;
        facts.hasSeries = true;
        facts.nowMs = 100'000'000;
        QCOMPARE(panelStateOf(facts), PanelState::Ok);
        facts.error = Error{ErrorKind::Network, u"refused"_s, {}};
        QCOMPARE(panelStateOf(facts), PanelState::Error);
    }

    void aPartThatFailedIsNeverHidden()
    {
        FreshnessFacts facts;
        facts.hasAnswer = true;
        facts.hasSeries = true;
        facts.partFailed = true;
        QCOMPARE(panelStateOf(facts), PanelState::Partial);
        facts.hasSeries = false;
        QCOMPARE(panelStateOf(facts), PanelState::Error);
    }

    void beforeTheFirstAnswer()
    {
        FreshnessFacts facts;
        QCOMPARE(panelStateOf(facts), PanelState::Loading);
        facts.error = Error{ErrorKind::Network, u"refused"_s, {}};
        QCOMPARE(panelStateOf(facts), PanelState::Error);
        facts.unsupported = true;
        QCOMPARE(panelStateOf(facts), PanelState::Unsupported);
    }

    void missedTicksAreSkipped_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("next");
        QTest::newRow("early") << 900LL << 1'000LL;
        QTest::newRow("on time") << 1'000LL << 2'000LL;
        QTest::newRow("a little late") << 1'030LL << 2'000LL;
        QTest::newRow("stalled for long") << 7'500LL << 8'000LL;
    }

    void missedTicksAreSkipped()
    {
        QFETCH(qint64, now);
        QTEST(nextPlanned(1'000, 1'000, now), "next");
    }

    /// An int holds 25 days of milliseconds.
    void longPeriodsNeverTickEarly_data()
    {
        QTest::addColumn<qint64>("periodMs");
        QTest::newRow("a little over 32 bits") << 4'294'967'396LL;
        QTest::newRow("30 days") << 2'592'000'000LL;
        QTest::newRow("a day") << 86'400'000LL;
    }

    void longPeriodsNeverTickEarly()
    {
        QFETCH(qint64, periodMs);
        ManualClock clock;
        RefreshTimer timer(clock);
        QSignalSpy ticked(&timer, &RefreshTimer::ticked);
        timer.setPeriod(periodMs);
        QVERIFY(!ticked.wait(200));
        clock.advance(periodMs);
        timer.setPaused(true);
        timer.setPaused(false);
        QTRY_COMPARE(ticked.size(), 1);
        QCOMPARE(timer.nextTickMs(), clock.monotonicMs() + periodMs);
    }

    void theCacheDropsTheLeastRecentlyUsed()
    {
        FrameCache cache(100'000);
        const auto keyOf = [](int n) {
            QueryKey key;
            key.request.expression = QString::number(n);
            return key;
        };
        const auto answer = [] {
            auto frame = std::make_shared<Frame>();
            Field field;
            field.name = u"Value"_s;
            field.values = NumberColumn(std::vector<double>(2'000, 1.0));
            frame->fields.push_back(field);
            QueryAnswer made;
            made.frames = {frame};
            return std::make_shared<const QueryAnswer>(made);
        };
        for (int n = 0; n < 5; ++n)
            cache.insert(keyOf(n), answer(), n);
        QVERIFY(cache.find(keyOf(0), 10, 100));
        for (int n = 5; n < 8; ++n)
            cache.insert(keyOf(n), answer(), n);
        QVERIFY(cache.bytes() <= 100'000);
        QVERIFY(cache.find(keyOf(0), 10, 100));
        QVERIFY(!cache.find(keyOf(1), 10, 100));
        QVERIFY(cache.find(keyOf(7), 10, 100));
        QVERIFY(!cache.find(keyOf(7), 108, 100));
        cache.clear();
        QCOMPARE(cache.bytes(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
