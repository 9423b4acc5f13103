#include "widgets/panels/xychart/xychartlayout.h"
#include "widgets/panels/xychart/xycharttype.h"
#include "widgets/panels/xychart/xychartview.h"
#include "widgets/charts/scatterpaint.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();

Field numbers(const QString &name, std::vector<double> values)
{
    Field field;
    field.name = name;
    field.displayName = name;
    field.values = NumberColumn(std::move(values));
    return field;
}

FramePtr frameOf(std::vector<Field> fields, const QString &refId = u"A"_s)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->fields = std::move(fields);
    return frame;
}

PanelData dataOf(Frames frames)
{
    PanelData data;
    data.frames = std::move(frames);
    data.range = {0, 3'600'000};
    return data;
}

Frames twoFrames()
{
    return {frameOf({numbers(u"x"_s, {1, 2, 3}), numbers(u"y"_s, {10, 20, 30}), numbers(u"z"_s, {5, 5, 10})}),
            frameOf({numbers(u"x"_s, {4, 5}), numbers(u"y"_s, {1, 2})}, u"B"_s)};
}

/// "y(x) size z": what each series is made of.
QString told(const std::vector<XyMapped> &mapped)
{
    QStringList parts;
    for (const XyMapped &series : mapped) {
        QString part = u"%1=%2(%3)"_s.arg(series.name, series.y->name, series.x->name);
        if (series.size)
            part += u" size " + series.size->name;
        if (series.color)
            part += u" color " + series.color->name;
        parts.append(part);
    }
    return parts.join(u", "_s);
}

XyChartOptions optionsOf(const QByteArray &json)
{
    return xyChartOptionsFrom(*parseJson(json));
}

ScatterScene sceneOf(const Frames &frames, const QByteArray &json)
{
    static const Theme theme = *loadTheme(u"dark"_s);
    const SeriesPalette palette;
    return layOutXyChart(dataOf(frames), mapSeries(frames, optionsOf(json)), {theme, QTimeZone::utc(), palette, {}, false});
}

std::unique_ptr<XyChartView> viewOf(const PanelData &data, const QByteArray &options)
{
    PanelContext context;
    context.theme = *loadTheme(u"dark"_s);
    auto view = std::make_unique<XyChartView>();
    view->resize(600, 400);
    view->setContext(context);
    view->setOptions(*parseJson(options));
    view->setData(data);
    return view;
}

} // namespace

class XyChartTest : public QObject
{
    Q_OBJECT

private slots:
    void mapping_data();
    void mapping();
    void timesAlongTheAxis();
    void numbersAlongTheAxis();
    void logarithmicAxis();
    void sizesByField();
    void colorsByField();
    void colorsByOwnValue();
    void looks();
    void oddNumbers();
    void pointsAreHit();
    void keysStepThroughPoints();
    void legendSwitches();
    void messageWithoutFields();
    void keysAreRead_data();
    void keysAreRead();
    void optionsSurvive();
    void manyAreQuick();
    void paintsVectors();
};

void XyChartTest::mapping_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *options, const char16_t *expected) {
        QTest::newRow(name) << QByteArray(options) << QString::fromUtf16(expected);
    };
    row("automatic", "{}", u"y=y(x), z=z(x), y=y(x)");
    row("automatic with another x", R"({"mapping":"auto","series":[{"x":{"matcher":{"id":"byName","options":"z"}}}]})",
        u"x=x(z), y=y(z)");
    row("automatic with a size", R"({"series":[{"size":{"matcher":{"id":"byName","options":"z"}}}]})",
        u"y=y(x) size z, y=y(x)");
    row("automatic in one frame", R"({"series":[{"frame":{"matcher":{"id":"byIndex","options":1}}}]})", u"y=y(x)");
    row("automatic by an expression", R"({"series":[{"y":{"matcher":{"id":"byRegexp","options":"/^z/"}}}]})", u"z=z(x)");
    row("by hand", R"({"mapping":"manual","series":[{"name":{"fixed":"mine"},"frame":{"matcher":{"id":"byIndex","options":0}},
        "x":{"matcher":{"id":"byName","options":"y"}},"y":{"matcher":{"id":"byName","options":"z"}},
        "color":{"matcher":{"id":"byName","options":"x"}}}]})", u"mine=z(y) color x");
    row("by hand, half", R"({"mapping":"manual","series":[{"x":{"matcher":{"id":"byName","options":"y"}}}]})", u"");
    row("by hand, a query", R"({"mapping":"manual","series":[{"frame":{"matcher":{"id":"byFrameRefID","options":"B"}},
        "x":{"matcher":{"id":"byName","options":"x"}},"y":{"matcher":{"id":"byName","options":"y"}}}]})", u"y=y(x)");
    row("older, by hand", R"({"seriesMapping":"manual","series":[{"name":"old","x":"x","y":"z","frame":0,
        "pointColor":{"field":"y"},"pointSize":{"field":"y"}}]})", u"old=z(x) color y");
    row("older, automatic", R"({"seriesMapping":"auto","dims":{"x":"y","frame":0,"exclude":["z"]}})", u"x=x(y)");
    row("no such field", R"({"mapping":"manual","series":[{"x":{"matcher":{"id":"byName","options":"no"}},
        "y":{"matcher":{"id":"byName","options":"y"}}}]})", u"");
    row("a broken expression", R"({"series":[{"x":{"matcher":{"id":"byRegexp","options":"/(/"}}}]})", u"");
    row("series of another kind", R"({"mapping":"manual","series":[7,"a",null,[]]})", u"");
}

void XyChartTest::mapping()
{
    QFETCH(QByteArray, options);
    QFETCH(QString, expected);
    QCOMPARE(told(mapSeries(twoFrames(), optionsOf(options))), expected);
}

void XyChartTest::timesAlongTheAxis()
{
    Field time;
    time.name = u"Time"_s;
    time.displayName = u"Time"_s;
    time.values = TimeColumn({1'000'000, 2'000'000});
    const ScatterScene scene = sceneOf({frameOf({time, numbers(u"y"_s, {1, 2})})},
                                       R"({"series":[{"x":{"matcher":{"id":"byName","options":"Time"}}}]})");
    QVERIFY(!scene.frame.numbers);
    QCOMPARE(scene.frame.range, (TimeRange{0, 3'600'000}));
    QCOMPARE(scene.series.at(0).places, (std::vector<qint64>{1'000'000, 2'000'000}));
}

void XyChartTest::numbersAlongTheAxis()
{
    const ScatterScene scene = sceneOf(twoFrames(), "{}");
    QVERIFY(scene.frame.numbers.has_value());
    QCOMPARE(scene.frame.numbers->name, u"x"_s);
    QCOMPARE(scene.frame.numbers->label, u"x"_s); // as no other label is given
    const NumberAxis &axis = *scene.frame.numbers;
    QVERIFY(axis.scale.min() <= 1 && axis.scale.max() >= 5);
    QCOMPARE(scene.series.at(2).places.at(1), axis.placeOf(5));
    QVERIFY(std::abs(axis.valueAt(axis.placeOf(3)) - 3) < 1e-6);
}

void XyChartTest::logarithmicAxis()
{
    Field x = numbers(u"x"_s, {1, 1000, -5, 0});
    x.config.custom = *parseJson(R"({"scaleDistribution":{"type":"log","log":10},"axisLabel":"Far"})");
    const ScatterScene scene = sceneOf({frameOf({x, numbers(u"y"_s, {1, 2, 3, 4})})}, "{}");
    QCOMPARE(scene.frame.numbers->scale.kind(), ScaleKind::Log);
    QCOMPARE(scene.frame.numbers->label, u"Far"_s);
    const PlotMap map{QRectF(0, 0, 100, 100), scene.frame.range, scene.frame.axes.at(0).scale, 1};
    const auto points = scatterPoints(scene.series.at(0), map);
    QVERIFY(std::isfinite(points[1].x()));
    QVERIFY(!std::isfinite(points[2].x())); // no place for it on such an axis
    QVERIFY(!std::isfinite(points[3].x()));
}

void XyChartTest::sizesByField()
{
    Frames frames{frameOf({numbers(u"x"_s, {1, 2, 3}), numbers(u"y"_s, {1, 2, 3}), numbers(u"s"_s, {0, 50, 100})})};
    auto frame = std::make_shared<Frame>(*frames.at(0));
    frame->fields[1].config.custom = *parseJson(R"({"pointSize":{"fixed":7,"min":10,"max":30}})");
    const ScatterScene scene = sceneOf({frame}, R"({"series":[{"size":{"matcher":{"id":"byName","options":"s"}}}]})");
    const ScatterSeries &series = scene.series.at(0);
    QCOMPARE(diameterOf(series, 0), 10.0);
    QCOMPARE(diameterOf(series, 2), 30.0);
    QVERIFY(std::abs(diameterOf(series, 1) - std::sqrt(500.0)) < 0.01); // half the area
    QCOMPARE(series.details.size(), 1);
    QCOMPARE(series.details.at(0).name, u"s"_s);
}

void XyChartTest::colorsByField()
{
    const Theme theme = *loadTheme(u"dark"_s);
    Field heat = numbers(u"c"_s, {0, 100});
    heat.config.color.mode = u"thresholds"_s;
    heat.config.thresholds.steps = {{-Infinity, u"green"_s}, {50, u"red"_s}};
    const ScatterScene scene = sceneOf({frameOf({numbers(u"x"_s, {1, 2}), numbers(u"y"_s, {1, 2}), heat})},
                                       R"({"series":[{"color":{"matcher":{"id":"byName","options":"c"}}}]})");
    QCOMPARE(scene.series.size(), 1);
    QCOMPARE(colorOf(scene.series.at(0), 0), theme.namedColor(u"green"_s));
    QCOMPARE(colorOf(scene.series.at(0), 1), theme.namedColor(u"red"_s));
}

void XyChartTest::colorsByOwnValue()
{
    const Theme theme = *loadTheme(u"dark"_s);
    Field y = numbers(u"y"_s, {1, 90});
    y.config.color.mode = u"thresholds"_s;
    y.config.thresholds.steps = {{-Infinity, u"green"_s}, {50, u"red"_s}};
    const ScatterScene scene = sceneOf({frameOf({numbers(u"x"_s, {1, 2}), y})}, "{}");
    QCOMPARE(colorOf(scene.series.at(0), 1), theme.namedColor(u"red"_s));
}

void XyChartTest::looks()
{
    const XyLook look = xyLookFrom(*parseJson(R"({"show":"points+lines","pointShape":"square","pointStrokeWidth":3,
        "fillOpacity":20,"lineWidth":4,"pointSize":{"fixed":12},"lineStyle":{"fill":"dash","dash":[3,2]}})"));
    QVERIFY(look.hasPoints && look.hasLine);
    QCOMPARE(look.shape, ScatterShape::Square);
    QCOMPARE(look.strokeWidth, 3.0);
    QCOMPARE(look.fillOpacity, 0.2);
    QCOMPARE(look.lineWidth, 4.0);
    QCOMPARE(look.pointSize, 12.0);
    QCOMPARE(look.dashes, (QList<double>{3, 2}));
    const XyLook lines = xyLookFrom(*parseJson(R"({"show":"lines","pointSize":1e300})"));
    QVERIFY(!lines.hasPoints && lines.hasLine);
    QCOMPARE(lines.pointSize, 200.0);
}

void XyChartTest::oddNumbers()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Frames frames{frameOf({numbers(u"x"_s, {nan, Infinity, missingSample(), 1e308, -1e308, 1}),
                           numbers(u"y"_s, {1, 2, 3, -1e308, 1e308, nan}), numbers(u"s"_s, {nan, Infinity, 1, 1e308, -1e308, 0})})};
    const auto view = viewOf(dataOf(frames), R"({"series":[{"size":{"matcher":{"id":"byName","options":"s"}}}]})");
    QVERIFY(!view->grab().isNull());
    QCOMPARE(view->chart()->markCount(), 2);
    const auto empty = viewOf(dataOf({frameOf({numbers(u"x"_s, {}), numbers(u"y"_s, {})})}), "{}");
    QVERIFY(!empty->grab().isNull());
    QCOMPARE(empty->chart()->markCount(), 0);
}

void XyChartTest::pointsAreHit()
{
    Field x = numbers(u"speed"_s, {1, 2, 3});
    x.config.unit = u"ms"_s;
    Field y = numbers(u"<b>load</b>"_s, {10, 20, 30});
    y.config.unit = u"percent"_s;
    const auto view = viewOf(dataOf({frameOf({x, y})}), "{}");
    ScatterChart *chart = view->chart();
    const ScatterScene &scene = chart->scene();
    const PlotMap map{QRectF(chart->geometryOfPlot().plot), scene.frame.range, scene.frame.axes.at(0).scale, 1};
    const auto points = scatterPoints(scene.series.at(0), map);
    QCOMPARE(chart->markAt(points[1] + QPointF(3, 3)), 1);
    QCOMPARE(chart->markAt(points[1] + QPointF(40, -60)), -1);
    const TooltipContent content = chart->tooltipOf(1);
    QCOMPARE(content.time, u"<b>load</b>"_s);
    QCOMPARE(content.rows.size(), 2);
    QCOMPARE(content.rows.at(0).name, u"speed"_s);
    QCOMPARE(content.rows.at(0).value, u"2.00 ms"_s);
    QCOMPARE(content.rows.at(1).value, u"20%"_s);
}

void XyChartTest::keysStepThroughPoints()
{
    const auto view = viewOf(dataOf(twoFrames()), "{}");
    QTest::keyClick(view->chart(), Qt::Key_Home);
    QCOMPARE(view->chart()->pointed(), 0);
    QTest::keyClick(view->chart(), Qt::Key_Right);
    QCOMPARE(view->chart()->pointed(), 1);
    QTest::keyClick(view->chart(), Qt::Key_End);
    QCOMPARE(view->chart()->pointed(), view->chart()->markCount() - 1);
    QTest::keyClick(view->chart(), Qt::Key_Escape);
    QCOMPARE(view->chart()->pointed(), -1);
}

void XyChartTest::legendSwitches()
{
    const auto view = viewOf(dataOf({twoFrames().at(0)}), R"({"legend":{"calcs":["max"]}})");
    QCOMPARE(view->legend()->content().rows.size(), 2);
    QCOMPARE(view->legend()->content().rows.at(0).values, QStringList(u"30"_s));
    const int all = view->chart()->markCount();
    emit view->legend()->isolated(0);
    QCOMPARE(view->chart()->markCount(), all / 2);
    emit view->legend()->isolated(0);
    QCOMPARE(view->chart()->markCount(), all);
}

void XyChartTest::messageWithoutFields()
{
    const auto view = viewOf(dataOf({frameOf({numbers(u"only"_s, {1})})}), "{}");
    QVERIFY(!view->message().isEmpty());
    QCOMPARE(view->summary(), view->message());
    view->setData(dataOf(twoFrames()));
    QVERIFY(view->message().isEmpty());
    QCOMPARE(view->summary(), u"8 points of 3 series: y, z, y."_s);
}

void XyChartTest::keysAreRead_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *options, const char *custom, bool isRead) {
        QTest::addRow("%s %s", options, custom) << QByteArray(options) << QByteArray(custom) << isRead;
    };
    row(R"({"mapping":"manual"})", "{}", true);
    row(R"({"seriesMapping":"manual"})", "{}", true);
    row(R"({"dims":{"x":"a"}})", "{}", true);
    row(R"({"dims":{"exclude":["a"]}})", "{}", true);
    row(R"({"series":[{"y":{"matcher":{"id":"byName","options":"b"}}}]})", "{}", true);
    row(R"({"tooltip":{"mode":"none"}})", "{}", true);
    row(R"({"tooltip":{"sort":"desc"}})", "{}", false);
    row("{}", R"({"pointShape":"square"})", true);
    row("{}", R"({"pointStrokeWidth":4})", true);
    row("{}", R"({"pointSize":{"max":80}})", true);
    row("{}", R"({"axisSoftMin":4})", true);
    row("{}", R"({"drawStyle":"bars"})", false);
    row("{}", R"({"stacking":{"mode":"normal"}})", false);
}

void XyChartTest::keysAreRead()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, custom);
    QFETCH(bool, isRead);
    const PanelLook plain{Json::object(), Json::object()};
    QCOMPARE(XyChartType().meansSame(plain, {*parseJson(options), *parseJson(custom)}), !isRead);
}

void XyChartTest::optionsSurvive()
{
    const XyChartOptions options = optionsOf(R"({"mapping":"manual","series":[{"name":{"fixed":"a"},
        "frame":{"matcher":{"id":"byIndex","options":0}},"x":{"matcher":{"id":"byName","options":"x"}},
        "y":{"matcher":{"id":"byName","options":"y"}},"size":{"matcher":{"id":"byName","options":"s"}}}]})");
    QCOMPARE(xyChartOptionsFrom(toJson(options)), options);
}

void XyChartTest::manyAreQuick()
{
    std::vector<Field> fields{numbers(u"x"_s, {})};
    std::vector<double> x;
    for (int j = 0; j < 1000; ++j)
        x.push_back(j * 37 % 1000);
    fields[0].values = NumberColumn(x);
    for (int i = 0; i < 200; ++i) {
        std::vector<double> values;
        for (int j = 0; j < 1000; ++j)
            values.push_back((j * 91 + i * 7) % 997);
        fields.push_back(numbers(u"y%1"_s.arg(i), std::move(values)));
    }
    QElapsedTimer timer;
    timer.start();
    const auto view = viewOf(dataOf({frameOf(std::move(fields))}), "{}");
    QVERIFY(!view->grab().isNull());
    QVERIFY2(timer.elapsed() < 6000, qPrintable(QString::number(timer.elapsed())));
}

void XyChartTest::paintsVectors()
{
    const auto view = viewOf(dataOf(twoFrames()), "{}");
    QImage image(600, 400, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    view->paintTo(&painter, QRectF(0, 0, 600, 400));
    painter.end();
    const ScatterScene &scene = view->chart()->scene();
    const PlotMap map{QRectF(view->chart()->geometryOfPlot().plot), scene.frame.range, scene.frame.axes.at(0).scale, 1};
    const QPointF point = scatterPoints(scene.series.at(0), map).at(1);
    QVERIFY(image.pixelColor(point.toPoint()).alpha() > 60);
}

QTEST_MAIN(XyChartTest)
#include "tst_xychart.moc"
