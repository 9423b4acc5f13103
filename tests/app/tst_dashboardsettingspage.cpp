#include "app/dashboardsettings/dashboardsettings.h"
#include "app/edit/dashboardedits.h"
#include "app/library/dashboardfile.h"
#include "app/links/dashboardtarget.h"
#include "app/pages/dashboardpage.h"
#include "app/pages/linkarrival.h"
#include "app/services/coreservices.h"
#include "app/window/actions.h"
#include "app/window/pagesettings.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/panels/panelframe.h"

#include <QLineEdit>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// The settings of a dashboard over its page.
class TestDashboardSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void opensOnceForAPage();
    void opensAgainAfterItWasClosed();
    void closingAsksAboutChanges();
    void choicesFollowNewNames();
    void constantsFollowTheFile();
    void theOwnRefreshAndZoneCanBeChosenAgain();
    void textsFollowTitleAndZone();
    void refreshOfLinksHasBounds_data();
    void refreshOfLinksHasBounds();
    void thePageFollowsItsDefaultRange();
    void aRangeThatWasChosenStays();
    void theShortcutIsFree();

private:
    QList<DashboardSettings *> windows() const
    {
        return m_page->findChildren<DashboardSettings *>();
    }

    CoreServices m_services;
    std::unique_ptr<DashboardPage> m_page;
};

void TestDashboardSettingsPage::init()
{
    DashboardFile file;
    file.dashboard.uid = u"shop"_s;
    file.dashboard.title = u"Shop"_s;
    file.dashboard.range = {u"now-1h"_s, u"now"_s};
    m_page = std::make_unique<DashboardPage>(
        m_services.boardOf(u"shop"_s), [this](const QString &id) { return m_services.find(id); },
        [this] { return m_services.sourceOptions(); }, file);
}

void TestDashboardSettingsPage::opensOnceForAPage()
{
    openPageSettings(*m_page, m_services);
    openPageSettings(*m_page, m_services);
    QCOMPARE(windows().size(), 1);
    QVERIFY(windows().constFirst()->isVisible());
    QVERIFY(windows().constFirst()->windowTitle().contains(u"Shop"_s));
}

void TestDashboardSettingsPage::opensAgainAfterItWasClosed()
{
    openPageSettings(*m_page, m_services);
    windows().constFirst()->close();
    openPageSettings(*m_page, m_services);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(windows().size(), 1);
    QVERIFY(windows().constFirst()->isVisible());
}

void TestDashboardSettingsPage::closingAsksAboutChanges()
{
    QVERIFY(closePageSettings(*m_page));
    openPageSettings(*m_page, m_services);
    QVERIFY(closePageSettings(*m_page));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    openPageSettings(*m_page, m_services);
    const QList<QLineEdit *> edits = windows().constFirst()->findChildren<QLineEdit *>();
    const auto title = std::find_if(edits.cbegin(), edits.cend(), [](const QLineEdit *edit) {
        return edit->isVisible() && edit->accessibleName() == "Title"_L1;
    });
    QVERIFY(title != edits.cend());
    QTest::keyClicks(*title, u"x"_s);
    QVERIFY(!closePageSettings(*m_page));
    QVERIFY(windows().constFirst()->isVisible());
}

void TestDashboardSettingsPage::choicesFollowNewNames()
{
    CustomVariable variable;
    variable.common.name = u"job"_s;
    variable.query = u"a, b, c"_s;
    Dashboard dashboard = m_page->document().dashboard();
    dashboard.variables = {variable};
    m_page->document().edit(u"Add"_s, dashboard);
    PageView view = m_page->view();
    view.variables = {{u"job"_s, {u"b"_s}}};
    m_page->setView(view);
    commonOf(dashboard.variables[0]).name = u"team"_s;
    m_page->document().edit(u"Rename"_s, dashboard);
    QTRY_COMPARE(m_page->view().variables.value(u"team"_s), QStringList{u"b"_s});
    m_page->document().undoStack()->undo();
    QTRY_COMPARE(m_page->view().variables.value(u"job"_s), QStringList{u"b"_s});
}

void TestDashboardSettingsPage::constantsFollowTheFile()
{
    const auto asked = [this] {
        return m_page->board().linkContext().variables.byName.value(u"env"_s).values;
    };
    ConstantVariable variable;
    variable.common.name = u"env"_s;
    variable.value = u"prod"_s;
    Dashboard dashboard = m_page->document().dashboard();
    dashboard.variables = {variable};
    m_page->document().edit(u"Add"_s, dashboard);
    QTRY_COMPARE(asked(), QStringList{u"prod"_s});
    variable.value = u"staging"_s;
    dashboard.variables = {variable};
    m_page->document().edit(u"Settings"_s, dashboard);
    QTRY_COMPARE(asked(), QStringList{u"staging"_s});
    QVERIFY(m_page->view().variables.isEmpty()); // a session would bring it back
}

/// A link shows another refresh and zone without changing the document.
void TestDashboardSettingsPage::theOwnRefreshAndZoneCanBeChosenAgain()
{
    auto *picker = m_page->findChild<RefreshPicker *>();
    m_page->showRefresh(60'000);
    QCOMPARE(picker->interval(), u"1m"_s);
    emit picker->intervalSelected({});
    QCOMPARE(picker->interval(), QString());
    m_page->setZone(u"Europe/Berlin"_s);
    m_page->showZone(u"Asia/Tokyo"_s);
    m_page->setZone(u"Europe/Berlin"_s);
    QCOMPARE(m_page->zone(), QTimeZone("Europe/Berlin"));
}

void TestDashboardSettingsPage::textsFollowTitleAndZone()
{
    PanelSpec panel;
    panel.id = {qint64(1)};
    panel.type = u"text"_s;
    panel.rect = {0, 0, 12, 6};
    panel.title = u"${__dashboard} ${__from:date:HH}"_s;
    Dashboard dashboard = m_page->document().dashboard();
    dashboard.timeZone = u"utc"_s;
    dashboard.range = {u"2023-11-14T10:00:00Z"_s, u"2023-11-14T12:00:00Z"_s};
    dashboard.panels = {panel};
    m_page->document().edit(u"Add"_s, dashboard);
    m_page->setTheme(*loadTheme(u"dark"_s));
    m_page->resize(900, 600);
    m_page->show();
    QTRY_VERIFY(m_page->board().slot(u"1"_s)->frame());
    const auto title = [this] { return m_page->board().slot(u"1"_s)->frame()->title(); };
    QTRY_COMPARE(title(), u"Shop 10"_s);
    m_page->document().edit(u"Rename"_s, setTitle(m_page->document().dashboard(), u"Store"_s));
    QCOMPARE(title(), u"Store 10"_s);
    m_page->setZone(u"Asia/Tokyo"_s);
    QCOMPARE(title(), u"Store 19"_s);
}

void TestDashboardSettingsPage::refreshOfLinksHasBounds_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("shown");
    QTest::newRow("usual") << u"1m"_s << u"1m"_s;
    QTest::newRow("too often") << u"1s"_s << u"5s"_s;
    QTest::newRow("past a day") << u"30d"_s << u"1d"_s;
    QTest::newRow("past 32 bits") << u"4294967396ms"_s << u"1d"_s;
}

void TestDashboardSettingsPage::refreshOfLinksHasBounds()
{
    QFETCH(QString, asked);
    LinkArrival arrival;
    arrival.refresh = asked;
    arriveAt(*m_page, arrival);
    QTEST(m_page->findChild<RefreshPicker *>()->interval(), "shown");
}

void TestDashboardSettingsPage::thePageFollowsItsDefaultRange()
{
    Dashboard after = m_page->document().dashboard();
    after.range = {u"now-2d"_s, u"now"_s};
    m_page->document().edit(u"Settings"_s, after);
    QCOMPARE(m_page->view().range, after.range);
    QVERIFY(m_page->canGoBack());
}

void TestDashboardSettingsPage::aRangeThatWasChosenStays()
{
    PageView view;
    view.range = {u"now-5m"_s, u"now"_s};
    m_page->setView(view);
    Dashboard after = m_page->document().dashboard();
    after.range = {u"now-2d"_s, u"now"_s};
    m_page->document().edit(u"Settings"_s, after);
    QCOMPARE(m_page->view().range, view.range);
}

void TestDashboardSettingsPage::theShortcutIsFree()
{
    const Actions actions;
    const QAction *settings = actions.action(ActionId::DashboardSettings);
    QVERIFY(!settings->shortcut().isEmpty());
    for (const QAction *other : actions.all())
        QVERIFY(other == settings || !other->shortcuts().contains(settings->shortcut()));
}

QTEST_MAIN(TestDashboardSettingsPage)
#include "tst_dashboardsettingspage.moc"
