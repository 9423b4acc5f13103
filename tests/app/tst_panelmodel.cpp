#include "app/query/panelmodel.h"
#include "tests/app/heldsource.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Promontory::PanelState)
Q_DECLARE_METATYPE(Promontory::QueryAnswer)

/// The states of one panel over time, with answers given by hand and a clock that is turned.
class TestPanelModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<HeldSource>();
        m_runner = std::make_unique<QueryRunner>([this](const QString &) { return m_source.get(); }, m_clock);
        m_model = std::make_unique<PanelModel>(*m_runner, m_pool, m_clock);
        m_model->setRefreshMs(30'000);
    }
    void cleanup()
    {
        m_model.reset();
        m_runner.reset();
    }

    void loadingThenOk()
    {
        QCOMPARE(state(), PanelState::Loading);
        ask();
        QVERIFY(m_model->isBusy());
        QVERIFY(!m_model->status().loading); // not at once: most answers are quick
        QTRY_VERIFY(m_model->status().loading);
        answer(answerWith({1, 2, 3}, m_clock.wallMs() - 30'000));
        QCOMPARE(state(), PanelState::Ok);
        QVERIFY(!m_model->isBusy());
        QVERIFY(!m_model->status().loading);
        QVERIFY(m_model->status().hasPicture);
    }

    void agesLateStaleDeadAndComesBack()
    {
        ask();
        answer(answerWith({1}, m_clock.wallMs()));
        m_clock.advance(40'000);
        ask();
        answer(failure(ErrorKind::Network, u"refused"_s));
        QCOMPARE(state(), PanelState::Late);
        QVERIFY(m_model->status().hasPicture);
        QCOMPARE(m_model->status().error->message, u"refused"_s);
        m_clock.advance(90'000);
        m_model->updateStatus();
        QCOMPARE(state(), PanelState::Stale);
        QCOMPARE(m_model->status().ageMs, 130'000);
        m_clock.advance(14 * 60'000);
        m_model->updateStatus();
        QCOMPARE(state(), PanelState::Dead);
        ask();
        answer(answerWith({2}, m_clock.wallMs()));
        QCOMPARE(state(), PanelState::Ok);
        QVERIFY(!m_model->status().error);
    }

    void aRefusedQueryIsAnErrorAndKeepsThePicture()
    {
        ask();
        answer(answerWith({1}, m_clock.wallMs()));
        m_clock.advance(30'000);
        ask();
        answer(failure(ErrorKind::BadQuery, u"parse error"_s));
        QCOMPARE(state(), PanelState::Error);
        QVERIFY(m_model->status().hasPicture);
        QCOMPARE(m_model->data().frames.size(), 1u);
    }

    void nothingIsEmpty_data()
    {
        QTest::addColumn<QueryAnswer>("answer");
        QTest::newRow("no series") << QueryAnswer();
        QTest::newRow("a table without rows") << answerWith({});
    }

    void nothingIsEmpty()
    {
        QFETCH(QueryAnswer, answer);
        ask();
        this->answer(answer);
        QCOMPARE(state(), PanelState::Empty);
    }

    void oldSamplesAreSilence()
    {
        ask();
        answer(answerWith({1}, m_clock.wallMs() - 400'000));
        QCOMPARE(state(), PanelState::Silent);
    }

    void histogramsAreMissedWhereTheyDoNotShow()
    {
        QueryAnswer native = answerWith({1}, m_clock.wallMs());
        auto frame = std::make_shared<Frame>(*native.frames.at(0));
        frame->meta.histograms = {{m_clock.wallMs(), 1, 1, {}}};
        native.frames = {frame};
        ask();
        answer(native);
        QCOMPARE(state(), PanelState::Ok);
        QCOMPARE(noticeTexts().size(), 1);
        QVERIFY(noticeTexts().first().contains(u"native histograms"));
        m_model->setShowsHistograms(true);
        QCOMPARE(noticeTexts(), QStringList());
    }

    void aMissingPartIsPartial()
    {
        QueryAnswer part = answerWith({1}, m_clock.wallMs());
        part.notices = {{Notice::Severity::Partial, u"store gone"_s}};
        ask();
        answer(part);
        QCOMPARE(state(), PanelState::Partial);
        QCOMPARE(m_model->status().notices.size(), 1);
    }

    void aBadQueryLeavesTheGoodOnes()
    {
        askTwo();
        m_source->answer(1, failure(ErrorKind::BadQuery, u"parse error"_s));
        QTRY_COMPARE(m_runner->inFlight(u"held"_s), 1);
        QVERIFY(m_model->isBusy());
        m_source->answer(0, answerWith({1}, m_clock.wallMs()));
        QTRY_COMPARE(state(), PanelState::Partial);
        QCOMPARE(m_model->status().error->message, u"Query b: parse error"_s);
        QCOMPARE(noticeTexts(), QStringList{u"Query b failed: parse error"_s});
        QCOMPARE(refIds(), QStringList{u"a"_s});
        QCOMPARE(m_model->traces().size(), 2);
        askTwo();
        m_source->answer(2, answerWith({1}, m_clock.wallMs()));
        m_source->answer(3, answerWith({2}, m_clock.wallMs()));
        QTRY_COMPARE(state(), PanelState::Ok);
        QVERIFY(!m_model->status().error);
        QCOMPARE(refIds(), (QStringList{u"a"_s, u"b"_s}));
    }

    void theLastAnswerOfABadQueryStaysWhileItIsFresh()
    {
        for (const bool isGood : {true, false, false}) {
            m_clock.advance(isGood ? 0 : 59'000);
            askTwo();
            const std::size_t first = m_source->queries.size() - 2;
            m_source->answer(first, answerWith({1}, m_clock.wallMs()));
            m_source->answer(first + 1, isGood ? Result<QueryAnswer>(answerWith({2}, m_clock.wallMs()))
                                               : failure(ErrorKind::Timeout, u"no answer"_s));
            QTRY_VERIFY(!m_model->isBusy());
            QCOMPARE(state(), isGood ? PanelState::Ok : PanelState::Partial);
            QCOMPARE(refIds(), (QStringList{u"a"_s, u"b"_s}));
        }
        QCOMPARE(noticeTexts(), QStringList{u"Query b failed, its last answer is shown: no answer"_s});
        m_clock.advance(3'000);
        askTwo();
        const std::size_t first = m_source->queries.size() - 2;
        m_source->answer(first, answerWith({1}, m_clock.wallMs()));
        m_source->answer(first + 1, failure(ErrorKind::Timeout, u"no answer"_s));
        QTRY_COMPARE(refIds(), QStringList{u"a"_s});
        QCOMPARE(noticeTexts(), QStringList{u"Query b failed: no answer"_s});
    }

    void theAnswerToAnotherQuestionIsNotKept()
    {
        askTwo();
        m_source->answer(0, answerWith({1}, m_clock.wallMs()));
        m_source->answer(1, answerWith({2}, m_clock.wallMs()));
        QTRY_COMPARE(state(), PanelState::Ok);
        askTwo(u"changed"_s);
        m_source->answer(2, answerWith({1}, m_clock.wallMs()));
        m_source->answer(3, failure(ErrorKind::BadQuery, u"parse error"_s));
        QTRY_COMPARE(state(), PanelState::Partial);
        QCOMPARE(refIds(), QStringList{u"a"_s});
    }

    void aBadQueryBesideAnEmptyOneIsAnError()
    {
        askTwo();
        m_source->answer(0, QueryAnswer());
        m_source->answer(1, failure(ErrorKind::BadQuery, u"parse error"_s));
        QTRY_COMPARE(state(), PanelState::Error);
        QVERIFY(!m_model->status().hasPicture);
        QCOMPARE(m_model->status().error->message, u"Query b: parse error"_s);
    }

    void onlyBadQueriesAreAnError()
    {
        askTwo();
        m_source->answer(0, failure(ErrorKind::BadQuery, u"a is wrong"_s));
        m_source->answer(1, failure(ErrorKind::BadQuery, u"b is wrong"_s));
        QTRY_COMPARE(state(), PanelState::Error);
        QCOMPARE(m_model->status().error->message, u"a is wrong"_s);
        QVERIFY(m_model->traces().isEmpty());
    }

    void aQueryThatCannotBeAskedLeavesTheOthers()
    {
        PanelQuestion question = questionOf(u"a"_s);
        question.failures = {{u"b"_s, {ErrorKind::Syntax, u"no such variable"_s, {}}}};
        m_model->ask(question, QueryPriority::Visible, 0);
        answer(answerWith({1}, m_clock.wallMs()));
        QCOMPARE(state(), PanelState::Partial);
        QCOMPARE(noticeTexts(), QStringList{u"Query b failed: no such variable"_s});
    }

    void anOlderAnswerNeverReplacesANewerOne()
    {
        ask(u"old"_s);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        ask(u"new"_s);
        QTRY_COMPARE(m_source->queries.size(), 2u);
        QVERIFY(m_source->queries[0].promise->isCanceled());
        m_source->answer(1, answerWith({2}));
        QTRY_VERIFY(!m_model->isBusy());
        m_source->answer(0, answerWith({1}));
        QTest::qWait(0);
        const Frame &frame = *m_model->data().frames.front();
        const std::span<const double> values = std::get<NumberColumn>(frame.fields.at(1).values).span();
        QCOMPARE(std::vector<double>(values.begin(), values.end()), std::vector<double>{2.0});
    }

    void theSameQuestionGoesOn()
    {
        ask();
        QTRY_COMPARE(m_source->queries.size(), 1u);
        ask();
        QTest::qWait(0);
        QCOMPARE(m_source->queries.size(), 1u);
        QVERIFY(!m_source->queries[0].promise->isCanceled());
        answer(answerWith({1}, m_clock.wallMs()));
        QCOMPARE(state(), PanelState::Ok);
    }

    void givingUpIsFinal()
    {
        ask();
        QTRY_COMPARE(m_source->queries.size(), 1u);
        QSignalSpy settled(m_model.get(), &PanelModel::settled);
        m_model->giveUp({ErrorKind::Timeout, u"time is up"_s, {}});
        QCOMPARE(settled.size(), 1);
        QVERIFY(!m_model->isBusy());
        QVERIFY(m_source->queries[0].promise->isCanceled());
        m_source->answer(0, answerWith({1}));
        QTest::qWait(0);
        QCOMPARE(state(), PanelState::Error);
    }

    void aWrongQuestionSettlesAtOnce()
    {
        PanelQuestion question;
        question.error = Error{ErrorKind::Syntax, u"no such time"_s, {}};
        QSignalSpy settled(m_model.get(), &PanelModel::settled);
        m_model->ask(question, QueryPriority::Visible, 0);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(state(), PanelState::Error);
    }

    void panelsWithoutDataAreOk()
    {
        PanelQuestion question;
        question.wantsData = false;
        m_model->ask(question, QueryPriority::Visible, 0);
        QTRY_COMPARE(state(), PanelState::Ok);
        m_clock.advance(3'600'000);
        m_model->updateStatus();
        QCOMPARE(state(), PanelState::Ok);
    }

private:
    PanelState state() const { return m_model->status().state; }

    PanelQuestion questionOf(const QString &expression) const
    {
        QueryKey key;
        key.sourceId = u"held"_s;
        key.request.expression = expression;
        key.request.refId = expression;
        PanelQuestion question;
        question.queries = {key};
        question.followsNow = true;
        return question;
    }

    void ask(const QString &expression = u"up"_s)
    {
        m_model->ask(questionOf(expression), QueryPriority::Visible, 0);
    }

    /// Asks a and b; the source has both when this returns.
    void askTwo(const QString &expression = u"b"_s)
    {
        PanelQuestion question = questionOf(u"a"_s);
        question.queries += questionOf(expression).queries;
        question.queries[1].request.refId = u"b"_s;
        m_clock.advance(1); // past the cache
        const std::size_t before = m_source->queries.size();
        m_model->ask(question, QueryPriority::Visible, 0);
        QTRY_COMPARE(m_source->queries.size(), before + 2);
    }

    QStringList noticeTexts() const
    {
        QStringList texts;
        for (const Notice &notice : m_model->status().notices)
            texts.append(notice.text);
        return texts;
    }

    QStringList refIds() const
    {
        QStringList ids;
        for (const FramePtr &frame : m_model->data().frames)
            ids.append(frame->refId);
        return ids;
    }

    /// Answers the newest question and waits until the panel has it.
    void answer(Result<QueryAnswer> result)
    {
        QTRY_VERIFY(!m_source->queries.empty() && !m_source->queries.back().promise->future().isFinished());
        m_source->answer(m_source->queries.size() - 1, std::move(result));
        QTRY_VERIFY(!m_model->isBusy());
    }

    ManualClock m_clock;
    QThreadPool m_pool;
    std::unique_ptr<HeldSource> m_source;
    std::unique_ptr<QueryRunner> m_runner;
    std::unique_ptr<PanelModel> m_model;
};



QTEST_GUILESS_MAIN(TestPanelModel)
#include "tst_panelmodel.moc"
