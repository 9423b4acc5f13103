#include "tests/support/framebuilder.h"
#include "widgets/panels/stat/sparkline.h"
#include "widgets/panels/stat/statlayout.h"
#include "widgets/panels/stat/statoptions.h"
#include "widgets/panels/stat/statview.h"

#include <QImage>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class StatTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsOptions()
    {
        const Json json = *parseJson(
            R"({"reduceOptions":{"calcs":["mean"],"fields":"","values":false},"orientation":"vertical",
            "textMode":"value_and_name","colorMode":"background_solid","graphMode":"none","justifyMode":"center","wideLayout":false,
            "showPercentChange":true,"percentChangeColorMode":"inverted","text":{"titleSize":12,"valueSize":40}})");
        QCOMPARE(toJson(statOptionsFrom(json)), json);
    }

    void readsHostileOptions()
    {
        const StatOptions options = statOptionsFrom(*parseJson(
            R"({"colorMode":7,"text":{"valueSize":1e9,"titleSize":-4},"reduceOptions":[]})"));
        QCOMPARE(options.colorMode, StatOptions::ColorMode::Value);
        QCOMPARE(options.valueSize, std::optional(200.0));
        QCOMPARE(options.titleSize, std::optional(4.0));
        QCOMPARE(statOptionsFrom(Json()), StatOptions());
    }

    void sizesValues_data()
    {
        QTest::addColumn<QSizeF>("area");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("size");
        QTest::newRow("three rows") << QSizeF(216, 76) << 250.0 << 28.0;
        QTest::newRow("six rows") << QSizeF(600, 190) << 250.0 << 64.0;
        QTest::newRow("long text shrinks") << QSizeF(216, 76) << 1000.0 << 19.0;
        QTest::newRow("endless text keeps a readable size") << QSizeF(216, 76) << 90'000.0 << 10.0;
    }
    void sizesValues()
    {
        QFETCH(QSizeF, area);
        QFETCH(double, width);
        QFETCH(double, size);
        StatLayoutInput input;
        input.area = area;
        input.values = {{width, false, false}};
        QCOMPARE(layOutStats(input).valueSize, size);
    }

    void placesSparklines()
    {
        StatLayoutInput input;
        input.area = {216, 76};
        input.values = {{250, true, true}};
        const StatCell beside = layOutStats(input).cells.at(0);
        QCOMPARE(beside.spark.width(), 216 * 0.45);
        QCOMPARE(beside.spark.bottomRight(), QPointF(216, 76));
        QVERIFY(!beside.spark.intersects(beside.text));

        input.area = {300, 260};
        const StatCell below = layOutStats(input).cells.at(0);
        QCOMPARE(below.spark.width(), 300.0);
        QVERIFY(below.lineBaseline < below.spark.top());

        input.area = {120, 40};
        input.values = {{600, true, false}};
        QVERIFY2(layOutStats(input).cells.at(0).spark.isEmpty(), "the value comes first");
    }

    void findsTheLargestGrid_data()
    {
        QTest::addColumn<QSizeF>("area");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("columns");
        QTest::newRow("a row") << QSizeF(800, 80) << 4 << 4;
        QTest::newRow("a column") << QSizeF(120, 400) << 4 << 1;
        QTest::newRow("a square") << QSizeF(400, 300) << 4 << 2;
    }
    void findsTheLargestGrid()
    {
        QFETCH(QSizeF, area);
        QFETCH(int, count);
        QFETCH(int, columns);
        StatLayoutInput input;
        input.area = area;
        input.values.assign(static_cast<std::size_t>(count), {250, false, true});
        const StatLayout layout = layOutStats(input);
        QCOMPARE(layout.columns, columns);
        for (const StatCell &cell : layout.cells)
            QVERIFY(QRectF(QPointF(), area).adjusted(-1, -1, 1, 1).contains(cell.cell));
    }

    void lowCellsHaveOneLine()
    {
        StatLayoutInput input;
        input.area = {380, 266};
        input.columns = 1;
        input.values.assign(7, {250, false, true, 90});
        const StatLayout layout = layOutStats(input);
        QCOMPARE(layout.columns, 1);
        QCOMPARE(layout.cells.size(), std::size_t(7));
        for (const StatCell &cell : layout.cells) {
            QVERIFY(cell.isOneLine);
            QCOMPARE(cell.baseline, cell.lineBaseline);
            QVERIFY(cell.baseline - layout.valueSize * 0.727 > cell.cell.top());
            QVERIFY(cell.baseline < cell.cell.bottom());
        }
        QVERIFY2(layout.valueSize > 20, "beside its name a value is larger than above it");
        input.area = {380, 800};
        QVERIFY(!layOutStats(input).cells.at(0).isOneLine);
    }

    /// Values that would lie upon each other are counted instead.
    void leavesOutWhatDoesNotFit_data()
    {
        QTest::addColumn<QSizeF>("area");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("count");
        QTest::newRow("a list too low for its column") << QSizeF(124, 36) << 1 << 4;
        QTest::newRow("a panel of one line") << QSizeF(250, 28) << 1 << 12;
        QTest::newRow("five hundred") << QSizeF(300, 190) << 0 << 500;
        QTest::newRow("a row of many") << QSizeF(300, 60) << 60 << 60;
    }
    void leavesOutWhatDoesNotFit()
    {
        QFETCH(QSizeF, area);
        QFETCH(int, columns);
        QFETCH(int, count);
        StatLayoutInput input;
        input.area = area;
        input.columns = columns;
        input.values.assign(static_cast<std::size_t>(count), {250, false, true, 80});
        const StatLayout layout = layOutStats(input);
        QVERIFY(!layout.cells.empty());
        QVERIFY(layout.cells.size() <= static_cast<std::size_t>(count));
        for (const StatCell &cell : layout.cells) {
            QVERIFY(cell.cell.height() >= 14);
            QVERIFY(cell.cell.width() >= 40);
            QVERIFY(QRectF(QPointF(), area).adjusted(-1, -1, 1, 1).contains(cell.cell));
        }
    }

    void namesStandBesideAllValuesOrNone()
    {
        StatLayoutInput input;
        input.area = {124, 30};
        input.columns = 2;
        input.values.assign(4, {300, false, true, 20});
        input.values.back().lineWidth = 90;
        const StatLayout narrow = layOutStats(input);
        for (const StatCell &cell : narrow.cells)
            QVERIFY(!cell.hasLine && !cell.isOneLine);
        input.area = {400, 30};
        const StatLayout wide = layOutStats(input);
        QCOMPARE(wide.cells.size(), std::size_t(4));
        for (const StatCell &cell : wide.cells)
            QVERIFY(cell.hasLine && cell.isOneLine);
    }

    /// Cells are as wide as their numbers, at least.
    void numbersAreNotCut()
    {
        StatLayoutInput input;
        input.area = {300, 190};
        input.values.assign(500, {700, false, true, 80});
        const StatLayout layout = layOutStats(input);
        QVERIFY(layout.cells.size() < 100);
        for (const StatCell &cell : layout.cells)
            QVERIFY(cell.text.width() >= 700 * layout.valueSize / 100);
    }

    void tilesKeepClearOfTheTop()
    {
        StatLayoutInput input;
        input.area = {400, 100};
        input.tiles = true;
        input.values.assign(2, {250, false, true, 60});
        QCOMPARE(layOutStats(input).cells.at(0).cell.top(), 0.0);
        input.above = 7;
        const StatLayout layout = layOutStats(input);
        QCOMPARE(layout.cells.at(0).cell.top(), 7.0);
        QCOMPARE(layout.cells.at(0).cell.bottom(), 92.0);
    }

    /// What is left of a number that was cut is another number.
    void sizesThatWereAskedForGiveWay()
    {
        const auto inkAt = [](int right, const QByteArray &options) {
            StatView view;
            PanelContext context;
            context.theme = *loadTheme(u"light"_s);
            context.interactive = false;
            view.setContext(context);
            view.setOptions(*parseJson(options));
            view.resize(120, 90);
            PanelData answer;
            answer.frames = {FrameBuilder().values({123456}).build()};
            view.setData(answer);
            QImage image(view.size(), QImage::Format_RGB32);
            image.fill(Qt::white);
            view.render(&image);
            int ink = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = right; x < image.width(); ++x)
                    ink += image.pixelColor(x, y).lightness() < 128 ? 1 : 0;
            return ink;
        };
        const QByteArray huge = R"({"text":{"valueSize":80},"graphMode":"none","colorMode":"none"})";
        QVERIFY(inkAt(60, huge) > 0);  // six digits reach over the middle
        QCOMPARE(inkAt(113, huge), 0); // and end before the edge
    }

    void groundsSlopeUnlessSolid_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("isFlat");
        QTest::newRow("background") << u"background"_s << false;
        QTest::newRow("solid") << u"background_solid"_s << true;
    }
    void groundsSlopeUnlessSolid()
    {
        QFETCH(QString, mode);
        QFETCH(bool, isFlat);
        StatView view;
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.setOptions(*parseJson(R"({"graphMode":"none","textMode":"none","colorMode":")" + mode.toUtf8() + R"("})"));
        view.resize(200, 100);
        auto frame = std::make_shared<Frame>(*FrameBuilder().values({1}).build());
        frame->fields[1].config.thresholds.steps = {{-INFINITY, u"red"_s}};
        PanelData answer;
        answer.frames = {frame};
        view.setData(answer);
        const QImage image = view.grab().toImage();
        const QColor first = image.pixelColor(20, 20);
        const QColor last = image.pixelColor(180, 80);
        QCOMPARE(first == last, isFlat);
        const QColor red = context.theme.namedColor(u"red"_s);
        for (const QColor &each : {first, last})
            QVERIFY(std::abs(each.hslHueF() - red.hslHueF()) < 0.04 || std::abs(each.hslHueF() - red.hslHueF()) > 0.96);
    }

    void thinsSparklines()
    {
        std::vector<qint64> times;
        std::vector<double> values;
        for (int i = 0; i < 50'000; ++i) {
            times.push_back(i * 1000);
            values.push_back(i == 31'000 ? 500 : i % 7);
        }
        values[40'000] = missingSample();
        const auto lines =
            sparkPolygons(TimeColumn(times), NumberColumn(values), {}, QRectF(0, 0, 100, 40));
        QCOMPARE(lines.size(), std::size_t(2));
        qsizetype points = 0;
        double top = 40;
        for (const QPolygonF &line : lines) {
            points += line.size();
            for (const QPointF &point : line)
                top = qMin(top, point.y());
        }
        QVERIFY2(points <= 210, "at most two points for each pixel column");
        QCOMPARE(top, 2.0); // the peak of one sample is kept
    }

    void summarises()
    {
        StatView view;
        view.setOptions(Json());
        PanelData answer;
        answer.frames = {FrameBuilder().values({1, 2, 3}).build()};
        view.setData(answer);
        QCOMPARE(view.summary(), u"Shows 3."_s);
        view.setData({});
        QVERIFY(view.summary().isEmpty());
    }

    void paintsAnything_data()
    {
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<QSize>("size");
        QTest::newRow("no values") << std::vector<double>() << QSize(200, 80);
        QTest::newRow("only gaps")
            << std::vector<double>{missingSample(), missingSample()} << QSize(200, 80);
        QTest::newRow("infinities")
            << std::vector<double>{-INFINITY, INFINITY, NAN} << QSize(200, 80);
        QTest::newRow("largest span") << std::vector<double>{-1e308, 1e308} << QSize(200, 80);
        QTest::newRow("no room") << std::vector<double>{1, 2} << QSize(3, 2);
    }
    void paintsAnything()
    {
        QFETCH(std::vector<double>, values);
        QFETCH(QSize, size);
        StatView view;
        PanelContext context;
        context.theme = *loadTheme(u"light"_s);
        view.setContext(context);
        view.resize(size);
        PanelData answer;
        answer.frames = Frames(3, FrameBuilder().step(1000).values(values).build());
        view.setData(answer);
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(StatTest)
#include "tst_stat.moc"
