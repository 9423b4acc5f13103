#include "app/edit/dashboardedits.h"
#include "app/edit/mergedashboards.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Three-way merges of dashboards: what one side changed and the other did not is kept.
class TestDashboardMerge : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingChanged();
    void differentFieldsAreBothKept();
    void theSameChangeIsNoConflict();
    void conflictsAreNamed();
    void variablesGoByTheirNames();
    void theOrderThatWasChangedCounts();
    void newItemsStandWhereTheyWere();
    void deletionsAgainstEdits();
    void movedAndEditedPanelsAreBoth();
    void panelsThatCameAndWent();
    void equalNamesAreKeptApart();
    void aRowFoldedThereWhileItsPanelIsEditedHere();
    void aRowOpenedThereWhileItsPanelIsEditedHere();
    void panelsOfRowsThatAreGoneStayInSight();

private:
    DashboardMerge merged(Prefer prefer = Prefer::Mine) const
    {
        return mergeDashboards(m_base, m_mine, m_theirs, prefer);
    }

    Dashboard m_base;
    Dashboard m_mine;
    Dashboard m_theirs;
};

namespace {

VariableSpec text(const QString &name, const QString &value = {})
{
    TextVariable variable;
    variable.common.name = name;
    variable.value = value;
    return variable;
}

QStringList namesOf(const Dashboard &dashboard)
{
    QStringList names;
    for (const VariableSpec &variable : dashboard.variables)
        names.append(commonOf(variable).name);
    return names;
}

PanelSpec panel(qint64 id, int y)
{
    PanelSpec made;
    made.id = {id};
    made.title = u"P"_s + QString::number(id);
    made.rect = {0, y, 12, 8};
    return made;
}

/// The second panel stands below a row, or is folded into it.
Dashboard withRow(bool isFolded)
{
    Dashboard made;
    Row row;
    row.id = {9};
    row.title = u"Row"_s;
    row.y = 8;
    row.collapsed = isFolded;
    made.panels = {panel(1, 0)};
    (isFolded ? row.folded : made.panels).append(panel(2, 9));
    made.rows = {row};
    return made;
}

/// "2", or "9:2" if it is folded into row 9.
QStringList idsOf(const Dashboard &dashboard)
{
    QStringList ids;
    for (const PanelSpec &one : dashboard.panels)
        ids.append(one.id.toText());
    for (const Row &row : dashboard.rows) {
        for (const PanelSpec &one : row.folded)
            ids.append(row.id.toText() + u':' + one.id.toText());
    }
    return ids;
}

} // namespace

void TestDashboardMerge::init()
{
    m_base = {};
    m_base.title = u"Base"_s;
    m_base.variables = {text(u"a"_s), text(u"b"_s), text(u"c"_s)};
    m_base.panels = {panel(1, 0), panel(2, 8)};
    m_mine = m_base;
    m_theirs = m_base;
}

void TestDashboardMerge::nothingChanged()
{
    QVERIFY(merged().dashboard == m_base);
    m_theirs.title = u"Theirs"_s;
    QVERIFY(merged().dashboard == m_theirs);
}

void TestDashboardMerge::differentFieldsAreBothKept()
{
    m_mine.title = u"Mine"_s;
    m_mine.pickers.hidden = true;
    m_theirs.refreshMs = 5'000;
    m_theirs.pickers.nowDelay = u"1m"_s;
    const DashboardMerge merge = merged();
    QVERIFY(merge.conflicts.isEmpty());
    QCOMPARE(merge.dashboard.title, u"Mine"_s);
    QCOMPARE(merge.dashboard.refreshMs, 5'000);
    QVERIFY(merge.dashboard.pickers.hidden);
    QCOMPARE(merge.dashboard.pickers.nowDelay, u"1m"_s);
}

void TestDashboardMerge::theSameChangeIsNoConflict()
{
    m_mine.title = u"Same"_s;
    m_theirs.title = u"Same"_s;
    m_mine.variables[0] = text(u"a"_s, u"x"_s);
    m_theirs.variables[0] = text(u"a"_s, u"x"_s);
    QVERIFY(merged().conflicts.isEmpty());
    QCOMPARE(merged().dashboard.title, u"Same"_s);
}

void TestDashboardMerge::conflictsAreNamed()
{
    m_mine.title = u"Mine"_s;
    m_theirs.title = u"Theirs"_s;
    m_mine.variables[1] = text(u"b"_s, u"mine"_s);
    m_theirs.variables[1] = text(u"b"_s, u"theirs"_s);
    QCOMPARE(merged().conflicts, (QStringList{u"the title"_s, u"the variable b"_s}));
    QCOMPARE(merged().dashboard.title, u"Mine"_s);
    QCOMPARE(merged(Prefer::Theirs).dashboard.title, u"Theirs"_s);
    QVERIFY(merged(Prefer::Theirs).dashboard == m_theirs);
}

void TestDashboardMerge::variablesGoByTheirNames()
{
    m_mine.variables[0] = text(u"a"_s, u"mine"_s);
    m_mine.variables.append(text(u"d"_s));
    m_theirs.variables[2] = text(u"c"_s, u"theirs"_s);
    m_theirs.variables.removeAt(1);
    const DashboardMerge merge = merged();
    QVERIFY(merge.conflicts.isEmpty());
    QCOMPARE(namesOf(merge.dashboard), (QStringList{u"a"_s, u"c"_s, u"d"_s}));
    QVERIFY(merge.dashboard.variables.at(0) == text(u"a"_s, u"mine"_s));
    QVERIFY(merge.dashboard.variables.at(1) == text(u"c"_s, u"theirs"_s));
}

void TestDashboardMerge::theOrderThatWasChangedCounts()
{
    m_mine.variables.move(0, 2);
    m_theirs.variables[1] = text(u"b"_s, u"theirs"_s);
    m_theirs.variables.append(text(u"d"_s));
    QCOMPARE(namesOf(merged().dashboard), (QStringList{u"b"_s, u"c"_s, u"d"_s, u"a"_s}));
    QVERIFY(merged().conflicts.isEmpty());
    QVERIFY(merged().dashboard.variables.at(0) == text(u"b"_s, u"theirs"_s));
}

void TestDashboardMerge::newItemsStandWhereTheyWere()
{
    m_mine.variables.insert(1, text(u"m"_s));
    m_theirs.variables.insert(0, text(u"t"_s));
    QCOMPARE(namesOf(merged().dashboard), (QStringList{u"t"_s, u"a"_s, u"m"_s, u"b"_s, u"c"_s}));
}

void TestDashboardMerge::deletionsAgainstEdits()
{
    m_mine.variables.removeAt(0);
    m_theirs.variables[0] = text(u"a"_s, u"theirs"_s);
    QCOMPARE(merged().conflicts, QStringList{u"the variable a"_s});
    QCOMPARE(namesOf(merged().dashboard), (QStringList{u"b"_s, u"c"_s}));
    QCOMPARE(namesOf(merged(Prefer::Theirs).dashboard), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestDashboardMerge::movedAndEditedPanelsAreBoth()
{
    m_mine.panels[0].title = u"Renamed"_s;
    m_theirs.panels[0].rect = {12, 0, 12, 8};
    const DashboardMerge merge = merged();
    QVERIFY(merge.conflicts.isEmpty());
    QCOMPARE(merge.dashboard.panels.at(0).title, u"Renamed"_s);
    QCOMPARE(merge.dashboard.panels.at(0).rect, (GridRect{12, 0, 12, 8}));
    m_theirs.panels[0].title = u"Otherwise"_s;
    QCOMPARE(merged().conflicts, QStringList{u"the panel “Renamed”"_s});
}

void TestDashboardMerge::panelsThatCameAndWent()
{
    m_mine.panels[1].description = u"more"_s;
    m_theirs = addPanel(m_theirs, panel(0, 0), std::nullopt);
    m_theirs = removePanel(m_theirs, m_base.panels.at(0).id);
    const DashboardMerge merge = merged();
    QVERIFY(merge.conflicts.isEmpty());
    QCOMPARE(merge.dashboard.panels.size(), 2);
    QCOMPARE(merge.dashboard.panels.at(0).description, u"more"_s);
    QVERIFY(!merge.dashboard.panels.at(0).rect.intersects(merge.dashboard.panels.at(1).rect));
}

void TestDashboardMerge::equalNamesAreKeptApart()
{
    m_base.variables = {text(u"a"_s, u"1"_s), text(u"a"_s, u"2"_s)};
    m_mine = m_base;
    m_theirs = m_base;
    m_mine.variables[1] = text(u"a"_s, u"mine"_s);
    m_theirs.variables[0] = text(u"a"_s, u"theirs"_s);
    const DashboardMerge merge = merged();
    QVERIFY(merge.conflicts.isEmpty());
    QVERIFY(merge.dashboard.variables.at(0) == text(u"a"_s, u"theirs"_s));
    QVERIFY(merge.dashboard.variables.at(1) == text(u"a"_s, u"mine"_s));
}

void TestDashboardMerge::aRowFoldedThereWhileItsPanelIsEditedHere()
{
    m_base = withRow(false);
    for (const bool isMineFolded : {false, true}) {
        m_mine = m_base;
        m_theirs = m_base;
        Dashboard &folded = isMineFolded ? m_mine : m_theirs;
        Dashboard &edited = isMineFolded ? m_theirs : m_mine;
        folded = withRow(true);
        edited.panels[1].description = u"edited"_s;
        edited.rows[0].title = u"Renamed"_s;
        for (const Prefer prefer : {Prefer::Mine, Prefer::Theirs}) {
            const DashboardMerge merge = merged(prefer);
            QCOMPARE(merge.conflicts, QStringList());
            QCOMPARE(idsOf(merge.dashboard), (QStringList{u"1"_s, u"9:2"_s}));
            QCOMPARE(merge.dashboard.rows.at(0).title, u"Renamed"_s);
            QCOMPARE(merge.dashboard.rows.at(0).folded.at(0).description, u"edited"_s);
        }
    }
}

void TestDashboardMerge::aRowOpenedThereWhileItsPanelIsEditedHere()
{
    m_base = withRow(true);
    for (const bool isMineOpened : {false, true}) {
        m_mine = m_base;
        m_theirs = m_base;
        Dashboard &opened = isMineOpened ? m_mine : m_theirs;
        Dashboard &edited = isMineOpened ? m_theirs : m_mine;
        opened = withRow(false);
        edited.rows[0].folded[0].description = u"edited"_s;
        edited.rows[0].folded.append(panel(3, 18));
        const DashboardMerge merge = merged();
        QCOMPARE(merge.conflicts, QStringList());
        QCOMPARE(idsOf(merge.dashboard), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
        QCOMPARE(merge.dashboard.panels.at(1).description, u"edited"_s);
    }
}

void TestDashboardMerge::panelsOfRowsThatAreGoneStayInSight()
{
    m_base = withRow(true);
    m_mine = m_base;
    m_theirs = withRow(false);
    m_theirs.rows.clear();
    m_mine.rows[0].folded[0].description = u"edited"_s;
    const DashboardMerge merge = merged();
    QVERIFY(merge.dashboard.rows.isEmpty());
    QCOMPARE(idsOf(merge.dashboard), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(merge.dashboard.panels.at(1).description, u"edited"_s);
}

QTEST_GUILESS_MAIN(TestDashboardMerge)
#include "tst_dashboardmerge.moc"
