#include "widgets/charts/columnspans.h"
#include "widgets/charts/fillraster.h"
#include "widgets/charts/linepath.h"
#include "widgets/charts/linestroke.h"
#include "widgets/charts/smoothing.h"

#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace Promontory;

class ChartLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void breaksAtADistance();
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
    void thinStrokeInksLikeThePainter_data();
    void thinStrokeInksLikeThePainter();
    void thinStrokeNeverBreaks();
    void thinStrokeStaysInside();
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

/// Lines break at distances of their own choice, longer or shorter than the step's.
std::size_t runsOf(qint64 breakMs)
{
    SeriesStyle style;
    style.gaps.breakMs = breakMs;
    const TimeColumn times(std::vector<qint64>{0, 10, 20, 50, 60});
    const std::vector<double> values(5, 1.0);
    const PlotMap map = mapOf(100);
    return linePath(SampleGrid(times, map, 10, breakMs), values, map, style).runs();
}

/// How much black lies on white, in pixels.
double inkOf(const QImage &image)
{
    double ink = 0;
    for (int row = 0; row < image.height(); ++row) {
        for (int column = 0; column < image.width(); ++column)
            ink += 1 - image.pixelColor(column, row).redF();
    }
    return ink;
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

void ChartLinesTest::thinStrokeInksLikeThePainter_data()
{
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::newRow("level") << QPointF(5, 50.5) << QPointF(95, 50.5);
    QTest::newRow("between rows") << QPointF(5, 50) << QPointF(95, 50);
    QTest::newRow("rising") << QPointF(5, 80) << QPointF(95, 20);
    QTest::newRow("steep") << QPointF(40, 90) << QPointF(60, 10);
    QTest::newRow("upright") << QPointF(50, 10) << QPointF(50, 90);
    QTest::newRow("to the left") << QPointF(95, 20) << QPointF(5, 30);
}

void ChartLinesTest::thinStrokeInksLikeThePainter()
{
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    QImage ours(100, 100, QImage::Format_ARGB32_Premultiplied);
    ours.fill(Qt::white);
    QImage painted = ours;
    strokeThin(ours, {{from, to}, {0}}, 1, ours.rect(), Qt::black);
    QPainter painter(&painted);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, 0));
    painter.drawLine(from, to);
    painter.end();
    const double wanted = inkOf(painted);
    QVERIFY2(std::abs(inkOf(ours) - wanted) <= 0.05 * wanted + 2,
             qPrintable(QString::number(inkOf(ours)) + u" instead of " + QString::number(wanted)));
}

/// Samples half a pixel apart that never cross the middle of a row, beside jumps that cross many.
void ChartLinesTest::thinStrokeNeverBreaks()
{
    QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    LinePath path;
    path.starts = {0};
    for (int i = 0; i <= 200; ++i)
        path.points.emplace_back(i / 2.0, i % 20 == 0 ? 20 : 50.6 + 0.7 * (i % 2));
    strokeThin(image, path, 1, image.rect(), Qt::black);
    for (int column = 0; column < image.width(); ++column) {
        int ink = 0;
        for (int row = 0; row < image.height(); ++row)
            ink += image.pixelColor(column, row).alpha();
        QVERIFY2(ink >= 200, qPrintable(QString::number(column)));
    }
}

void ChartLinesTest::thinStrokeStaysInside()
{
    QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const QRect clip(20, 30, 40, 20);
    const LinePath path{{{-1e5, 40}, {1e5, 40}, {30, -16'000}, {31, 16'000}, {90, 90}, {10, 10}}, {0}};
    strokeThin(image, path, 1, clip, QColor(255, 0, 0, 128));
    strokeThin(image, path, 2, clip.translated(60, 60), Qt::red);
    bool isTouched = false;
    for (int row = 0; row < image.height(); ++row) {
        for (int column = 0; column < image.width(); ++column) {
            const bool isInked = image.pixelColor(column, row).alpha() > 0;
            isTouched = isTouched || isInked;
            QVERIFY(!isInked || clip.contains(column, row) || clip.translated(60, 60).contains(column, row));
        }
    }
    QVERIFY(isTouched);
}

void ChartLinesTest::breaksAtADistance()
{
    QCOMPARE(runsOf(0), std::size_t(2));
    QCOMPARE(runsOf(40), std::size_t(1));
    QCOMPARE(runsOf(5), std::size_t(5));
}

QTEST_GUILESS_MAIN(ChartLinesTest)
#include "tst_chartlines.moc"
