#include "widgets/charts/candlepaint.h"
#include "widgets/panels/candlestick/candlestickscene.h"
#include "widgets/panels/candlestick/candlesticktype.h"
#include "widgets/panels/candlestick/candlestickview.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Start = 1'000'000;
constexpr qint64 Step = 60'000;

Field numbers(const QString &name, std::vector<double> values)
{
    Field field;
    field.name = name;
    field.displayName = name;
    field.values = NumberColumn(std::move(values));
    return field;
}

FramePtr frameOf(std::vector<Field> fields, qint64 stepMs = Step, qint64 first = Start)
{
    auto frame = std::make_shared<Frame>();
    std::vector<qint64> times;
    for (std::size_t i = 0; !fields.empty() && i < fields.front().size(); ++i)
        times.push_back(first + static_cast<qint64>(i) * Step);
    Field time;
    time.name = u"Time"_s;
    time.values = TimeColumn(std::move(times));
    frame->fields.push_back(std::move(time));
    frame->fields.insert(frame->fields.end(), fields.begin(), fields.end());
    frame->meta.stepMs = stepMs;
    return frame;
}

PanelData dataOf(Frames frames)
{
    PanelData data;
    data.frames = std::move(frames);
    data.range = {Start - Step, Start + 10 * Step};
    data.stepMs = Step;
    return data;
}

Frames prices()
{
    return {frameOf({numbers(u"open"_s, {10, 12, 11}), numbers(u"high"_s, {13, 14, 12}), numbers(u"low"_s, {9, 10, 8}),
                     numbers(u"close"_s, {12, 11, 11}), numbers(u"volume"_s, {100, 300, 200}),
                     numbers(u"average"_s, {11, 11.5, 11})})};
}

std::vector<double> column(const Field &field)
{
    const NumberColumn *values = field.numbers();
    return values ? std::vector<double>(values->span().begin(), values->span().end()) : std::vector<double>();
}

std::unique_ptr<CandlestickView> viewOf(const PanelData &data, const QByteArray &options)
{
    PanelContext context;
    context.theme = *loadTheme(u"dark"_s);
    auto view = std::make_unique<CandlestickView>();
    view->resize(600, 400);
    view->setContext(context);
    view->setOptions(*parseJson(options));
    view->setData(data);
    return view;
}

} // namespace

class CandlestickTest : public QObject
{
    Q_OBJECT

private slots:
    void fieldsByUsualNames();
    void fieldsByChosenNames();
    void fieldsOfSeveralFrames();
    void missingFields_data();
    void missingFields();
    void directions_data();
    void directions();
    void partsOfTheScene_data();
    void partsOfTheScene();
    void volumeLiesBelow();
    void colorsOfTheOptions();
    void candlesAreTold();
    void legendSwitches();
    void zoomsAndShares();
    void noticesStand();
    void oddNumbers();
    void keysAreRead_data();
    void keysAreRead();
    void optionsSurvive();
    void hollowBodies();
    void manyAreQuick();
};

void CandlestickTest::fieldsByUsualNames()
{
    const auto fields = candleFields(prices(), {});
    QVERIFY(fields.has_value());
    QCOMPARE(column(fields->open), (std::vector<double>{10, 12, 11}));
    QCOMPARE(column(fields->high), (std::vector<double>{13, 14, 12}));
    QCOMPARE(column(fields->low), (std::vector<double>{9, 10, 8}));
    QCOMPARE(column(fields->close), (std::vector<double>{12, 11, 11}));
    QVERIFY(fields->volume.has_value());
    QCOMPARE(fields->others.size(), std::size_t(1));
    QCOMPARE(fields->stepMs, Step);
}

void CandlestickTest::fieldsByChosenNames()
{
    CandleFieldNames names;
    names.open = u"average"_s;
    names.volume = u"no such field"_s;
    const auto fields = candleFields(prices(), names);
    QVERIFY(fields.has_value());
    QCOMPARE(column(fields->open), (std::vector<double>{11, 11.5, 11}));
    QVERIFY(!fields->volume.has_value());
}

/// As Prometheus answers one query for each.
void CandlestickTest::fieldsOfSeveralFrames()
{
    const Frames frames{frameOf({numbers(u"Open"_s, {1, 2, 3})}), frameOf({numbers(u"CLOSE"_s, {7, 8, 9})}, Step, Start + Step)};
    const auto fields = candleFields(frames, {});
    QVERIFY(fields.has_value());
    const std::vector<double> close = column(fields->close);
    QVERIFY(isMissing(close[0]));
    QCOMPARE(close[1], 7.0);
    QCOMPARE(close[2], 8.0);
}

void CandlestickTest::missingFields_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<double>>("open");
    QTest::addColumn<QList<double>>("close");
    QTest::newRow("only close") << u"close"_s << QList<double>{5, 5, 7} << QList<double>{5, 7, 6};
    QTest::newRow("only open") << u"open"_s << QList<double>{5, 7, 6} << QList<double>{7, 6, 6};
    QTest::newRow("any number") << u"temperature"_s << QList<double>{5, 7, 6} << QList<double>{7, 6, 6};
}

void CandlestickTest::missingFields()
{
    QFETCH(QString, name);
    QFETCH(QList<double>, open);
    QFETCH(QList<double>, close);
    const auto fields = candleFields({frameOf({numbers(name, {5, 7, 6})})}, {});
    QVERIFY(fields.has_value());
    QCOMPARE(column(fields->open), std::vector<double>(open.begin(), open.end()));
    QCOMPARE(column(fields->close), std::vector<double>(close.begin(), close.end()));
    for (qsizetype i = 0; i < open.size(); ++i) {
        QCOMPARE(column(fields->high).at(static_cast<std::size_t>(i)), std::max(open.at(i), close.at(i)));
        QCOMPARE(column(fields->low).at(static_cast<std::size_t>(i)), std::min(open.at(i), close.at(i)));
    }
}

void CandlestickTest::directions_data()
{
    QTest::addColumn<bool>("isByPriorClose");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("against the opening") << false << QList<int>{1, -1, 0, 0};
    QTest::newRow("against the close before") << true << QList<int>{1, -1, 1, 0};
}

void CandlestickTest::directions()
{
    QFETCH(bool, isByPriorClose);
    QFETCH(QList<int>, expected);
    CandleMarks marks;
    marks.open = NumberColumn({1, 9, 8, missingSample()});
    marks.close = NumberColumn({5, 4, 8, missingSample()});
    marks.isByPriorClose = isByPriorClose;
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(marks.direction(static_cast<std::size_t>(i)), expected.at(i));
}

void CandlestickTest::partsOfTheScene_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("series");
    QTest::addColumn<bool>("candles");
    QTest::addColumn<bool>("volume");
    QTest::newRow("both") << QByteArray("{}") << 5 << true << true;
    QTest::newRow("candles") << QByteArray(R"({"mode":"candles"})") << 4 << true << false;
    QTest::newRow("volume") << QByteArray(R"({"mode":"volume"})") << 1 << false << true;
    QTest::newRow("with the others") << QByteArray(R"({"includeAllFields":true})") << 6 << true << true;
    QTest::newRow("unknown words") << QByteArray(R"({"mode":"boxes"})") << 5 << true << true;
}

void CandlestickTest::partsOfTheScene()
{
    QFETCH(QByteArray, options);
    QFETCH(int, series);
    QFETCH(bool, candles);
    QFETCH(bool, volume);
    const auto view = viewOf(dataOf(prices()), options);
    const ChartScene &scene = view->chart()->scene();
    QCOMPARE(scene.series.size(), series);
    QCOMPARE(scene.candles->axis >= 0, candles);
    QCOMPARE(scene.candles->volumeAxis >= 0, volume);
    QVERIFY(!view->grab().isNull());
}

void CandlestickTest::volumeLiesBelow()
{
    const auto both = viewOf(dataOf(prices()), "{}");
    const ChartAxis axis = both->chart()->scene().axes.at(both->chart()->scene().candles->volumeAxis);
    QCOMPARE(axis.side, AxisSide::Hidden);
    QCOMPARE(axis.scale.min(), 0.0);
    QCOMPARE(axis.scale.max(), 1500.0);
    const auto alone = viewOf(dataOf(prices()), R"({"mode":"volume"})");
    const ChartAxis own = alone->chart()->scene().axes.at(0);
    QCOMPARE(own.side, AxisSide::Left);
    QCOMPARE(own.scale.min(), 0.0);
    QVERIFY(own.scale.max() < 400);
}

void CandlestickTest::colorsOfTheOptions()
{
    const Theme theme = *loadTheme(u"dark"_s);
    const auto view = viewOf(dataOf(prices()), R"({"colors":{"up":"blue","flat":"#123456"}})");
    const CandleMarks &marks = *view->chart()->scene().candles;
    QCOMPARE(marks.color(0), theme.namedColor(u"blue"_s));
    QCOMPARE(marks.color(1), theme.namedColor(u"red"_s));
    QCOMPARE(marks.color(2), theme.namedColor(u"#123456"_s));
}

void CandlestickTest::candlesAreTold()
{
    const auto view = viewOf(dataOf(prices()), R"({"includeAllFields":true})");
    const TimeChart *chart = view->chart();
    const QRectF plot(chart->geometryOfPlot().plot);
    const ChartScene &scene = chart->scene();
    const PlotMap map{plot, scene.range, scene.axes.at(0).scale, 1};
    const TooltipContent content = chart->tooltipAt(QPointF(map.x(Start), map.y(13)));
    QStringList names;
    for (const TooltipRow &row : content.rows)
        names.append(row.name + u' ' + row.value);
    QCOMPARE(names, (QStringList{u"open 10"_s, u"high 13"_s, u"low 9"_s, u"close 12"_s, u"volume 100"_s}));
    QVERIFY(view->summary().contains(u"close 11"_s));
}

void CandlestickTest::legendSwitches()
{
    const auto view = viewOf(dataOf(prices()), R"({"includeAllFields":true})");
    QCOMPARE(view->legend()->content().rows.size(), 6);
    emit view->legend()->toggled(4);
    QVERIFY(view->chart()->scene().candles->volumeAxis < 0);
    QVERIFY(view->chart()->scene().candles->axis >= 0);
    emit view->legend()->toggled(0);
    QVERIFY(view->chart()->scene().candles->axis < 0);
    QVERIFY(view->chart()->scene().series.at(5).isVisible);
}

void CandlestickTest::zoomsAndShares()
{
    const auto view = viewOf(dataOf(prices()), "{}");
    QSignalSpy selected(view.get(), &PanelView::rangeSelected);
    const QPoint middle = view->chart()->geometryOfPlot().plot.center();
    QTest::mousePress(view->chart(), Qt::LeftButton, {}, middle);
    QTest::mouseMove(view->chart(), middle + QPoint(90, 0));
    QTest::mouseRelease(view->chart(), Qt::LeftButton, {}, middle + QPoint(90, 0));
    QCOMPARE(selected.size(), 1);
    view->setCrosshair(Start + Step, false);
    QCOMPARE(view->chart()->crosshair(), std::optional<qint64>(Start + Step));
    QVERIFY(view->leftAxisWidth() > 0);
}

void CandlestickTest::noticesStand()
{
    auto frame = std::make_shared<Frame>();
    frame->fields = {numbers(u"open"_s, {1, 2})};
    const auto view = viewOf(dataOf({frame}), "{}");
    QVERIFY(!view->notice().isEmpty());
    view->setData(dataOf({}));
    QVERIFY(view->notice().isEmpty());
    QVERIFY(!view->grab().isNull());
}

void CandlestickTest::oddNumbers()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double endless = std::numeric_limits<double>::infinity();
    const Frames frames{frameOf({numbers(u"open"_s, {nan, 1e308, -1e308, 1, endless}), numbers(u"high"_s, {1, endless, 2, nan, 3}),
                                 numbers(u"low"_s, {missingSample(), -endless, 0, nan, 1}), numbers(u"close"_s, {1, -1e308, 1e308, 2, 1}),
                                 numbers(u"volume"_s, {nan, -5, endless, 1e308, 0})})};
    for (const QByteArray options : {"{}", R"({"candleStyle":"ohlcbars","colorStrategy":"close-close"})", R"({"mode":"volume"})"})
        QVERIFY(!viewOf(dataOf(frames), options)->grab().isNull());
}

void CandlestickTest::keysAreRead_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *options, bool isRead) { QTest::addRow("%s", options) << QByteArray(options) << isRead; };
    row(R"({"mode":"candles"})", true);
    row(R"({"candleStyle":"ohlcbars"})", true);
    row(R"({"colorStrategy":"close-close"})", true);
    row(R"({"colors":{"flat":"blue"}})", true);
    row(R"({"fields":{"low":"a"}})", true);
    row(R"({"includeAllFields":true})", true);
    row(R"({"legend":{"calcs":["max"]}})", true);
    row(R"({"tooltip":{"mode":"multi"}})", true);
    row(R"({"colors":{"other":"blue"}})", false);
    row(R"({"mode":"candles+volume"})", false); // as without it
}

void CandlestickTest::keysAreRead()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, isRead);
    const PanelLook plain{Json::object(), Json::object()};
    QCOMPARE(CandlestickType().meansSame(plain, {*parseJson(options), Json::object()}), !isRead);
    QVERIFY(!CandlestickType().meansSame(plain, {Json::object(), *parseJson(R"({"lineWidth":4})")}));
}

void CandlestickTest::optionsSurvive()
{
    const CandlestickOptions options = candlestickOptionsFrom(*parseJson(
        R"({"mode":"volume","candleStyle":"ohlcbars","colorStrategy":"close-close","colors":{"up":"blue"},
            "fields":{"open":"a","volume":"v"},"includeAllFields":true,"legend":{"placement":"right"}})"));
    QCOMPARE(candlestickOptionsFrom(toJson(options)), options);
}

/// Risen by itself, a body is an outline where colours tell of the close before.
void CandlestickTest::hollowBodies()
{
    CandleMarks marks;
    marks.times = TimeColumn({Start});
    marks.open = NumberColumn({20});
    marks.close = NumberColumn({80});
    marks.high = NumberColumn({100});
    marks.low = NumberColumn({0});
    marks.up = Qt::green;
    marks.slotMs = Step;
    const PlotMap map{QRectF(0, 0, 100, 100), {Start - Step, Start + Step}, ValueScale(ScaleKind::Linear, 0, 100), 1};
    for (const bool isHollow : {false, true}) {
        marks.isByPriorClose = isHollow;
        QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintCandles(&painter, marks, map);
        painter.end();
        QCOMPARE(image.pixelColor(52, 50).alpha() == 0, isHollow);
        QVERIFY(image.pixelColor(50, 10).alpha() > 0 || image.pixelColor(49, 10).alpha() > 0); // the wick
    }
}

void CandlestickTest::manyAreQuick()
{
    std::vector<Field> fields;
    for (const char16_t *name : {u"open", u"high", u"low", u"close", u"volume"}) {
        std::vector<double> values;
        for (int i = 0; i < 50'000; ++i)
            values.push_back(i * 17 % 101);
        fields.push_back(numbers(QString::fromUtf16(name), std::move(values)));
    }
    PanelData data = dataOf({frameOf(std::move(fields))});
    data.range = {Start, Start + 50'000 * Step};
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!viewOf(data, "{}")->grab().isNull());
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(CandlestickTest)
#include "tst_candlestick.moc"
