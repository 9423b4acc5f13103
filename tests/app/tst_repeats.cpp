#include "app/variables/repeats.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

PanelSpec panelAt(qint64 id, const GridRect &rect)
{
    PanelSpec panel;
    panel.id.value = id;
    panel.rect = rect;
    return panel;
}

PanelSpec repeated(PanelSpec panel, const QString &variable, bool horizontal, int maxPerRow = 4)
{
    panel.repeat = Repeat{variable, horizontal, maxPerRow};
    return panel;
}

Row rowAt(qint64 id, int y, const QString &variable = {})
{
    Row row;
    row.id.value = id;
    row.y = y;
    if (!variable.isEmpty())
        row.repeat = Repeat{variable, true, 4};
    return row;
}

VariableValue valuesOf(const QStringList &values)
{
    VariableValue value;
    value.values = values;
    value.multi = true;
    return value;
}

VariableValues letters(const QString &name, int count)
{
    QStringList values;
    for (int i = 0; i < count; ++i)
        values.append(u"v%1"_s.arg(QString::number(i)));
    VariableValues all;
    all.byName.insert(name, valuesOf(values));
    return all;
}

/// "id value value: x y w h" for each panel.
QStringList described(const PlacedDashboard &placed)
{
    QStringList texts;
    for (const PlacedPanel &panel : placed.panels) {
        QString text = panel.panel.id.toText();
        for (const ScopedValue &one : panel.scope)
            text += u' ' + one.value;
        const GridRect &rect = panel.panel.rect;
        for (const int number : {rect.x, rect.y, rect.width, rect.height})
            text += u' ' + QString::number(number);
        texts.append(text);
    }
    return texts;
}

} // namespace

class TestRepeats : public QObject
{
    Q_OBJECT

private slots:
    void withoutRepeatsNothingMoves();
    void besideEachOther_data();
    void besideEachOther();
    void belowEachOther();
    void whatLiesBelowMovesDown();
    void rowsComeWithTheirPanels();
    void panelsInsideOfRowsSeeTheRowsValue();
    void keysNameTheValues();
    void unknownVariablesAndNoValues();
    void tooManyAreCounted();
    void whatHasNoRoomStandsAsItIs();
    void movesGoBackToTheDocument();
};

void TestRepeats::withoutRepeatsNothingMoves()
{
    Dashboard dashboard;
    dashboard.panels = {panelAt(1, {0, 7, 12, 8})}; // floating, as the file has it
    dashboard.rows = {rowAt(2, 3)};
    const PlacedDashboard placed = writtenOut(dashboard, letters(u"v"_s, 3));
    QCOMPARE(described(placed), QStringList{u"1 0 7 12 8"_s});
    QCOMPARE(placed.panels.first().key, u"1"_s);
    QCOMPARE(placed.rows.first().row.y, 3);
    QVERIFY(placed.message().isEmpty());
}

void TestRepeats::besideEachOther_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("maxPerRow");
    QTest::addColumn<QStringList>("places"); // x y w
    QTest::newRow("one takes the whole width") << 1 << 4 << QStringList{u"0 0 24"_s};
    QTest::newRow("two share it") << 2 << 4 << QStringList{u"0 0 12"_s, u"12 0 12"_s};
    QTest::newRow("no more than four") << 5 << 4
        << QStringList{u"0 0 6"_s, u"6 0 6"_s, u"12 0 6"_s, u"18 0 6"_s, u"0 5 6"_s};
    QTest::newRow("five columns end at whole ones") << 5 << 12
        << QStringList{u"0 0 5"_s, u"5 0 5"_s, u"10 0 4"_s, u"14 0 5"_s, u"19 0 5"_s};
    QTest::newRow("one per row") << 2 << 1 << QStringList{u"0 0 24"_s, u"0 5 24"_s};
}

void TestRepeats::besideEachOther()
{
    QFETCH(int, count);
    QFETCH(int, maxPerRow);
    QFETCH(QStringList, places);
    Dashboard dashboard;
    dashboard.panels = {repeated(panelAt(1, {6, 0, 6, 5}), u"v"_s, true, maxPerRow)};
    const PlacedDashboard placed = writtenOut(dashboard, letters(u"v"_s, count));
    QStringList found;
    for (const PlacedPanel &panel : placed.panels) {
        const GridRect &rect = panel.panel.rect;
        found.append(u"%1 %2 %3"_s.arg(QString::number(rect.x), QString::number(rect.y), QString::number(rect.width)));
        QCOMPARE(rect.height, 5);
    }
    QCOMPARE(found, places);
}

void TestRepeats::belowEachOther()
{
    Dashboard dashboard;
    dashboard.panels = {repeated(panelAt(1, {6, 0, 6, 5}), u"v"_s, false), panelAt(2, {0, 0, 6, 5})};
    QCOMPARE(described(writtenOut(dashboard, letters(u"v"_s, 3))),
             QStringList({u"2 0 0 6 5"_s, u"1 v0 6 0 6 5"_s, u"1 v1 6 5 6 5"_s, u"1 v2 6 10 6 5"_s}));
}

void TestRepeats::whatLiesBelowMovesDown()
{
    Dashboard dashboard;
    dashboard.panels = {panelAt(2, {0, 5, 24, 3}), repeated(panelAt(1, {0, 0, 6, 5}), u"v"_s, true)};
    dashboard.rows = {rowAt(9, 8)};
    const PlacedDashboard placed = writtenOut(dashboard, letters(u"v"_s, 8));
    QCOMPARE(described(placed).last(), u"2 0 10 24 3"_s);
    QCOMPARE(placed.rows.first().row.y, 13);
}

void TestRepeats::rowsComeWithTheirPanels()
{
    Dashboard dashboard;
    dashboard.rows = {rowAt(9, 0, u"v"_s), rowAt(8, 6)};
    dashboard.panels = {panelAt(1, {0, 1, 12, 5}), panelAt(2, {0, 7, 12, 5})};
    const PlacedDashboard placed = writtenOut(dashboard, letters(u"v"_s, 2));
    QCOMPARE(described(placed), QStringList({u"1 v0 0 1 12 5"_s, u"1 v1 0 7 12 5"_s, u"2 0 13 12 5"_s}));
    QCOMPARE(placed.rows.size(), 3);
    QCOMPARE(placed.rows.at(1).row.y, 6);
    QCOMPARE(placed.rows.at(1).scope.first().value, u"v1"_s);
    QCOMPARE(placed.rows.at(2).row.y, 12);
    QVERIFY(placed.rows.at(2).scope.isEmpty());
}

void TestRepeats::panelsInsideOfRowsSeeTheRowsValue()
{
    VariableValues values = letters(u"row"_s, 2);
    values.byName.insert(u"inner"_s, valuesOf({u"a"_s, u"b"_s}));
    Dashboard dashboard;
    dashboard.rows = {rowAt(9, 0, u"row"_s)};
    dashboard.panels = {repeated(panelAt(1, {0, 1, 24, 4}), u"inner"_s, true),
                        repeated(panelAt(2, {0, 5, 24, 4}), u"row"_s, true)};
    const PlacedDashboard placed = writtenOut(dashboard, values);
    QCOMPARE(described(placed),
             QStringList({u"1 v0 a 0 1 12 4"_s, u"1 v0 b 12 1 12 4"_s, u"2 v0 0 5 24 4"_s,
                          u"1 v1 a 0 10 12 4"_s, u"1 v1 b 12 10 12 4"_s, u"2 v1 0 14 24 4"_s}));
    const VariableValues scoped = scopedValues(values, placed.panels.at(4).scope);
    QCOMPARE(interpolateTitle(u"$row/$inner"_s, scoped), u"v1/b"_s);
}

void TestRepeats::keysNameTheValues()
{
    Dashboard dashboard;
    dashboard.panels = {repeated(panelAt(1, {0, 0, 6, 5}), u"v"_s, true)};
    VariableValues values;
    values.byName.insert(u"v"_s, valuesOf({u"a"_s, u"b"_s, u"a"_s}));
    const PlacedDashboard both = writtenOut(dashboard, values);
    QCOMPARE(both.panels.size(), 2); // a value that comes twice is one
    values.byName.insert(u"v"_s, valuesOf({u"b"_s}));
    const PlacedDashboard one = writtenOut(dashboard, values);
    QCOMPARE(one.panels.first().key, both.panels.at(1).key);
    QVERIFY(one.panels.first().key != both.panels.first().key);
    QCOMPARE(one.panels.first().panel.id, dashboard.panels.first().id);
}

void TestRepeats::unknownVariablesAndNoValues()
{
    Dashboard dashboard;
    dashboard.panels = {repeated(panelAt(1, {3, 0, 6, 5}), u"v"_s, true)};
    QCOMPARE(described(writtenOut(dashboard, {})), QStringList{u"1 3 0 6 5"_s});
    QCOMPARE(described(writtenOut(dashboard, letters(u"v"_s, 0))), QStringList{u"1 3 0 6 5"_s});
}

void TestRepeats::tooManyAreCounted()
{
    VariableValues values = letters(u"row"_s, 100);
    values.byName.insert(u"inner"_s, letters(u"inner"_s, 100).byName.value(u"inner"_s));
    Dashboard dashboard;
    dashboard.rows = {rowAt(9, 0, u"row"_s)};
    for (int i = 0; i < 100; ++i)
        dashboard.panels.append(repeated(panelAt(i + 1, {0, 1 + 4 * i, 24, 4}), u"inner"_s, true));
    QElapsedTimer spent;
    spent.start();
    const PlacedDashboard placed = writtenOut(dashboard, values);
    QVERIFY(spent.elapsed() < 1'000);
    QCOMPARE(placed.wanted, 1'000'000);
    QCOMPARE(placed.message(), u"1,000,000 repeats, showing 200"_s);
    QCOMPARE(placed.panels.size(), 200);
    QSet<QString> shown;
    for (const PlacedPanel &panel : placed.panels) {
        QCOMPARE(panel.scope.size(), 2); // the values of the row and of the panel
        shown.insert(panel.panel.id.toText());
    }
    QCOMPARE(shown.size(), 100); // of every panel at least one

    Dashboard plain;
    plain.panels = {repeated(panelAt(1, {0, 0, 24, 4}), u"many"_s, true)};
    const PlacedDashboard most = writtenOut(plain, letters(u"many"_s, 1'000'000));
    QCOMPARE(most.message(), u"1,000,000 repeats, showing 200"_s);
    QCOMPARE(most.panels.size(), 200);
}

void TestRepeats::whatHasNoRoomStandsAsItIs()
{
    Dashboard dashboard;
    for (int i = 0; i < 5; ++i)
        dashboard.panels.append(repeated(panelAt(i + 1, {0, 4 * i, 24, 4}), u"v"_s, true));
    dashboard.rows = {rowAt(9, 100, u"v"_s)};
    dashboard.panels.append(panelAt(8, {0, 101, 24, 4}));
    const PlacedDashboard placed = writtenOut(dashboard, letters(u"v"_s, 90));
    QCOMPARE(placed.message(), u"540 repeats, showing 200"_s);
    const auto copies = std::count_if(placed.panels.cbegin(), placed.panels.cend(),
                                      [](const PlacedPanel &panel) { return !panel.scope.isEmpty(); });
    QCOMPARE(copies, 200);
    QCOMPARE(placed.panels.size(), 203); // the last two panels, and the one in the row
    QCOMPARE(placed.rows.size(), 1);
    QVERIFY(placed.rows.constFirst().scope.isEmpty());
}

void TestRepeats::movesGoBackToTheDocument()
{
    const PanelSpec across = repeated(panelAt(1, {0, 4, 24, 4}), u"v"_s, true);
    // A copy in the second line, moved down by two and made higher.
    QCOMPARE(documentRect(across, {6, 8, 6, 4}, {12, 10, 8, 6}), (GridRect{0, 6, 24, 6}));
    const PanelSpec below = panelAt(2, {0, 10, 12, 4});
    QCOMPARE(documentRect(below, {0, 30, 12, 4}, {6, 28, 10, 4}), (GridRect{6, 8, 10, 4}));
}

QTEST_GUILESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
