#include "datasources/prometheus/answerdecoder.h"
#include "widgets/panels/heatmap/bucketgrid.h"
#include "widgets/panels/heatmap/heatmaplayout.h"
#include "widgets/panels/heatmap/heatmapview.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

class HeatmapTest : public QObject
{
    Q_OBJECT

private slots:
    void bucketsLoseTheirAccumulation();
    void sameBoundsAddUp();
    void tornScrapeCountsNothing();
    void rowsWithoutBounds();
    void nativeHistograms();
    void nativeHistogramsOfAServer();
    void calculates();
    void tooManyCellsAreSaid();
    void layouts_data();
    void layouts();
    void cropsRows();
    void reachesAsFarAsAsked_data();
    void reachesAsFarAsAsked();
    void momentsAreSeen();
    void coloursStartAtTheLeast();
    void opacities();
    void columnTooltips();
    void noFrames();
    void steps_data();
    void steps();
    void schemes_data();
    void schemes();
    void optionsSurvive();
    void viewTellsItsCells();
};

namespace {

constexpr qint64 Step = 1000;

FramePtr bucket(const QString &bound, std::vector<double> counts)
{
    auto frame = std::make_shared<Frame>();
    std::vector<qint64> times;
    for (std::size_t i = 0; i < counts.size(); ++i)
        times.push_back(100'000 + static_cast<qint64>(i) * Step);
    Field time;
    time.values = TimeColumn(std::move(times));
    Field value;
    value.displayName = bound;
    if (!bound.isEmpty() && bound != u"other"_s)
        value.labels = Labels({{u"le"_s, bound}});
    value.values = NumberColumn(std::move(counts));
    frame->fields = {time, value};
    frame->meta.stepMs = Step;
    return frame;
}

QList<double> row(const BucketGrid &grid, int index)
{
    const auto begin = grid.values.begin() + index * grid.columns;
    return QList<double>(begin, begin + grid.columns);
}

const TimeRange Range{100'000, 102'000};

} // namespace

void HeatmapTest::bucketsLoseTheirAccumulation()
{
    const BucketGrid grid = bucketGrid({bucket(u"+Inf"_s, {9, 9}), bucket(u"0.1"_s, {1, 2}), bucket(u"1"_s, {4, 2})},
                                       Step, Range);
    QCOMPARE(grid.rows(), 3);
    QCOMPARE(grid.columns, 2);
    QCOMPARE(grid.bounds[0], 0.1);
    QCOMPARE(row(grid, 0), (QList<double>{1, 2}));
    QCOMPARE(row(grid, 1), (QList<double>{3, 0}));
    QCOMPARE(row(grid, 2), (QList<double>{5, 7}));
    QCOMPARE(grid.lowest, 0.0);
}

void HeatmapTest::sameBoundsAddUp()
{
    const BucketGrid grid = bucketGrid({bucket(u"1"_s, {1}), bucket(u"1.0"_s, {2}), bucket(u"2"_s, {5})}, Step, Range);
    QCOMPARE(grid.rows(), 2);
    QCOMPARE(row(grid, 0), QList<double>{3});
    QCOMPARE(row(grid, 1), QList<double>{2});
}

void HeatmapTest::tornScrapeCountsNothing()
{
    const BucketGrid grid = bucketGrid({bucket(u"1"_s, {5}), bucket(u"2"_s, {3}), bucket(u"3"_s, {6})}, Step, Range);
    QCOMPARE(row(grid, 1), QList<double>{0});
    QCOMPARE(row(grid, 2), QList<double>{1});
}

void HeatmapTest::rowsWithoutBounds()
{
    auto ten = std::make_shared<Frame>(*bucket(u"other"_s, {7, 8}));
    ten->fields[1].displayName = u"10"_s;
    auto two = std::make_shared<Frame>(*bucket(u"other"_s, {1, missingSample()}));
    two->fields[1].displayName = u"2"_s;
    const BucketGrid grid = bucketGrid({ten, two}, Step, Range);
    QCOMPARE(grid.names, (QStringList{u"2"_s, u"10"_s}));
    QCOMPARE(row(grid, 1), (QList<double>{7, 8}));
    QVERIFY(isMissing(row(grid, 0).at(1)));
}

void HeatmapTest::nativeHistograms()
{
    auto frame = std::make_shared<Frame>();
    frame->meta.histograms = {{100'000, 3, 1, {{0, 1, 1, 0}, {1, 2, 2, 0}}}, {101'000, 4, 1, {{1, 2, 4, 0}}}};
    const BucketGrid grid = bucketGrid({frame}, Step, Range);
    QCOMPARE(grid.rows(), 2);
    QCOMPARE(row(grid, 1), (QList<double>{2, 4}));
    QVERIFY(isMissing(row(grid, 0).at(1)));
    QCOMPARE(grid.lowest, 0.0);
}

/// As Prometheus 2.42 answers sum(rate(name[20s])) for a native histogram.
void HeatmapTest::nativeHistogramsOfAServer()
{
    QFile file(QStringLiteral(PROMONTORY_TEST_DATA "/answers/native-histogram.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    DecodeContext context;
    context.request.kind = QueryKind::Range;
    context.request.stepMs = 4000;
    const auto answer = decodeAnswer(file.readAll(), context);
    QVERIFY(answer);
    const auto &samples = answer->frames.at(0)->meta.histograms;
    QCOMPARE(samples.size(), std::size_t(2));
    PanelData data;
    data.frames = answer->frames;
    data.stepMs = 4000;
    data.range = {samples.front().timeMs - 4000, samples.back().timeMs};
    HeatmapOptions options;
    options.yUnit = u"s"_s;
    HeatLegend legend;
    const Theme theme = *loadTheme(u"dark"_s);
    const ChartScene scene = layOutHeatmap(data, options, theme, QTimeZone::utc(), legend).value();
    QCOMPARE(scene.heat->columns, 2);
    QVERIFY(scene.heat->rows >= 20);
    for (int column = 0; column < 2; ++column) {
        double total = 0;
        for (int row = 0; row < scene.heat->rows; ++row)
            total += isMissing(scene.heat->at(row, column)) ? 0 : scene.heat->at(row, column);
        QVERIFY(std::abs(total - samples[static_cast<std::size_t>(column)].count) < 1e-6);
    }
    for (const QString &edge : scene.heat->edges)
        QVERIFY2(edge.size() <= 7, qPrintable(edge)); // three digits and a unit
}

namespace {

PanelData dataOf(const Frames &frames)
{
    PanelData data;
    data.frames = frames;
    data.range = {99'000, 110'000};
    data.stepMs = Step;
    return data;
}

ChartScene sceneOf(const Frames &frames, const char *json, const QString &theme = u"dark"_s)
{
    HeatLegend legend;
    return layOutHeatmap(dataOf(frames), heatmapOptionsFrom(*parseJson(json)), *loadTheme(theme), QTimeZone::utc(), legend)
        .value();
}

} // namespace

/// Buckets of five seconds and of ten: 1, 2 and 12 fall into two columns and two rows.
void HeatmapTest::calculates()
{
    const ChartScene scene = sceneOf({bucket(u"other"_s, {1, 2, 12, 13, 3, 4})}, R"({"calculate": true, "calculation": {
        "xBuckets": {"mode": "size", "value": "5s"}, "yBuckets": {"mode": "size", "value": "10"}}})");
    const HeatCells &cells = *scene.heat;
    QCOMPARE(cells.firstMs, 100'000);
    QCOMPARE(cells.stepMs, 5'000);
    QCOMPARE(cells.columns, 2);
    QCOMPARE(cells.edges, (QStringList{u"0"_s, u"10"_s, u"20"_s}));
    QCOMPARE(cells.at(0, 0), 3.0);
    QCOMPARE(cells.at(1, 0), 2.0);
    QCOMPARE(cells.at(0, 1), 1.0);
}

void HeatmapTest::tooManyCellsAreSaid()
{
    HeatmapView view;
    PanelContext context;
    context.theme = *loadTheme(u"dark"_s);
    view.setContext(context);
    view.setOptions(*parseJson(R"({"calculate": true, "calculation": {"yBuckets": {"mode": "size", "value": "1e-9"}}})"));
    view.setData(dataOf({bucket(u"other"_s, {1, 1e9})}));
    QVERIFY(view.chart()->isHidden());
    QVERIFY(view.summary().contains(u"buckets"_s));
    QVERIFY(!view.grab().isNull());
}

void HeatmapTest::layouts_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("isNamed");
    QTest::addColumn<QStringList>("edges");
    QTest::newRow("automatic") << QByteArray("{}") << true << QStringList{u"2"_s, u"10"_s, QString()};
    QTest::newRow("le") << QByteArray(R"({"rowsFrame": {"layout": "le"}})") << false
                        << QStringList{u"0"_s, u"2"_s, u"10"_s};
    QTest::newRow("ge") << QByteArray(R"({"rowsFrame": {"layout": "ge"}})") << false
                        << QStringList{u"2"_s, u"10"_s, QString()};
    QTest::newRow("unknown, upside down") << QByteArray(R"({"rowsFrame": {"layout": "unknown"}, "yAxis": {"reverse": true}})")
                                          << true << QStringList{u"10"_s, u"2"_s, QString()};
    QTest::newRow("in a unit") << QByteArray(R"({"yAxis": {"unit": "s", "decimals": 1}})") << true
                               << QStringList{u"2 s"_s, u"10 s"_s, QString()};
}

void HeatmapTest::layouts()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, isNamed);
    QFETCH(QStringList, edges);
    auto ten = std::make_shared<Frame>(*bucket(u"other"_s, {7, 8}));
    ten->fields[1].displayName = u"10"_s;
    auto two = std::make_shared<Frame>(*bucket(u"other"_s, {1, 2}));
    two->fields[1].displayName = u"2"_s;
    const ChartScene scene = sceneOf({ten, two}, options.constData());
    QCOMPARE(scene.heat->areNamed, isNamed);
    QCOMPARE(scene.heat->edges, edges);
}

void HeatmapTest::cropsRows()
{
    const Frames frames{bucket(u"1"_s, {1}), bucket(u"2"_s, {2}), bucket(u"4"_s, {4}), bucket(u"+Inf"_s, {8})};
    const ChartScene scene = sceneOf(frames, R"({"yAxis": {"min": "1", "max": "3"}})");
    QCOMPARE(scene.heat->edges, (QStringList{u"1"_s, u"2"_s, u"4"_s}));
    QCOMPARE(scene.heat->values, (std::vector<double>{1, 2}));
    QCOMPARE(sceneOf(frames, R"({"yAxis": {"min": 5, "max": 1}})").heat->rows, 4); // a mistake hides nothing
}

void HeatmapTest::reachesAsFarAsAsked_data()
{
    QTest::addColumn<double>("lowest");
    QTest::addColumn<std::vector<double>>("bounds");
    QTest::addColumn<bool>("isLogarithmic");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::addColumn<std::vector<double>>("reached");
    QTest::newRow("linear") << 10.0 << std::vector<double>{20, 30} << false << 5.0 << 45.0
                            << std::vector<double>{0, 10, 20, 30, 40, 50};
    QTest::newRow("log") << 100.0 << std::vector<double>{1000} << true << 10.0 << 15'000.0
                         << std::vector<double>{10, 100, 1000, 10'000, 100'000};
    QTest::newRow("inside") << 0.0 << std::vector<double>{10, 20} << false << 5.0 << 15.0
                            << std::vector<double>{0, 10, 20};
    QTest::newRow("steps without length") << 5.0 << std::vector<double>{5} << false << 0.0 << 1e9
                                          << std::vector<double>{5, 5};
}

void HeatmapTest::reachesAsFarAsAsked()
{
    QFETCH(double, lowest);
    QFETCH(std::vector<double>, bounds);
    QFETCH(bool, isLogarithmic);
    QFETCH(double, least);
    QFETCH(double, most);
    QFETCH(std::vector<double>, reached);
    BucketGrid grid;
    grid.columns = 2;
    grid.lowest = lowest;
    grid.bounds = bounds;
    grid.values.assign(bounds.size() * 2, 7);
    extendRows(grid, least, most, isLogarithmic);
    std::vector<double> edges{grid.lowest};
    edges.insert(edges.end(), grid.bounds.begin(), grid.bounds.end());
    QCOMPARE(edges, reached);
    QCOMPARE(grid.values.size(), grid.bounds.size() * 2);
    QCOMPARE(std::count(grid.values.begin(), grid.values.end(), 7.0), std::ptrdiff_t(bounds.size()) * 2);
    extendRows(grid, {}, 1e12, false);
    QVERIFY2(grid.bounds.size() < 500, "a far end asks for no endless axis");
}

/// One sample has no distance to a next one that could be its width.
void HeatmapTest::momentsAreSeen()
{
    const ChartScene scene = sceneOf({bucket(u"a"_s, {5})}, R"({"calculate": true})");
    QCOMPARE(scene.heat->columns, 1);
    QVERIFY(scene.heat->stepMs >= 1000);
}

/// The least shown value has the scheme's first colour, which is near the panel in each theme.
void HeatmapTest::coloursStartAtTheLeast()
{
    const Frames frames{bucket(u"a"_s, {0, 10, 110})};
    const char *options = R"({"color": {"scheme": "Oranges", "steps": 2}})";
    const ChartScene dark = sceneOf(frames, options);
    QCOMPARE(dark.heat->picture.pixelColor(0, 0).alpha(), 0); // nothing counted
    QCOMPARE(dark.heat->picture.pixelColor(1, 0), QColor(u"#7f2704"_s));
    QCOMPARE(dark.heat->picture.pixelColor(2, 0), QColor(u"#fff5eb"_s));
    const ChartScene light = sceneOf(frames, options, u"light"_s);
    QCOMPARE(light.heat->picture.pixelColor(1, 0), QColor(u"#fff5eb"_s));
    const char *turned = R"({"color": {"scheme": "Oranges", "steps": 2, "reverse": true}})";
    QCOMPARE(sceneOf(frames, turned).heat->picture.pixelColor(1, 0), QColor(u"#fff5eb"_s));
}

void HeatmapTest::opacities()
{
    const Theme theme = loadTheme(u"dark"_s).value();
    const auto options = heatmapOptionsFrom(
        *parseJson(R"({"color": {"mode": "opacity", "fill": "#ff0000", "steps": 5, "exponent": 2}})"));
    const QList<QColor> colors = heatColors(options, theme);
    QCOMPARE(colors.size(), 5);
    QCOMPARE(colors.at(0).alpha(), 0);
    QCOMPARE(colors.at(2).alpha(), 64); // (2/4)² of 255
    QCOMPARE(colors.at(4), QColor(255, 0, 0));
    const ChartScene scene = sceneOf({bucket(u"a"_s, {10, 60, 110})}, R"({"color": {"mode": "opacity", "fill": "#ff0000",
        "steps": 3, "scale": "linear"}})");
    const QColor half = scene.heat->picture.pixelColor(1, 0);
    QVERIFY(half.alpha() > 100 && half.alpha() < 150);
    QVERIFY(half.red() > 250 && half.green() == 0);
}

void HeatmapTest::columnTooltips()
{
    HeatmapView view;
    view.resize(500, 260);
    view.setContext({loadTheme(u"dark"_s).value(), QTimeZone::utc(), false, true});
    view.setOptions(parseJson(R"({"tooltip": {"mode": "single", "yHistogram": true}, "rowsFrame": {"value": "Calls"}})").value());
    PanelData data = dataOf({bucket(u"1"_s, {1, 2, 3}), bucket(u"2"_s, {3, 6, 9})});
    data.range = {99'000, 102'000};
    view.setData(data);
    const QRect plot = view.chart()->geometryOfPlot().plot;
    const TooltipContent content = view.chart()->tooltipAt(QPointF(plot.center()) + QPointF(0, -10));
    QCOMPARE(content.rows.size(), 2);
    QVERIFY(content.date.startsWith(u"Calls"_s));
    QVERIFY(content.rows.at(0).isHovered);
    QCOMPARE(content.rows.at(0).share, 1.0);
    QCOMPARE(content.rows.at(1).share, 0.5);
}

void HeatmapTest::noFrames()
{
    QVERIFY(bucketGrid({}, Step, Range).isEmpty());
    QVERIFY(bucketGrid({bucket(u"1"_s, {})}, Step, Range).isEmpty());
}

void HeatmapTest::steps_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("step");
    QTest::newRow("zero") << 0.0 << 0;
    QTest::newRow("missing is empty") << missingSample() << -1;
    QTest::newRow("little") << 0.5 << 0;
    QTest::newRow("a quarter is half way on a root scale") << 25.0 << 4;
    QTest::newRow("most") << 100.0 << 8;
    QTest::newRow("beyond") << 1000.0 << 8;
}

void HeatmapTest::steps()
{
    QFETCH(double, value);
    QFETCH(int, step);
    QCOMPARE(heatStep(value, 0, 100, 9, HeatScale::Exponential), step);
}

void HeatmapTest::schemes_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("one hue, dark") << u"Blues"_s << u"dark"_s << u"#08306b"_s << u"#f7fbff"_s;
    QTest::newRow("one hue, light") << u"Blues"_s << u"light"_s << u"#f7fbff"_s << u"#08306b"_s;
    QTest::newRow("perceptual, dark") << u"Viridis"_s << u"dark"_s << u"#440154"_s << u"#fde725"_s;
    QTest::newRow("perceptual, light") << u"Viridis"_s << u"light"_s << u"#fde725"_s << u"#440154"_s;
    QTest::newRow("diverging, dark") << u"RdYlBu"_s << u"dark"_s << u"#313695"_s << u"#a50026"_s;
    QTest::newRow("diverging, light") << u"RdYlBu"_s << u"light"_s << u"#313695"_s << u"#a50026"_s;
    QTest::newRow("unknown is Spectral") << u"Nonsense"_s << u"dark"_s << u"#5e4fa2"_s << u"#9e0142"_s;
}

void HeatmapTest::schemes()
{
    QFETCH(QString, scheme);
    QFETCH(QString, theme);
    QFETCH(QString, first);
    QFETCH(QString, last);
    HeatmapOptions options;
    options.scheme = scheme;
    const QList<QColor> colors = heatColors(options, loadTheme(theme).value());
    QCOMPARE(colors.size(), 64);
    QCOMPARE(colors.first().name(), first);
    QCOMPARE(colors.last().name(), last);
    options.scheme = u"ember"_s;
    QCOMPARE(heatColors(options, loadTheme(theme).value()), loadTheme(theme)->ramps.value(u"ember"_s));
}

void HeatmapTest::optionsSurvive()
{
    HeatmapOptions options;
    options.scheme = u"ember"_s;
    options.yUnit = u"s"_s;
    options.yDecimals = 2;
    options.isYReversed = true;
    options.colorMax = 40;
    options.hasLegend = false;
    QCOMPARE(heatmapOptionsFrom(toJson(options)), options);
    QCOMPARE(heatmapOptionsFrom(Json()), HeatmapOptions());
    QCOMPARE(heatmapOptionsFrom(parseJson(R"({"color":{"mode":"scheme"}})").value()).scheme, u"Oranges"_s);
}

void HeatmapTest::viewTellsItsCells()
{
    HeatmapView view;
    view.resize(500, 260);
    view.setContext({loadTheme(u"dark"_s).value(), QTimeZone::utc(), false, true});
    view.setOptions(parseJson(R"({"yAxis": {"unit": "s"}})").value());
    PanelData data;
    data.frames = {bucket(u"0.1"_s, {1, 2, 3}), bucket(u"0.5"_s, {10, 12, 13}), bucket(u"+Inf"_s, {10, 12, 13})};
    data.range = {99'000, 102'000};
    data.stepMs = Step;
    view.setData(data);
    const QRect plot = view.chart()->geometryOfPlot().plot;
    const TooltipContent content = view.chart()->tooltipAt(plot.center());
    QCOMPARE(content.rows.size(), 1);
    QCOMPARE(content.rows.at(0).name, u"100 ms to 500 ms"_s);
    QCOMPARE(content.rows.at(0).value, u"10"_s);
    QVERIFY(!view.grab().isNull());
    QVERIFY(view.summary().contains(u"3"_s));
}

QTEST_MAIN(HeatmapTest)
#include "tst_heatmap.moc"
