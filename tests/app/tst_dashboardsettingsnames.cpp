#include "app/dashboardsettings/variablepreview.h"
#include "app/edit/dashboardedits.h"
#include "app/edit/variablekinds.h"
#include "tests/app/variablespagefixture.h"

#include <QCheckBox>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Names of variables, who uses them, and the values they would have.
class TestDashboardSettingsNames : public VariablesPageTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void renamingTakesReferencesAlong();
    void renamingIsSettledWhenLeft();
    void renamingBackIsNoChange();
    void renamingAlone();
    void renamingMergesWithTheBoard();
    void deletingSaysWhoUsesIt();
    void wrongNamesAreRefused();
    void previewsAskTheSource();
    void previewsStayWhereNothingChanged();
    void previewsSayErrors();
    void previewsKnowCircles();
};

void TestDashboardSettingsNames::renamingTakesReferencesAlong()
{
    use({named<TextVariable>(u"job"_s),
         queryVariable(u"instance"_s, u"label_values(up{job=\"$job\"}, instance)"_s)});
    open();
    QVERIFY(
        !buttonIn(*m_fixture->dialog, u"Rename $job in 1 panels and the variable instance too"_s));
    type(u"Name"_s, u"team"_s);
    QVERIFY(!saying(u"Used by"_s).isEmpty());
    click(u"OK"_s);
    QCOMPARE(m_fixture->document.undoStack()->count(), 1);
    QCOMPARE(commonOf(now(0)).name, u"team"_s);
    QCOMPARE(std::get<QueryVariable>(now(1)).query, u"label_values(up{job=\"$team\"}, instance)"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().title, u"Of $team"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().queries.constFirst().expression,
             u"up{job=~\"${team:regex}\"}"_s);
    m_fixture->document.undoStack()->undo();
    QVERIFY(m_fixture->now() == m_dashboard);
}

void TestDashboardSettingsNames::renamingIsSettledWhenLeft()
{
    use({named<TextVariable>(u"job"_s),
         queryVariable(u"instance"_s, u"label_values(up{job=\"$job\"}, instance)"_s)});
    DashboardSettings &dialog = open();
    type(u"Name"_s, u"instance"_s); // taken: nothing is settled
    select(1);
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Of the series"_s)->text(), u"up{job=\"$job\"}"_s);
    select(0);
    type(u"Name"_s, u"team"_s);
    select(1);
    QCOMPARE(controlIn<QLineEdit>(dialog, u"Of the series"_s)->text(), u"up{job=\"$team\"}"_s);
    select(0);
    QVERIFY(saying(u"Used by"_s).contains(u"instance"_s));
    type(u"Name"_s, u"group"_s);
    PanelSpec more = m_dashboard.panels.constFirst();
    more.id = {};
    m_fixture->document.edit(u"Add"_s, addPanel(m_fixture->now(), more, std::nullopt));
    click(u"OK"_s);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(std::get<QueryVariable>(now(1)).query,
             u"label_values(up{job=\"$group\"}, instance)"_s);
    for (const PanelSpec &panel : m_fixture->now().panels)
        QCOMPARE(panel.title, u"Of $group"_s);
}

void TestDashboardSettingsNames::renamingBackIsNoChange()
{
    use({named<TextVariable>(u"job"_s), named<TextVariable>(u"other"_s)});
    DashboardSettings &dialog = open();
    type(u"Name"_s, u"team"_s);
    select(1);
    QVERIFY(dialog.isChanged());
    select(0);
    type(u"Name"_s, u"job"_s);
    QVERIFY(!dialog.isChanged());
    click(u"OK"_s);
    QCOMPARE(m_fixture->document.undoStack()->count(), 0);
}

void TestDashboardSettingsNames::renamingAlone()
{
    use({named<TextVariable>(u"job"_s)});
    DashboardSettings &dialog = open();
    type(u"Name"_s, u"team"_s);
    auto boxes = dialog.findChildren<QCheckBox *>();
    const auto rename = std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox *box) {
        return box->isVisible() && box->text().contains(u"$job"_s);
    });
    QVERIFY(rename != boxes.end());
    (*rename)->click();
    click(u"OK"_s);
    QCOMPARE(commonOf(now()).name, u"team"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().title, u"Of $job"_s);
}

void TestDashboardSettingsNames::renamingMergesWithTheBoard()
{
    use({named<TextVariable>(u"job"_s)});
    open();
    type(u"Name"_s, u"team"_s);
    PanelSpec more = m_dashboard.panels.constFirst();
    more.id = {};
    m_fixture->document.edit(u"Add"_s, addPanel(m_fixture->now(), more, std::nullopt));
    m_fixture->document.edit(u"Move"_s, movePanel(m_fixture->now(), {qint64(1)}, {12, 0, 6, 4}));
    click(u"OK"_s);
    QVERIFY(!m_fixture->dialog->isVisible());
    QCOMPARE(m_fixture->now().panels.size(), 2);
    for (const PanelSpec &panel : m_fixture->now().panels)
        QCOMPARE(panel.title, u"Of $team"_s);
    QCOMPARE(m_fixture->now().panels.constFirst().rect.x, 12);
}

void TestDashboardSettingsNames::deletingSaysWhoUsesIt()
{
    use({named<TextVariable>(u"job"_s)});
    DashboardSettings &dialog = open();
    m_fixture->list()->setFocus();
    QTest::keyClick(m_fixture->list(), Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(m_fixture->messages().message(u"variable"_s).contains(u"used by"_s));
    QVERIFY(!saying(u"No variables yet"_s).isEmpty());
    click(u"Undo"_s);
    QVERIFY(!dialog.isChanged());
    QVERIFY(m_fixture->messages().message(u"variable"_s).isEmpty());
}

void TestDashboardSettingsNames::wrongNamesAreRefused()
{
    use({named<TextVariable>(u"a"_s), named<TextVariable>(u"b"_s), named<TextVariable>(u"b"_s)});
    DashboardSettings &dialog = open();
    // Twice the same name came with the file: that alone keeps nobody out.
    type(u"Description"_s, u"x"_s);
    dialog.apply();
    QCOMPARE(commonOf(now(0)).description, u"x"_s);
    type(u"Name"_s, u"my-job"_s);
    QVERIFY(!fieldIn(dialog, u"Name"_s)->error().isEmpty());
    type(u"Name"_s, u"b"_s);
    QVERIFY(!fieldIn(dialog, u"Name"_s)->error().isEmpty());
    dialog.showPage(Page::General);
    click(u"OK"_s);
    QCOMPARE(dialog.page(), Page::Variables);
    QVERIFY(controlIn<QLineEdit>(dialog, u"Name"_s)->hasFocus());
    QCOMPARE(commonOf(now(0)).name, u"a"_s);
}

void TestDashboardSettingsNames::previewsAskTheSource()
{
    use({queryVariable(u"job"_s, u"label_values(up, job)"_s),
         queryVariable(u"instance"_s, u"label_values(up{job=\"$job\"}, instance)"_s),
         queryVariable(u"other"_s, u"label_values(other)"_s)});
    open();
    auto &asked = m_fixture->source.lists;
    QTRY_COMPARE(asked.size(), 1u);
    QStringList many;
    for (int i = 0; i < 250; ++i)
        many.append(QString::number(i));
    asked[0].answer(many);
    QTRY_COMPARE(values()->count(), VariablePreview::MostShown);
    QCOMPARE(saying(u"more"_s), u"and 150 more"_s);
    select(1);
    QTRY_COMPARE(asked.size(), 2u);
    QCOMPARE(asked[1].question.label, u"job"_s); // what it needs, and nothing else
    asked[1].answer(QStringList{u"api"_s});
    QTRY_COMPARE(asked.size(), 3u);
    QCOMPARE(asked[2].question.matchers, QStringList{u"up{job=\"api\"}"_s});
    asked[2].answer(QStringList{u"a:80"_s, u"b:80"_s});
    QTRY_COMPARE(values()->count(), 2);
    type(u"Regular expression"_s, u"/(a):.*/"_s);
    QTRY_COMPARE(asked.size(), 4u); // once for all the letters
    asked[3].answer(QStringList{u"api"_s});
    QTRY_COMPARE(asked.size(), 5u);
    asked[4].answer(QStringList{u"a:80"_s, u"b:80"_s});
    QTRY_COMPARE(values()->count(), 1);
    QCOMPARE(values()->item(0)->text(), u"a"_s);
}

void TestDashboardSettingsNames::previewsStayWhereNothingChanged()
{
    use({queryVariable(u"job"_s, u"label_values(up, job)"_s)});
    DashboardSettings &dialog = open();
    QTRY_COMPARE(m_fixture->source.lists.size(), 1u);
    m_fixture->source.lists[0].answer(QStringList{u"api"_s});
    QTRY_COMPARE(values()->count(), 1);
    m_fixture->document.edit(u"Move"_s, movePanel(m_fixture->now(), {qint64(1)}, {12, 0, 6, 4}));
    QVERIFY(!dialog.isChanged());
    QCOMPARE(values()->count(), 1);
}

void TestDashboardSettingsNames::previewsSayErrors()
{
    use({queryVariable(u"job"_s, u"label_values(up, job)"_s)});
    open();
    QTRY_COMPARE(m_fixture->source.lists.size(), 1u);
    m_fixture->source.lists[0].answer(failure(ErrorKind::Network, u"The server refused."_s));
    QTRY_VERIFY(!saying(u"The server refused."_s).isEmpty());
    QCOMPARE(values()->count(), 0);
}

void TestDashboardSettingsNames::previewsKnowCircles()
{
    use({queryVariable(u"a"_s, u"label_values(up{b=\"$b\"}, a)"_s),
         queryVariable(u"b"_s, u"label_values(up{a=\"$a\"}, b)"_s)});
    DashboardSettings &dialog = open();
    QTRY_VERIFY(!saying(u"depends on itself"_s).isEmpty());
    QVERIFY(fieldIn(dialog, u"Label"_s)->error().isEmpty());
    QVERIFY(!fieldIn(dialog, u"Label"_s)->warning().isEmpty());
    QCOMPARE(m_fixture->source.lists.size(), 0u);
    type(u"Description"_s, u"x"_s);
    click(u"OK"_s); // a warning keeps nobody out
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestDashboardSettingsNames)
#include "tst_dashboardsettingsnames.moc"
