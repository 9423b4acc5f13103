#include "app/annotations/annotationrunner.h"
#include "tests/app/heldsource.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Start = 1'700'000'040'000;
constexpr qint64 Minute = 60'000;

FramePtr series(std::vector<double> values, QList<Labels::Pair> labels = {{u"job"_s, u"api"_s}})
{
    return FrameBuilder().labels(std::move(labels)).start(Start).step(Minute).values(std::move(values)).build();
}

AnnotationQuery deploys()
{
    AnnotationQuery annotation;
    annotation.name = u"Deploys"_s;
    annotation.color = u"red"_s;
    annotation.expression = u"changes(version[1m])"_s;
    return annotation;
}

/// "0-2": from the first to the third step.
QStringList spans(const std::vector<TimeMark> &marks)
{
    QStringList texts;
    for (const TimeMark &mark : marks) {
        const QString from = QString::number((mark.timeMs - Start) / Minute);
        texts.append(mark.isRegion() ? QString(from + u'-' + QString::number((mark.endMs - Start) / Minute)) : from);
    }
    return texts;
}

} // namespace

/// What queries find becomes marks, and who is told.
class TestAnnotations : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<HeldSource>();
        m_runner = std::make_unique<QueryRunner>(
            [this](const QString &id) { return id == u"held"_s ? m_source.get() : nullptr; }, m_clock);
    }

    void samplesBecomeMarks_data()
    {
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<QStringList>("expected");
        const double gap = missingSample();

        QTest::newRow("nothing") << std::vector<double>{} << QStringList{};
        QTest::newRow("zero is nothing") << std::vector<double>{0, 0, -1, qQNaN()} << QStringList{};
        QTest::newRow("one") << std::vector<double>{0, 1, 0} << QStringList{u"1"_s};
        QTest::newRow("neighbours are one") << std::vector<double>{1, 3, 0.5, 0} << QStringList{u"0-2"_s};
        QTest::newRow("zero ends it") << std::vector<double>{1, 1, 0, 1} << QStringList{u"0-1"_s, u"3"_s};
        QTest::newRow("a gap ends it") << std::vector<double>{1, gap, 1, 1} << QStringList{u"0"_s, u"2-3"_s};
        QTest::newRow("infinite") << std::vector<double>{qInf(), -qInf()} << QStringList{u"0"_s};
    }

    void samplesBecomeMarks()
    {
        QFETCH(std::vector<double>, values);
        QTEST(spans(marksOf({series(values)}, deploys(), Minute).marks), "expected");
    }

    void fartherThanAStepIsApart()
    {
        const FramePtr sparse = FrameBuilder().times({Start, Start + 2 * Minute, Start + 3 * Minute}).values({1, 1, 1}).build();
        QCOMPARE(spans(marksOf({sparse}, deploys(), Minute).marks), (QStringList{u"0"_s, u"2-3"_s}));
    }

    void valuesCanBeTheTimes()
    {
        AnnotationQuery annotation = deploys();
        annotation.valueIsTime = true;
        const double first = double(Start);
        const double second = double(Start + Minute);
        const auto found = marksOf({series({first, first, second, 0, qQNaN(), 1e300, second})}, annotation, Minute);
        QCOMPARE(spans(found.marks), (QStringList{u"0"_s, u"1"_s}));
    }

    void textsOfLabels_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("expected");
        QTest::newRow("label") << u"{{job}} restarted"_s << u"api restarted"_s;
        QTest::newRow("blanks") << u"{{ job }}"_s << u"api"_s;
        QTest::newRow("missing leaves its name") << u"on {{host}}!"_s << u"on host!"_s;
        QTest::newRow("open") << u"{{job"_s << u"{{job"_s;
        QTest::newRow("none") << u"plain"_s << u"plain"_s;
    }

    void textsOfLabels()
    {
        QFETCH(QString, form);
        QTEST(markText(form, Labels({{u"job"_s, u"api"_s}})), "expected");
    }

    void marksTellTheirSeries()
    {
        AnnotationQuery annotation = deploys();
        annotation.titleForm = u"{{alertname}}"_s;
        annotation.textForm = u"is {{state}}"_s;
        annotation.tagLabels = QStringList{u"job"_s, u" team"_s, u"none"_s};
        const FramePtr frame =
            series({1}, {{u"alertname"_s, u"Down"_s}, {u"state"_s, u"firing"_s}, {u"job"_s, u"api"_s}, {u"team"_s, u"ops"_s}});
        const TimeMark mark = marksOf({frame}, annotation, Minute).marks.at(0);
        QCOMPARE(mark, (TimeMark{Start, Start, u"Down"_s, u"is firing"_s, {u"api"_s, u"ops"_s}, u"red"_s, u"Deploys"_s}));
        annotation.titleForm.clear();
        annotation.textForm.clear();
        QCOMPARE(marksOf({series({1})}, annotation, Minute).marks.at(0).text, u"{job=\"api\"}"_s);
    }

    void onlyTheNewestAreKept()
    {
        std::vector<double> values;
        for (std::size_t i = 0; i < 2 * MostMarks + 10; ++i)
            values.push_back(i % 2 == 0 ? 1 : 0);
        const AnnotationMarks found = marksOf({series(std::move(values))}, deploys(), Minute);
        QCOMPARE(found.marks.size(), MostMarks);
        QCOMPARE(found.leftOut, 5);
        QCOMPARE(spans(found.marks).constFirst(), u"10"_s);
    }

    void asksAsPanelsDo()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery annotation = deploys();
        annotation.expression = u"changes(version{job=~\"$job\"}[$__interval])"_s;
        QVERIFY(runner.setAnnotations({annotation}));
        QuestionContext asked = context();
        VariableValue job;
        job.values = QStringList{u"api"_s};
        asked.variables.byName.insert(u"job"_s, job);
        runner.ask(asked, 1'000, 0);
        QVERIFY(runner.isBusy());
        QTRY_COMPARE(m_source->queries.size(), 1u);
        const QueryRequest &request = m_source->queries[0].question;
        QCOMPARE(request.expression, u"changes(version{job=~\"api\"}[1m])"_s);
        QCOMPARE(request.stepMs, Minute);
        QCOMPARE(request.range, (TimeRange{Start - 60 * Minute, Start}));
        annotation.step = u"5m"_s;
        QVERIFY(runner.setAnnotations({annotation}));
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 2u);
        QCOMPARE(m_source->queries[1].question.stepMs, 5 * Minute);
    }

    void panelsGetTheirMarks()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery filtered = deploys();
        filtered.name = u"Some"_s;
        filtered.expression = u"some"_s;
        filtered.filter = PanelFilter{false, {PanelId{2}}};
        QSignalSpy settled(&runner, &AnnotationRunner::settled);
        runner.setAnnotations({deploys(), filtered});
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 2u);
        answer(0, {0, 1, 0});
        answer(1, {1, 0, 0});
        QTRY_VERIFY(!runner.isBusy());
        QVERIFY(settled.size() > 0);
        QCOMPARE(spans(*runner.marksFor({1})), QStringList{u"1"_s});
        QCOMPARE(spans(*runner.marksFor({2})), (QStringList{u"0"_s, u"1"_s}));
        QCOMPARE(runner.marksFor({1}), runner.marksFor({3})); // one list for all
        QCOMPARE(runner.states().at(0).count, 1);
        QSignalSpy changed(&runner, &AnnotationRunner::marksChanged);
        QVERIFY(!runner.setAnnotations({deploys(), filtered})); // something else was edited
        QCOMPARE(changed.size(), 0);
        filtered.filter->exclude = true;
        QVERIFY(!runner.setAnnotations({deploys(), filtered})); // what it found still holds
        QCOMPARE(spans(*runner.marksFor({2})), QStringList{u"1"_s});
        QCOMPARE(spans(*runner.marksFor({1})), (QStringList{u"0"_s, u"1"_s}));
    }

    void switchesShowAndHide()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery off = deploys();
        off.enabled = false;
        QVERIFY(!runner.setAnnotations({off}));
        runner.ask(context(), 1'000, 0);
        QVERIFY(!runner.isBusy());
        QVERIFY(!runner.states().at(0).isShown);
        QVERIFY(runner.setShown(u"Deploys"_s, true));
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        answer(0, {1});
        QTRY_COMPARE(runner.marksFor({1})->size(), 1u);
        QSignalSpy changed(&runner, &AnnotationRunner::marksChanged);
        QVERIFY(!runner.setShown(u"Deploys"_s, false));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(runner.marksFor({1})->size(), 0u);
        runner.setAnnotations({off}); // what a person chose outlives an edit
        QVERIFY(!runner.states().at(0).isShown);
    }

    void theDocumentsWordOutdatesTheSwitch()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery annotation = deploys();
        QVERIFY(runner.setAnnotations({annotation}));
        runner.setShown(u"Deploys"_s, false);
        annotation.color = u"blue"_s; // says nothing about being shown
        QVERIFY(!runner.setAnnotations({annotation}));
        QVERIFY(!runner.states().at(0).isShown);
        QVERIFY(runner.setShown(u"Deploys"_s, true));
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        annotation.enabled = false;
        QVERIFY(!runner.setAnnotations({annotation}));
        QVERIFY(!runner.states().at(0).isShown);
        QVERIFY(!runner.isBusy()); // nobody waits for what is not shown
        QVERIFY(m_source->queries[0].promise->isCanceled());
        runner.setShown(u"Deploys"_s, true);
        runner.setAnnotations({});
        runner.setAnnotations({annotation}); // another one of the same name
        QVERIFY(!runner.states().at(0).isShown);
    }

    void onlyTheFirstAreAsked()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        QList<AnnotationQuery> many;
        for (qsizetype i = 0; i < MostAnnotations + 5; ++i) {
            many.append(deploys());
            many.last().name = u'A' + QString::number(i);
            many.last().expression = u'e' + QString::number(i);
        }
        many.first().enabled = false;
        QVERIFY(runner.setAnnotations(many));
        const auto asked = [&runner] {
            const QList<AnnotationState> states = runner.states();
            return std::count_if(states.cbegin(), states.cend(), [](const auto &state) { return state.isAsked; });
        };
        QCOMPARE(asked(), MostAnnotations);
        QVERIFY(!runner.states().at(0).isAsked);
        QVERIFY(runner.states().at(MostAnnotations).isAsked);
        QVERIFY(!runner.states().at(MostAnnotations + 1).isAsked);
        QVERIFY(runner.setShown(u"A1"_s, false)); // the next one takes its place
        QVERIFY(runner.states().at(MostAnnotations + 1).isAsked);
        QCOMPARE(asked(), MostAnnotations);
    }

    void allTogetherAreBoundedAndToldOnce()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery other = deploys();
        other.name = u"Other"_s;
        other.expression = u"other"_s;
        runner.setAnnotations({deploys(), other});
        QSignalSpy changed(&runner, &AnnotationRunner::marksChanged);
        QSignalSpy settled(&runner, &AnnotationRunner::settled);
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 2u);
        std::vector<double> even, odd;
        for (std::size_t i = 0; i < MostMarks + 2'000; ++i) {
            even.push_back(i % 4 == 0 ? 1 : 0);
            odd.push_back(i % 2 == 1 ? 1 : 0);
        }
        even.insert(even.end(), MostMarks, 0);
        odd.insert(odd.end(), MostMarks, 0);
        for (std::size_t i = 1; i < MostMarks; i += 2)
            odd[MostMarks + 2'000 + i] = 1;
        answer(0, std::move(even));
        answer(1, std::move(odd));
        QTRY_VERIFY(!runner.isBusy());
        QVERIFY(changed.size() <= 2);
        QVERIFY(settled.size() > 0);
        const auto marks = runner.marksFor({1});
        QCOMPARE(marks->size(), MostMarks);
        QCOMPARE(spans(*marks).constLast(), u"21999"_s);
        QVERIFY(std::is_sorted(marks->begin(), marks->end(),
                               [](const TimeMark &a, const TimeMark &b) { return a.timeMs < b.timeMs; }));
        QCOMPARE(runner.states().at(0).count, 3'000);
        QCOMPARE(runner.states().at(1).count, qsizetype(MostMarks));
        const auto ofFirst = std::count_if(marks->begin(), marks->end(),
                                           [](const TimeMark &mark) { return mark.name == u"Deploys"_s; });
        QVERIFY(ofFirst > 0 && ofFirst < 3'000); // the oldest of both gave way
    }

    void failuresNameTheirAnnotation()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery other = deploys();
        other.name = u"Other"_s;
        other.expression = u"other"_s;
        runner.setAnnotations({deploys(), other});
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 2u);
        answer(0, {1});
        m_source->answer(1, failure(ErrorKind::BadQuery, u"parse error"_s));
        QTRY_VERIFY(!runner.isBusy());
        QVERIFY(!runner.states().at(0).error);
        QCOMPARE(runner.states().at(1).error->message, u"parse error"_s);
        QCOMPARE(runner.marksFor({1})->size(), 1u);
        m_clock.advance(1'000);
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 4u);
        m_source->answer(2, failure(ErrorKind::Timeout, u"late"_s));
        answer(3, {0, 1});
        QTRY_VERIFY(!runner.isBusy());
        QCOMPARE(runner.marksFor({1})->size(), 2u); // the last good answer stays
        QVERIFY(!runner.states().at(1).error);
    }

    void nothingToAskIsNoAnnotation()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        AnnotationQuery made = deploys();
        made.expression = u" "_s;
        QVERIFY(!runner.setAnnotations({made}));
        QVERIFY(runner.states().isEmpty());
        QCOMPARE(runner.marksFor({1})->size(), 0u);
    }

    void equalAnswersTellNobody()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        runner.setAnnotations({deploys()});
        for (int i = 0; i < 2; ++i) {
            QSignalSpy changed(&runner, &AnnotationRunner::marksChanged);
            m_clock.advance(1'000);
            runner.ask(context(), 1'000, 0);
            QTRY_COMPARE(m_source->queries.size(), std::size_t(i + 1));
            answer(std::size_t(i), {1, 0, 1});
            QTRY_VERIFY(!runner.isBusy());
            QCOMPARE(changed.size(), i == 0 ? 1 : 0);
        }
    }

    void withdrawnAnswersAreDropped()
    {
        AnnotationRunner runner(*m_runner, m_pool);
        runner.setAnnotations({deploys()});
        runner.ask(context(), 1'000, 0);
        QTRY_COMPARE(m_source->queries.size(), 1u);
        runner.withdraw();
        QVERIFY(!runner.isBusy());
        QVERIFY(m_source->queries[0].promise->isCanceled());
    }

private:
    void answer(std::size_t index, std::vector<double> values)
    {
        QueryAnswer answer;
        answer.frames = {series(std::move(values))};
        m_source->answer(index, answer);
    }

    QuestionContext context() const
    {
        QuestionContext context;
        context.spec = {QString::number(Start - 60 * Minute), QString::number(Start)};
        context.nowMs = Start;
        context.scrapeInterval = [](const QString &) { return 15'000; };
        context.resolveSource = [](const QString &id) { return id.isEmpty() ? u"held"_s : id; };
        return context;
    }

    ManualClock m_clock;
    QThreadPool m_pool;
    std::unique_ptr<HeldSource> m_source;
    std::unique_ptr<QueryRunner> m_runner;
};

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
