#include "app/edit/dashboardedits.h"
#include "app/edit/variablekinds.h"
#include "tests/app/dashboardsettingsfixture.h"

#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

using Page = DashboardSettings::Page;

/// The window of a dashboard's settings: what it changes, what it leaves alone, when it asks.
class TestDashboardSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void openAndOkChangeNothing();
    void everythingIsOneStep();
    void cancelAsksBeforeItDrops();
    void boardEditsAreKept();
    void conflictsAreAsked();
    void followsTheBoardWithoutEdits();
    void wrongFieldsAreSaid_data();
    void wrongFieldsAreSaid();
    void emptyTitlesOfFilesKeepNobodyOut();
    void rangesAreTakenAsTyped();
    void lockedDashboardsAreForLooking();
    void keysWork();
    void tabGoesFromAboveToBelow();
    void keysOfFieldsAreTheirOwn_data();
    void keysOfFieldsAreTheirOwn();
    void linksAreEdited();
    void badLinksAreRefused();
    void faultsOfTheFileStayThroughRenames();
    void longTitlesStayAsTheyAre();

private:
    DashboardSettings &open(Page page = Page::General) { return m_fixture->open(page); }
    void type(const QString &label, const QString &text)
    {
        typeInto(controlIn<QWidget>(*m_fixture->dialog, label), text);
    }
    void click(const QString &text) { buttonIn(*m_fixture->dialog, text)->click(); }
    QUndoStack &undo() { return *m_fixture->document.undoStack(); }

    Dashboard m_dashboard;
    std::unique_ptr<DashboardSettingsFixture> m_fixture;
};

void TestDashboardSettings::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dashboard = {};
    m_dashboard.uid = u"shop"_s;
    m_dashboard.title = u"Shop"_s;
    m_dashboard.tags = {u"django"_s, u"a, b"_s};
    m_dashboard.range = {u"now-1h"_s, u"now"_s};
    m_dashboard.refreshMs = 7'500;
    PanelSpec panel;
    panel.id = {qint64(1)};
    panel.title = u"Requests"_s;
    m_dashboard.panels = {panel};
    DashboardLink link;
    link.title = u"Run book"_s;
    link.url = u"https://example.org"_s;
    m_dashboard.links = {link};
    m_fixture = std::make_unique<DashboardSettingsFixture>(m_dashboard);
}

void TestDashboardSettings::openAndOkChangeNothing()
{
    DashboardSettings &dialog = open();
    QVERIFY(!dialog.isChanged());
    QVERIFY(!buttonIn(dialog, u"Apply"_s)->isEnabled());
    for (const Page page : {Page::Variables, Page::Links, Page::Text, Page::General})
        dialog.showPage(page);
    click(u"OK"_s);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(undo().count(), 0);
    QVERIFY(m_fixture->now() == m_dashboard);
}

void TestDashboardSettings::everythingIsOneStep()
{
    DashboardSettings &dialog = open();
    type(u"Title"_s, u"Web shop"_s);
    type(u"Description"_s, u"What it earns"_s);
    type(u"Tags, separated by commas"_s, u"web, shop , web"_s);
    type(u"Refresh every"_s, u"1m"_s);
    type(u"“now” lies back by"_s, u"30s"_s);
    type(u"Refresh intervals to choose from"_s, u"10s, 1m"_s);
    chooseIn(controlIn<QComboBox>(dialog, u"Weeks begin on"_s), QLocale().standaloneDayName(6));
    chooseIn(controlIn<QComboBox>(dialog, u"Fiscal years begin in"_s),
             QLocale().standaloneMonthName(4));
    chooseIn(controlIn<QComboBox>(dialog, u"Default data source"_s), u"Held"_s);
    click(u"Hide the time controls above the panels"_s);
    click(u"Crosshair and tool tip"_s);
    click(u"Locked against edits"_s);
    QVERIFY(dialog.isChanged());
    QCOMPARE(undo().count(), 0);
    click(u"Apply"_s);
    QVERIFY(dialog.isVisible());
    QVERIFY(!dialog.isChanged());
    QCOMPARE(undo().count(), 1);
    QCOMPARE(undo().text(0), u"Change dashboard settings"_s);
    Dashboard wanted = m_dashboard;
    wanted.title = u"Web shop"_s;
    wanted.description = u"What it earns"_s;
    wanted.tags = {u"web"_s, u"shop"_s};
    wanted.refreshMs = 60'000;
    wanted.pickers.nowDelay = u"30s"_s;
    wanted.pickers.refreshIntervals = {u"10s"_s, u"1m"_s};
    wanted.pickers.hidden = true;
    wanted.weekStart = u"saturday"_s;
    wanted.fiscalYearStart = 3;
    wanted.sourceId = u"held"_s;
    wanted.tooltipSync = TooltipSync::Tooltip;
    wanted.locked = true;
    const Dashboard &now = m_fixture->now();
    QCOMPARE(now.title, wanted.title);
    QCOMPARE(now.description, wanted.description);
    QCOMPARE(now.tags, wanted.tags);
    QCOMPARE(now.refreshMs, wanted.refreshMs);
    QCOMPARE(now.weekStart, wanted.weekStart);
    QCOMPARE(now.sourceId, wanted.sourceId);
    QCOMPARE(now.tooltipSync, wanted.tooltipSync);
    QVERIFY(now.pickers == wanted.pickers);
    QVERIFY(now == wanted);
    undo().undo();
    QVERIFY(m_fixture->now() == m_dashboard);
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Title"_s)->text(), u"Shop"_s);
}

void TestDashboardSettings::cancelAsksBeforeItDrops()
{
    DashboardSettings &dialog = open();
    click(u"Cancel"_s);
    QVERIFY(!dialog.isVisible());
    DashboardSettings &again = open();
    type(u"Title"_s, u"Other"_s);
    QTest::keyClick(&again, Qt::Key_Escape);
    QVERIFY(again.isVisible());
    click(u"Keep editing"_s);
    QVERIFY(again.isVisible());
    QVERIFY(m_fixture->messages().message(u"close"_s).isEmpty());
    QTest::keyClick(&again, Qt::Key_Escape);
    click(u"Discard them"_s);
    QVERIFY(!again.isVisible());
    QVERIFY(m_fixture->now() == m_dashboard);
}

void TestDashboardSettings::boardEditsAreKept()
{
    open();
    type(u"Title"_s, u"Web shop"_s);
    m_fixture->document.edit(u"Move"_s, movePanel(m_fixture->now(), {qint64(1)}, {12, 0, 6, 4}));
    m_fixture->document.edit(u"Zone"_s, setTimeZone(m_fixture->now(), u"utc"_s));
    click(u"OK"_s);
    QCOMPARE(undo().count(), 3);
    QCOMPARE(m_fixture->now().title, u"Web shop"_s);
    QCOMPARE(m_fixture->now().timeZone, u"utc"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().rect.x, 12);
}

void TestDashboardSettings::conflictsAreAsked()
{
    for (const bool mine : {true, false}) {
        m_fixture->document.reset(m_dashboard);
        DashboardSettings &dialog = open();
        type(u"Title"_s, u"Mine"_s);
        type(u"Description"_s, u"added"_s);
        m_fixture->document.edit(u"Title"_s, setTitle(m_fixture->now(), u"Theirs"_s));
        click(u"OK"_s);
        QVERIFY(dialog.isVisible());
        QVERIFY(m_fixture->messages().message(u"conflict"_s).contains(u"the title"_s));
        QCOMPARE(m_fixture->now().title, u"Theirs"_s);
        click(mine ? u"Take it from here"_s : u"Keep the dashboard's"_s);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(m_fixture->now().title, mine ? u"Mine"_s : u"Theirs"_s);
        QCOMPARE(m_fixture->now().description, u"added"_s);
    }
}

void TestDashboardSettings::followsTheBoardWithoutEdits()
{
    DashboardSettings &dialog = open();
    m_fixture->document.edit(u"Title"_s, setTitle(m_fixture->now(), u"Theirs"_s));
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Title"_s)->text(), u"Theirs"_s);
    QVERIFY(!dialog.isChanged());
    type(u"Title"_s, u"Mine"_s);
    m_fixture->document.edit(u"Refresh"_s, setRefresh(m_fixture->now(), 0));
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Title"_s)->text(), u"Mine"_s);
}

void TestDashboardSettings::wrongFieldsAreSaid_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");
    QTest::newRow("no title") << u"Title"_s << u""_s;
    QTest::newRow("a start that is none") << u"From"_s << u"yesterday"_s;
    QTest::newRow("an end that is none") << u"To"_s << u"now-"_s;
    QTest::newRow("an end before the start") << u"To"_s << u"now-2h"_s;
    QTest::newRow("a refresh that is none") << u"Refresh every"_s << u"abc"_s;
    QTest::newRow("too often") << u"Refresh every"_s << u"100ms"_s;
    QTest::newRow("a delay that is none") << u"“now” lies back by"_s << u"x"_s;
    QTest::newRow("an interval that is none")
        << u"Refresh intervals to choose from"_s << u"5s, x"_s;
}

void TestDashboardSettings::wrongFieldsAreSaid()
{
    QFETCH(QString, label);
    QFETCH(QString, text);
    DashboardSettings &dialog = open();
    type(label, text);
    FormField *wrong = fieldIn(dialog, label == "To"_L1 && text == "now-2h"_L1 ? u"From"_s : label);
    QVERIFY(!wrong->error().isEmpty());
    QCOMPARE(wrong->control()->accessibleDescription(), wrong->error());
    dialog.showPage(Page::Links);
    dialog.setFocus();
    click(u"OK"_s);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.page(), Page::General);
    QVERIFY(!wrong->error().isEmpty());
    QVERIFY(wrong->control()->hasFocus());
    QVERIFY(m_fixture->now() == m_dashboard);
}

void TestDashboardSettings::emptyTitlesOfFilesKeepNobodyOut()
{
    m_dashboard.title.clear();
    m_fixture->document.reset(m_dashboard);
    open();
    type(u"Description"_s, u"added"_s);
    click(u"OK"_s);
    QCOMPARE(m_fixture->now().description, u"added"_s);
}

void TestDashboardSettings::rangesAreTakenAsTyped()
{
    DashboardSettings &dialog = open();
    type(u"From"_s, u"now-1d/d"_s);
    type(u"To"_s, u"now-1d/d"_s);
    click(u"Apply"_s);
    QCOMPARE(m_fixture->now().range, (TimeSpec{u"now-1d/d"_s, u"now-1d/d"_s}));
    auto *quick = controlIn<QToolButton>(dialog, u"Range by name"_s);
    quick->menu()->actions().constFirst()->trigger();
    click(u"OK"_s);
    QCOMPARE(m_fixture->now().range, (TimeSpec{u"now-5m"_s, u"now"_s}));
}

void TestDashboardSettings::lockedDashboardsAreForLooking()
{
    m_dashboard.locked = true;
    m_fixture->document.reset(m_dashboard);
    DashboardSettings &dialog = open();
    QVERIFY(!controlIn<QLineEdit>(dialog, u"Title"_s)->isEnabled());
    dialog.showPage(Page::Links);
    QVERIFY(!controlIn<QLineEdit>(dialog, u"Title"_s)->isEnabled());
    QVERIFY(!dialog.isChanged());
    click(u"Unlock"_s);
    QVERIFY(controlIn<QLineEdit>(dialog, u"Title"_s)->isEnabled());
    QVERIFY(m_fixture->now().locked);
    dialog.showPage(Page::General);
    type(u"Title"_s, u"Other"_s);
    click(u"OK"_s);
    QCOMPARE(undo().count(), 1);
    QVERIFY(!m_fixture->now().locked);
    QCOMPARE(m_fixture->now().title, u"Other"_s);
}

void TestDashboardSettings::keysWork()
{
    DashboardSettings &dialog = open();
    type(u"Title"_s, u"Other"_s);
    QTest::keyClick(controlIn<QLineEdit>(dialog, u"Title"_s), Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QTest::keyClick(controlIn<QLineEdit>(dialog, u"Title"_s), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->now().title, u"Other"_s);
}

void TestDashboardSettings::tabGoesFromAboveToBelow()
{
    DashboardSettings &dialog = open();
    controlIn<QLineEdit>(dialog, u"Title"_s)->setFocus();
    QStringList visited;
    for (int i = 0; i < 22; ++i) {
        QWidget *widget = dialog.focusWidget();
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool isNamed = !button || !widget->accessibleName().isEmpty();
        visited.append(isNamed ? widget->accessibleName() : QString(button->text()).remove(u'&'));
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QCOMPARE(visited, (QStringList{u"Title"_s,
                                   u"Description"_s,
                                   u"Tags, separated by commas"_s,
                                   u"Default data source"_s,
                                   u"From"_s,
                                   u"To"_s,
                                   u"Range by name"_s,
                                   u"Refresh every"_s,
                                   u"Time zone"_s,
                                   u"Weeks begin on"_s,
                                   u"Fiscal years begin in"_s,
                                   u"Refresh intervals to choose from"_s,
                                   u"“now” lies back by"_s,
                                   u"Hide the time controls above the panels"_s,
                                   u"Nothing"_s,
                                   u"Crosshair"_s,
                                   u"Crosshair and tool tip"_s,
                                   u"Locked against edits"_s,
                                   u"Cancel"_s,
                                   u"OK"_s,
                                   u"Pages"_s,
                                   u"Title"_s}));
}

void TestDashboardSettings::keysOfFieldsAreTheirOwn_data()
{
    QTest::addColumn<Page>("page");
    QTest::addColumn<int>("kind");
    QTest::newRow("general") << Page::General << -1;
    QTest::newRow("links") << Page::Links << -1;
    for (int kind = 0; kind < VariableKindCount; ++kind)
        QTest::addRow("variables of kind %d", kind) << Page::Variables << kind;
}

/// Alt with a letter leads to one field only.
void TestDashboardSettings::keysOfFieldsAreTheirOwn()
{
    QFETCH(Page, page);
    QFETCH(int, kind);
    if (kind >= 0)
        m_dashboard.variables = {newVariable(VariableKind(kind), u"v"_s)};
    m_fixture->document.reset(m_dashboard);
    DashboardSettings &dialog = open(page);
    QHash<QChar, QString> keys;
    const auto add = [&keys](const QWidget *widget, const QString &text) {
        const qsizetype at = text.indexOf(u'&');
        if (at < 0 || !widget->isVisible())
            return;
        const QChar key = text.at(at + 1).toLower();
        QVERIFY2(!keys.contains(key), qPrintable(keys.value(key) + u" and " + text));
        keys.insert(key, text);
    };
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        add(label, label->text());
    for (const QAbstractButton *button : dialog.findChildren<QAbstractButton *>())
        add(button, button->text());
    QVERIFY(keys.size() > 4);
}

void TestDashboardSettings::linksAreEdited()
{
    DashboardSettings &dialog = open(Page::Links);
    QCOMPARE(m_fixture->list()->count(), 1);
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_fixture->list()->count(), 2);
    type(u"Title"_s, u"Others"_s);
    chooseIn(controlIn<QComboBox>(dialog, u"Leads to"_s), u"Dashboards with tags"_s);
    type(u"Tags of the dashboards"_s, u"django, web"_s);
    click(u"Takes the time range along"_s);
    chooseIn(controlIn<QComboBox>(dialog, u"Sign"_s), u"Cloud"_s);
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Up, Qt::AltModifier);
    click(u"OK"_s);
    QCOMPARE(undo().count(), 1);
    QCOMPARE(m_fixture->now().links.size(), 2);
    DashboardLink wanted = m_dashboard.links.constFirst();
    QCOMPARE(m_fixture->now().links.at(1).title, u"Run book"_s);
    wanted.title = u"Others"_s;
    wanted.isList = true;
    wanted.tags = {u"django"_s, u"web"_s};
    wanted.withTime = true;
    wanted.icon = u"cloud"_s;
    QVERIFY(m_fixture->now().links.at(0) == wanted);
    open(Page::Links);
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_fixture->list()->count(), 1);
    click(u"Undo"_s);
    QVERIFY(!m_fixture->dialog->isChanged());
}

void TestDashboardSettings::badLinksAreRefused()
{
    DashboardSettings &dialog = open(Page::Links);
    type(u"Address"_s, u"javascript:alert(1)"_s);
    QVERIFY(fieldIn(dialog, u"Address"_s)->error().contains(u"javascript"_s));
    dialog.showPage(Page::General);
    click(u"OK"_s);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.page(), Page::Links);
    QVERIFY(controlIn<QLineEdit>(dialog, u"Address"_s)->hasFocus());
    // One that a file came with can stay.
    m_dashboard.links[0].url = u"javascript:alert(1)"_s;
    m_fixture->document.reset(m_dashboard);
    open(Page::General);
    type(u"Title"_s, u"Other"_s);
    click(u"OK"_s);
    QCOMPARE(m_fixture->now().title, u"Other"_s);
}

void TestDashboardSettings::faultsOfTheFileStayThroughRenames()
{
    TextVariable variable;
    variable.common.name = u"job"_s;
    m_dashboard.variables = {variable};
    m_dashboard.links[0].url = u"https://${job}/x"_s;
    AnnotationQuery nameless;
    nameless.expression = u"up{job=\"$job\"}"_s;
    m_dashboard.annotations = {nameless};
    m_fixture->document.reset(m_dashboard);
    DashboardSettings &dialog = open(Page::Variables);
    type(u"Name"_s, u"team"_s);
    dialog.showPage(Page::Links);
    dialog.showPage(Page::Annotations);
    click(u"OK"_s);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->now().links.constFirst().url, u"https://${team}/x"_s);
    QCOMPARE(m_fixture->now().annotations.constFirst().expression, u"up{job=\"$team\"}"_s);
}

void TestDashboardSettings::longTitlesStayAsTheyAre()
{
    m_dashboard.title = QString(1'000'000, u'x') + u"\nend"_s;
    m_fixture->document.reset(m_dashboard);
    DashboardSettings &dialog = open();
    QVERIFY(!dialog.isChanged());
    QVERIFY(dialog.windowTitle().size() < 120);
    type(u"Description"_s, u"added"_s);
    click(u"OK"_s);
    QVERIFY(m_fixture->now().title == m_dashboard.title);
    QCOMPARE(m_fixture->now().description, u"added"_s);
}

QTEST_MAIN(TestDashboardSettings)
#include "tst_dashboardsettings.moc"
