#include "tests/support/framebuilder.h"
#include "widgets/panels/gauge/gaugelayout.h"
#include "widgets/panels/gauge/gaugeoptions.h"
#include "widgets/panels/gauge/gaugeview.h"

#include <QImage>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class GaugeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsOptions()
    {
        const Json json = *parseJson(
            R"({"reduceOptions":{"calcs":["max"],"fields":"","values":false},"orientation":"horizontal",
            "showThresholdLabels":true,"showThresholdMarkers":false,"text":{"valueSize":30}})");
        QCOMPARE(toJson(gaugeOptionsFrom(json)), json);
        QCOMPARE(gaugeOptionsFrom(Json()), GaugeOptions());
    }

    void turnsClockwise()
    {
        QCOMPARE(gaugeAngle(0), 213.0);
        QCOMPARE(gaugeAngle(0.5), 90.0);
        QCOMPARE(gaugeAngle(1), -33.0);
        QCOMPARE(gaugeAngle(0, CircleSweep), 90.0);
        QCOMPARE(gaugeAngle(0.25, CircleSweep), 0.0);
    }

    void staysInside_data()
    {
        QTest::addColumn<QSizeF>("area");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("labels");
        QTest::newRow("one") << QSizeF(216, 190) << 1 << false;
        QTest::newRow("flat") << QSizeF(500, 80) << 1 << true;
        QTest::newRow("narrow") << QSizeF(80, 400) << 3 << false;
        QTest::newRow("many") << QSizeF(600, 400) << 12 << true;
    }
    void staysInside()
    {
        QFETCH(QSizeF, area);
        QFETCH(int, count);
        QFETCH(bool, labels);
        GaugeLayoutInput input;
        input.area = area;
        input.count = count;
        input.hasNames = count > 1;
        input.hasScaleLabels = labels;
        const GaugeLayout layout = layOutGauges(input);
        QCOMPARE(layout.shown, count);
        for (const GaugeCell &cell : layout.cells) {
            QVERIFY(cell.center.x() - cell.radius >= cell.cell.left() &&
                    cell.center.x() + cell.radius <= cell.cell.right());
            QVERIFY(cell.center.y() - cell.radius >= cell.cell.top() - 1);
            QVERIFY(cell.inner > 0);
            QVERIFY(cell.nameBaseline <= cell.cell.bottom());
        }
    }

    void hasTheMeasuresOfTheDesign()
    {
        GaugeLayoutInput input;
        input.area = {190, 400};
        const GaugeCell cell = layOutGauges(input).cells.at(0);
        QCOMPARE(cell.radius, 85.0);
        QCOMPARE(cell.arc, 12.0);
        QCOMPARE(cell.ring, 3.0);
        QVERIFY(cell.hasEndLabels);
    }

    void circlesAreWhole()
    {
        GaugeLayoutInput input;
        input.area = {200, 200};
        input.isCircle = true;
        const GaugeCell cell = layOutGauges(input).cells.at(0);
        QCOMPARE(cell.sweep, 360.0);
        QVERIFY(!cell.hasEndLabels);
        QVERIFY(cell.center.y() + cell.radius <= 200);
        QVERIFY(gaugeOptionsFrom(*parseJson(R"({"shape":"circle"})")).isCircle);
    }

    void keepsTheLeastRoom()
    {
        GaugeLayoutInput input;
        input.area = {400, 100};
        input.count = 8;
        QCOMPARE(layOutGauges(input).shown, 8);
        input.leastCell = {100, 75};
        const GaugeLayout layout = layOutGauges(input);
        QVERIFY(layout.shown < 8);
        for (const GaugeCell &cell : layout.cells)
            QVERIFY(cell.cell.width() >= 100 && cell.cell.height() >= 75);
        const GaugeOptions options =
            gaugeOptionsFrom(*parseJson(R"({"sizing":"manual","minVizWidth":"120","minVizHeight":-4})"));
        QCOMPARE(options.sizing, (ValueSizing{true, 120, 0, 0}));
    }

    void longNumbersStayInsideTheirArc()
    {
        GaugeView view;
        PanelContext context;
        context.theme = *loadTheme(u"light"_s);
        context.interactive = false;
        view.setContext(context);
        view.resize(120, 80);
        PanelData answer;
        answer.frames = {FrameBuilder().values({3755752024.0}).build()};
        view.setData(answer);
        QImage image(view.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        view.render(&image);
        GaugeLayoutInput input;
        input.area = view.size();
        const GaugeCell cell = layOutGauges(input).cells.at(0);
        // Along the middle line nothing dark lies outside the free radius: the arc is a light grey.
        const auto middle = qRound(cell.center.y());
        int left = image.width();
        int right = 0;
        for (int y = middle - 3; y <= middle + 3; ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).lightness() > 60)
                    continue;
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
        QVERIFY(left < right);
        QVERIFY(left >= cell.center.x() - cell.inner);
        QVERIFY(right <= cell.center.x() + cell.inner);
    }

    /// A number that no arc has room for stands alone: cut it would be another one.
    void endlessNumbersHaveNoArc_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("hasArc");
        QTest::newRow("short") << 41.0 << true;
        QTest::newRow("long") << 12345678901234.5 << false;
    }
    void endlessNumbersHaveNoArc()
    {
        QFETCH(double, value);
        QFETCH(bool, hasArc);
        GaugeView view;
        PanelContext context;
        context.theme = *loadTheme(u"light"_s);
        context.interactive = false;
        view.setContext(context);
        view.resize(200, 70);
        auto frame = std::make_shared<Frame>(*FrameBuilder().values({value}).build());
        frame->fields[1].config.decimals = 3;
        PanelData answer;
        answer.frames = {frame};
        view.setData(answer);
        QImage image(view.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        view.render(&image);
        GaugeLayoutInput input;
        input.area = view.size();
        const GaugeCell cell = layOutGauges(input).cells.at(0);
        const QColor above = image.pixelColor(qRound(cell.center.x()), qRound(cell.center.y() - cell.arcRadius));
        QCOMPARE(above != image.pixelColor(2, 2), hasArc);
    }

    void leavesOutWhatDoesNotFit()
    {
        GaugeLayoutInput input;
        input.area = {200, 100};
        input.count = 500;
        input.hasNames = true;
        const GaugeLayout layout = layOutGauges(input);
        QVERIFY(layout.shown >= 1 && layout.shown < 20);
        QCOMPARE(layout.cells.size(), static_cast<std::size_t>(layout.shown));
        QVERIFY(layOutGauges({}).cells.empty());
    }

    void paintsAnything_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QSize>("size");
        QTest::newRow("a value") << 42.0 << QSize(200, 160);
        QTest::newRow("nothing") << missingSample() << QSize(200, 160);
        QTest::newRow("infinite") << double(INFINITY) << QSize(200, 160);
        QTest::newRow("largest") << 1.7e308 << QSize(200, 160);
        QTest::newRow("no room") << 1.0 << QSize(2, 2);
    }
    void paintsAnything()
    {
        QFETCH(double, value);
        QFETCH(QSize, size);
        GaugeView view;
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.setOptions(*parseJson(R"({"showThresholdLabels":true})"));
        view.resize(size);
        PanelData answer;
        answer.frames = {FrameBuilder().values({value}).build()};
        view.setData(answer);
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(GaugeTest)
#include "tst_gauge.moc"
