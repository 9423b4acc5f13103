// State timelines and status histories as views: pages, legends, tooltips, keys and pictures.
#include "tests/widgets/lanefixture.h"
#include "widgets/charts/lanepaint.h"
#include "widgets/panels/shared/lanes.h"
#include "widgets/panels/shared/laneview.h"
#include "widgets/panels/statetimeline/statetimelinetype.h"
#include "widgets/panels/statushistory/statushistorytype.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace LaneFixture;
using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

PanelContext darkContext()
{
    PanelContext context;
    context.theme = *loadTheme(u"dark"_s);
    context.animated = false;
    return context;
}

PanelData manyRows(int count)
{
    std::vector<Field> fields{timeField(3)};
    for (int i = 0; i < count; ++i)
        fields.push_back(numbers(u"row %1"_s.arg(i), {double(i), 1, 2}));
    return dataOf(std::move(fields));
}

std::unique_ptr<LaneView> viewOf(const PanelData &data, const QByteArray &options)
{
    auto view = std::make_unique<LaneView>(StateTimelineType::defaults(), nullptr);
    view->resize(600, 300);
    view->setContext(darkContext());
    view->setOptions(parsed(options));
    view->setData(data);
    return view;
}

} // namespace

class LaneViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void pages();
    void longNamesAreCut();
    void legendAsTable();
    void tooltips();
    void tooltipsInOrder();
    void keysMoveBetweenStates();
    void hoveredStateHasAnOutline();
    void boxesOnPixels();
    void noTimes();
    void zoneOfAxis();
    void manyAreQuick();
    void paintsVectors();
};

void LaneViewTest::pages()
{
    const auto view = viewOf(manyRows(25), R"({"perPage":10})");
    QVERIFY(!view->pager()->isHidden());
    QCOMPARE(view->chart()->scene().lanes->lanes.size(), 10);
    const auto buttons = view->pager()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(!buttons.at(0)->isEnabled());
    buttons.at(1)->click();
    buttons.at(1)->click();
    QCOMPARE(view->chart()->scene().lanes->lanes.size(), 5);
    QCOMPARE(view->chart()->scene().lanes->lanes.at(0).name, u"row 20"_s);
    QVERIFY(!buttons.at(1)->isEnabled());
    view->setData(manyRows(12)); // the page is gone
    QCOMPARE(view->chart()->scene().lanes->lanes.at(0).name, u"row 10"_s);
    view->setData(manyRows(10));
    QVERIFY(view->pager()->isHidden());
}

void LaneViewTest::longNamesAreCut()
{
    Field wide = numbers(QString(200, u'w'), {1});
    const auto view = viewOf(dataOf({timeField(1), wide}), "{}");
    QVERIFY(view->chart()->geometryOfPlot().plot.width() > 350);
    QVERIFY(view->chart()->geometryOfPlot().axes.front().labels.front().endsWith(QChar(0x2026)));
}

void LaneViewTest::legendAsTable()
{
    Field field = numbers(u"a"_s, {3, 90});
    field.config = onThresholds();
    const auto view = viewOf(dataOf({timeField(2), field}), R"({"legend":{"displayMode":"table","placement":"right"}})");
    QVERIFY(view->legend()->content().isTable);
    QVERIFY(!view->legend()->isHidden());
    QVERIFY(view->legend()->x() > view->chart()->geometryOfPlot().plot.right());
    const auto none = viewOf(dataOf({timeField(2), field}), R"({"legend":{"displayMode":"hidden"}})");
    QVERIFY(none->legend()->isHidden());
}

void LaneViewTest::tooltips()
{
    const auto view = viewOf(dataOf({timeField(3), numbers(u"a"_s, {1, 1, 2}), numbers(u"b"_s, {7, 8, 9})}), "{}");
    const QRectF plot(view->chart()->geometryOfPlot().plot);
    const QPointF upper(plot.left() + plot.width() * 0.05, plot.top() + plot.height() * 0.25);
    const TooltipContent content = view->chart()->tooltipAt(upper);
    QCOMPARE(content.rows.size(), 2);
    QCOMPARE(content.rows.at(0).name, u"a"_s);
    QCOMPARE(content.rows.at(0).value, u"1"_s);
    QCOMPARE(content.rows.at(1).value, u"20 s"_s);
    QCOMPARE(view->chart()->tooltipAtTime(Start + 15'000).rows.size(), 2);
    QCOMPARE(view->chart()->tooltipAtTime(Start + 15'000).rows.at(1).value, u"8"_s);
    QVERIFY(view->chart()->tooltipAtTime(Start + 95'000).rows.isEmpty()); // nothing was measured there
    QVERIFY(view->summary().contains(u"b 9"_s));
}

void LaneViewTest::tooltipsInOrder()
{
    const auto view = viewOf(dataOf({timeField(1), numbers(u"a"_s, {0}), numbers(u"b"_s, {9}), numbers(u"c"_s, {4})}),
                             R"({"tooltip":{"mode":"multi","sort":"desc","hideZeros":true}})");
    const QRectF plot(view->chart()->geometryOfPlot().plot);
    const TooltipContent content = view->chart()->tooltipAt(plot.topLeft() + QPointF(1, plot.height() / 2));
    QCOMPARE(content.rows.size(), 2);
    QCOMPARE(content.rows.at(0).name, u"b"_s);
    QVERIFY(content.rows.at(0).isHovered);
    QCOMPARE(content.rows.at(1).name, u"c"_s);
}

void LaneViewTest::keysMoveBetweenStates()
{
    const auto view = viewOf(dataOf({timeField(4), numbers(u"a"_s, {1, 1, 2, 3})}), "{}");
    QSignalSpy hovered(view.get(), &PanelView::hovered);
    QTest::keyClick(view->chart(), Qt::Key_Left); // from the middle of the range
    QCOMPARE(view->chart()->crosshair(), std::optional<qint64>(Start + 3 * Step));
    QTest::keyClick(view->chart(), Qt::Key_Left);
    QCOMPARE(view->chart()->crosshair(), std::optional<qint64>(Start + 2 * Step));
    QTest::keyClick(view->chart(), Qt::Key_Left);
    QCOMPARE(view->chart()->crosshair(), std::optional<qint64>(Start));
    QTest::keyClick(view->chart(), Qt::Key_Right);
    QCOMPARE(view->chart()->crosshair(), std::optional<qint64>(Start + 2 * Step));
    QCOMPARE(hovered.size(), 4);
}

void LaneViewTest::hoveredStateHasAnOutline()
{
    const auto view = viewOf(dataOf({timeField(3), numbers(u"a"_s, {1, 1, 2})}), "{}");
    TimeChart *chart = view->chart();
    const PlotMap map{QRectF(chart->geometryOfPlot().plot), Range, ValueScale(), 1};
    const auto &lanes = *chart->scene().lanes;
    const QRect first = spanRect(lanes, 0, lanes.lanes.at(0).spans.at(0), map).toRect();
    const QRect second = spanRect(lanes, 0, lanes.lanes.at(0).spans.at(1), map).toRect();
    const QImage before = chart->grab().toImage();
    QTest::keyClick(chart, Qt::Key_Left); // to the second state
    const QImage after = chart->grab().toImage();
    const QPoint onEdge(second.center().x(), second.top());
    QVERIFY(before.pixel(onEdge) != after.pixel(onEdge));
    QCOMPARE(before.pixel(first.center().x(), first.top()), after.pixel(first.center().x(), first.top()));
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(Start));
}

void LaneViewTest::boxesOnPixels()
{
    StateLanes lanes;
    lanes.rowHeight = 0.5;
    lanes.lanes.resize(2);
    const PlotMap map{QRectF(100, 10, 200, 100), Range, ValueScale(), 2};
    const QRectF box = spanRect(lanes, 1, {Start, Start + 5 * Step, 0}, map);
    QCOMPARE(box, QRectF(100, 72.5, 99.5, 25)); // one device pixel is left free
    QVERIFY(spanRect(lanes, 0, {Start - 5 * Step, Start - Step, 0}, map).isEmpty());
    QCOMPARE(laneAt(lanes, 59, map.plot), 0);
    QCOMPARE(laneAt(lanes, 61, map.plot), 1);
    QCOMPARE(laneAt(lanes, 111, map.plot), -1);
}

void LaneViewTest::noTimes()
{
    const auto view = viewOf(dataOf({numbers(u"a"_s, {1, 2})}), "{}");
    QVERIFY(view->chart()->scene().lanes->lanes.isEmpty());
    QVERIFY(view->chart()->tooltipAt(QPointF(300, 100)).rows.isEmpty());
    QCOMPARE(view->summary(), u"No states."_s);
}

void LaneViewTest::zoneOfAxis()
{
    const auto tokyo = viewOf(manyRows(1), R"({"timezone":["Asia/Tokyo"]})");
    QCOMPARE(tokyo->chart()->scene().zone.id(), QByteArray("Asia/Tokyo"));
    const auto wrong = viewOf(manyRows(1), R"({"timezone":["../../etc/passwd"]})");
    QCOMPARE(wrong->chart()->scene().zone, QTimeZone::utc());
}

void LaneViewTest::manyAreQuick()
{
    std::vector<Field> fields{timeField(1000)};
    for (int i = 0; i < 200; ++i) {
        std::vector<double> values;
        for (int j = 0; j < 1000; ++j)
            values.push_back((i * 7 + j * 13) % 5);
        fields.push_back(numbers(u"row %1"_s.arg(i), std::move(values)));
    }
    const PanelData data = dataOf(std::move(fields), 100);
    QElapsedTimer timer;
    timer.start();
    const auto view = viewOf(data, R"({"perPage":200})");
    QVERIFY(!view->grab().isNull());
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void LaneViewTest::paintsVectors()
{
    const auto view = viewOf(manyRows(3), "{}");
    QImage image(600, 300, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    view->paintTo(&painter, QRectF(0, 0, 600, 300));
    painter.end();
    const QRect plot = view->chart()->geometryOfPlot().plot;
    const auto &lane = view->chart()->scene().lanes->lanes.at(0);
    const PlotMap map{QRectF(plot), Range, ValueScale(), 1};
    const QPoint inside = spanRect(*view->chart()->scene().lanes, 0, lane.spans.at(0), map).center().toPoint();
    QVERIFY(image.pixelColor(inside).alpha() == 255);
}

QTEST_MAIN(LaneViewTest)
#include "tst_laneview.moc"
