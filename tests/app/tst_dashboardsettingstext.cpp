#include "app/dashboard/dashboardjson.h"
#include "app/dashboardsettings/jsonpage.h"
#include "app/edit/dashboardedits.h"
#include "tests/app/dashboardsettingsfixture.h"
#include "widgets/controls/jsoneditor.h"

#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

using Page = DashboardSettings::Page;

/// The text of a dashboard's file in its settings, and what goes from there to the forms and back.
class TestDashboardSettingsText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void showsWhatTheFormsHave();
    void theTextReachesTheForms();
    void okTakesTheText();
    void takingBackTheOk();
    void problemsKeepThePage();
    void discardingTheText();
    void onlySpacesAreNoChange();
    void formsThenTextThenForms();
    void boardEditsAreKept();
    void unknownKeysCanBeAdded();
    void lockedTextsAreForLooking();

private:
    JsonEditor &editor() const { return m_fixture->dialog->findChild<JsonPage *>()->editor(); }
    void replace(const QString &before, const QString &after)
    {
        editor().replaceText(editor().text().replace(before, after));
    }
    void click(const QString &text) { buttonIn(*m_fixture->dialog, text)->click(); }
    QString title() const { return controlIn<QLineEdit>(*m_fixture->dialog, u"Title"_s)->text(); }

    Dashboard m_dashboard;
    std::unique_ptr<DashboardSettingsFixture> m_fixture;
};

void TestDashboardSettingsText::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dashboard = {};
    m_dashboard.uid = u"shop"_s;
    m_dashboard.title = u"Shop"_s;
    TextVariable variable;
    variable.common.name = u"job"_s;
    m_dashboard.variables = {variable};
    PanelSpec panel;
    panel.id = {qint64(1)};
    panel.title = u"Of $job"_s;
    m_dashboard.panels = {panel};
    m_fixture = std::make_unique<DashboardSettingsFixture>(m_dashboard);
}

void TestDashboardSettingsText::showsWhatTheFormsHave()
{
    DashboardSettings &dialog = m_fixture->open();
    typeInto(controlIn<QLineEdit>(dialog, u"Title"_s), u"Web shop"_s);
    dialog.showPage(Page::Text);
    QVERIFY(editor().text().contains(u"\"title\": \"Web shop\""_s));
}

void TestDashboardSettingsText::theTextReachesTheForms()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    replace(u"\"Shop\""_s, u"\"From the text\""_s);
    QVERIFY(dialog.isChanged());
    dialog.showPage(Page::General);
    QTRY_COMPARE(dialog.page(), Page::General); // once the text has been read
    QCOMPARE(title(), u"From the text"_s);
    click(u"OK"_s);
    QCOMPARE(m_fixture->document.undoStack()->count(), 1);
    QCOMPARE(m_fixture->now().title, u"From the text"_s);
}

void TestDashboardSettingsText::okTakesTheText()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    replace(u"Of $job"_s, u"Requests of $job"_s);
    click(u"OK"_s);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->now().panels.constFirst().title, u"Requests of $job"_s);
    QCOMPARE(m_fixture->document.undoStack()->count(), 1);
    m_fixture->document.undoStack()->undo();
    QVERIFY(m_fixture->now() == m_dashboard);
}

/// The text is read on another thread; who cancels meanwhile, or types on, does not get it applied.
void TestDashboardSettingsText::takingBackTheOk()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    QSignalSpy checked(m_fixture->dialog->findChild<JsonPage *>(), &JsonPage::checked);
    replace(u"\"Shop\""_s, u"\"Taken back\""_s);
    click(u"OK"_s);
    QVERIFY(checked.isEmpty());
    click(u"Cancel"_s);
    QTRY_VERIFY(!checked.isEmpty());
    QVERIFY(dialog.isVisible());
    QVERIFY(m_fixture->now() == m_dashboard);
    checked.clear();
    replace(u"Taken"_s, u"Brought"_s);
    click(u"OK"_s);
    replace(u"Brought"_s, u"Sent"_s);
    QTRY_VERIFY(!checked.isEmpty());
    QVERIFY(dialog.isVisible());
    QVERIFY(m_fixture->now() == m_dashboard);
    click(u"OK"_s);
    QCOMPARE(m_fixture->now().title, u"Sent back"_s);
}

void TestDashboardSettingsText::problemsKeepThePage()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    replace(u"\"Shop\""_s, u"Shop"_s);
    dialog.showPage(Page::General);
    QTRY_VERIFY(!m_fixture->messages().message(u"text"_s).isEmpty());
    QCOMPARE(dialog.page(), Page::Text);
    click(u"OK"_s);
    QVERIFY(dialog.isVisible());
    QVERIFY(m_fixture->now() == m_dashboard);
    // Corrected, it goes on.
    replace(u" Shop,"_s, u" \"Shop 2\","_s);
    dialog.showPage(Page::General);
    QTRY_COMPARE(dialog.page(), Page::General);
    QCOMPARE(title(), u"Shop 2"_s);
    QVERIFY(m_fixture->messages().message(u"text"_s).isEmpty());
}

void TestDashboardSettingsText::discardingTheText()
{
    DashboardSettings &dialog = m_fixture->open();
    typeInto(controlIn<QLineEdit>(dialog, u"Title"_s), u"Web shop"_s);
    dialog.showPage(Page::Text);
    replace(u"{"_s, u"["_s);
    dialog.showPage(Page::General);
    QTRY_VERIFY(!m_fixture->messages().message(u"text"_s).isEmpty());
    click(u"Discard the text"_s);
    QCOMPARE(dialog.page(), Page::General);
    QCOMPARE(title(), u"Web shop"_s);
}

void TestDashboardSettingsText::onlySpacesAreNoChange()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    replace(u"  \""_s, u"\t\""_s);
    click(u"OK"_s);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->document.undoStack()->count(), 0);
    QVERIFY(m_fixture->now() == m_dashboard);
}

void TestDashboardSettingsText::formsThenTextThenForms()
{
    DashboardSettings &dialog = m_fixture->open(Page::Variables);
    typeInto(controlIn<QLineEdit>(dialog, u"Name"_s), u"team"_s);
    dialog.showPage(Page::Text);
    QVERIFY(editor().text().contains(u"Of $team"_s));
    replace(u"\"Shop\""_s, u"\"Of teams\""_s);
    dialog.showPage(Page::Variables);
    QTRY_COMPARE(dialog.page(), Page::Variables);
    typeInto(controlIn<QLineEdit>(dialog, u"Name"_s), u"group"_s);
    m_fixture->document.edit(u"Rename"_s,
                             renamePanel(m_fixture->now(), {qint64(1)}, u"All of $job"_s));
    click(u"OK"_s);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->now().title, u"Of teams"_s);
    QCOMPARE(commonOf(m_fixture->now().variables.constFirst()).name, u"group"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().title, u"All of $group"_s);
}

void TestDashboardSettingsText::boardEditsAreKept()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    replace(u"Of $job"_s, u"Requests"_s);
    m_fixture->document.edit(u"Move"_s, movePanel(m_fixture->now(), {qint64(1)}, {12, 0, 6, 4}));
    m_fixture->document.edit(u"Refresh"_s, setRefresh(m_fixture->now(), 5'000));
    click(u"OK"_s);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->now().panels.constFirst().title, u"Requests"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().rect.x, 12);
    QCOMPARE(m_fixture->now().refreshMs, 5'000);
}

void TestDashboardSettingsText::unknownKeysCanBeAdded()
{
    DashboardSettings &dialog = m_fixture->open(Page::Text);
    replace(u"\"version\": 1,"_s, u"\"version\": 1, \"mine\": 7,"_s);
    click(u"OK"_s);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_fixture->document.undoStack()->count(), 1);
    QVERIFY(writeDashboard(m_fixture->now()).contains("\"mine\": 7"));
}

void TestDashboardSettingsText::lockedTextsAreForLooking()
{
    m_dashboard.locked = true;
    m_fixture->document.reset(m_dashboard);
    m_fixture->open(Page::Text);
    QVERIFY(editor().textEdit().isReadOnly());
    click(u"Unlock"_s);
    QVERIFY(!editor().textEdit().isReadOnly());
    QVERIFY(editor().text().contains(u"Shop"_s));
}

QTEST_MAIN(TestDashboardSettingsText)
#include "tst_dashboardsettingstext.moc"
