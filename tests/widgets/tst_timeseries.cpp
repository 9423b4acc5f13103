#include "widgets/panels/shared/stacking.h"
#include "widgets/panels/shared/serieslayout.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QSignalSpy>
#include <QTest>

#include <QClipboard>
#include <QPainter>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TimeSeriesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void optionsSurvive();
    void customIsRead();
    void stacks_data();
    void stacks();
    void percentStackFillsTheWhole();
    void stackOverDifferentTimes();
    void axesByUnit();
    void paletteIsKept();
    void thresholdsBecomeMarks();
    void legendCalculates();
    void tooltipKeepsItsReach();
    void valuesStandBesideTheirPoints();
    void isolateAndToggle();
    void tooltipTellsSeries_data();
    void tooltipTellsSeries();
    void dragZooms();
    void axisDragPans();
    void doubleClickZoomsOut();
    void keysMoveTheCrosshair();
    void clickPinsAndCopies();
    void wheelIsLeftToThePage();
    void crosshairRepaintsNoSeries();
    void paintsWithoutRange();
    void vectorsAndPixelsAgree();

private:
    void fill(TimeSeriesView &view, const QByteArray &options = "{}") const;
    Theme m_theme;
};

namespace {

constexpr qint64 Step = 60'000;
constexpr qint64 From = 1'795'098'000'000;
constexpr int Count = 61;

Json json(const QByteArray &text)
{
    return parseJson(text).value_or(Json());
}

TimeColumn times(int count = Count, qint64 shift = 0)
{
    std::vector<qint64> result;
    for (int i = 0; i < count; ++i)
        result.push_back(From + shift + i * Step);
    return TimeColumn(std::move(result));
}

FramePtr frame(const QString &name, const TimeColumn &column, double base, double slope = 0, const Json &custom = {},
               const QString &unit = {})
{
    auto result = std::make_shared<Frame>();
    std::vector<double> values;
    for (std::size_t i = 0; i < column.size(); ++i)
        values.push_back(base + slope * double(i));
    Field time;
    time.name = u"Time"_s;
    time.values = column;
    Field value;
    value.name = u"Value"_s;
    value.displayName = name;
    value.config.custom = custom;
    value.config.unit = unit;
    value.values = NumberColumn(std::move(values));
    result->fields = {time, value};
    result->meta.stepMs = Step;
    return result;
}

PanelData data(Frames frames)
{
    PanelData result;
    result.frames = std::move(frames);
    result.range = {From, From + (Count - 1) * Step};
    result.stepMs = Step;
    return result;
}

ChartSeries plain(const TimeColumn &column, std::vector<double> values)
{
    ChartSeries series;
    series.times = column;
    series.values = NumberColumn(std::move(values));
    series.shown = series.values;
    return series;
}

QPoint inPlot(const TimeChart &chart, double x, double y)
{
    const QRect plot = chart.geometryOfPlot().plot;
    return plot.topLeft() + QPoint(int(plot.width() * x), int(plot.height() * y));
}

} // namespace

void TimeSeriesTest::initTestCase()
{
    m_theme = loadTheme(u"dark"_s).value();
}

void TimeSeriesTest::fill(TimeSeriesView &view, const QByteArray &options) const
{
    view.resize(600, 300);
    view.setContext({m_theme, QTimeZone::utc(), false, true});
    view.setOptions(json(options));
    const TimeColumn column = times();
    view.setData(data({frame(u"low"_s, column, 10), frame(u"middle"_s, column, 50), frame(u"high"_s, column, 90)}));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

void TimeSeriesTest::optionsSurvive()
{
    TimeSeriesOptions options;
    options.legend.isTable = true;
    options.legend.isRight = true;
    options.legend.calculations = {u"mean"_s, u"max"_s};
    options.legend.sortBy = u"Max"_s;
    options.legend.isDescending = true;
    options.tooltip = {TooltipMode::Multi, TooltipOrder::Descending, true};
    QCOMPARE(timeSeriesOptionsFrom(toJson(options)), options);
    QCOMPARE(timeSeriesOptionsFrom(Json()), TimeSeriesOptions());
    QVERIFY(!legendOptionsFrom(json(R"({"showLegend": true, "displayMode": "hidden"})")).isShown);
}

void TimeSeriesTest::customIsRead()
{
    const FieldLook look = fieldLookFrom(json(R"({"drawStyle": "bars", "lineInterpolation": "stepAfter",
        "lineWidth": 2, "fillOpacity": "20", "gradientMode": "opacity", "showPoints": "never", "spanNulls": 120000,
        "stacking": {"mode": "percent", "group": "B"}, "axisPlacement": "right", "axisSoftMax": 5,
        "scaleDistribution": {"type": "log", "log": 10}, "thresholdsStyle": {"mode": "dashed+area"},
        "lineStyle": {"fill": "dash", "dash": [10, 5]}, "hideFrom": {"viz": true}, "transform": "negative-Y"})"));
    QCOMPARE(look.style.draw, DrawStyle::Bars);
    QCOMPARE(look.style.shape, LineShape::StepAfter);
    QCOMPARE(look.style.fillOpacity, 0.2);
    QCOMPARE(look.style.gaps, (GapRule{false, 120'000, 0}));
    QCOMPARE(fieldLookFrom(json(R"({"insertNulls": 3600000})")).style.gaps.breakMs, 3'600'000);
    QCOMPARE(look.style.dashes, (QList<double>{10, 5}));
    QCOMPARE(look.stack, StackMode::Percent);
    QCOMPARE(look.stackGroup, u"B"_s);
    QCOMPARE(look.placement, AxisPlacement::Right);
    QCOMPARE(look.demand.kind, ScaleKind::Log);
    QCOMPARE(look.demand.base, 10.0);
    QCOMPARE(look.demand.softMax, std::optional(5.0));
    QCOMPARE(look.thresholds, (ThresholdLook{true, true, true}));
    QVERIFY(look.isHiddenInPlot);
    QCOMPARE(look.transform, SeriesTransform::NegativeY);
}

void TimeSeriesTest::stacks_data()
{
    QTest::addColumn<QList<double>>("first");
    QTest::addColumn<QList<double>>("second");
    QTest::addColumn<QList<double>>("top");
    const double none = missingSample();
    QTest::newRow("sums") << QList<double>{1, 2} << QList<double>{10, 20} << QList<double>{11, 22};
    QTest::newRow("gap counts as zero") << QList<double>{none, 2} << QList<double>{10, 20} << QList<double>{10, 22};
    QTest::newRow("negatives on their own") << QList<double>{5, 5} << QList<double>{-1, -2} << QList<double>{-1, -2};
}

void TimeSeriesTest::stacks()
{
    QFETCH(QList<double>, first);
    QFETCH(QList<double>, second);
    QFETCH(QList<double>, top);
    const TimeColumn column = times(2);
    QList<ChartSeries> series{plain(column, {first.begin(), first.end()}), plain(column, {second.begin(), second.end()})};
    FieldLook look;
    look.stack = StackMode::Normal;
    stackSeries(series, {look, look});
    const auto values = series.at(1).values.span();
    QCOMPARE(QList<double>(values.begin(), values.end()), top);
    QCOMPARE(series.at(1).shown[0], second.at(0));
}

void TimeSeriesTest::percentStackFillsTheWhole()
{
    const TimeColumn column = times(2);
    QList<ChartSeries> series{plain(column, {1, 0}), plain(column, {3, 0})};
    FieldLook look;
    look.stack = StackMode::Percent;
    stackSeries(series, {look, look});
    QCOMPARE(series.at(0).values[0], 0.25);
    QCOMPARE(series.at(1).base[0], 0.25);
    QCOMPARE(series.at(1).values[0], 1.0);
    QCOMPARE(series.at(1).values[1], 0.0);
}

void TimeSeriesTest::stackOverDifferentTimes()
{
    QList<ChartSeries> series{plain(times(2), {1, 2}), plain(times(2, Step), {10, 20})};
    FieldLook look;
    look.stack = StackMode::Normal;
    stackSeries(series, {look, look});
    QCOMPARE(series.at(0).times.size(), std::size_t(3));
    const auto values = series.at(1).values.span();
    QCOMPARE(QList<double>(values.begin(), values.end()), (QList<double>{1, 12, 20}));
}

void TimeSeriesTest::axesByUnit()
{
    SeriesPalette palette;
    const TimeColumn column = times();
    const ChartScene scene = layOutTimeSeries(
        data({frame(u"a"_s, column, 1, 0, {}, u"s"_s), frame(u"b"_s, column, 2, 0, {}, u"bytes"_s),
              frame(u"c"_s, column, 3, 0, {}, u"s"_s)}),
        {m_theme, QTimeZone::utc(), palette, {}});
    QCOMPARE(scene.axes.size(), 2);
    QCOMPARE(scene.axes.at(0).side, AxisSide::Left);
    QCOMPARE(scene.axes.at(1).side, AxisSide::Right);
    QCOMPARE(scene.series.at(2).axis, 0);
    QVERIFY(scene.series.at(0).values.sharesBufferWith(scene.series.at(0).shown));
}

void TimeSeriesTest::paletteIsKept()
{
    SeriesPalette palette;
    palette.update({u"b"_s, u"d"_s});
    QCOMPARE(palette.place(u"b"_s), 0);
    palette.update({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    QCOMPARE(palette.place(u"b"_s), 0);
    QCOMPARE(palette.place(u"d"_s), 1);
    QCOMPARE(palette.place(u"a"_s), 2);
    palette.update({u"a"_s, u"e"_s});
    QCOMPARE(palette.place(u"a"_s), 2);
    QCOMPARE(palette.place(u"e"_s), 0);
}

void TimeSeriesTest::thresholdsBecomeMarks()
{
    auto source = std::make_shared<Frame>(*frame(u"a"_s, times(), 1, 0, json(R"({"thresholdsStyle": {"mode": "line+area"}})")));
    source->fields[1].config.thresholds.steps = {{-std::numeric_limits<double>::infinity(), u"green"_s},
                                                 {0.5, u"warning"_s}, {0.8, u"critical"_s}};
    SeriesPalette palette;
    const ChartScene scene = layOutTimeSeries(data({source, source}), {m_theme, QTimeZone::utc(), palette, {}});
    QCOMPARE(scene.thresholds.size(), 3);
    QVERIFY(!scene.thresholds.at(0).hasLine);
    QVERIFY(scene.thresholds.at(1).hasLine && scene.thresholds.at(1).hasArea);
    QCOMPARE(scene.thresholds.at(1).upTo, 0.8);
    QCOMPARE(scene.thresholds.at(2).color, m_theme.namedColor(u"critical"_s));
}

void TimeSeriesTest::legendCalculates()
{
    SeriesPalette palette;
    const TimeColumn column = times();
    const ChartScene scene = layOutTimeSeries(data({frame(u"a"_s, column, 1), frame(u"b"_s, column, 5)}),
                                              {m_theme, QTimeZone::utc(), palette, {}});
    LegendOptions options;
    options.calculations = {u"max"_s, u"nonsense"_s};
    options.sortBy = u"max"_s;
    options.isDescending = true;
    QList<int> order;
    const LegendContent content = legendFor(scene, options, order);
    QCOMPARE(content.columns.size(), 1);
    QCOMPARE(order, (QList<int>{1, 0}));
    QCOMPARE(content.rows.at(0).values, QStringList{u"5"_s});
    options.limit = 1;
    QCOMPARE(legendFor(scene, options, order).rows.size(), 1);
    QCOMPARE(order, QList<int>{1});
}

/// Far from any line nothing is told, if the file asks for nearness.
void TimeSeriesTest::tooltipKeepsItsReach()
{
    TimeSeriesView view;
    fill(view, R"({"tooltip": {"hoverProximity": 5}})");
    QVERIFY(view.chart()->tooltipAt(inPlot(*view.chart(), 0.5, 0.28)).rows.isEmpty());
    QVERIFY(!view.chart()->tooltipAt(inPlot(*view.chart(), 0.5, 0.5)).rows.isEmpty());
}

void TimeSeriesTest::valuesStandBesideTheirPoints()
{
    const auto pictureOf = [this](bool hasValues) {
        TimeSeriesView view;
        view.resize(600, 300);
        view.setContext({m_theme, QTimeZone::utc(), false, true});
        Frame one = *frame(u"a"_s, times(), 50);
        one.fields[1].config.custom = json(hasValues ? R"({"showValues": true})" : "{}");
        view.setData(data({std::make_shared<Frame>(std::move(one))}));
        return view.grab().toImage();
    };
    QVERIFY(pictureOf(true) != pictureOf(false));
}

void TimeSeriesTest::isolateAndToggle()
{
    TimeSeriesView view;
    fill(view);
    ChartLegend *legend = view.legend();
    const auto visible = [&] {
        QStringList names;
        for (const ChartSeries &series : view.chart()->scene().series) {
            if (series.isVisible)
                names.append(series.name);
        }
        return names;
    };
    QTest::mouseClick(legend, Qt::LeftButton, Qt::NoModifier, legend->rectOf(1).center());
    QCOMPARE(visible(), QStringList{u"middle"_s});
    QTest::mouseClick(legend, Qt::LeftButton, Qt::NoModifier, legend->rectOf(1).center());
    QCOMPARE(visible().size(), 3);
    QTest::mouseClick(legend, Qt::LeftButton, Qt::ControlModifier, legend->rectOf(0).center());
    QCOMPARE(visible(), (QStringList{u"middle"_s, u"high"_s}));
    legend->setFocus();
    QTest::keyClick(legend, Qt::Key_Down);
    QTest::keyClick(legend, Qt::Key_Space);
    QCOMPARE(visible().size(), 3);
}

void TimeSeriesTest::tooltipTellsSeries_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("single") << QByteArray("{}") << QStringList{u"middle"_s};
    QTest::newRow("all") << QByteArray(R"({"tooltip": {"mode": "multi"}})")
                         << QStringList{u"low"_s, u"middle"_s, u"high"_s};
    QTest::newRow("descending") << QByteArray(R"({"tooltip": {"mode": "multi", "sort": "desc"}})")
                                << QStringList{u"high"_s, u"middle"_s, u"low"_s};
}

void TimeSeriesTest::tooltipTellsSeries()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, names);
    TimeSeriesView view;
    fill(view, options);
    const TooltipContent content = view.chart()->tooltipAt(inPlot(*view.chart(), 0.5, 0.5));
    QStringList told;
    for (const TooltipRow &row : content.rows)
        told.append(row.name);
    QCOMPARE(told, names);
    const auto hovered = std::find_if(content.rows.begin(), content.rows.end(), [](const auto &row) { return row.isHovered; });
    QCOMPARE(hovered->name, u"middle"_s);
}

void TimeSeriesTest::dragZooms()
{
    TimeSeriesView view;
    fill(view);
    TimeChart *chart = view.chart();
    QList<TimeRange> ranges;
    connect(&view, &PanelView::rangeSelected, &view, [&](const TimeRange &range) { ranges.append(range); });
    QTest::mousePress(chart, Qt::LeftButton, Qt::NoModifier, inPlot(*chart, 0.25, 0.5));
    QTest::mouseMove(chart, inPlot(*chart, 0.5, 0.5));
    QTest::mouseMove(chart, inPlot(*chart, 0.75, 0.5));
    QTest::mouseRelease(chart, Qt::LeftButton, Qt::NoModifier, inPlot(*chart, 0.75, 0.5));
    QCOMPARE(ranges.size(), 1);
    const qint64 span = (Count - 1) * Step;
    QVERIFY(std::abs(ranges.at(0).fromMs - (From + span / 4)) < span / 50);
    QVERIFY(std::abs(ranges.at(0).toMs - (From + span * 3 / 4)) < span / 50);
}

void TimeSeriesTest::axisDragPans()
{
    TimeSeriesView view;
    fill(view);
    TimeChart *chart = view.chart();
    QList<TimeRange> ranges;
    connect(&view, &PanelView::rangeSelected, &view, [&](const TimeRange &range) { ranges.append(range); });
    const QPoint start = inPlot(*chart, 0.5, 1) + QPoint(0, 10);
    QTest::mousePress(chart, Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(chart, start + QPoint(20, 0));
    QTest::mouseMove(chart, start + QPoint(120, 0));
    QTest::mouseRelease(chart, Qt::LeftButton, Qt::NoModifier, start + QPoint(120, 0));
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges.at(0).spanMs(), (Count - 1) * Step);
    QVERIFY(ranges.at(0).fromMs < From);
}

void TimeSeriesTest::doubleClickZoomsOut()
{
    TimeSeriesView view;
    fill(view);
    QSignalSpy spy(&view, &PanelView::zoomOutRequested);
    QTest::mouseDClick(view.chart(), Qt::LeftButton, Qt::NoModifier, inPlot(*view.chart(), 0.5, 0.5));
    QCOMPARE(spy.count(), 1);
}

void TimeSeriesTest::keysMoveTheCrosshair()
{
    TimeSeriesView view;
    fill(view);
    TimeChart *chart = view.chart();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->crosshair(), std::optional(From));
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(chart->crosshair(), std::optional(From + Step));
    QTest::keyClick(chart, Qt::Key_End);
    QCOMPARE(chart->crosshair(), std::optional(From + (Count - 1) * Step));
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->crosshair(), std::optional(From + (Count - 2) * Step));
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(!chart->crosshair());
}

void TimeSeriesTest::clickPinsAndCopies()
{
    TimeSeriesView view;
    fill(view, R"({"tooltip": {"mode": "multi"}})");
    TimeChart *chart = view.chart();
    QTest::mouseMove(chart, inPlot(*chart, 0.5, 0.5));
    QTest::mouseClick(chart, Qt::LeftButton, Qt::NoModifier, inPlot(*chart, 0.5, 0.5));
    ChartTooltip *tooltip = chart->tooltip();
    QVERIFY(tooltip->isPinned());
    QTest::keyClick(tooltip, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"middle\t50"_s));
    QTest::keyClick(tooltip, Qt::Key_Down);
    QCOMPARE(tooltip->selectedRows(), QList<int>{0});
    QCOMPARE(tooltip->copiedText().split(u'\n').size(), 2);
    QTest::keyClick(tooltip, Qt::Key_Escape);
    QVERIFY(!tooltip->isPinned());
    QVERIFY(!tooltip->isVisible());
}

void TimeSeriesTest::wheelIsLeftToThePage()
{
    TimeSeriesView view;
    fill(view);
    QSignalSpy spy(&view, &PanelView::rangeSelected);
    const auto turn = [&](Qt::KeyboardModifiers modifiers) {
        const QPointF at = inPlot(*view.chart(), 0.5, 0.5);
        QWheelEvent event(at, view.chart()->mapToGlobal(at), QPoint(), QPoint(0, 120), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.chart(), &event);
    };
    turn(Qt::NoModifier);
    QCOMPARE(spy.count(), 0);
    turn(Qt::ControlModifier);
    QCOMPARE(spy.count(), 1);
}

void TimeSeriesTest::crosshairRepaintsNoSeries()
{
    TimeSeriesView view;
    fill(view);
    const QImage before = view.chart()->grab().toImage();
    view.setCrosshair(From + 30 * Step, false);
    QVERIFY(view.chart()->grab().toImage() != before);
    view.setCrosshair(std::nullopt, false);
    QCOMPARE(view.chart()->grab().toImage(), before);
}

void TimeSeriesTest::paintsWithoutRange()
{
    TimeSeriesView view;
    view.setContext({m_theme, QTimeZone::utc(), false, true});
    view.setOptions(Json());
    view.setData(PanelData());
    QVERIFY(!view.grab().isNull());
    view.resize(3, 3);
    view.setData(data({}));
    QVERIFY(!view.grab().isNull());
    QVERIFY(!view.summary().isEmpty());
}

void TimeSeriesTest::vectorsAndPixelsAgree()
{
    TimeSeriesView view;
    fill(view);
    QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(m_theme.surface.panel);
    QPainter painter(&image);
    view.paintTo(&painter, QRectF(image.rect()));
    painter.end();
    const QRect plot = view.chart()->geometryOfPlot().plot;
    const double unit = view.chart()->scene().axes.at(0).scale.toUnit(50);
    const int row = plot.top() + int((1 - unit) * plot.height());
    bool isPainted = false;
    for (int y = row - 1; y <= row + 1; ++y)
        isPainted = isPainted || image.pixelColor(plot.center().x(), y).saturation() > 60;
    QVERIFY(isPainted);
}

QTEST_MAIN(TimeSeriesTest)
#include "tst_timeseries.moc"
