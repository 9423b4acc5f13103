// A board with far more panels than fit on any screen.
#include "app/pages/dashboardboard.h"
#include "tests/app/heldsource.h"
#include "tests/support/framebuilder.h"
#include "tests/support/manualclock.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/canvas/rowheader.h"
#include "widgets/panels/panelframe.h"
#include "widgets/theme/promontorystyle.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Dashboard dashboardOf(int panels, const QString &type = u"stat"_s)
{
    Dashboard dashboard;
    for (int i = 0; i < panels; ++i) {
        PanelSpec panel;
        panel.id = {qint64(i)};
        panel.type = type;
        panel.title = u"Panel %1 of $what"_s.arg(i);
        panel.rect = {i % 4 * 6, i / 4 * 6, 6, 6};
        if (type != "text"_L1) {
            Query query;
            query.refId = u"A"_s;
            query.expression = u"up"_s;
            panel.queries = {query};
        }
        dashboard.panels.append(panel);
    }
    return dashboard;
}

} // namespace

class TestLargeBoard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installTheme(loadTheme(u"dark"_s).value_or(Theme())); }
    void init();
    void cleanup();
    void makesOnlyWhatIsNear();
    void knowsAllByTitle();
    void findsAnyPanel();
    void keepsDataOfPanelsFarAway();
    void followsEdits();
    void opensTensOfThousands();

private:
    int shownFrames() const { return int(m_board->slotsOnScreen().size()); }
    void scrollTo(int row);

    ManualClock m_clock;
    QThreadPool m_pool;
    HeldSource m_source;
    PanelTypeRegistry m_types = builtinPanels();
    std::unique_ptr<QueryRunner> m_runner;
    std::unique_ptr<DashboardBoard> m_board;
};

void TestLargeBoard::init()
{
    m_source.queries.clear();
    m_runner = std::make_unique<QueryRunner>([this](const QString &) { return &m_source; }, m_clock);
    m_board = std::make_unique<DashboardBoard>(
        BoardServices{*m_runner, m_pool, m_clock, m_types, [](const QString &) { return 15'000; },
                      [](const QString &) { return u"held"_s; }});
    PanelContext context;
    context.theme = *loadTheme(u"dark"_s);
    context.zone = QTimeZone::utc();
    m_board->setContext(context);
    m_board->setTimeSpec({u"now-1h"_s, u"now"_s});
    m_board->setVariables({});
    m_board->resize(1'200, 800);
}

void TestLargeBoard::cleanup()
{
    m_board.reset();
    m_runner.reset();
}

void TestLargeBoard::scrollTo(int row)
{
    m_board->canvas()->verticalScrollBar()->setValue(row * 38);
    QTRY_VERIFY(m_board->canvas()->isComplete());
}

void TestLargeBoard::makesOnlyWhatIsNear()
{
    m_board->setDashboard(dashboardOf(600, u"text"_s));
    m_board->show();
    QTRY_VERIFY(m_board->canvas()->isComplete());
    QVERIFY(shownFrames() >= 12);
    for (int row = 0; row < 900; row += 12) {
        scrollTo(row);
        QTest::qWait(0);
    }
    QTRY_VERIFY(shownFrames() < 130);
    QVERIFY(!m_board->slotsInSight().isEmpty());
    for (const PanelSlot *slot : m_board->slotsInSight())
        QVERIFY(slot->frame());
}

void TestLargeBoard::knowsAllByTitle()
{
    m_board->setDashboard(dashboardOf(600, u"text"_s));
    const QList<BoardEntry> entries = m_board->entries();
    QCOMPARE(entries.size(), 600);
    QCOMPARE(entries.at(577).key, u"577"_s);
    QCOMPARE(entries.at(577).type, u"text"_s);
    QVERIFY(entries.at(577).title.startsWith(u"Panel 577"_s));
    QCOMPARE(shownFrames(), 0);
}

void TestLargeBoard::findsAnyPanel()
{
    m_board->setDashboard(dashboardOf(600, u"text"_s));
    m_board->show();
    QTRY_VERIFY(m_board->canvas()->isComplete());
    QVERIFY(!m_board->slot(u"no such panel"_s));
    const PanelSlot *slot = m_board->slot(u"577"_s);
    QVERIFY(slot);
    QVERIFY(!slot->frame());
    QVERIFY(m_board->canvas()->bringIntoSight(u"577"_s));
    QVERIFY(slot->frame());
    QVERIFY(m_board->otherPanel(u"3"_s) && m_board->otherPanel(u"555"_s));
    m_board->showAlone(u"300"_s);
    QTRY_VERIFY(m_board->slotsInSight().size() == 1);
    QCOMPARE(m_board->slotsInSight().constFirst()->key(), u"300"_s);
    QCOMPARE(m_board->current(), m_board->slot(u"300"_s));
    m_board->showAlone({});
    QCOMPARE(m_board->slotsInReadingOrder().size(), 600);
}

/// Its frame goes; its answer is there when it comes back, without asking again.
void TestLargeBoard::keepsDataOfPanelsFarAway()
{
    m_board->setRefreshMs(3'600'000);
    m_board->setDashboard(dashboardOf(600));
    m_board->show();
    QTRY_VERIFY(!m_source.queries.empty());
    // All panels ask the same, so that one answer serves them.
    QueryAnswer answer;
    answer.frames = {FrameBuilder().refId(u"A"_s).start(m_clock.wallMs() - 2'000).step(1'000).values({1, 2, 3}).build()};
    m_source.answer(0, answer);
    PanelSlot *slot = m_board->slot(u"5"_s);
    QTRY_COMPARE(slot->model().data().generation > 0, true);
    for (int row = 0; row < 900; row += 12) {
        scrollTo(row);
        QTest::qWait(0);
    }
    QTRY_VERIFY(!slot->frame());
    QVERIFY(slot->model().data().generation > 0);
    scrollTo(0);
    QTRY_VERIFY(slot->frame());
    QCOMPARE(slot->model().status().state, PanelState::Ok);
}

void TestLargeBoard::followsEdits()
{
    Dashboard dashboard = dashboardOf(100, u"text"_s);
    m_board->setDashboard(dashboard);
    m_board->show();
    QTRY_VERIFY(m_board->canvas()->isComplete());
    dashboard.panels[1].title = u"Renamed"_s;
    dashboard.panels[90].title = u"Renamed far away"_s;
    m_board->setDashboard(dashboard);
    const auto titleOf = [this](const QString &id) {
        const PanelFrame *frame = m_board->slot(id) ? m_board->slot(id)->frame() : nullptr;
        return frame ? frame->title() : QString();
    };
    QCOMPARE(titleOf(u"1"_s), u"Renamed"_s);
    QVERIFY(m_board->canvas()->bringIntoSight(u"90"_s));
    QCOMPARE(titleOf(u"90"_s), u"Renamed far away"_s);
    dashboard.panels.removeAt(90);
    m_board->setDashboard(dashboard);
    QVERIFY(!m_board->slot(u"90"_s));
    QCOMPARE(m_board->entries().size(), 99);
}

void TestLargeBoard::opensTensOfThousands()
{
    Dashboard dashboard = dashboardOf(50'000, u"text"_s);
    for (int i = 0; i < 2'000; ++i) {
        Row row;
        row.id = {qint64(100'000 + i)};
        row.title = u"Row"_s;
        row.y = 100'000 + i;
        dashboard.rows.append(row);
    }
    QElapsedTimer spent;
    spent.start();
    m_board->setDashboard(dashboard);
    m_board->show();
    QTRY_VERIFY(m_board->canvas()->isComplete());
    QVERIFY2(spent.elapsed() < 20'000, QByteArray::number(spent.elapsed()).constData()); // it was minutes
    QVERIFY(shownFrames() < 100);
    QVERIFY(m_board->findChildren<RowHeader *>().size() < 100);
    QVERIFY(m_board->canvas()->bringIntoSight(u"49999"_s));
}

QTEST_MAIN(TestLargeBoard)
#include "tst_largeboard.moc"
