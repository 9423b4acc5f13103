// Annotations on an open page: switches, marks in the panels, messages.
#include "app/pages/dashboardpage.h"
#include "app/pages/pagetoolbar.h"
#include "tests/app/heldsource.h"
#include "tests/support/manualclock.h"
#include "widgets/charts/timechart.h"
#include "widgets/common/messagestack.h"
#include "widgets/controls/variablebar.h"
#include "widgets/panels/annolist/annolistview.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'700'000'040'000;
constexpr qint64 Minute = 60'000;

const auto Board = R"({"format":"promontory-dashboard","version":1,"uid":"u","title":"T",
"time":{"from":"now-1h","to":"now"},"refresh":"",
"annotations":[{"name":"Deploys","expr":"deploys","color":"red"},
               {"name":"Broken","expr":"broken","filter":{"exclude":true,"ids":[2]}},
               {"name":"Quiet","expr":"quiet","hidden":true},
               {"name":"Off","expr":"off","enabled":false},
               {"name":"Made in Grafana"}],
"panels":[{"id":1,"type":"timeseries","title":"A","grid":{"x":0,"y":0,"w":12,"h":6},"queries":[{"refId":"A","expr":"panel"}]},
          {"id":2,"type":"annolist","title":"L","grid":{"x":12,"y":0,"w":12,"h":6}}]})";

} // namespace

class TestAnnotationPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<HeldSource>();
        m_answered = 0;
        const auto find = [this](const QString &) { return m_source.get(); };
        m_runner = std::make_unique<QueryRunner>(find, m_clock);
        const BoardServices services{*m_runner, m_pool, m_clock, m_types, [](const QString &) { return 15'000; },
                                     [](const QString &) { return u"held"_s; }};
        DashboardFile file;
        file.dashboard = *readDashboard(Board);
        m_page = std::make_unique<DashboardPage>(services, find, [] { return QList<VariableOption>(); }, file);
        m_page->setTheme(*loadTheme(u"dark"_s));
        m_page->resize(1000, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setActive(true);
    }
    void cleanup() { m_page.reset(); }

    void switchesStandAboveTheDashboard()
    {
        QStringList names;
        for (const MarkSwitch *one : bar().markSwitches())
            names.append((one->isChecked() ? u"+"_s : u"-"_s) + one->text());
        QCOMPARE(names, (QStringList{u"+Deploys"_s, u"+Broken"_s, u"-Off"_s}));
    }

    void marksReachThePanels()
    {
        answerAll();
        QTRY_COMPARE(marksOf(u"1"_s), 3); // two deploys, one quiet
        QTRY_COMPARE(list()->list()->entries().size(), 3);
        QCOMPARE(list()->list()->entries().at(0).text, u"{job=\"api\"}"_s);
        bar().markSwitches().at(0)->click();
        QCOMPARE(marksOf(u"1"_s), 1);
        QCOMPARE(list()->list()->entries().size(), 1);
        QVERIFY(!m_page->document().isModified()); // looking is no edit
        bar().markSwitches().at(0)->click();
        QCOMPARE(marksOf(u"1"_s), 3);
    }

    void failuresAreSaidOnce()
    {
        answerAll();
        QTRY_VERIFY(!message().isEmpty());
        QVERIFY2(message().contains(u"Broken"_s) && message().contains(u"parse error"_s), qPrintable(message()));
        m_page->messages().dismiss(u"annotations"_s);
        again();
        QTRY_VERIFY(!m_page->board().annotations().isBusy());
        QVERIFY(message().isEmpty()); // closed is closed
        bar().markSwitches().at(1)->click();
        QVERIFY(message().isEmpty());
        m_clock.advance(Minute);
        bar().markSwitches().at(1)->click();
        answerAll();
        QTRY_VERIFY(!message().isEmpty()); // wanted again, and failed again
        bar().markSwitches().at(1)->click();
        QVERIFY(message().isEmpty());
    }

    void switchedOnIsAsked()
    {
        answerAll();
        QTRY_COMPARE(marksOf(u"1"_s), 3);
        bar().markSwitches().at(2)->click();
        answerAll();
        QTRY_COMPARE(marksOf(u"1"_s), 4);
    }

    void earlierMarksStay()
    {
        answerAll();
        QTRY_COMPARE(marksOf(u"1"_s), 3);
        bar().markSwitches().at(1)->click(); // the one that always fails
        m_failing = u"deploys"_s;
        again();
        m_failing.clear();
        QTRY_VERIFY(message().contains(u"found before"_s));
        QCOMPARE(marksOf(u"1"_s), 3);
        again();
        QTRY_VERIFY(message().isEmpty());
    }

    void editsTakeEffect()
    {
        answerAll();
        QTRY_COMPARE(marksOf(u"1"_s), 3);
        Dashboard dashboard = m_page->document().dashboard();
        dashboard.annotations.removeFirst();
        m_page->document().edit(u"Remove"_s, dashboard);
        QCOMPARE(marksOf(u"1"_s), 1);
        QCOMPARE(bar().markSwitches().size(), 2);
        m_page->document().undoStack()->undo();
        answerAll();
        QTRY_COMPARE(marksOf(u"1"_s), 3);
    }

private:
    VariableBar &bar() { return *m_page->findChild<VariableBar *>(); }
    AnnoListView *list() { return m_page->findChild<AnnoListView *>(); }
    QString message() { return m_page->messages().message(u"annotations"_s); }

    qsizetype marksOf(const QString &panel)
    {
        const PanelSlot *slot = m_page->board().slot(panel);
        const TimeChart *chart = slot && slot->frame() ? slot->frame()->findChild<TimeChart *>() : nullptr;
        return chart && chart->scene().marks ? qsizetype(chart->scene().marks->marks->size()) : 0;
    }

    /// Two deploys, one of each other; "broken" fails.
    void answerAll()
    {
        QTRY_VERIFY(m_answered < m_source->queries.size());
        QTest::qWait(20); // questions that follow at once
        for (; m_answered < m_source->queries.size(); ++m_answered) {
            const QString expression = m_source->queries.at(m_answered).question.expression;
            if (expression == "broken"_L1 || expression == m_failing)
                m_source->answer(m_answered, failure(ErrorKind::BadQuery, u"parse error"_s));
            else
                m_source->answer(m_answered, answerWith(valuesOf(expression), Now - 40 * Minute, Minute));
        }
    }
    static std::vector<double> valuesOf(const QString &expression)
    {
        if (expression == "deploys"_L1)
            return {0, 1, 0, 1, 1};
        return {1, 0, 0, 0, 0};
    }

    void again()
    {
        m_clock.advance(Minute);
        m_page->refreshNow();
        answerAll();
    }

    ManualClock m_clock{Now};
    QThreadPool m_pool;
    PanelTypeRegistry m_types = builtinPanels();
    std::unique_ptr<HeldSource> m_source;
    std::unique_ptr<QueryRunner> m_runner;
    std::unique_ptr<DashboardPage> m_page;
    std::size_t m_answered = 0;
    QString m_failing;
};

QTEST_MAIN(TestAnnotationPage)
#include "tst_annotationpage.moc"
