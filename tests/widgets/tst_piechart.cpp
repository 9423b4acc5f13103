// Pies and donuts: parts, order, colours, legend.
#include "tests/widgets/markfixture.h"
#include "widgets/panels/piechart/piechartview.h"
#include "widgets/panels/piechart/piecharttype.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Promontory;
using namespace MarkFixture;
using namespace Qt::StringLiterals;

namespace {

FramePtr series(const QString &name, double value)
{
    FramePtr built = FrameBuilder().labels({{u"job"_s, name}}).values({1, value}).build();
    auto frame = std::make_shared<Frame>(*built);
    frame->fields[1].displayName = name;
    return frame;
}

PanelData fruits()
{
    return dataOf({series(u"apple"_s, 25), series(u"pear"_s, 50), series(u"fig"_s, 20), series(u"nut"_s, 5)});
}

QStringList namesOf(const PieChartView &view)
{
    QStringList names;
    for (const PieSlice &slice : view.chart()->scene().slices)
        names.append(slice.name + u' ' + slice.percent);
    return names;
}

} // namespace

class PieChartTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_theme = *loadTheme(u"dark"_s);
    }
    void optionsSurvive();
    void meansSame();
    void orders_data();
    void orders();
    void leavesOutWhatIsNoPart();
    void rowsBecomeSlices();
    void labelsAreWritten();
    void legendTellsValues();
    void legendIsSorted();
    void hiddenSlicesShareTheRest();
    void findsSlices();
    void labelsStayInTheirSlices_data();
    void labelsStayInTheirSlices();
    void tooltips();
    void hostileData_data();
    void hostileData();
    void vectorsHaveSlices();

private:
    void fill(PieChartView &view, const PanelData &data, const QByteArray &options = "{}") const
    {
        MarkFixture::show(view, m_theme, data, options, {400, 300});
    }
    Theme m_theme;
};

void PieChartTest::optionsSurvive()
{
    const Json text = json(R"({"pieType":"donut","sort":"asc","reduceOptions":{"calcs":["mean"],"fields":"","values":true},
        "displayLabels":["name","percent"],"legend":{"showLegend":true,"displayMode":"table","placement":"right",
        "values":["value","percent"]},"tooltip":{"mode":"multi","sort":"none"}})");
    QCOMPARE(toJson(pieChartOptionsFrom(text)), text);
    QCOMPARE(pieChartOptionsFrom(Json()), PieChartOptions());
}

void PieChartTest::meansSame()
{
    const PieChartType type;
    const PanelLook plain{json("{}"), json("{}")};
    QVERIFY(type.meansSame(plain, {json(R"({"legend":{"calcs":["max"]}})"), json(R"({"fillOpacity":4})")}));
    QVERIFY(!type.meansSame(plain, {json(R"({"legend":{"values":["percent"]}})"), json("{}")}));
    QVERIFY(!type.meansSame(plain, {json("{}"), json(R"({"hideFrom":{"viz":true}})")}));
}

void PieChartTest::orders_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QStringList>("slices");

    QTest::newRow("desc") << QByteArray("desc") << QStringList{u"pear 50%"_s, u"apple 25%"_s, u"fig 20%"_s, u"nut 5%"_s};
    QTest::newRow("asc") << QByteArray("asc") << QStringList{u"nut 5%"_s, u"fig 20%"_s, u"apple 25%"_s, u"pear 50%"_s};
    QTest::newRow("none") << QByteArray("none") << QStringList{u"apple 25%"_s, u"pear 50%"_s, u"fig 20%"_s, u"nut 5%"_s};
}

void PieChartTest::orders()
{
    QFETCH(QByteArray, order);
    QFETCH(QStringList, slices);
    PieChartView view;
    fill(view, fruits(), R"({"sort":")" + order + R"("})");
    QCOMPARE(namesOf(view), slices);
    const QList<PieSlice> &all = view.chart()->scene().slices;
    QCOMPARE(all.constFirst().from, 0.0);
    QVERIFY(std::abs(all.constLast().to - 1) < 1e-9);
    for (qsizetype i = 1; i < all.size(); ++i)
        QCOMPARE(all.at(i).from, all.at(i - 1).to);
}

void PieChartTest::leavesOutWhatIsNoPart()
{
    constexpr double Infinity = std::numeric_limits<double>::infinity();
    PieChartView view;
    fill(view, dataOf({series(u"a"_s, 3), series(u"below"_s, -5), series(u"none"_s, std::nan("")),
                       series(u"endless"_s, Infinity), series(u"b"_s, 1)}),
         R"({"reduceOptions":{"calcs":["last"]}})");
    QCOMPARE(namesOf(view), (QStringList{u"a 75%"_s, u"b 25%"_s}));
    QCOMPARE(view.legend()->content().rows.size(), 5);
    view.setData(dataOf({series(u"below"_s, -5)}));
    QVERIFY(view.message().contains(u"positive"_s));
    QCOMPARE(view.summary(), view.message());
}

void PieChartTest::rowsBecomeSlices()
{
    auto frame = std::make_shared<Frame>();
    Field name;
    name.name = name.displayName = u"name"_s;
    name.values = TextColumn({u"x"_s, u"y"_s, u"z"_s});
    Field value;
    value.name = value.displayName = u"Value"_s;
    value.values = NumberColumn({1, 1, 2});
    frame->fields = {name, value};
    PieChartView view;
    fill(view, dataOf({frame}), R"({"reduceOptions":{"values":true}})");
    QCOMPARE(namesOf(view), (QStringList{u"z 50%"_s, u"x 25%"_s, u"y 25%"_s}));
    QSet<QRgb> colors;
    for (const PieSlice &slice : view.chart()->scene().slices)
        colors.insert(slice.color.rgb());
    QCOMPARE(colors.size(), 3);
}

void PieChartTest::labelsAreWritten()
{
    PieChartView view;
    fill(view, fruits(), R"({"displayLabels":["percent","name","value"]})");
    QCOMPARE(view.chart()->scene().slices.constFirst().labels, (QStringList{u"pear"_s, u"50"_s, u"50%"_s}));
}

void PieChartTest::legendTellsValues()
{
    PieChartView view;
    fill(view, fruits(), R"({"legend":{"displayMode":"table","placement":"right","values":["value","percent"]}})");
    const LegendContent &content = view.legend()->content();
    QCOMPARE(content.columns, (QStringList{u"Value"_s, u"Percent"_s}));
    QCOMPARE(content.rows.constFirst().name, u"pear"_s);
    QCOMPARE(content.rows.constFirst().values, (QStringList{u"50"_s, u"50%"_s}));
    QVERIFY(view.legend()->x() > view.chart()->geometry().center().x());
}

void PieChartTest::legendIsSorted()
{
    PieChartView view;
    fill(view, fruits(), R"({"legend":{"displayMode":"table","values":["value"],"sortBy":"Name","sortDesc":true}})");
    QCOMPARE(view.legend()->content().rows.constFirst().name, u"pear"_s);
    QCOMPARE(view.legend()->content().rows.constLast().name, u"apple"_s);
}

void PieChartTest::hiddenSlicesShareTheRest()
{
    PieChartView view;
    fill(view, fruits(), R"({"legend":{"values":["percent"]}})");
    emit view.legend()->toggled(0);
    QCOMPARE(namesOf(view), (QStringList{u"apple 50%"_s, u"fig 40%"_s, u"nut 10%"_s}));
    QVERIFY(view.legend()->content().rows.constFirst().isHidden);
    QCOMPARE(view.legend()->content().rows.constFirst().values, QStringList{u"–"_s});
    for (int row = 1; row < 4; ++row)
        emit view.legend()->toggled(row);
    QVERIFY(view.chart()->scene().slices.isEmpty());
    QVERIFY(view.message().isEmpty()); // all switched off by hand: the legend stays to bring them back
    QVERIFY(view.legend()->isVisible());
}

void PieChartTest::findsSlices()
{
    PieChartView view;
    fill(view, fruits(), R"({"pieType":"donut"})");
    const PieScene &scene = view.chart()->scene();
    const PieGeometry geometry = layOutPie(scene, view.chart()->size());
    const double ring = (geometry.radius + geometry.hole) / 2;
    QCOMPARE(sliceAt(scene, geometry, geometry.centre), -1);
    QCOMPARE(sliceAt(scene, geometry, geometry.centre + QPointF(ring, 0)), 0);  // pear: the first half
    QCOMPARE(sliceAt(scene, geometry, geometry.centre + QPointF(-ring * 0.7, ring * 0.7)), 1);
    QCOMPARE(sliceAt(scene, geometry, geometry.centre + QPointF(2 * geometry.radius, 0)), -1);
}

void PieChartTest::labelsStayInTheirSlices_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<bool>("isDonut");
    QTest::addColumn<bool>("hasRoom");
    QTest::newRow("half") << 0.0 << 0.5 << false << true;
    QTest::newRow("a third of a donut") << 0.0 << 0.33 << true << true;
    QTest::newRow("below, of a donut") << 0.4 << 0.7 << true << true;
    QTest::newRow("whole") << 0.0 << 1.0 << false << true;
    QTest::newRow("a sliver") << 0.1 << 0.12 << false << false;
}

void PieChartTest::labelsStayInTheirSlices()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(bool, isDonut);
    QFETCH(bool, hasRoom);
    PieScene scene;
    scene.isDonut = isDonut;
    PieSlice slice;
    slice.from = from;
    slice.to = to;
    scene.slices = {slice};
    const PieGeometry geometry = layOutPie(scene, QSize(300, 300));
    const double turn = (from + to) / 2 * 2 * M_PI;
    const double reach = isDonut ? (geometry.radius + geometry.hole) / 2 : to - from >= 1 ? 0 : geometry.radius * 0.66;
    const QPointF centre = geometry.centre + QPointF(std::sin(turn), -std::cos(turn)) * reach;
    constexpr double Tall = 14;
    const double room = labelRoom(slice, geometry, centre, Tall);
    QCOMPARE(room > 30, hasRoom);
    for (const double x : {-room / 2, 0.0, room / 2}) {
        for (const double y : {-Tall / 2, Tall / 2}) {
            if (room > 0)
                QCOMPARE(sliceAt(scene, geometry, centre + QPointF(x, y)), 0);
        }
    }
}

void PieChartTest::tooltips()
{
    PieChartView view;
    fill(view, fruits());
    QCOMPARE(view.chart()->tooltipOf(0).time, u"pear"_s);
    QCOMPARE(view.chart()->tooltipOf(0).rows.size(), 1);
    view.setOptions(json(R"({"tooltip":{"mode":"multi","sort":"asc"}})"));
    const TooltipContent all = view.chart()->tooltipOf(0);
    QCOMPARE(all.rows.size(), 4);
    QCOMPARE(all.rows.constFirst().name, u"nut"_s);
    QVERIFY(all.rows.constLast().isHovered);
    view.chart()->setFocus();
    QTest::keyClick(view.chart(), Qt::Key_Right);
    QVERIFY(view.chart()->tooltip()->isVisible());
    QVERIFY(view.summary().startsWith(u"4 slices: pear: 50 (50%)"_s));
}

void PieChartTest::hostileData_data()
{
    QTest::addColumn<PanelData>("data");
    Frames many;
    for (int i = 0; i < 700; ++i)
        many.push_back(series(u"series %1"_s.arg(i), i));
    QTest::newRow("nothing") << PanelData();
    QTest::newRow("one of all") << dataOf({series(u"a"_s, 1)});
    QTest::newRow("huge") << dataOf({series(u"a"_s, 1.7e308), series(u"b"_s, 1.7e308)});
    QTest::newRow("zeros") << dataOf({series(u"a"_s, 0), series(u"b"_s, 0)});
    QTest::newRow("many") << dataOf(many);
    QTest::newRow("markup") << dataOf({series(u"<img src=x>\u202E"_s, 1), series(QString(100'000, u'x'), 2)});
}

void PieChartTest::hostileData()
{
    QFETCH(PanelData, data);
    for (const QByteArray &options : {QByteArray("{}"), QByteArray(R"({"pieType":"donut","displayLabels":["name","value","percent"],
            "legend":{"displayMode":"table","placement":"right","values":["value","percent"]}})")}) {
        PieChartView view;
        fill(view, data, options);
        view.grab();
        view.resize(10, 6);
        view.grab();
        for (const PieSlice &slice : view.chart()->scene().slices)
            QVERIFY(slice.from >= 0 && slice.to <= 1 + 1e-9 && slice.from <= slice.to);
        QVERIFY(view.summary().size() < 5'000);
    }
}

void PieChartTest::vectorsHaveSlices()
{
    PieChartView view;
    fill(view, fruits(), R"({"legend":{"showLegend":false}})");
    QImage image(400, 300, QImage::Format_ARGB32_Premultiplied);
    image.fill(m_theme.surface.panel);
    QPainter painter(&image);
    view.paintTo(&painter, QRectF(0, 0, 400, 300));
    painter.end();
    const QPoint right = view.chart()->geometry().center() + QPoint(60, 0);
    QCOMPARE(image.pixelColor(right), view.chart()->scene().slices.constFirst().color);
}

QTEST_MAIN(PieChartTest)
#include "tst_piechart.moc"
