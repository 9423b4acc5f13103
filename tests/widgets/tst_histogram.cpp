// Histograms: buckets of values, stacks, ready-made buckets.
#include "tests/widgets/markfixture.h"
#include "widgets/panels/histogram/histogramtype.h"
#include "widgets/panels/histogram/histogramview.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Promontory;
using namespace MarkFixture;
using namespace Qt::StringLiterals;

namespace {

FramePtr series(const QString &name, std::vector<double> values, const QByteArray &custom = "{}")
{
    auto frame = std::make_shared<Frame>(*FrameBuilder().labels({{u"job"_s, name}}).values(std::move(values)).build());
    frame->fields[1].displayName = name;
    frame->fields[1].config.custom = json(custom);
    frame->fields[1].config.unit = u"s"_s;
    return frame;
}

/// "from to: series low..high" of each bar.
QStringList barsOf(const BarScene &scene)
{
    QStringList bars;
    for (const BarMark &bar : scene.bars)
        bars.append(u"%1: %2 %3..%4"_s.arg(scene.places.at(bar.slot).title, scene.series.at(bar.series).name)
                        .arg(bar.low).arg(bar.high));
    return bars;
}

} // namespace

class HistogramTest : public QObject
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
    void countsBySize();
    void combines();
    void stacks();
    void takesReadyBuckets();
    void edgesAreTold();
    void unevenBucketsStandSideBySide();
    void saysTooMany();
    void hostileData_data();
    void hostileData();
    void manyValuesStayFast();

private:
    void fill(HistogramView &view, const PanelData &data, const QByteArray &options = "{}") const
    {
        MarkFixture::show(view, m_theme, data, options, {600, 300});
    }
    Theme m_theme;
};

void HistogramTest::optionsSurvive()
{
    const Json text = json(R"({"bucketCount":12,"bucketSize":0.5,"bucketOffset":1,"combine":true,
        "legend":{"showLegend":false,"displayMode":"list","placement":"bottom","calcs":[]},
        "tooltip":{"mode":"single","sort":"none"}})");
    QCOMPARE(toJson(histogramOptionsFrom(text)), text);
    QCOMPARE(histogramOptionsFrom(Json()), HistogramOptions());
    QCOMPARE(histogramOptionsFrom(json(R"({"bucketSize":-4,"bucketCount":1e9})")).bucketSize, 0.0);
}

void HistogramTest::meansSame()
{
    const HistogramType type;
    const PanelLook plain{json("{}"), json("{}")};
    QVERIFY(type.meansSame(plain, {json("{}"), json(R"({"thresholdsStyle":{"mode":"line"}})")}));
    QVERIFY(!type.meansSame(plain, {json("{}"), json(R"({"stacking":{"mode":"normal"}})")}));
    QVERIFY(!type.meansSame(plain, {json(R"({"combine":true})"), json("{}")}));
}

void HistogramTest::countsBySize()
{
    HistogramView view;
    fill(view, dataOf({series(u"a"_s, {0, 1, 1, 4, 5, 9})}), R"({"bucketSize":5})");
    QCOMPARE(barsOf(view.chart()->scene()), (QStringList{u"0 s to 5 s: a 0..4"_s, u"5 s to 10 s: a 0..2"_s}));
    QVERIFY(view.summary().contains(u"the fullest is 0 s to 5 s with 4 of a"_s));
}

void HistogramTest::combines()
{
    HistogramView view;
    fill(view, dataOf({series(u"a"_s, {0, 1}), series(u"b"_s, {1, 6})}), R"({"bucketSize":5,"combine":true})");
    QCOMPARE(view.chart()->scene().series.size(), 1);
    QCOMPARE(view.chart()->scene().bars[0].high, 3.0);
}

void HistogramTest::stacks()
{
    HistogramView view;
    const QByteArray stacked(R"({"stacking":{"mode":"normal","group":"A"}})");
    fill(view, dataOf({series(u"a"_s, {0, 1}, stacked), series(u"b"_s, {1, 6}, stacked)}), R"({"bucketSize":5})");
    QCOMPARE(barsOf(view.chart()->scene()),
             (QStringList{u"0 s to 5 s: a 0..2"_s, u"0 s to 5 s: b 2..3"_s, u"5 s to 10 s: b 0..1"_s}));
    emit view.legend()->toggled(0);
    QCOMPARE(barsOf(view.chart()->scene()).constFirst(), u"0 s to 5 s: b 0..1"_s);
    const QByteArray percent(R"({"stacking":{"mode":"percent"}})");
    HistogramView parts;
    fill(parts, dataOf({series(u"a"_s, {0, 1}, percent), series(u"b"_s, {1, 6}, percent)}), R"({"bucketSize":5})");
    QCOMPARE(parts.chart()->scene().bars[1].high, 1.0);
    QCOMPARE(parts.chart()->scene().axes.constFirst().unit, u"percentunit"_s);
}

void HistogramTest::takesReadyBuckets()
{
    auto frame = std::make_shared<Frame>();
    frame->fields = {numberField(u"xMin"_s, {0, 10}), numberField(u"xMax"_s, {10, 20}), numberField(u"n"_s, {7, 3})};
    HistogramView view;
    fill(view, dataOf({frame}), R"({"bucketSize":1})");
    QCOMPARE(barsOf(view.chart()->scene()), (QStringList{u"0 to 10: n 0..7"_s, u"10 to 20: n 0..3"_s}));
}

void HistogramTest::edgesAreTold()
{
    HistogramView view;
    std::vector<double> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(i);
    fill(view, dataOf({series(u"a"_s, values)}), R"({"bucketSize":10})");
    const BarScene &scene = view.chart()->scene();
    QCOMPARE(scene.ticks.size(), 11);
    QCOMPARE(scene.ticks.constFirst().at, 0.0);
    QCOMPARE(scene.ticks.constLast().at, 1.0);
    QVERIFY(view.chart()->geometryOfPlot().ticks.size() >= 5);
}

void HistogramTest::unevenBucketsStandSideBySide()
{
    auto frame = std::make_shared<Frame>();
    frame->fields = {numberField(u"BucketMin"_s, {1, 10, 100}), numberField(u"BucketMax"_s, {10, 100, 1000}),
                     numberField(u"n"_s, {7, 3, 1})};
    HistogramView view;
    fill(view, dataOf({frame}));
    const QList<BarSlot> &places = view.chart()->scene().places;
    QVERIFY(std::abs((places.at(0).to - places.at(0).from) - (places.at(2).to - places.at(2).from)) < 1e-9);
    QCOMPARE(places.at(2).title, u"100 to 1000"_s);
}

void HistogramTest::saysTooMany()
{
    HistogramView view;
    fill(view, dataOf({series(u"a"_s, {0, 1e12})}), R"({"bucketSize":0.001})");
    QVERIFY2(view.message().contains(u"buckets"_s), qPrintable(view.message()));
    view.setOptions(json("{}"));
    QVERIFY(view.message().isEmpty());
    QVERIFY(!view.chart()->scene().bars.empty());
}

void HistogramTest::hostileData_data()
{
    QTest::addColumn<PanelData>("data");
    constexpr double Infinity = std::numeric_limits<double>::infinity();
    auto uneven = std::make_shared<Frame>();
    uneven->fields = {numberField(u"xMin"_s, {5, 1, std::nan("")}), numberField(u"xMax"_s, {1}), numberField(u"n"_s, {})};
    QTest::newRow("nothing") << PanelData();
    QTest::newRow("no values") << dataOf({series(u"a"_s, {})});
    QTest::newRow("one value") << dataOf({series(u"a"_s, {3})});
    QTest::newRow("huge") << dataOf({series(u"a"_s, {-1e308, 1e308, Infinity, std::nan("")})});
    QTest::newRow("tiny") << dataOf({series(u"a"_s, {1e-310, 2e-310})});
    QTest::newRow("broken buckets") << dataOf({uneven});
}

void HistogramTest::hostileData()
{
    QFETCH(PanelData, data);
    for (const QByteArray &options : {QByteArray("{}"), QByteArray(R"({"bucketSize":1e-300,"bucketOffset":1e300})"),
                                      QByteArray(R"({"combine":true,"bucketCount":1000})")}) {
        HistogramView view;
        fill(view, data, options);
        view.grab();
        view.resize(10, 6);
        view.grab();
        QVERIFY(view.summary().size() < 5'000);
    }
}

void HistogramTest::manyValuesStayFast()
{
    Frames frames;
    for (int each = 0; each < 200; ++each) {
        std::vector<double> values(1'000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::sin(double(i) * 12.9898 + each) * 1'000;
        frames.push_back(series(QString::number(each), std::move(values)));
    }
    HistogramView view;
    QElapsedTimer timer;
    timer.start();
    fill(view, dataOf(frames));
    view.grab();
    QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed()))); // far above what it takes
}

QTEST_MAIN(HistogramTest)
#include "tst_histogram.moc"
