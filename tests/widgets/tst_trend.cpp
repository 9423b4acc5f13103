#include "widgets/panels/trend/trendlayout.h"
#include "widgets/panels/trend/trendtype.h"
#include "widgets/panels/trend/trendview.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Field numbers(const QString &name, std::vector<double> values)
{
    Field field;
    field.name = name;
    field.displayName = name;
    field.values = NumberColumn(std::move(values));
    return field;
}

PanelData dataOf(std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->fields = std::move(fields);
    PanelData data;
    data.frames = {frame};
    data.range = {0, 3'600'000};
    return data;
}

PanelData speeds()
{
    Field speed = numbers(u"speed"_s, {100, 200, 300, 400});
    speed.config.unit = u"rotrpm"_s;
    return dataOf({numbers(u"power"_s, {5, 9, 4, 7}), speed, numbers(u"torque"_s, {4, missingSample(), 8, 9})});
}

std::unique_ptr<TrendView> viewOf(const PanelData &data, const QByteArray &options)
{
    PanelContext context;
    context.theme = *loadTheme(u"light"_s);
    context.animated = false;
    auto view = std::make_unique<TrendView>();
    view->resize(600, 300);
    view->setContext(context);
    view->setOptions(*parseJson(options));
    view->setData(data);
    return view;
}

} // namespace

class TrendTest : public QObject
{
    Q_OBJECT

private slots:
    void fieldAlongAxis_data();
    void fieldAlongAxis();
    void rowsWithoutPlace();
    void axisLimits_data();
    void axisLimits();
    void seriesStandAtTheirNumbers();
    void tooltipTellsTheNumber();
    void nothingZooms();
    void legendSwitches();
    void noticesStand();
    void keysAreRead_data();
    void keysAreRead();
    void optionsSurvive();
};

void TrendTest::fieldAlongAxis_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("notice");
    QTest::newRow("by name") << u"speed"_s << u"speed"_s << QString();
    QTest::newRow("the first that ascends") << QString() << u"speed"_s << QString();
    QTest::newRow("a field that is not there") << u"<b>no</b>"_s << QString() << u"There is no field “<b>no</b>”"_s;
    QTest::newRow("one that does not ascend") << u"power"_s << QString() << u"The values of the field along the axis do not ascend"_s;
    QTest::newRow("words") << u"words"_s << QString() << u"The field along the axis holds no numbers"_s;
}

void TrendTest::fieldAlongAxis()
{
    QFETCH(QString, wanted);
    QFETCH(QString, name);
    QFETCH(QString, notice);
    PanelData data = speeds();
    auto frame = std::make_shared<Frame>(*data.frames.at(0));
    Field words;
    words.name = u"words"_s;
    words.values = TextColumn({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    frame->fields.push_back(words);
    data.frames = {frame};
    const TrendData trend = trendData(data, wanted);
    QCOMPARE(trend.notice.headline, notice);
    QCOMPARE(trend.axis.name, name);
    if (notice.isEmpty())
        QCOMPARE(trend.data.frames.at(0)->fields.size(), std::size_t(3)); // places and two series
}

void TrendTest::rowsWithoutPlace()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const TrendData trend = trendData(dataOf({numbers(u"x"_s, {1, nan, 3}), numbers(u"y"_s, {7, 8, 9})}), u"x"_s);
    const auto &fields = trend.data.frames.at(0)->fields;
    QCOMPARE(fields[0].size(), std::size_t(2));
    QCOMPARE((*fields[1].numbers())[1], 9.0);
}

void TrendTest::axisLimits_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("of the data") << QList<double>{2, 5} << none << none << 2.0 << 5.0;
    QTest::newRow("of the field") << QList<double>{2, 5} << 0.0 << 10.0 << 0.0 << 10.0;
    QTest::newRow("one value") << QList<double>{4, 4} << none << none << 4.0 << 8.0;
    QTest::newRow("zero") << QList<double>{0, 0} << none << none << 0.0 << 1.0;
    QTest::newRow("upside down") << QList<double>{2, 5} << 9.0 << 1.0 << 0.0 << 100.0;
    QTest::newRow("nothing") << QList<double>{} << none << none << 0.0 << 100.0;
    QTest::newRow("the largest") << QList<double>{-1.7e308, 1.7e308} << none << none << 0.0 << 100.0;
}

void TrendTest::axisLimits()
{
    QFETCH(QList<double>, values);
    QFETCH(double, min);
    QFETCH(double, max);
    QFETCH(double, low);
    QFETCH(double, high);
    std::vector<double> column(values.begin(), values.end());
    Field x = numbers(u"x"_s, column);
    if (!std::isnan(min))
        x.config.min = min;
    if (!std::isnan(max))
        x.config.max = max;
    const TrendData trend = trendData(dataOf({x, numbers(u"y"_s, column)}), u"x"_s);
    QCOMPARE(trend.axis.scale.min(), low);
    QCOMPARE(trend.axis.scale.max(), high);
}

void TrendTest::seriesStandAtTheirNumbers()
{
    const auto view = viewOf(speeds(), R"({"xField":"speed"})");
    const ChartScene &scene = view->chart()->scene();
    QCOMPARE(scene.series.size(), 2);
    QCOMPARE(scene.series.at(0).name, u"power"_s);
    QCOMPARE(scene.series.at(0).times[0], qint64(0));
    QCOMPARE(scene.series.at(0).times[3], NumberAxis::Parts);
    const auto &ticks = view->chart()->geometryOfPlot().timeTicks;
    QVERIFY(!ticks.empty());
    QCOMPARE(ticks.front().label, u"100 rpm"_s);
    QVERIFY(!view->grab().isNull());
    QCOMPARE(view->summary(), u"2 series over speed; last values: power 7, torque 9."_s);
}

void TrendTest::tooltipTellsTheNumber()
{
    const auto view = viewOf(speeds(), R"({"xField":"speed","tooltip":{"mode":"multi","sort":"desc"}})");
    const QRectF plot(view->chart()->geometryOfPlot().plot);
    const TooltipContent content = view->chart()->tooltipAt(plot.center() + QPointF(plot.width() * 0.15, 0));
    QCOMPARE(content.time, u"300 rpm"_s);
    QCOMPARE(content.date, u"speed"_s);
    QCOMPARE(content.rows.size(), 2);
    QCOMPARE(content.rows.at(0).name, u"torque"_s);
    QCOMPARE(content.rows.at(0).value, u"8"_s);
}

void TrendTest::nothingZooms()
{
    const auto view = viewOf(speeds(), R"({"xField":"speed"})");
    QSignalSpy selected(view.get(), &PanelView::rangeSelected);
    QSignalSpy hovered(view.get(), &PanelView::hovered);
    QSignalSpy zoomedOut(view.get(), &PanelView::zoomOutRequested);
    const QPoint middle = view->chart()->geometryOfPlot().plot.center();
    QTest::mousePress(view->chart(), Qt::LeftButton, {}, middle);
    QTest::mouseMove(view->chart(), middle + QPoint(90, 0));
    QTest::mouseRelease(view->chart(), Qt::LeftButton, {}, middle + QPoint(90, 0));
    QTest::mouseDClick(view->chart(), Qt::LeftButton, {}, middle);
    QCOMPARE(selected.size(), 0);
    QCOMPARE(hovered.size(), 0);
    QCOMPARE(zoomedOut.size(), 0);
    view->setCrosshair(1000, false); // a time of another panel
    QVERIFY(!view->plotAfter(0));
}

void TrendTest::legendSwitches()
{
    const auto view = viewOf(speeds(), R"({"xField":"speed","legend":{"calcs":["max"]}})");
    QCOMPARE(view->legend()->content().rows.size(), 2);
    QCOMPARE(view->legend()->content().rows.at(1).values, QStringList(u"9"_s));
    emit view->legend()->isolated(0);
    QVERIFY(view->chart()->scene().series.at(0).isVisible);
    QVERIFY(!view->chart()->scene().series.at(1).isVisible);
    emit view->legend()->isolated(0);
    QVERIFY(view->chart()->scene().series.at(1).isVisible);
    emit view->legend()->toggled(0);
    QVERIFY(!view->chart()->scene().series.at(0).isVisible);
}

void TrendTest::noticesStand()
{
    const auto view = viewOf(dataOf({numbers(u"y"_s, {3, 1})}), "{}");
    QVERIFY(!view->notice().isEmpty());
    QCOMPARE(view->summary(), view->notice().headline);
    QVERIFY(view->chart()->isHidden());
    QImage image(600, 300, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    view->paintTo(&painter, QRectF(0, 0, 600, 300));
    view->setData(speeds());
    QVERIFY(view->notice().isEmpty());
    QVERIFY(!view->chart()->isHidden());
    view->setData(dataOf({})); // nothing to say about nothing
    QVERIFY(view->notice().isEmpty());
}

void TrendTest::keysAreRead_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("xField") << QByteArray(R"({"xField":"a"})") << QByteArray("{}") << true;
    QTest::newRow("legend") << QByteArray(R"({"legend":{"showLegend":false}})") << QByteArray("{}") << true;
    QTest::newRow("tooltip") << QByteArray(R"({"tooltip":{"sort":"asc"}})") << QByteArray("{}") << true;
    QTest::newRow("fill") << QByteArray("{}") << QByteArray(R"({"fillOpacity":20})") << true;
    QTest::newRow("other") << QByteArray(R"({"yField":"a"})") << QByteArray("{}") << false;
}

void TrendTest::keysAreRead()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, custom);
    QFETCH(bool, isRead);
    const PanelLook plain{Json::object(), Json::object()};
    QCOMPARE(TrendType().meansSame(plain, {*parseJson(options), *parseJson(custom)}), !isRead);
}

void TrendTest::optionsSurvive()
{
    const TrendOptions options = trendOptionsFrom(*parseJson(R"({"xField":"a","legend":{"displayMode":"table"}})"));
    QCOMPARE(trendOptionsFrom(toJson(options)), options);
    QVERIFY(options.legend.isTable);
}

QTEST_MAIN(TrendTest)
#include "tst_trend.moc"
