// A canvas with far more panels and rows than it may have widgets for.
#include "tests/widgets/canvasfixture.h"
#include "widgets/canvas/rowheader.h"
#include "widgets/theme/promontorystyle.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Promontory;

class TestCanvasSight : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installTheme(loadTheme(u"dark"_s).value_or(Theme())); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^Q"_s)); }
    void dropsWhatIsFar();
    void keepsWhatWasUsed();
    void bringsIntoSight();
    void buildsAFewAtATime();
    void makesFewRowHeaders();
    void draggedHeadersStay();
    void tabsInReadingOrder();
};

void TestCanvasSight::dropsWhatIsFar()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    QStringList released;
    canvas.setReleaseWidget([&released](const QString &id, QWidget *widget) {
        released.append(id);
        widget->deleteLater();
    });
    canvas.resize(1000, 700);
    canvas.setItems(column(20'000));
    canvas.show();
    QScrollBar *bar = canvas.verticalScrollBar();
    for (int page = 0; page < 40; ++page) {
        bar->setValue(page * 650);
        QTRY_VERIFY(canvas.isComplete());
        QTest::qWait(0);
    }
    const auto panels = [&canvas] {
        return canvas.widget()->findChildren<QWidget *>(QRegularExpression(u"^[0-9]+$"_s)).size();
    };
    QTRY_VERIFY(panels() < 100);
    QVERIFY(released.contains(u"4"_s)); // the first one has the focus
    QVERIFY(!canvas.widgetFor(u"4"_s));
    // Back at the top it is made anew.
    bar->setValue(0);
    QTRY_VERIFY(canvas.visiblePanels().contains(u"4"_s));
}

void TestCanvasSight::keepsWhatWasUsed()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(600));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowActive(&canvas));
    const QPointer<QWidget> used = canvas.widgetFor(u"2"_s);
    used->setFocus(Qt::MouseFocusReason);
    canvas.widgetFor(u"3"_s)->setFocus(Qt::MouseFocusReason);
    QVERIFY(!used->hasFocus());
    for (int page = 1; page < 40; ++page) {
        canvas.verticalScrollBar()->setValue(page * 650);
        QTRY_VERIFY(canvas.isComplete());
        QTest::qWait(0);
    }
    QTRY_VERIFY(!canvas.widgetFor(u"4"_s));
    QVERIFY(used);
    QCOMPARE(canvas.widgetFor(u"2"_s), used.data());
}

void TestCanvasSight::bringsIntoSight()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(20'000));
    canvas.show();
    QVERIFY(!canvas.widgetFor(u"15000"_s));
    const QWidget *panel = canvas.bringIntoSight(u"15000"_s);
    QVERIFY(panel);
    QVERIFY(!panel->visibleRegion().isEmpty());
    QVERIFY(canvas.visiblePanels().contains(u"15000"_s));
    QVERIFY(!canvas.bringIntoSight(u"no such panel"_s));
}

void TestCanvasSight::buildsAFewAtATime()
{
    Factory factory;
    GridCanvas canvas([&factory](const QString &id, QWidget *parent) {
        QElapsedTimer busy;
        for (busy.start(); busy.elapsed() < 5;) { }
        return factory.function()(id, parent);
    });
    canvas.resize(1000, 700);
    QList<CanvasItem> items;
    for (int i = 0; i < 400; ++i)
        items.append({QString::number(i), {i % 24, i / 24, 1, 1}, {}});
    canvas.setItems(items);
    canvas.show();
    // The first pass takes its time and no more; all are there in the end.
    QVERIFY(factory.made < 60);
    QVERIFY(!canvas.isComplete());
    QVERIFY(canvas.visiblePanels().size() < 60);
    canvas.completeWithin(60'000);
    QVERIFY(canvas.isComplete());
    QCOMPARE(canvas.visiblePanels().size(), 400);
}

void TestCanvasSight::makesFewRowHeaders()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    QList<CanvasRow> rows;
    for (int i = 0; i < 20'000; ++i)
        rows.append({QString::number(i), u"Row"_s, i, true, 3});
    canvas.setItems({}, rows);
    canvas.show();
    QTRY_VERIFY(canvas.isComplete());
    QVERIFY(canvas.findChildren<RowHeader *>().size() < 100);
    canvas.verticalScrollBar()->setValue(10'000 * 38);
    const auto shows = [&canvas](const QString &id) {
        const auto headers = canvas.findChildren<RowHeader *>();
        return std::any_of(headers.begin(), headers.end(), [&id](const RowHeader *header) {
            return header->row().id == id && !header->visibleRegion().isEmpty();
        });
    };
    QTRY_VERIFY(shows(u"10003"_s));
    QTRY_VERIFY(canvas.findChildren<RowHeader *>().size() < 200);
}

void TestCanvasSight::draggedHeadersStay()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    QList<CanvasRow> rows;
    for (int i = 0; i < 1'000; ++i)
        rows.append({QString::number(i), u"Row"_s, i, true, 3});
    canvas.setItems({}, rows);
    canvas.show();
    QTRY_VERIFY(canvas.isComplete());
    QSignalSpy moved(&canvas, &GridCanvas::rowMoved);
    QPointer<RowHeader> first;
    for (RowHeader *header : canvas.findChildren<RowHeader *>()) {
        if (header->row().id == "0"_L1)
            first = header;
    }
    QVERIFY(first);
    QTest::mousePress(first, Qt::LeftButton, {}, QPoint(200, 15));
    QTest::mouseMove(first, QPoint(200, 60));
    QTest::mouseMove(first, QPoint(200, 110));
    canvas.verticalScrollBar()->setValue(500 * 38);
    canvas.completeWithin(1'000);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(first);
    QTest::mouseMove(first, QPoint(200, 500 * 38 + 200));
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(200, 500 * 38 + 200));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.first().at(0).toString(), u"0"_s);
    QVERIFY(moved.first().at(1).toInt() > 490);
}

void TestCanvasSight::tabsInReadingOrder()
{
    Factory factory;
    GridCanvas canvas(factory.function());
    canvas.resize(1000, 700);
    canvas.setItems(column(40));
    canvas.show();
    QTRY_VERIFY(canvas.widgetFor(u"5"_s));
    // Made from the bottom up, and still in order.
    canvas.bringIntoSight(u"30"_s);
    canvas.bringIntoSight(u"20"_s);
    QTRY_VERIFY(canvas.isComplete());
    QTest::qWait(20);
    QStringList order;
    const QWidget *first = canvas.widgetFor(u"0"_s);
    const QWidget *next = first;
    do {
        if (!next->objectName().isEmpty() && canvas.widgetFor(next->objectName()) == next)
            order.append(next->objectName());
        next = next->nextInFocusChain();
    } while (next != first);
    QStringList sorted = order;
    std::sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) { return a.toInt() < b.toInt(); });
    QCOMPARE(order, sorted);
    QVERIFY(order.size() > 10);
}

QTEST_MAIN(TestCanvasSight)
#include "tst_canvassight.moc"
