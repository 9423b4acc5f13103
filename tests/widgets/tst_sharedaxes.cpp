#include "widgets/panels/timeseries/timeseriesview.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Step = 10'000;
constexpr qint64 From = 1'795'098'000'000;
constexpr int Count = 61;
constexpr qint64 To = From + (Count - 1) * Step;

FramePtr frame(const QString &name, double value)
{
    auto result = std::make_shared<Frame>();
    std::vector<qint64> times;
    for (int i = 0; i < Count; ++i)
        times.push_back(From + i * Step);
    Field time;
    time.values = TimeColumn(std::move(times));
    Field values;
    values.displayName = name;
    values.values = NumberColumn(std::vector<double>(Count, value));
    values.config.color.mode = u"thresholds"_s;
    values.config.thresholds.steps = {{-std::numeric_limits<double>::infinity(), u"green"_s}};
    result->fields = {time, values};
    result->meta.stepMs = Step;
    return result;
}

PanelData answer(double value)
{
    PanelData data;
    data.frames = {frame(u"a"_s, value), frame(u"b"_s, value / 2)};
    data.range = {From, To};
    data.stepMs = Step;
    return data;
}

} // namespace

/// What the panels of a dashboard share: crosshair, tooltip time, axis width; and what they do while nothing comes.
class SharedAxesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_theme = *loadTheme(u"dark"_s);
    }

    void plotsLineUp()
    {
        TimeSeriesView narrow;
        TimeSeriesView wide;
        fill(narrow, 5);
        fill(wide, 5e12);
        QVERIFY(narrow.leftAxisWidth() < wide.leftAxisWidth());
        const int own = narrow.leftAxisWidth();
        narrow.setLeastLeftAxisWidth(wide.leftAxisWidth());
        QCOMPARE(narrow.chart()->geometryOfPlot().plot.left(), wide.chart()->geometryOfPlot().plot.left());
        QCOMPARE(narrow.leftAxisWidth(), own); // it still says what it wants by itself
        narrow.setData(answer(6));
        QCOMPARE(narrow.chart()->geometryOfPlot().plot.left(), wide.chart()->geometryOfPlot().plot.left());
        narrow.setLeastLeftAxisWidth(0);
        QCOMPARE(narrow.chart()->geometryOfPlot().plot.left(), own);
    }

    void sharedTooltipTellsAllSeries()
    {
        TimeSeriesView view;
        fill(view, 5);
        view.show();
        view.setCrosshair(From + 10 * Step, false);
        QVERIFY(view.chart()->tooltip()->isHidden());
        view.setCrosshair(From + 11 * Step, true);
        QVERIFY(!view.chart()->tooltip()->isHidden());
        const QList<TooltipRow> rows = view.chart()->tooltip()->content().rows;
        QCOMPARE(rows.size(), 2); // although the pointer would be told of one only
        QVERIFY(!rows[0].isHovered && !rows[1].isHovered);
        view.setCrosshair(std::nullopt, true);
        QVERIFY(view.chart()->tooltip()->isHidden());
    }

    void axisRunsOnWhileStale()
    {
        TimeSeriesView view;
        fill(view, 5);
        const QRect plot = view.chart()->geometryOfPlot().plot;
        QVERIFY(view.plotAfter(To)->width() < 1);
        view.setOverdue(To + 1000, 150'000); // a quarter of the range
        const QRectF missing = *view.plotAfter(To + 1000);
        QVERIFY2(std::abs(missing.width() - plot.width() / 4.0) < 4, qPrintable(QString::number(missing.width())));
        QCOMPARE(missing.top(), double(plot.top()));
        view.setOverdue(To + 1000, 0);
        QVERIFY(view.plotAfter(To)->width() < 1);
        // A range that ended long before the answer stays where it is.
        view.setOverdue(To + 3'600'000, 150'000);
        QCOMPARE(view.chart()->scene().range, (TimeRange{From, To}));
    }

    void oldValuesLoseTheirThresholds()
    {
        TimeSeriesView view;
        fill(view, 5);
        const QColor fresh = view.chart()->scene().series.at(0).color;
        view.setMuted(true);
        QCOMPARE(view.chart()->scene().series.at(0).color, m_theme.text.secondary);
        view.setMuted(false);
        QCOMPARE(view.chart()->scene().series.at(0).color, fresh);
    }

    void hiddenSeriesStandsNotOut()
    {
        TimeSeriesView view;
        fill(view, 5);
        view.chart()->setEmphasis(0);
        QCOMPARE(view.chart()->emphasis(), 0);
        emit view.legend()->toggled(0);
        QCOMPARE(view.chart()->emphasis(), -1);
        view.chart()->setEmphasis(0);
        QCOMPARE(view.chart()->emphasis(), -1);
    }

    void moreRowsComeWithAClick()
    {
        ChartLegend legend;
        legend.setTheme(m_theme);
        LegendContent content;
        for (int i = 0; i < 9; ++i)
            content.rows.append({u"series %1"_s.arg(i), Qt::red, false, false, false, {}});
        legend.resize(120, 60); // one a row, three rows
        legend.setContent(content);
        const QPoint more(110, 50);
        QCOMPARE(legend.rowAt(QPoint(10, 10)), 0);
        QCOMPARE(legend.rowAt(more), -1);
        QTest::mouseClick(&legend, Qt::LeftButton, {}, more);
        QCOMPARE(legend.rowAt(QPoint(10, 10)), 2); // the one that was not shown is the first now
        for (int i = 0; i < 5; ++i)
            QTest::mouseClick(&legend, Qt::LeftButton, {}, more);
        QCOMPARE(legend.rowAt(QPoint(10, 50)), 8);
    }

private:
    void fill(TimeSeriesView &view, double value) const
    {
        PanelContext context;
        context.theme = m_theme;
        view.setContext(context);
        view.resize(640, 240);
        view.setOptions(*parseJson(R"({"tooltip":{"mode":"single"}})"));
        view.setData(answer(value));
    }

    Theme m_theme;
};

QTEST_MAIN(SharedAxesTest)
#include "tst_sharedaxes.moc"
