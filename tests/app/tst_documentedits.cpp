#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/gridlayout.h"
#include "app/edit/dashboardchange.h"
#include "app/edit/dashboarddocument.h"
#include "app/edit/dashboardedits.h"
#include "app/edit/rowedits.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

PanelSpec panel(qint64 id, const GridRect &rect)
{
    PanelSpec result;
    result.id = {id};
    result.title = QString::number(id);
    result.rect = rect;
    return result;
}

/// Two panels on top, an open row with two panels, an open row with one.
Dashboard sample()
{
    Dashboard dashboard;
    dashboard.panels = {panel(1, {0, 0, 12, 8}), panel(2, {12, 0, 12, 8}), panel(3, {0, 9, 12, 4}),
                        panel(4, {12, 9, 12, 6}), panel(5, {0, 16, 24, 5})};
    Row first;
    first.id = {qint64(10)};
    first.y = 8;
    Row second;
    second.id = {qint64(11)};
    second.y = 15;
    dashboard.rows = {first, second};
    return dashboard;
}

/// "1@0,0 2@12,0 r10@8 …": panels and row headers by place.
QString places(const Dashboard &dashboard)
{
    QStringList result;
    for (const PanelSpec &each : dashboard.panels)
        result.append(u"%1@%2,%3"_s.arg(each.id.toText()).arg(each.rect.x).arg(each.rect.y));
    for (const Row &row : dashboard.rows)
        result.append(u"r%1@%2"_s.arg(row.id.toText()).arg(row.y));
    return result.join(u' ');
}

bool overlap(const QList<GridRect> &rects)
{
    for (qsizetype i = 0; i < rects.size(); ++i) {
        for (qsizetype j = i + 1; j < rects.size(); ++j) {
            if (rects.at(i).intersects(rects.at(j)))
                return true;
        }
    }
    return false;
}

bool withinGrid(const QList<GridRect> &rects)
{
    return std::all_of(rects.cbegin(), rects.cend(), [](const GridRect &rect) {
        return rect.x >= 0 && rect.width >= 1 && rect.x + rect.width <= 24 && rect.y >= 0 &&
               rect.height >= 1;
    });
}

QList<GridRect> randomRects(QRandomGenerator &random)
{
    QList<GridRect> rects;
    const int count = random.bounded(1, 40);
    for (int i = 0; i < count; ++i)
        rects.append({random.bounded(-5, 40), random.bounded(-5, 60), random.bounded(-2, 40),
                      random.bounded(-2, 12)});
    return rects;
}

} // namespace

class tst_DocumentEdits : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void layoutProperties();
    void layoutKeepsWhatIsInOrder();
    void movedPanelGetsItsPlace();
    void firstFreeGap();
    void endsInSilence();
    void adding();
    void removing();
    void duplicating();
    void moving();
    void replacing();
    void foldingAndUnfolding();
    void foldingKeepsEverything();
    void rowsRemovedAndMoved();
    void unknownIdsChangeNothing();
    void differences();
    void differencesAfterReload();
    void undoAndRedo();
    void mergingByKey();
    void mergedBackIsNoStep();
    void savedState();
};

void tst_DocumentEdits::layoutProperties()
{
    QRandomGenerator random(20240917);
    for (int round = 0; round < 500; ++round) {
        const QList<GridRect> rects = randomRects(random);
        const QList<GridRect> apart = separated(rects);
        const QList<GridRect> dense = compacted(rects);
        const GridRect target{random.bounded(-3, 30), random.bounded(-3, 50), random.bounded(1, 24),
                              random.bounded(1, 9)};
        const QList<GridRect> shoved =
            moved(compacted(rects), random.bounded(int(rects.size())), target);
        for (const QList<GridRect> &result : {apart, dense, shoved}) {
            QCOMPARE(result.size(), rects.size());
            QVERIFY(withinGrid(result));
            QVERIFY(!overlap(result));
        }
        QCOMPARE(separated(apart), apart);
        QCOMPARE(compacted(dense), dense);
        for (qsizetype i = 0; i < rects.size(); ++i)
            QVERIFY(apart.at(i).y >= bounded(rects.at(i)).y);
        const GridRect gap = firstFree(dense, target.width, target.height);
        QVERIFY(!overlap(dense + QList<GridRect>{gap}));
    }
}

void tst_DocumentEdits::layoutKeepsWhatIsInOrder()
{
    const QList<GridRect> rects{{12, 4, 12, 4}, {0, 0, 12, 8}, {12, 0, 12, 4}, {0, 20, 24, 2}};
    QCOMPARE(separated(rects), rects);
    QCOMPARE(compacted(rects),
             (QList<GridRect>{{12, 4, 12, 4}, {0, 0, 12, 8}, {12, 0, 12, 4}, {0, 8, 24, 2}}));
}

void tst_DocumentEdits::movedPanelGetsItsPlace()
{
    const QList<GridRect> rects{{0, 0, 12, 4}, {12, 0, 12, 4}, {0, 4, 24, 4}};
    // The last one goes to the top: the others make room below it.
    QCOMPARE(moved(rects, 2, {0, 0, 24, 4}),
             (QList<GridRect>{{0, 4, 12, 4}, {12, 4, 12, 4}, {0, 0, 24, 4}}));
    // Dropped far below, it falls back up.
    QCOMPARE(moved(rects, 0, {0, 50, 12, 4}).at(0), (GridRect{0, 8, 12, 4}));
    // Made wider, it pushes its neighbour down.
    QCOMPARE(moved(rects, 0, {0, 0, 18, 4}),
             (QList<GridRect>{{0, 0, 18, 4}, {12, 4, 12, 4}, {0, 8, 24, 4}}));
    QCOMPARE(moved(rects, 7, {0, 0, 1, 1}), compacted(rects));
}

void tst_DocumentEdits::firstFreeGap()
{
    const QList<GridRect> rects{{0, 0, 12, 4}, {18, 0, 6, 4}, {0, 4, 24, 4}};
    QCOMPARE(firstFree(rects, 6, 4), (GridRect{12, 0, 6, 4}));
    QCOMPARE(firstFree(rects, 7, 4), (GridRect{0, 8, 7, 4}));
    QCOMPARE(firstFree({}, 30, 2), (GridRect{0, 0, 24, 2}));
}

/// Menus listen to the stack and ask the page of the document, which is gone by then.
void tst_DocumentEdits::endsInSilence()
{
    QSignalSpy *told = nullptr;
    {
        DashboardDocument document(sample());
        Dashboard edited = document.dashboard();
        edited.title += u'!';
        document.edit(u"Edit"_s, edited);
        document.undoStack()->undo();
        told = new QSignalSpy(document.undoStack(), &QUndoStack::canRedoChanged);
    }
    QCOMPARE(told->size(), 0);
    delete told;
}

void tst_DocumentEdits::adding()
{
    const Dashboard first = addPanel(sample(), panel(1, {0, 0, 24, 3}), GridRect{0, 0, 24, 3});
    QCOMPARE(first.panels.last().id, (PanelId{qint64(12)}));
    QCOMPARE(places(first), u"1@0,3 2@12,3 3@0,12 4@12,12 5@0,19 12@0,0 r10@11 r11@18"_s);
    const Dashboard second = addPanel(sample(), panel(0, {5, 5, 12, 2}), {});
    QCOMPARE(second.panels.last().rect, (GridRect{0, 13, 12, 2}));
}

void tst_DocumentEdits::removing()
{
    QCOMPARE(places(removePanel(removePanel(sample(), {qint64(1)}), {qint64(2)})),
             u"3@0,1 4@12,1 5@0,8 r10@0 r11@7"_s);
    const Dashboard folded = toggleRow(sample(), {qint64(10)});
    QVERIFY(findPanel(folded, {qint64(3)}));
    QVERIFY(!findPanel(removePanel(folded, {qint64(3)}), {qint64(3)}));
}

void tst_DocumentEdits::duplicating()
{
    const Dashboard beside = duplicatePanel(sample(), {qint64(1)});
    QCOMPARE(beside.panels.last().title, u"1"_s);
    QCOMPARE(beside.panels.last().rect, (GridRect{12, 0, 12, 8}));
    QCOMPARE(findPanel(beside, {qint64(2)})->rect, (GridRect{12, 8, 12, 8}));
    const Dashboard below = duplicatePanel(sample(), {qint64(5)});
    QCOMPARE(below.panels.last().rect, (GridRect{0, 21, 24, 5}));
}

void tst_DocumentEdits::moving()
{
    QCOMPARE(places(movePanel(sample(), {qint64(5)}, {0, 0, 24, 5})),
             u"1@0,5 2@12,5 3@0,14 4@12,14 5@0,0 r10@13 r11@20"_s);
    const Dashboard placed =
        placePanels(sample(), {{{qint64(1)}, {12, 0, 12, 8}}, {{qint64(2)}, {0, 0, 12, 8}}});
    QCOMPARE(places(placed), u"1@12,0 2@0,0 3@0,9 4@12,9 5@0,16 r10@8 r11@15"_s);
}

void tst_DocumentEdits::replacing()
{
    PanelSpec other = panel(77, {5, 5, 5, 5});
    other.type = u"stat"_s;
    const Dashboard result = replacePanel(sample(), {qint64(2)}, other);
    QCOMPARE(result.panels.at(1).id, (PanelId{qint64(2)}));
    QCOMPARE(result.panels.at(1).type, u"stat"_s);
    QCOMPARE(result.panels.at(1).rect, (GridRect{12, 0, 12, 8}));
    QCOMPARE(renamePanel(toggleRow(sample(), {qint64(10)}), {qint64(3)}, u"x"_s)
                 .rows.at(0)
                 .folded.at(0)
                 .title,
             u"x"_s);
}

void tst_DocumentEdits::foldingAndUnfolding()
{
    const Dashboard folded = toggleRow(sample(), {qint64(10)});
    QVERIFY(folded.rows.at(0).collapsed);
    QCOMPARE(folded.rows.at(0).folded.size(), 2);
    QCOMPARE(places(folded), u"1@0,0 2@12,0 5@0,10 r10@8 r11@9"_s);
    // Something above changed in the meantime.
    const Dashboard shorter = removePanel(removePanel(folded, {qint64(1)}), {qint64(2)});
    QCOMPARE(places(toggleRow(shorter, {qint64(10)})), u"5@0,8 3@0,1 4@12,1 r10@0 r11@7"_s);
}

void tst_DocumentEdits::foldingKeepsEverything()
{
    const Dashboard before = sample();
    Dashboard after = toggleRow(toggleRow(before, {qint64(10)}), {qint64(10)});
    std::sort(after.panels.begin(), after.panels.end(),
              [](const PanelSpec &a, const PanelSpec &b) { return a.id < b.id; });
    QVERIFY(after == before);
}

void tst_DocumentEdits::rowsRemovedAndMoved()
{
    QCOMPARE(places(removeRow(sample(), {qint64(10)}, true)), u"1@0,0 2@12,0 5@0,9 r11@8"_s);
    QCOMPARE(places(removeRow(sample(), {qint64(10)}, false)),
             u"1@0,0 2@12,0 3@0,8 4@12,8 5@0,15 r11@14"_s);
    const Dashboard folded = toggleRow(sample(), {qint64(10)});
    QCOMPARE(removeRow(folded, {qint64(10)}, false).panels.size(), 5);
    QCOMPARE(removeRow(folded, {qint64(10)}, true).panels.size(), 3);
    QCOMPARE(places(moveRow(sample(), {qint64(11)}, 0)),
             u"1@0,0 2@12,0 3@0,15 4@12,15 5@0,9 r10@14 r11@8"_s);
    QCOMPARE(places(moveRow(sample(), {qint64(10)}, 9)),
             places(moveRow(sample(), {qint64(11)}, 0)));
    const Dashboard more = addRow(sample(), u"New"_s);
    QCOMPARE(more.rows.last().y, 21);
    QCOMPARE(more.rows.last().id, (PanelId{qint64(12)}));
    QCOMPARE(panelsOfRow(sample(), {qint64(10)}), (QList<PanelId>{{qint64(3)}, {qint64(4)}}));
}

void tst_DocumentEdits::unknownIdsChangeNothing()
{
    const Dashboard before = sample();
    const PanelId none{u"none"_s};
    QVERIFY(removePanel(before, none) == before);
    QVERIFY(duplicatePanel(before, none) == before);
    QVERIFY(movePanel(before, none, {}) == before);
    QVERIFY(replacePanel(before, none, {}) == before);
    QVERIFY(toggleRow(before, none) == before);
    QVERIFY(removeRow(before, none, true) == before);
    QVERIFY(moveRow(before, none, 0) == before);
    QVERIFY(renameRow(before, none, u"x"_s) == before);
}

void tst_DocumentEdits::differences()
{
    const Dashboard before = sample();
    QVERIFY(diff(before, before) == DashboardChange());
    Dashboard after = before;
    after.panels.removeAt(4);
    after.panels.append(panel(6, {0, 16, 24, 5}));
    after.panels[0].rect.width = 10;
    after.panels[1].queries.append(Query());
    after.panels[2].defaults.unit = u"s"_s;
    after.panels[3].type = u"stat"_s;
    after.refreshMs = 5000;
    after.locked = true;
    DashboardChange expected;
    expected.removed = {{qint64(5)}};
    expected.added = {{qint64(6)}};
    expected.moved = {{qint64(1)}};
    expected.requeried = {{qint64(2)}};
    expected.restyled = {{qint64(3)}, {qint64(4)}};
    expected.retyped = {{qint64(4)}};
    expected.refresh = true;
    expected.settings = true;
    QVERIFY(diff(before, after) == expected);
    after = before;
    after.sourceId = u"other"_s;
    QCOMPARE(diff(before, after).requeried.size(), 5);
}

void tst_DocumentEdits::differencesAfterReload()
{
    const Dashboard before = sample();
    const auto after = readDashboard(writeDashboard(before));
    QVERIFY(after.has_value());
    QVERIFY(diff(before, *after).restyled.isEmpty());
    QVERIFY(diff(before, *after).requeried.isEmpty());
    QVERIFY(diff(before, *after).moved.isEmpty());
}

void tst_DocumentEdits::undoAndRedo()
{
    const Dashboard before = sample();
    DashboardDocument document(before);
    QSignalSpy changes(&document, &DashboardDocument::changed);
    const Dashboard after = setTitle(before, u"New"_s);
    document.edit(u"Rename"_s, after);
    QVERIFY(document.dashboard() == after);
    QVERIFY(document.isModified());
    QCOMPARE(document.undoStack()->undoText(), u"Rename"_s);
    document.undoStack()->undo();
    QVERIFY(document.dashboard() == before);
    QVERIFY(!document.isModified());
    document.undoStack()->redo();
    QVERIFY(document.dashboard() == after);
    QCOMPARE(changes.size(), 3);
    document.edit(u"Nothing"_s, after);
    QCOMPARE(document.undoStack()->count(), 1);
    document.reset(before);
    QCOMPARE(document.undoStack()->count(), 0);
    QCOMPARE(changes.size(), 4);
}

void tst_DocumentEdits::mergingByKey()
{
    DashboardDocument document(sample());
    const auto drag = [&document](qint64 id, int gesture, int height) {
        document.edit(u"Resize"_s, movePanel(document.dashboard(), {id}, {0, 0, 12, height}),
                      {u"resize"_s, {id}, gesture});
    };
    drag(1, 1, 9);
    drag(1, 1, 10);
    drag(1, 1, 11);
    QCOMPARE(document.undoStack()->count(), 1);
    drag(1, 2, 12);
    QCOMPARE(document.undoStack()->count(), 2);
    document.edit(u"Rename"_s, setTitle(document.dashboard(), u"x"_s));
    document.edit(u"Rename"_s, setTitle(document.dashboard(), u"y"_s));
    QCOMPARE(document.undoStack()->count(), 4);
    document.undoStack()->setIndex(1);
    QCOMPARE(document.dashboard().panels.at(0).rect.height, 11);
    document.undoStack()->undo();
    QVERIFY(document.dashboard() == sample());
}

void tst_DocumentEdits::mergedBackIsNoStep()
{
    DashboardDocument document(sample());
    document.edit(u"Rename"_s, setTitle(sample(), u"x"_s), {u"title"_s, {}, 1});
    document.edit(u"Rename"_s, sample(), {u"title"_s, {}, 1});
    QCOMPARE(document.undoStack()->count(), 0);
    QVERIFY(document.dashboard() == sample());
    QVERIFY(!document.isModified());
}

void tst_DocumentEdits::savedState()
{
    DashboardDocument document(sample());
    QSignalSpy modified(&document, &DashboardDocument::modifiedChanged);
    const Dashboard first = setTitle(sample(), u"x"_s);
    document.edit(u"Rename"_s, first);
    document.edit(u"Rename"_s, setTitle(sample(), u"y"_s));
    document.setSaved(first); // written while the second edit was made
    QVERIFY(document.isModified());
    document.setSaved(document.dashboard());
    QVERIFY(!document.isModified());
    document.undoStack()->undo();
    QVERIFY(document.isModified());
    document.undoStack()->redo();
    QVERIFY(!document.isModified());
    document.setUnsaved();
    QVERIFY(document.isModified());
    QCOMPARE(modified.last().at(0).toBool(), true);
}

QTEST_GUILESS_MAIN(tst_DocumentEdits)
#include "tst_documentedits.moc"
