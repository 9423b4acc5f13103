// What options look like: pixels of bars, dots, hidden axes, legends in low panels.
#include "widgets/charts/chartgeometry.h"
#include "widgets/charts/seriespainter.h"
#include "widgets/panels/shared/chartpanelview.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/serieslayout.h"
#include "widgets/theme/contrast.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Step = 1000;

/// Two bars, of 40 and of 80, in the middles of the halves of 100 by 100 px on white.
QImage barsOf(const SeriesStyle &style, const QList<QColor> &scheme = {}, std::vector<double> base = {})
{
    ChartSeries series;
    series.color = Qt::red;
    series.style = style;
    series.style.draw = DrawStyle::Bars;
    series.style.barWidthFactor = 0.8;
    series.scheme = scheme;
    series.stepMs = Step;
    series.times = TimeColumn(std::vector<qint64>{500, 1500});
    series.values = NumberColumn(std::vector<double>{40, 80});
    series.base = NumberColumn(std::move(base));
    const PlotMap map{QRectF(0, 0, 100, 100), {0, 2 * Step}, ValueScale(ScaleKind::Linear, 0, 100), 1};
    QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    const SampleGrid grid(series.times, map, Step);
    PaintMode mode;
    mode.raster = &image;
    SeriesPainter(series, grid, map, mode).paintStrokes(&painter, mode, false);
    return image;
}

FramePtr frameOf(const Json &timeCustom)
{
    auto frame = std::make_shared<Frame>();
    Field time;
    time.name = u"Time"_s;
    time.values = TimeColumn(std::vector<qint64>{0, 1000, 2000});
    time.config.custom = timeCustom;
    Field value;
    value.displayName = u"a"_s;
    value.values = NumberColumn(std::vector<double>{1, 2, 3});
    frame->fields = {time, value};
    return frame;
}

} // namespace

class SeriesLooksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_theme = *loadTheme(u"dark"_s);
    }

    void barsFillAsFarAsAsked_data()
    {
        QTest::addColumn<double>("opacity");
        QTest::addColumn<double>("lineWidth");
        QTest::addColumn<QColor>("inside");
        QTest::addColumn<QColor>("edge");
        const QColor half = blended(QColor(255, 0, 0, 128), Qt::white);
        QTest::newRow("outline alone") << 0.0 << 1.0 << QColor(Qt::white) << QColor(Qt::red);
        QTest::newRow("half") << 0.5 << 1.0 << half << QColor(Qt::red);
        QTest::newRow("half without outline") << 0.5 << 0.0 << half << half;
        QTest::newRow("solid") << 1.0 << 1.0 << QColor(Qt::red) << QColor(Qt::red);
        QTest::newRow("nothing at all") << 0.0 << 0.0 << QColor(Qt::white) << QColor(Qt::white);
    }
    void barsFillAsFarAsAsked()
    {
        QFETCH(double, opacity);
        QFETCH(double, lineWidth);
        QFETCH(QColor, inside);
        QFETCH(QColor, edge);
        SeriesStyle style;
        style.fillOpacity = opacity;
        style.lineWidth = lineWidth;
        const QImage image = barsOf(style);
        const auto isNear = [](const QColor &one, const QColor &other) {
            return std::abs(one.red() - other.red()) < 3 && std::abs(one.green() - other.green()) < 3;
        };
        QVERIFY(isNear(image.pixelColor(75, 60), inside));
        QVERIFY2(isNear(image.pixelColor(75, 20), edge), qPrintable(image.pixelColor(75, 20).name()));
        QCOMPARE(image.pixelColor(50, 60), QColor(Qt::white)); // between the bars
        QCOMPARE(image.pixelColor(75, 15), QColor(Qt::white)); // above
    }

    void pilesKeepTheirOpacity()
    {
        SeriesStyle style;
        style.fillOpacity = 0.5;
        const QColor inside = barsOf(style, {}, {10, 10}).pixelColor(75, 60);
        QVERIFY(inside.green() > 100 && inside.green() < 150);
    }

    void gradientsColourBars()
    {
        SeriesStyle style;
        style.fillOpacity = 1;
        style.lineWidth = 0;
        style.gradient = FillGradient::Scheme;
        const QImage byValue = barsOf(style, {Qt::blue, Qt::green});
        QVERIFY(byValue.pixelColor(75, 95).blue() > 200);
        QVERIFY(byValue.pixelColor(75, 25).green() > 150);
        QCOMPARE(byValue.pixelColor(25, 70), byValue.pixelColor(75, 70)); // by the axis, not by the bar
        style.gradient = FillGradient::Opacity;
        const QImage fading = barsOf(style);
        QVERIFY(fading.pixelColor(75, 22).green() < fading.pixelColor(75, 60).green());
        QVERIFY(fading.pixelColor(75, 98).green() > 240);
    }

    void dotsAreAsLongAsAPixel()
    {
        const auto dashes = [](const char *text) { return fieldLookFrom(*parseJson(QByteArray(text))).style.dashes; };
        QCOMPARE(dashes(R"({"lineStyle":{"fill":"dot","dash":[0,10]}})"), (QList<double>{1, 10}));
        QCOMPARE(dashes(R"({"lineStyle":{"fill":"dash","dash":[0,10]}})"), (QList<double>{0, 10}));
        QCOMPARE(dashes(R"({"lineStyle":{"fill":"dash"}})"), (QList<double>{10, 10}));
    }

    void timeAxesHide_data()
    {
        QTest::addColumn<QByteArray>("custom");
        QTest::addColumn<bool>("isHidden");
        QTest::newRow("shown") << QByteArray("{}") << false;
        QTest::newRow("hidden") << QByteArray(R"({"axisPlacement":"hidden"})") << true;
        QTest::newRow("below") << QByteArray(R"({"axisPlacement":"bottom"})") << false;
    }
    void timeAxesHide()
    {
        QFETCH(QByteArray, custom);
        QFETCH(bool, isHidden);
        PanelData data;
        data.frames = {frameOf(*parseJson(custom))};
        data.range = {0, 3'600'000};
        SeriesPalette palette;
        const ChartScene scene = layOutTimeSeries(data, {m_theme, QTimeZone::utc(), palette, {}, false});
        const LabelMetrics metrics{[](const QString &text) { return 7.0 * double(text.size()); }, 13};
        const ChartGeometry geometry = layOutChart(scene, QSize(600, 200), metrics);
        QCOMPARE(geometry.timeTicks.empty(), isHidden);
        QCOMPARE(geometry.plot.bottom() > 190, isHidden);
    }

    void lowChartsKeepTheirLines_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("least"); // of the plot
        QTest::addColumn<bool>("hasLabels");
        QTest::newRow("two rows") << 36 << 24 << false;
        QTest::newRow("three rows") << 66 << 36 << true;
        QTest::newRow("usual") << 200 << 120 << true;
    }
    void lowChartsKeepTheirLines()
    {
        QFETCH(int, height);
        QFETCH(int, least);
        QFETCH(bool, hasLabels);
        ChartScene scene;
        scene.range = {1'795'089'600'000, 1'795'189'600'000}; // more than a day: there are dates
        scene.axes = {ChartAxis()};
        const LabelMetrics metrics{[](const QString &text) { return 7.0 * double(text.size()); }, 13};
        const ChartGeometry geometry = layOutChart(scene, QSize(600, height), metrics);
        QVERIFY(geometry.plot.height() >= least);
        QCOMPARE(geometry.hasLabels, hasLabels);
        QVERIFY(geometry.plot.bottom() < height);
        const auto tellsDay = [](const TimeTick &tick) { return tick.label.contains(u"Nov"_s) || !tick.date.isEmpty(); };
        QVERIFY(std::any_of(geometry.timeTicks.begin(), geometry.timeTicks.end(), tellsDay));
        const bool hasLine = std::any_of(geometry.timeTicks.begin(), geometry.timeTicks.end(),
                                         [](const TimeTick &tick) { return !tick.date.isEmpty(); });
        QCOMPARE(hasLine, geometry.hasDates);
        QCOMPARE(hasLine, height >= 200);
    }

    /// A limit of the values themselves, 100 of a percentage, is none of their parts of the whole.
    void percentAxesEndAtTheWhole_data()
    {
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("end");
        QTest::newRow("of the values") << 100.0 << 1.0;
        QTest::newRow("of the parts") << 0.5 << 0.5;
    }
    void percentAxesEndAtTheWhole()
    {
        QFETCH(double, max);
        QFETCH(double, end);
        auto frame = std::make_shared<Frame>(*frameOf(Json()));
        frame->fields[1].config.max = max;
        frame->fields[1].config.custom = *parseJson(R"({"stacking":{"mode":"percent"}})");
        PanelData data;
        data.frames = {frame};
        data.range = {0, 2000};
        SeriesPalette palette;
        const ChartScene scene = layOutTimeSeries(data, {m_theme, QTimeZone::utc(), palette, {}, false});
        QCOMPARE(scene.axes.at(0).scale.max(), end);
        QCOMPARE(scene.axes.at(0).scale.min(), 0.0);
    }

    void tablesInLowPanelsHaveRows_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("shown");
        QTest::newRow("low") << 6 << 190 << 3;  // beside the head
        QTest::newRow("all fit") << 2 << 190 << 2;
        QTest::newRow("high") << 40 << 600 << 9;
    }
    void tablesInLowPanelsHaveRows()
    {
        QFETCH(int, rows);
        QFETCH(int, height);
        QFETCH(int, shown);
        ChartLegend legend;
        legend.setTheme(m_theme);
        LegendContent content;
        content.isTable = true;
        content.nameColumn = u"Name"_s;
        for (int i = 0; i < rows; ++i)
            content.rows.append({u"series %1"_s.arg(i), Qt::red, false, false, false, {}});
        legend.setContent(content);
        LegendOptions options;
        options.isTable = true;
        const LegendPlace place = placeLegend(QSize(400, height), options, legend);
        QCOMPARE(place.legend.height(), (shown + 1) * 20);
        // The swatches of a table stand below those of a list, its numbers above the panel's inset.
        QCOMPARE(place.legend.left() + ChartLegend::RowInset, 12);
        QCOMPARE(place.legend.right() + 1 - ChartLegend::RowInset, 400 - 12);
    }

    void legendsOfNarrowPanelsStandBelow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isBelow");
        QTest::newRow("narrow") << QSize(250, 220) << true;
        QTest::newRow("narrow and low") << QSize(250, 120) << false;
        QTest::newRow("wide") << QSize(600, 220) << false;
    }
    void legendsOfNarrowPanelsStandBelow()
    {
        QFETCH(QSize, size);
        QFETCH(bool, isBelow);
        ChartLegend legend;
        legend.setTheme(m_theme);
        LegendContent content;
        content.rows.append({u"a series"_s, Qt::red, false, false, false, {}});
        legend.setContent(content);
        LegendOptions options;
        options.isRight = true;
        options.width = 200;
        const LegendPlace place = placeLegend(size, options, legend);
        QVERIFY(!place.legend.isEmpty());
        QCOMPARE(place.legend.top() > place.chart.bottom(), isBelow);
        QVERIFY(!place.legend.intersects(place.chart.adjusted(0, 0, -12, 0)));
    }

private:
    Theme m_theme;
};

QTEST_MAIN(SeriesLooksTest)
#include "tst_serieslooks.moc"
