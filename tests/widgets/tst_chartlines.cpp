#include "widgets/charts/columnspans.h"
#include "widgets/charts/fillraster.h"
#include "widgets/charts/linepath.h"
#include "widgets/charts/smoothing.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace Promontory;

class ChartLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void gapsOpenTheLine_data();
    void gapsOpenTheLine();
    void stepsTurnAtSamples();
    void smoothNeverOvershoots();
    void infinitiesAreClipped();
    void logLeavesOutWhatItCannotShow();
    void crowdedLineKeepsExtremes();
    void spansCoverEveryColumnOnce();
    void spansFollowGaps();
    void dashesCoverTheirShare();
    void fillBlendsBetweenEdges();
};

namespace {

constexpr double Missing = std::numeric_limits<double>::quiet_NaN();

PlotMap mapOf(qint64 toMs, double min = 0, double max = 100, ScaleKind kind = ScaleKind::Linear)
{
    return {QRectF(0, 0, 100, 100), {0, toMs}, ValueScale(kind, min, max), 1};
}

TimeColumn every(qint64 stepMs, int count)
{
    std::vector<qint64> times;
    for (int i = 0; i < count; ++i)
        times.push_back(i * stepMs);
    return TimeColumn(std::move(times));
}

LinePath pathOf(const std::vector<double> &values, const SeriesStyle &style, const PlotMap &map)
{
    const TimeColumn times = every(10, static_cast<int>(values.size()));
    return linePath(SampleGrid(times, map, 10), values, map, style);
}

} // namespace

void ChartLinesTest::gapsOpenTheLine_data()
{
    QTest::addColumn<bool>("bridgeAll");
    QTest::addColumn<qint64>("bridgeMs");
    QTest::addColumn<int>("runs");
    QTest::newRow("never") << false << qint64(0) << 3;
    QTest::newRow("always") << true << qint64(0) << 1;
    QTest::newRow("up to two steps") << false << qint64(20) << 2;
}

void ChartLinesTest::gapsOpenTheLine()
{
    QFETCH(bool, bridgeAll);
    QFETCH(qint64, bridgeMs);
    QFETCH(int, runs);
    SeriesStyle style;
    style.gaps = {bridgeAll, bridgeMs};
    const std::vector<double> values{1, 2, missingSample(), 4, 5, Missing, Missing, 8};
    const LinePath path = pathOf(values, style, mapOf(100));
    QCOMPARE(int(path.runs()), runs);
    QCOMPARE(int(path.points.size()), 5);
}

void ChartLinesTest::stepsTurnAtSamples()
{
    SeriesStyle style;
    style.shape = LineShape::StepAfter;
    const LinePath after = pathOf({10, 20}, style, mapOf(100));
    QCOMPARE(after.points, (std::vector<QPointF>{{0, 90}, {10, 90}, {10, 80}}));
    style.shape = LineShape::StepBefore;
    const LinePath before = pathOf({10, 20}, style, mapOf(100));
    QCOMPARE(before.points, (std::vector<QPointF>{{0, 90}, {0, 80}, {10, 80}}));
}

void ChartLinesTest::smoothNeverOvershoots()
{
    SeriesStyle style;
    style.shape = LineShape::Smooth;
    const LinePath path = pathOf({10, 10, 80, 80, 20}, style, mapOf(50));
    QVERIFY(path.points.size() > 10);
    for (const QPointF &point : path.points) {
        QVERIFY(point.y() >= 20 - 1e-9);
        QVERIFY(point.y() <= 90 + 1e-9);
    }
}

void ChartLinesTest::infinitiesAreClipped()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const LinePath path = pathOf({10, infinity, 10, -infinity}, SeriesStyle(), mapOf(100));
    QCOMPARE(int(path.runs()), 1);
    for (const QPointF &point : path.points)
        QVERIFY(std::abs(point.y()) < 20'000);
}

void ChartLinesTest::logLeavesOutWhatItCannotShow()
{
    const LinePath path = pathOf({10, 0, -5, 10}, SeriesStyle(), mapOf(100, 1, 100, ScaleKind::Log));
    QCOMPARE(int(path.runs()), 2);
    QCOMPARE(int(path.points.size()), 2);
}

void ChartLinesTest::crowdedLineKeepsExtremes()
{
    constexpr int Count = 2000;
    std::vector<double> values(Count, 50);
    values[777] = 99;
    values[1234] = 1;
    const TimeColumn times = every(1, Count);
    const PlotMap map = mapOf(Count);
    const SampleGrid grid(times, map, 1);
    QVERIFY(!grid.columns().empty());
    const LinePath path = linePath(grid, values, map, SeriesStyle());
    QVERIFY(path.points.size() < 500);
    const auto [low, high] = std::minmax_element(path.points.begin(), path.points.end(),
                                                 [](QPointF a, QPointF b) { return a.y() < b.y(); });
    QCOMPARE(low->y(), 1.0);
    QCOMPARE(high->y(), 99.0);
}

void ChartLinesTest::spansCoverEveryColumnOnce()
{
    constexpr int Count = 3000;
    std::mt19937 random(7);
    std::normal_distribution<double> step(0, 3);
    std::vector<double> values;
    double value = 50;
    for (int i = 0; i < Count; ++i)
        values.push_back(value = std::clamp(value + step(random), 5.0, 95.0));
    const TimeColumn times = every(1, Count);
    const PlotMap map = mapOf(Count);
    const auto spans = columnSpans(SampleGrid(times, map, 1), values, map, SeriesStyle());
    QCOMPARE(spans.size(), std::size_t(100));
    for (std::size_t i = 0; i < spans.size(); ++i) {
        QCOMPARE(spans[i].column, static_cast<int>(i));
        QVERIFY(spans[i].top < spans[i].end);
        if (i > 0) // a line has no holes
            QVERIFY(spans[i].top <= spans[i - 1].end && spans[i - 1].top <= spans[i].end);
    }
}

void ChartLinesTest::spansFollowGaps()
{
    constexpr int Count = 1000;
    std::vector<double> values(Count, 50);
    std::fill(values.begin() + 400, values.begin() + 600, missingSample());
    const TimeColumn times = every(1, Count);
    const PlotMap map = mapOf(Count);
    const SampleGrid grid(times, map, 1);
    const auto open = columnSpans(grid, values, map, SeriesStyle());
    QVERIFY(std::none_of(open.begin(), open.end(), [](const ColumnSpan &span) {
        return span.column > 40 && span.column < 59;
    }));
    SeriesStyle joined;
    joined.gaps.bridgeAll = true;
    QCOMPARE(int(columnSpans(grid, values, map, joined).size()), 100);
}

void ChartLinesTest::dashesCoverTheirShare()
{
    LinePath line;
    line.starts = {0};
    line.points = {{0, 0}, {45, 0}, {90, 0}};
    const LinePath dashes = dashedPath(line, {6, 3});
    double covered = 0;
    for (std::size_t r = 0; r < dashes.runs(); ++r) {
        const auto run = dashes.run(r);
        if (!run.empty())
            covered += run.back().x() - run.front().x();
    }
    QCOMPARE(int(dashes.runs()), 10);
    QVERIFY(std::abs(covered - 60) < 1e-6);
}

void ChartLinesTest::fillBlendsBetweenEdges()
{
    QImage image(4, 10, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const float open = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> upper{2, 2, open, 2};
    const std::vector<float> lower{8, 8, 8, 8};
    blendColumns(image, {upper, lower, image.rect(), {Qt::red}, 0.5, 0.5});
    QCOMPARE(image.pixelColor(0, 1).alpha(), 0);
    QVERIFY(std::abs(image.pixelColor(0, 5).alpha() - 128) <= 1);
    QCOMPARE(image.pixelColor(2, 5).alpha(), 0);
    QCOMPARE(image.pixelColor(3, 8).alpha(), 0);
}

QTEST_GUILESS_MAIN(ChartLinesTest)
#include "tst_chartlines.moc"
