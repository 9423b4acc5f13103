#include "tests/widgets/canvasfixture.h"
#include "widgets/canvas/rowheader.h"
#include "widgets/theme/promontorystyle.h"

#include <QPointer>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Promontory;

namespace {

void drag(QWidget *widget, const QPoint &from, const QPoint &to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(widget, from + (to - from) * step / 8);
}

} // namespace

class TestCanvas : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void edgesMeet_data();
    void edgesMeet();
    void heights();
    void heightsHaveLimits();
    void movesToNearestCell_data();
    void movesToNearestCell();
    void resizesToNearestCell_data();
    void resizesToNearestCell();
    void shiftsStayInside();
    void guidesAreSharedEdges();

    void createsOnlyWhatIsSeen();
    void keepsWidgetsOfKnownIds();
    void tellsWhatIsVisible();
    void aloneFillsTheView();
    void rowsFold();
    void rowsMove();
    void keysMoveAndResize();
    void dragMoves();
    void escapeCancelsDrag();
    void lockedDoesNotMove();
    void gripResizes();
};

void TestCanvas::initTestCase()
{
    // Its scroll bars are as wide as the canvas expects.
    installTheme(loadTheme(u"dark"_s).value_or(Theme()));
}

void TestCanvas::init()
{
    QTest::failOnWarning(QRegularExpression(u"^Q"_s));
}

void TestCanvas::edgesMeet_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {320, 1000, 1280, 1389, 1600, 1920, 3840})
        QTest::addRow("%d px", width) << width;
}

void TestCanvas::edgesMeet()
{
    QFETCH(int, width);
    const GridMetrics metrics;
    QCOMPARE(cellRect({0, 0, 24, 1}, width), QRect(12, 12, width - 24, 30));
    for (int x = 0; x < 24; ++x) {
        const QRect one = cellRect({x, 0, 1, 1}, width);
        // Cells that end at a column end where any wider cell ends that ends there, too.
        QCOMPARE(cellRect({0, 5, x + 1, 2}, width).right(), one.right());
        QCOMPARE(cellRect({x, 5, 24 - x, 2}, width).left(), one.left());
        if (x > 0)
            QCOMPARE(one.left() - cellRect({x - 1, 0, 1, 1}, width).right() - 1, metrics.gap);
    }
    int least = width;
    int most = 0;
    for (int x = 0; x < 24; x += 4) {
        least = qMin(least, cellRect({x, 0, 4, 1}, width).width());
        most = qMax(most, cellRect({x, 0, 4, 1}, width).width());
    }
    QVERIFY(most - least <= 1);
}

void TestCanvas::heights()
{
    QCOMPARE(cellRect({0, 0, 12, 8}, 1000).height(), 8 * 30 + 7 * 8);
    QCOMPARE(cellRect({0, 2, 12, 1}, 1000).top(), 12 + 2 * 38);
    QCOMPARE(canvasHeight(0), 24);
    QCOMPARE(canvasHeight(8), 24 + 8 * 30 + 7 * 8);
    QCOMPARE(bottomRow({{0, 0, 1, 3}, {5, 2, 1, 4}}), 6);
}

void TestCanvas::heightsHaveLimits()
{
    constexpr int most = std::numeric_limits<int>::max();
    QCOMPARE(rowAt(12), 0);
    QCOMPARE(rowAt(11), -1);
    QCOMPARE(rowAt(12 + 38 * 7 + 5), 7);
    QVERIFY(canvasHeight(most) <= TallestCanvas + 24);
    const QRect deep = cellRect({0, most, 24, most}, 1000);
    QVERIFY(deep.top() > 0 && deep.height() > 0);
    QVERIFY(cellRect({0, -most, 24, 1}, 1000).top() < 0);
}

void TestCanvas::movesToNearestCell_data()
{
    QTest::addColumn<QPoint>("corner");
    QTest::addColumn<GridCell>("expected");
    // 976 px of columns with their gaps: 41 px each at a width of 1000 (984 / 24).
    QTest::newRow("home") << QPoint(12, 12) << GridCell{0, 0, 6, 4};
    QTest::newRow("just below half a column") << QPoint(12 + 20, 12 + 18) << GridCell{0, 0, 6, 4};
    QTest::newRow("just above half a column") << QPoint(12 + 21, 12 + 20) << GridCell{1, 1, 6, 4};
    QTest::newRow("beyond the right edge") << QPoint(2000, 12) << GridCell{18, 0, 6, 4};
    QTest::newRow("above and left") << QPoint(-200, -200) << GridCell{0, 0, 6, 4};
}

void TestCanvas::movesToNearestCell()
{
    QFETCH(QPoint, corner);
    QTEST(cellMovedTo({3, 3, 6, 4}, corner, 1000), "expected");
}

void TestCanvas::resizesToNearestCell_data()
{
    QTest::addColumn<QPoint>("corner");
    QTest::addColumn<GridCell>("expected");
    QTest::newRow("its own corner") << cellRect({2, 1, 6, 4}, 1000).bottomRight() << GridCell{2, 1, 6, 4};
    QTest::newRow("one column more") << cellRect({2, 1, 7, 4}, 1000).bottomRight() << GridCell{2, 1, 7, 4};
    QTest::newRow("beyond the right edge") << QPoint(3000, 400) << GridCell{2, 1, 22, 9};
    QTest::newRow("smaller than one cell") << QPoint(0, 0) << GridCell{2, 1, 1, 1};
}

void TestCanvas::resizesToNearestCell()
{
    QFETCH(QPoint, corner);
    QTEST(cellResizedTo({2, 1, 6, 4}, corner, 1000), "expected");
}

void TestCanvas::shiftsStayInside()
{
    QCOMPARE(shiftedCell({0, 0, 6, 4}, -1, -1, 0, 0), (GridCell{0, 0, 6, 4}));
    QCOMPARE(shiftedCell({18, 2, 6, 4}, 1, 1, 0, 0), (GridCell{18, 3, 6, 4}));
    QCOMPARE(shiftedCell({18, 2, 6, 4}, 0, 0, 1, 1), (GridCell{18, 2, 6, 5}));
    QCOMPARE(shiftedCell({0, 0, 1, 1}, 0, 0, -1, -1), (GridCell{0, 0, 1, 1}));
}

void TestCanvas::guidesAreSharedEdges()
{
    const GridCell cell{0, 0, 12, 4};
    const GridGuides guides = sharedEdges(cell, {{0, 4, 12, 4}, {0, 8, 12, 4}, {12, 0, 6, 2}}, 1000);
    QCOMPARE(guides.vertical, (QList<int>{12, cellRect(cell, 1000).right()}));
    QCOMPARE(guides.horizontal, (QList<int>{12}));
}

void TestCanvas::createsOnlyWhatIsSeen()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(600));
    QCOMPARE(factory.made, 0);
    canvas.show();
    QVERIFY(canvas.visiblePanels().size() >= 4);
    const int first = factory.made;
    QVERIFY(first < 12);
    // Those nearby follow one by one, and no others.
    QTRY_VERIFY(factory.made > first);
    QTest::qWait(50);
    QVERIFY(factory.made < 20);
    canvas.scrollTo(u"599"_s);
    QTRY_VERIFY(canvas.visiblePanels().contains(u"599"_s));
    QVERIFY(canvas.widgetFor(u"599"_s));
    QVERIFY(!canvas.widgetFor(u"300"_s));
}

void TestCanvas::keepsWidgetsOfKnownIds()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.show();
    canvas.setItems(column(4));
    const QPointer<QWidget> kept = canvas.widgetFor(u"1"_s);
    const QPointer<QWidget> gone = canvas.widgetFor(u"3"_s);
    QVERIFY(kept && gone);
    QList<CanvasItem> items = column(3);
    items[1].cell = {0, 12, 24, 4};
    canvas.setItems(items);
    QCOMPARE(canvas.widgetFor(u"1"_s), kept.data());
    QCOMPARE(kept->width(), cellRect({0, 0, 24, 1}, 1000).width());
    QTRY_VERIFY(!gone);
}

void TestCanvas::tellsWhatIsVisible()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    QSignalSpy spy(&canvas, &GridCanvas::visiblePanelsChanged);
    canvas.resize(1000, 300);
    canvas.setItems(column(40));
    canvas.show();
    QTRY_VERIFY(!spy.isEmpty());
    QVERIFY(spy.last().at(0).toStringList().startsWith(u"0"_s));
    QTRY_VERIFY(!spy.last().at(1).toStringList().isEmpty());
    spy.clear();
    canvas.verticalScrollBar()->setValue(2000);
    QTRY_VERIFY(!spy.isEmpty());
    QVERIFY(!spy.last().at(0).toStringList().contains(u"0"_s));
}

void TestCanvas::aloneFillsTheView()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(40));
    canvas.show();
    canvas.showAlone(u"38"_s);
    QCOMPARE(canvas.visiblePanels(), QStringList{u"38"_s});
    const QWidget *alone = canvas.widgetFor(u"38"_s);
    QVERIFY(alone);
    QVERIFY(alone->height() > 650 && alone->width() > 950);
    QVERIFY(!canvas.widgetFor(u"0"_s)->isVisible());
    canvas.showAlone(QString());
    QVERIFY(canvas.widgetFor(u"0"_s)->isVisible());
    QVERIFY(canvas.visiblePanels().contains(u"0"_s));
    canvas.showAlone(u"no such panel"_s);
    QVERIFY(canvas.aloneId().isEmpty());
}

void TestCanvas::rowsFold()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(2), {{u"db"_s, u"Database"_s, 6, true, 5}});
    canvas.show();
    QSignalSpy spy(&canvas, &GridCanvas::rowToggled);
    auto *header = canvas.findChild<RowHeader *>();
    QVERIFY(header);
    QVERIFY(header->accessibleDescription().contains(u"5 panels"_s));
    QTest::keyClick(header, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().at(0).toString(), u"db"_s);
    QCOMPARE(spy.first().at(1).toBool(), false);
}

void TestCanvas::rowsMove()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems({}, {{u"a"_s, u"A"_s, 0, true, 1}, {u"b"_s, u"B"_s, 1, true, 1}, {u"c"_s, u"C"_s, 2, true, 1}});
    canvas.show();
    QSignalSpy moved(&canvas, &GridCanvas::rowMoved);
    QSignalSpy toggled(&canvas, &GridCanvas::rowToggled);
    RowHeader *first = nullptr;
    for (RowHeader *header : canvas.findChildren<RowHeader *>()) {
        if (header->row().id == "a"_L1)
            first = header;
    }
    QVERIFY(first);
    const auto drag = [first](int distance) {
        const QPoint begin(200, 15);
        QTest::mousePress(first, Qt::LeftButton, {}, begin);
        QTest::mouseMove(first, begin + QPoint(0, distance / 2));
        QTest::mouseMove(first, begin + QPoint(0, distance));
    };
    // Below the last row: the third from the top. A drag is no click.
    drag(110);
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(200, 125));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.first().at(0).toString(), u"a"_s);
    QCOMPARE(moved.first().at(1).toInt(), 2);
    QCOMPARE(toggled.count(), 0);
    // Back where it was, and given up by Escape: nothing.
    drag(12);
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(200, 27));
    drag(110);
    QTest::keyClick(first, Qt::Key_Escape);
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(200, 125));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(toggled.count(), 0);
    QTest::keyClick(first, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(moved.count(), 1);
    QTest::keyClick(first, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(moved.last().at(1).toInt(), 1);
    canvas.setEditable(false);
    drag(110);
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(200, 125));
    QCOMPARE(moved.count(), 2);
}

void TestCanvas::keysMoveAndResize()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(2));
    canvas.show();
    QSignalSpy moved(&canvas, &GridCanvas::panelMoved);
    QSignalSpy resized(&canvas, &GridCanvas::panelResized);
    QTest::keyClick(canvas.widgetFor(u"0"_s), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.first().at(1).value<GridCell>(), (GridCell{1, 0, 12, 6}));
    QTest::keyClick(canvas.widgetFor(u"0"_s), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(resized.count(), 1);
    QCOMPARE(resized.first().at(1).value<GridCell>(), (GridCell{0, 0, 12, 7}));
    // At the edge nothing happens, and plain arrows belong to the panel.
    QTest::keyClick(canvas.widgetFor(u"0"_s), Qt::Key_Left, Qt::ControlModifier);
    QTest::keyClick(canvas.widgetFor(u"0"_s), Qt::Key_Right);
    QCOMPARE(moved.count(), 1);
}

void TestCanvas::dragMoves()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(4));
    canvas.show();
    int previews = 0;
    canvas.setArrangePreview([&previews](QList<CanvasItem> items, const QString &id, const GridCell &cell) {
        ++previews;
        for (CanvasItem &item : items) {
            if (item.id == id)
                item.cell = cell;
        }
        return items;
    });
    QSignalSpy moved(&canvas, &GridCanvas::panelMoved);
    QWidget *panel = canvas.widgetFor(u"0"_s);
    drag(panel, QPoint(50, 10), QPoint(50 + 41 * 12 + 3, 10 + 38 * 6 - 4));
    QVERIFY(previews > 0);
    QCOMPARE(moved.count(), 0);
    QTest::mouseRelease(panel, Qt::LeftButton);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.first().at(0).toString(), u"0"_s);
    QCOMPARE(moved.first().at(1).value<GridCell>(), (GridCell{12, 6, 12, 6}));
    // Below the header the panel's own gestures begin.
    drag(panel, QPoint(50, 90), QPoint(400, 300));
    QTest::mouseRelease(panel, Qt::LeftButton);
    QCOMPARE(moved.count(), 1);
}

void TestCanvas::escapeCancelsDrag()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(4));
    canvas.show();
    QSignalSpy moved(&canvas, &GridCanvas::panelMoved);
    QWidget *panel = canvas.widgetFor(u"0"_s);
    drag(panel, QPoint(50, 10), QPoint(500, 200));
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QTest::mouseRelease(panel, Qt::LeftButton);
    QCOMPARE(moved.count(), 0);
}

void TestCanvas::lockedDoesNotMove()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(4));
    canvas.setEditable(false);
    canvas.show();
    QSignalSpy moved(&canvas, &GridCanvas::panelMoved);
    QWidget *panel = canvas.widgetFor(u"0"_s);
    drag(panel, QPoint(50, 10), QPoint(500, 200));
    QTest::mouseRelease(panel, Qt::LeftButton);
    QTest::keyClick(panel, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(moved.count(), 0);
}

void TestCanvas::gripResizes()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(4));
    canvas.show();
    QWidget *panel = canvas.widgetFor(u"0"_s);
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(panel, &enter);
    auto *grip = canvas.widget()->findChild<QWidget *>(u"resizeGrip"_s);
    QVERIFY(grip && grip->isVisible());
    QSignalSpy resized(&canvas, &GridCanvas::panelResized);
    drag(grip, QPoint(15, 15), QPoint(15 - 41 * 4, 15 + 38 * 2));
    QVERIFY(grip->isVisible()); // a hidden widget would not hear the release
    QTest::mouseRelease(grip, Qt::LeftButton);
    QCOMPARE(resized.count(), 1);
    QCOMPARE(resized.first().at(1).value<GridCell>(), (GridCell{0, 0, 8, 8}));
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
