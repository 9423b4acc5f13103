#include "app/query/queryrunner.h"
#include "tests/app/heldsource.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QueryKey keyOf(const QString &expression)
{
    QueryKey key;
    key.sourceId = u"held"_s;
    key.request.expression = expression;
    key.request.range = {0, 60'000};
    key.request.stepMs = 15'000;
    return key;
}

QueryAnswer answerOf(const QString &name)
{
    auto frame = std::make_shared<Frame>();
    frame->name = name;
    QueryAnswer answer;
    answer.frames = {frame};
    return answer;
}

} // namespace

class TestQueryRunner : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<HeldSource>();
        m_runner = std::make_unique<QueryRunner>(
            [this](const QString &id) { return id == u"held"_s ? m_source.get() : nullptr; }, m_clock);
        m_log.clear();
    }

    void equalQuestionsRunOnce()
    {
        ask(u"up"_s, u"first"_s);
        ask(u"up"_s, u"second"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_source->answer(0, answerOf(u"up"_s));
        QTRY_COMPARE(m_log, QStringList({u"first up"_s, u"second up"_s}));
        QCOMPARE(m_runner->statistics().merged, 1);
        QCOMPARE(m_runner->inFlight(u"held"_s), 0);
    }

    void sixInFlightVisibleFirst()
    {
        for (int i = 0; i < 6; ++i)
            ask(u"near%1"_s.arg(i), {}, QueryPriority::NearlyVisible);
        ask(u"seen"_s, {}, QueryPriority::Visible);
        QTRY_COMPARE(m_source->queries.size(), 6u);
        QCOMPARE(m_source->queries[0].question.expression, u"seen"_s);
        QTest::qWait(0);
        QCOMPARE(m_source->queries.size(), 6u);
        m_source->answer(0, answerOf({}));
        QTRY_COMPARE(m_source->queries.size(), 7u);
    }

    void aQuestionNobodyWaitsForIsCancelled()
    {
        const quint64 first = ask(u"up"_s, u"first"_s);
        const quint64 second = ask(u"up"_s, u"second"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_runner->withdraw(first);
        QVERIFY(!m_source->queries[0].promise->isCanceled());
        m_runner->withdraw(second);
        QVERIFY(m_source->queries[0].promise->isCanceled());
        QCOMPARE(m_runner->inFlight(u"held"_s), 0);
        m_source->answer(0, answerOf({}));
        QTest::qWait(0);
        QVERIFY(m_log.isEmpty());
    }

    void askingAgainAfterWithdrawingGetsTheNewAnswer()
    {
        m_runner->withdraw(ask(u"up"_s, u"old"_s));
        ask(u"up"_s, u"new"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_source->answer(0, answerOf(u"fresh"_s));
        QTRY_COMPARE(m_log, QStringList{u"new fresh"_s});
    }

    void theCacheAnswersWhileYoungEnough()
    {
        ask(u"up"_s, u"first"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_source->answer(0, answerOf(u"up"_s));
        QTRY_COMPARE(m_log.size(), 1);
        m_clock.advance(900);
        ask(u"up"_s, u"young"_s, QueryPriority::Visible, 1'000);
        QTRY_COMPARE(m_log.size(), 2);
        QCOMPARE(m_source->queries.size(), 1u);
        m_clock.advance(200);
        ask(u"up"_s, u"old"_s, QueryPriority::Visible, 1'000);
        QTRY_COMPARE(m_source->queries.size(), 2u);
    }

    void anErrorReachesAllAndIsNotKept()
    {
        ask(u"rat(x)"_s, u"first"_s);
        ask(u"rat(x)"_s, u"second"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_source->answer(0, failure(ErrorKind::BadQuery, u"unknown function"_s));
        QTRY_COMPARE(m_log, QStringList({u"first: unknown function"_s, u"second: unknown function"_s}));
        ask(u"rat(x)"_s, u"third"_s, QueryPriority::Visible, 1'000'000);
        QTRY_COMPARE(m_source->queries.size(), 2u);
    }

    void anUnknownSourceIsAnError()
    {
        QueryKey key = keyOf(u"up"_s);
        key.sourceId = u"elsewhere"_s;
        m_runner->ask(key, QueryPriority::Visible, 0, [this](const Result<AnswerPtr> &answer) {
            m_log.append(answer ? u"answer"_s : answer.error().message);
        });
        QTRY_COMPARE(m_log.size(), 1);
        QVERIFY(m_log.first().contains(u"elsewhere"_s));
        QCOMPARE(m_runner->inFlight(u"elsewhere"_s), 0);
    }

    void aReplacedSourceIsAskedAnew()
    {
        ask(u"up"_s, u"first"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        const std::unique_ptr<HeldSource> old = std::exchange(m_source, std::make_unique<HeldSource>());
        m_runner->dropChangedSources();
        QVERIFY(old->queries[0].promise->isCanceled());
        QTRY_COMPARE(m_source->queries.size(), 1u);
        old->answer(0, answerOf(u"late"_s));
        QTest::qWait(0);
        QVERIFY(m_log.isEmpty());
        m_source->answer(0, answerOf(u"new"_s));
        QTRY_COMPARE(m_log, QStringList{u"first new"_s});
        QCOMPARE(m_runner->inFlight(u"held"_s), 0);
    }

    void unchangedSourcesGoOn()
    {
        ask(u"up"_s, u"first"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_runner->dropChangedSources();
        QTest::qWait(0);
        QVERIFY(!m_source->queries[0].promise->isCanceled());
        QCOMPARE(m_source->queries.size(), 1u);
        QCOMPARE(m_runner->inFlight(u"held"_s), 1);
    }

    void aSourceThatDiesLeavesNobodyWaiting()
    {
        ask(u"up"_s, u"first"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        m_source.reset();
        QTRY_COMPARE(m_log.size(), 1);
        QVERIFY(m_log.first().contains(u"changed"_s));
        QCOMPARE(m_runner->inFlight(u"held"_s), 0);
    }

private:
    quint64 ask(const QString &expression, const QString &who,
                QueryPriority priority = QueryPriority::Visible, qint64 maxAgeMs = 0)
    {
        return m_runner->ask(keyOf(expression), priority, maxAgeMs,
                             [this, who](const Result<AnswerPtr> &answer) {
                                 m_log.append(answer ? u"%1 %2"_s.arg(who, (*answer)->frames.front()->name)
                                                     : u"%1: %2"_s.arg(who, answer.error().message));
                             });
    }

    ManualClock m_clock;
    std::unique_ptr<HeldSource> m_source;
    std::unique_ptr<QueryRunner> m_runner;
    QStringList m_log;
};

QTEST_GUILESS_MAIN(TestQueryRunner)
#include "tst_queryrunner.moc"
