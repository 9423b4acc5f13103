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

QTEST_GUILESS_MAIN(TestDashboardMerge)
#include "tst_dashboardmerge.moc"
