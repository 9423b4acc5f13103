// Bar charts: from frames to bars, where they stand, and what they say.
#include "datasources/frame/fieldconfigjson.h"
#include "tests/widgets/markfixture.h"
#include "widgets/panels/barchart/barchartview.h"
#include "widgets/panels/barchart/barcharttype.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Promontory;
using namespace MarkFixture;
using namespace Qt::StringLiterals;

namespace {

FramePtr frameOf(std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = u"A"_s;
    frame->meta.kind = FrameKind::Table;
    frame->fields = std::move(fields);
    return frame;
}

PanelData shops()
{
    return dataOf({frameOf({textField(u"shop"_s, {u"north"_s, u"south"_s, u"east"_s}),
                            numberField(u"sold"_s, {30, 10, 20}), numberField(u"returned"_s, {-3, 5, 0})})});
}

/// "series: low..high" of each bar of a slot.
QStringList barsOf(const BarScene &scene, int slot)
{
    QStringList bars;
    for (const BarMark &bar : scene.bars) {
        if (bar.slot == slot)
            bars.append(u"%1: %2..%3"_s.arg(scene.series.at(bar.series).name).arg(bar.low).arg(bar.high));
    }
    return bars;
}

} // namespace

class BarChartTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_theme = *loadTheme(u"dark"_s);
    }
    void optionsSurvive();
    void meansSameOnlyByWhatItReads_data();
    void meansSameOnlyByWhatItReads();
    void takesNamesFrom_data();
    void takesNamesFrom();
    void saysWhatIsMissing();
    void joinsFrames();
    void stacks_data();
    void stacks();
    void barsStandInTheirSlots();
    void colorsByField();
    void mappedNamesAndValues();
    void namesOfMomentsDiffer();
    void onlyMappedBarsHaveMappedColours();
    void valuesStandByAllBarsOrNone_data();
    void valuesStandByAllBarsOrNone();
    void thinsAndTurnsNames();
    void lieWhenNarrow();
    void tooltipAndKeys();
    void legendHides();
    void hostileData_data();
    void hostileData();
    void manyBarsStayFast();
    void vectorsHaveBars();

private:
    void fill(BarChartView &view, const PanelData &data, const QByteArray &options = "{}") const
    {
        MarkFixture::show(view, m_theme, data, options, {600, 300});
    }
    Theme m_theme;
};

void BarChartTest::optionsSurvive()
{
    const Json text = json(R"({"orientation":"horizontal","xField":"shop","colorByField":"sold","showValue":"never",
        "stacking":"percent","groupWidth":0.5,"barWidth":0.6,"barRadius":0.2,"fullHighlight":true,
        "xTickLabelRotation":-45,"xTickLabelMaxLength":9,"xTickLabelSpacing":100,"text":{"valueSize":14},
        "legend":{"showLegend":true,"displayMode":"table","placement":"right","calcs":["max"]},
        "tooltip":{"mode":"multi","sort":"desc"}})");
    QCOMPARE(toJson(barChartOptionsFrom(text)), text);
    QCOMPARE(barChartOptionsFrom(Json()), BarChartOptions());
    QCOMPARE(barChartOptionsFrom(json(R"({"groupWidth":1e9,"barWidth":"0.5","xTickLabelRotation":9000})")).groupWidth, 1.0);
    QCOMPARE(barChartOptionsFrom(json(R"({"barWidth":"0.5"})")).barWidth, 0.5);
}

void BarChartTest::meansSameOnlyByWhatItReads_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<bool>("same");

    QTest::newRow("nothing") << QByteArray("{}") << QByteArray("{}") << true;
    QTest::newRow("default written out") << QByteArray(R"({"showValue":"auto"})") << QByteArray(R"({"fillOpacity":80})") << true;
    QTest::newRow("read option") << QByteArray(R"({"stacking":"normal"})") << QByteArray("{}") << false;
    QTest::newRow("unread option") << QByteArray(R"({"stackingX":"normal"})") << QByteArray("{}") << true;
    QTest::newRow("fill") << QByteArray("{}") << QByteArray(R"({"fillOpacity":10})") << false;
    QTest::newRow("thresholds") << QByteArray("{}") << QByteArray(R"({"thresholdsStyle":{"mode":"line"}})") << false;
    QTest::newRow("lines have points, bars none") << QByteArray("{}") << QByteArray(R"({"pointSize":9})") << true;
}

void BarChartTest::meansSameOnlyByWhatItReads()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, custom);
    QFETCH(bool, same);
    QCOMPARE(BarChartType().meansSame({json(options), json(custom)}, {json("{}"), json("{}")}), same);
}

void BarChartTest::takesNamesFrom_data()
{
    QTest::addColumn<QString>("wished");
    QTest::addColumn<QStringList>("names");

    QTest::newRow("first text") << QString() << QStringList{u"north"_s, u"south"_s, u"east"_s};
    QTest::newRow("asked for") << u"city"_s << QStringList{u"A"_s, u"B"_s, u"C"_s};
    QTest::newRow("numbers") << u"sold"_s << QStringList{u"30"_s, u"10"_s, u"20"_s};
}

void BarChartTest::takesNamesFrom()
{
    QFETCH(QString, wished);
    QFETCH(QStringList, names);
    const Frames frames{frameOf({numberField(u"sold"_s, {30, 10, 20}), numberField(u"left"_s, {1, 2, 3}),
                                 textField(u"shop"_s, {u"north"_s, u"south"_s, u"east"_s}),
                                 textField(u"city"_s, {u"A"_s, u"B"_s, u"C"_s})})};
    const Result<BarTable> table = barTableFrom(frames, {wished, {}, QTimeZone::utc()});
    QVERIFY(table);
    QCOMPARE(table->names, names);
    QCOMPARE(table->columns.size(), wished == "sold"_L1 ? 1 : 2);
}

void BarChartTest::saysWhatIsMissing()
{
    BarChartView view;
    fill(view, dataOf({frameOf({numberField(u"sold"_s, {30})})}));
    QVERIFY2(view.message().contains(u"texts or of times"_s), qPrintable(view.message()));
    QCOMPARE(view.summary(), view.message());
    view.setOptions(json(R"({"xField":"<b>no"})"));
    QVERIFY2(view.message().contains(u"<b>no"_s), qPrintable(view.message()));
    view.setOptions(json("{}"));
    view.setData(shops());
    QVERIFY(view.message().isEmpty());
    QVERIFY(view.chart()->isVisible());
}

void BarChartTest::joinsFrames()
{
    const FramePtr one = FrameBuilder().labels({{u"job"_s, u"api"_s}}).start(60'000).step(60'000).values({1, 2}).build();
    const FramePtr other = FrameBuilder().labels({{u"job"_s, u"web"_s}}).start(0).step(60'000).values({5, 6}).build();
    const Result<BarTable> table = barTableFrom({one, other}, {{}, {}, QTimeZone::utc()});
    QVERIFY(table);
    QCOMPARE(table->names, (QStringList{u"00:00:00"_s, u"00:01:00"_s, u"00:02:00"_s}));
    QCOMPARE(table->columns.size(), 2);
    QVERIFY(isMissing(table->columns.at(0).values[0]));
    QCOMPARE(table->columns.at(0).values[2], 2.0);
    QCOMPARE(table->columns.at(1).values[1], 6.0);
    QVERIFY(isMissing(table->columns.at(1).values[2]));
}

void BarChartTest::stacks_data()
{
    QTest::addColumn<QByteArray>("stacking");
    QTest::addColumn<QStringList>("north");
    QTest::addColumn<QStringList>("south");

    QTest::newRow("none") << QByteArray("none") << QStringList{u"sold: 0..30"_s, u"returned: -3..0"_s}
                          << QStringList{u"sold: 0..10"_s, u"returned: 0..5"_s};
    QTest::newRow("normal, below zero downwards")
        << QByteArray("normal") << QStringList{u"sold: 0..30"_s, u"returned: -3..0"_s}
        << QStringList{u"sold: 0..10"_s, u"returned: 10..15"_s};
    QTest::newRow("percent") << QByteArray("percent") << QStringList{u"sold: 0..0.909091"_s, u"returned: -0.0909091..0"_s}
                             << QStringList{u"sold: 0..0.666667"_s, u"returned: 0.666667..1"_s};
}

void BarChartTest::stacks()
{
    QFETCH(QByteArray, stacking);
    QFETCH(QStringList, north);
    QFETCH(QStringList, south);
    BarChartView view;
    fill(view, shops(), R"({"stacking":")" + stacking + R"("})");
    QCOMPARE(barsOf(view.chart()->scene(), 0), north);
    QCOMPARE(barsOf(view.chart()->scene(), 1), south);
    if (stacking == "percent") {
        const ChartAxis &axis = view.chart()->scene().axes.constFirst();
        QCOMPARE(axis.unit, u"percentunit"_s);
        QCOMPARE(axis.scale.max(), 1.0);
        QCOMPARE(axis.scale.min(), -1.0);
    }
}

void BarChartTest::barsStandInTheirSlots()
{
    BarChartView view;
    fill(view, shops(), R"({"groupWidth":0.5,"barWidth":1})");
    const BarScene &scene = view.chart()->scene();
    const BarGeometry &geometry = view.chart()->geometryOfPlot();
    QCOMPARE(scene.bars.size(), std::size_t(6));
    for (const BarMark &bar : scene.bars) {
        const BarSlot &place = scene.places.at(bar.slot);
        QVERIFY(bar.from >= place.from + (place.to - place.from) * 0.25 - 1e-9);
        QVERIFY(bar.to <= place.to - (place.to - place.from) * 0.25 + 1e-9);
        const QRectF rect = barRect(scene, geometry, bar);
        QVERIFY(rect.isEmpty() || geometry.plot.adjusted(-1, -1, 1, 1).contains(rect));
    }
    const QRectF sold = barRect(scene, geometry, scene.bars[0]);
    const QRectF returned = barRect(scene, geometry, scene.bars[1]);
    QVERIFY(std::abs(sold.bottom() - returned.top()) < 1e-6); // both begin at zero
    QVERIFY(sold.right() <= returned.left() + 1e-6);
}

void BarChartTest::colorsByField()
{
    Field state = textField(u"state"_s, {u"up"_s, u"down"_s, u"up"_s});
    ValueMapping down;
    down.match = u"down"_s;
    down.result.color = u"red"_s;
    state.config.mappings = {down};
    BarChartView view;
    fill(view, dataOf({frameOf({textField(u"shop"_s, {u"n"_s, u"s"_s, u"e"_s}), numberField(u"sold"_s, {1, 2, 3}), state})}),
         R"({"xField":"shop","colorByField":"state"})");
    const std::vector<BarMark> &bars = view.chart()->scene().bars;
    QCOMPARE(bars[1].color, m_theme.namedColor(u"red"_s));
    QCOMPARE(bars[0].color, bars[2].color);
    QVERIFY(bars[0].color != bars[1].color);
}

void BarChartTest::mappedNamesAndValues()
{
    Field names = textField(u"code"_s, {u"200"_s, u"500"_s});
    ValueMapping mapping;
    mapping.match = u"500"_s;
    mapping.result.text = u"Broken"_s;
    names.config.mappings = {mapping};
    Field count = numberField(u"count"_s, {1500, 2});
    count.config.unit = u"short"_s;
    ValueMapping many;
    many.kind = ValueMapping::Kind::Range;
    many.from = 1000;
    many.result.color = u"purple"_s;
    count.config.mappings = {many};
    BarChartView view;
    fill(view, dataOf({frameOf({names, count})}));
    QCOMPARE(view.chart()->scene().places.at(1).title, u"Broken"_s);
    QCOMPARE(view.chart()->tooltipOf(0).rows.constFirst().value, u"1.50 K"_s);
    QCOMPARE(view.chart()->scene().bars[0].color, m_theme.namedColor(u"purple"_s));
    QCOMPARE(view.chart()->scene().bars[1].color, view.chart()->scene().series.constFirst().color);
    QVERIFY(view.summary().contains(u"Broken"_s));
}

/// Several bars within a minute are told apart by their seconds.
void BarChartTest::namesOfMomentsDiffer()
{
    const auto namesOf = [](qint64 step) {
        return barTableFrom({FrameBuilder().step(step).values(std::vector<double>(30, 1)).build()}, {{}, {}, QTimeZone::utc()})->names;
    };
    for (const qint64 step : {1'000, 15'000, 60'000, 3'600'000}) {
        QStringList names = namesOf(step);
        QCOMPARE(names.size(), 30);
        QCOMPARE(names.removeDuplicates(), 0);
    }
    QCOMPARE(namesOf(15'000).first().size(), 8);  // 12:34:45
    QCOMPARE(namesOf(60'000).first().size(), 5);  // 12:34
}

void BarChartTest::onlyMappedBarsHaveMappedColours()
{
    Field count = numberField(u"count"_s, {1, 2});
    count.config.mappings = fieldConfigFromJson(json(R"({"mappings":[{"type":"value","options":{"2":{"color":"red"}}}]})")).mappings;
    count.config.thresholds.steps = {{-INFINITY, u"green"_s}};
    BarChartView view;
    fill(view, dataOf({frameOf({textField(u"name"_s, {u"a"_s, u"b"_s}), count})}));
    const BarScene &scene = view.chart()->scene();
    QCOMPARE(scene.bars.at(0).color, scene.series.at(0).color);
    QCOMPARE(scene.bars.at(1).color, m_theme.namedColor(u"red"_s));
}

void BarChartTest::valuesStandByAllBarsOrNone_data()
{
    QTest::addColumn<int>("bars");
    QTest::addColumn<bool>("hasValues");
    QTest::newRow("few") << 6 << true;
    QTest::newRow("more than values find room") << 60 << false;
}

void BarChartTest::valuesStandByAllBarsOrNone()
{
    QFETCH(int, bars);
    QFETCH(bool, hasValues);
    std::vector<QString> names;
    std::vector<double> values;
    for (int i = 0; i < bars; ++i) {
        names.push_back(QString::number(i));
        values.push_back(i % 7 == 0 ? 1 : 12345.5 + i); // some would fit
    }
    const PanelData data = dataOf({frameOf({textField(u"name"_s, names), numberField(u"count"_s, values)})});
    const auto picture = [&](const QByteArray &mode) {
        BarChartView view;
        fill(view, data, R"({"showValue":")" + mode + R"(","orientation":"vertical"})");
        return view.chart()->grab().toImage();
    };
    QCOMPARE(picture("auto") != picture("never"), hasValues);
    QVERIFY(picture("always") != picture("never"));
}

void BarChartTest::thinsAndTurnsNames()
{
    std::vector<QString> names;
    std::vector<double> values;
    for (int i = 0; i < 60; ++i) {
        names.push_back(u"a-long-instance-name-%1"_s.arg(i));
        values.push_back(i);
    }
    const PanelData data = dataOf({frameOf({textField(u"i"_s, names), numberField(u"v"_s, values)})});
    BarChartView view;
    fill(view, data);
    const qsizetype level = view.chart()->geometryOfPlot().ticks.size();
    QVERIFY2(level >= 4 && level <= 12, qPrintable(QString::number(level)));
    QVERIFY(view.chart()->geometryOfPlot().ticks.constFirst().text.endsWith(u'…'));
    view.setOptions(json(R"({"xTickLabelRotation":-90})"));
    const BarGeometry turned = view.chart()->geometryOfPlot();
    QVERIFY(turned.ticks.size() > level);
    QVERIFY(turned.namesRoom <= 300 * 0.4);
    view.setOptions(json(R"({"xTickLabelSpacing":-200,"xTickLabelMaxLength":5})"));
    const QList<BarTick> wide = view.chart()->geometryOfPlot().ticks;
    QVERIFY(wide.size() <= 3);
    QCOMPARE(wide.constLast().text, u"a-lon…"_s);
    QVERIFY(wide.constLast().at > 0.98); // counted from the end
}

void BarChartTest::lieWhenNarrow()
{
    BarChartView view;
    fill(view, shops());
    QVERIFY(!view.chart()->scene().isHorizontal);
    view.resize(200, 400);
    QVERIFY(view.chart()->scene().isHorizontal);
    const BarGeometry &geometry = view.chart()->geometryOfPlot();
    const BarScene &scene = view.chart()->scene();
    const QRectF north = barRect(scene, geometry, scene.bars[0]);
    const QRectF east = barRect(scene, geometry, scene.bars[4]);
    QVERIFY(north.bottom() < east.top()); // the first on top
    QVERIFY(north.width() > east.width());
    QCOMPARE(geometry.ticks.size(), 3);
}

void BarChartTest::tooltipAndKeys()
{
    BarChartView view;
    fill(view, shops(), R"({"tooltip":{"mode":"multi","sort":"asc"},"fullHighlight":true})");
    const TooltipContent content = view.chart()->tooltipOf(0);
    QCOMPARE(content.time, u"north"_s);
    QCOMPARE(content.rows.size(), 2);
    QCOMPARE(content.rows.at(0).name, u"returned"_s);
    QVERIFY(content.rows.at(1).isHovered);
    QSignalSpy pointed(view.chart(), &MarkChart::markPointed);
    view.chart()->setFocus();
    QTest::keyClick(view.chart(), Qt::Key_Right);
    QTest::keyClick(view.chart(), Qt::Key_Right);
    QCOMPARE(view.chart()->pointed(), 1);
    QVERIFY(view.chart()->tooltip()->isVisible());
    QTest::keyClick(view.chart(), Qt::Key_End);
    QCOMPARE(view.chart()->pointed(), 5);
    QTest::keyClick(view.chart(), Qt::Key_Escape);
    QCOMPARE(view.chart()->pointed(), -1);
    QCOMPARE(pointed.count(), 4);
    const QRectF plot = view.chart()->geometryOfPlot().plot;
    QTest::mouseMove(view.chart(), QPointF(plot.left() + 40, plot.top() + 3).toPoint());
    QTRY_COMPARE(view.chart()->scene().bars[std::size_t(std::max(0, view.chart()->pointed()))].slot, 0);
}

void BarChartTest::legendHides()
{
    BarChartView view;
    fill(view, shops());
    QCOMPARE(view.legend()->content().rows.size(), 2);
    emit view.legend()->toggled(1);
    QCOMPARE(view.chart()->scene().bars.size(), std::size_t(3));
    QVERIFY(view.legend()->content().rows.at(1).isHidden);
    emit view.legend()->isolated(1);
    QCOMPARE(barsOf(view.chart()->scene(), 1), QStringList{u"returned: 0..5"_s});
}

void BarChartTest::hostileData_data()
{
    QTest::addColumn<PanelData>("data");
    constexpr double Infinity = std::numeric_limits<double>::infinity();

    QTest::newRow("nothing") << PanelData();
    QTest::newRow("no rows") << dataOf({frameOf({textField(u"a"_s, {}), numberField(u"b"_s, {})})});
    QTest::newRow("columns of different lengths")
        << dataOf({frameOf({textField(u"a"_s, {u"x"_s, u"y"_s, u"z"_s}), numberField(u"b"_s, {1})})});
    QTest::newRow("huge and no numbers")
        << dataOf({frameOf({textField(u"a"_s, {u"x"_s, u"y"_s, u"z"_s, u"w"_s}),
                            numberField(u"b"_s, {1e308, -1e308, Infinity, std::nan("")})})});
    QTest::newRow("markup and overrides")
        << dataOf({frameOf({textField(u"a"_s, {u"<img src=x>"_s, u"\u202Egnp"_s, QString(100'000, u'x')}),
                            numberField(u"<b>b</b>"_s, {1, 2, 3})})});
}

void BarChartTest::hostileData()
{
    QFETCH(PanelData, data);
    for (const QByteArray &options :
         {QByteArray("{}"), QByteArray(R"({"stacking":"percent","showValue":"always","xTickLabelRotation":45,"barRadius":0.5})"),
          QByteArray(R"({"orientation":"horizontal","stacking":"normal"})")}) {
        BarChartView view;
        fill(view, data, options);
        view.grab();
        view.resize(12, 8);
        view.grab();
        QVERIFY(view.summary().size() < 5'000);
    }
}

void BarChartTest::manyBarsStayFast()
{
    Frames frames;
    for (int series = 0; series < 200; ++series) {
        std::vector<double> values(1'000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::sin(double(i) / 50 + series);
        frames.push_back(
            FrameBuilder().labels({{u"job"_s, QString::number(series)}}).values(std::move(values)).build());
    }
    BarChartView view;
    QElapsedTimer timer;
    timer.start();
    fill(view, dataOf(frames));
    view.grab();
    QCOMPARE(view.chart()->scene().bars.size(), std::size_t(200'000));
    QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed()))); // far above what it takes
}

void BarChartTest::vectorsHaveBars()
{
    BarChartView view;
    fill(view, shops());
    QImage image(600, 300, QImage::Format_ARGB32_Premultiplied);
    image.fill(m_theme.surface.panel);
    QPainter painter(&image);
    view.paintTo(&painter, QRectF(0, 0, 600, 300));
    painter.end();
    const BarScene &scene = view.chart()->scene();
    const QPoint inside = barRect(scene, view.chart()->geometryOfPlot(), scene.bars[0]).center().toPoint();
    QVERIFY(image.pixelColor(inside) != m_theme.surface.panel);
}

QTEST_MAIN(BarChartTest)
#include "tst_barchart.moc"
