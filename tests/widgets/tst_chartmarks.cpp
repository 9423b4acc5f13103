// What happened meanwhile, in the charts of panels.
#include "widgets/charts/chartmarks.h"
#include "widgets/charts/marktooltip.h"
#include "widgets/charts/plotmap.h"
#include "widgets/charts/timechart.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Hour = 3'600'000;
constexpr qint64 From = 1'700'000'000'000;

TimeMark moment(qint64 timeMs, const QString &color = u"#ff0000"_s)
{
    return {timeMs, timeMs, u"Deploy"_s, u"v1.2"_s, {u"api"_s}, color, u"Deploys"_s};
}

TimeMark region(qint64 fromMs, qint64 toMs, const QString &color = u"#ff0000"_s)
{
    TimeMark mark = moment(fromMs, color);
    mark.endMs = toMs;
    return mark;
}

TimeMarks shared(std::vector<TimeMark> marks)
{
    return std::make_shared<const std::vector<TimeMark>>(std::move(marks));
}

PlotMap hourOn(double width)
{
    return {QRectF(40, 10, width, 100), {From, From + Hour}, ValueScale(), 1};
}

ChartScene emptyScene()
{
    ChartScene scene;
    scene.range = {From, From + Hour};
    scene.axes = {ChartAxis()};
    return scene;
}

/// Pixels that are clearly red.
int redPixels(const QImage &image, const QRect &area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor color = image.pixelColor(x, y);
            count += color.red() > 150 && color.red() > 2 * color.green() && color.red() > 2 * color.blue() ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class ChartMarksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_theme = *loadTheme(u"dark"_s);
    }

    void oneLinePerColumn()
    {
        std::vector<TimeMark> many;
        for (int i = 0; i < 10'000; ++i)
            many.push_back(moment(From + i * Hour / 10'000, i % 2 ? u"red"_s : u"blue"_s));
        const MarkLayout layout = layOutMarks(chartMarks(shared(many), m_theme), hourOn(300));
        QVERIFY2(layout.lines.size() <= 301, qPrintable(QString::number(layout.lines.size())));
        QVERIFY(layout.lines.size() > 250);
        QVERIFY(layout.bands.empty());
    }

    void touchingRegionsAreOneBand()
    {
        const qint64 m = 60'000;
        const auto layout = layOutMarks(
            chartMarks(shared({region(From, From + 10 * m), region(From + 5 * m, From + 20 * m, u"#00ff00"_s),
                               region(From + 8 * m, From + 12 * m), region(From + 40 * m, From + 90 * m)}),
                       m_theme),
            hourOn(600));
        QCOMPARE(layout.bands.size(), 3u);
        QCOMPARE(layout.bands[0].right, 40 + 120.0);
        QCOMPARE(layout.bands[1].color, QColor(0, 255, 0));
        QCOMPARE(layout.bands[2].right, 640.0); // ends with the plot
        for (const MarkLayout::Line &line : layout.lines)
            QVERIFY(!line.isMoment);
    }

    void othersAreOutOfSight()
    {
        const auto layout = layOutMarks(
            chartMarks(shared({moment(From - 1), region(From - 10, From - 5), moment(From + Hour + 1), moment(0),
                               {std::numeric_limits<qint64>::max() / 2, 0, {}, {}, {}, {}, {}}}),
                       m_theme),
            hourOn(600));
        QVERIFY(layout.lines.empty() && layout.bands.empty());
        QVERIFY(layOutMarks(chartMarks({}, m_theme), hourOn(600)).lines.empty());
        PlotMap nowhere = hourOn(600);
        nowhere.range = {};
        QVERIFY(layOutMarks(chartMarks(shared({moment(From)}), m_theme), nowhere).lines.empty());
    }

    void pointedAt()
    {
        const qint64 m = 60'000;
        const ChartMarks marks =
            chartMarks(shared({region(From + 5 * m, From + 30 * m), moment(From + 10 * m), moment(From + 50 * m)}), m_theme);
        const PlotMap map = hourOn(600);
        QCOMPARE(marksAt(marks, map, map.x(From + 10 * m) + 3), (std::vector<std::size_t>{1, 0}));
        QCOMPARE(marksAt(marks, map, map.x(From + 20 * m)), std::vector<std::size_t>{0});
        QCOMPARE(marksAt(marks, map, map.x(From + 50 * m) - 6), std::vector<std::size_t>{2});
        QVERIFY(marksAt(marks, map, map.x(From + 40 * m)).empty());
    }

    void tellsWhatHappened()
    {
        TimeMark mark = region(From, From + 90'000);
        mark.text = u"one\ntwo\u202e <b>three</b>"_s;
        mark.tags = {u"a"_s, u" "_s, u"b"_s};
        const MarkNote note = markNote(mark, Qt::red, QTimeZone::utc());
        QCOMPARE(note.time, u"2023-11-14 22:13:20 to 22:14:50"_s);
        QCOMPARE(note.text, u"one\ntwo <b>three</b>"_s);
        QCOMPARE(note.tags, (QStringList{u"a"_s, u"b"_s}));
        mark.text = QString(100'000, u'x') + QString(u"\ny"_s).repeated(100);
        QVERIFY(markNote(mark, Qt::red, QTimeZone::utc()).text.size() < 1'000);
    }

    void chartsDrawThem()
    {
        TimeChart chart;
        setUp(chart);
        const QRect plot = chart.geometryOfPlot().plot;
        QCOMPARE(redPixels(grabbed(chart), plot), 0);
        chart.setMarks(shared({moment(From + Hour / 2)}));
        const int line = redPixels(grabbed(chart), plot);
        QVERIFY2(line > plot.height() / 4 && line < 2 * plot.height(), qPrintable(QString::number(line)));
        const QRect below(plot.left(), plot.bottom() + 1, plot.width(), 8);
        QVERIFY(redPixels(grabbed(chart), below) > 15); // the sign
        chart.setScene(emptyScene());
        QVERIFY(redPixels(grabbed(chart), plot) > 0); // a new scene keeps them
        chart.setMarks({});
        QCOMPARE(redPixels(grabbed(chart), plot), 0);
        chart.setMarks(shared({moment(From + Hour / 2)}));
        ChartScene numbers = emptyScene();
        numbers.numbers.emplace();
        chart.setScene(numbers);
        QCOMPARE(redPixels(grabbed(chart), plot), 0); // no times
    }

    void vectorsHaveThem()
    {
        TimeChart chart;
        setUp(chart);
        chart.setMarks(shared({moment(From + Hour / 2), region(From, From + Hour / 4)}));
        QImage image(chart.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter painter(&image);
        chart.paintTo(&painter, QRectF(chart.rect()));
        painter.end();
        QVERIFY(redPixels(image, chart.rect()) > 50);
    }

    void hoverTells()
    {
        TimeChart chart;
        setUp(chart);
        chart.setMarks(shared({moment(From + Hour / 2), moment(From + 3 * Hour / 4)}));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QRect plot = chart.geometryOfPlot().plot;
        std::optional<qint64> shared;
        connect(&chart, &TimeChart::hovered, this, [&shared](std::optional<qint64> timeMs) { shared = timeMs; });
        QTest::mouseMove(&chart, QPoint(plot.center().x(), plot.bottom() + 4));
        QTRY_VERIFY(chart.markTooltip()->isVisible());
        QCOMPARE(shared.value_or(0), From + Hour / 2); // other charts show the same line
        QCOMPARE(chart.markTooltip()->notes().size(), 1);
        QVERIFY(chart.markTooltip()->toText().contains(u"Deploy\nv1.2\napi"_s));
        QVERIFY(!chart.tooltip()->isVisible());
        QTest::mouseMove(&chart, QPoint(plot.left() + 20, plot.center().y()));
        QTRY_VERIFY(!chart.markTooltip()->isVisible());
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QTRY_VERIFY(chart.markTooltip()->isVisible());
        const QString first = chart.markTooltip()->toText();
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart.markTooltip()->toText() != first);
        QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(chart.markTooltip()->toText(), first);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.markTooltip()->isVisible());
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart.markTooltip()->isVisible());
        chart.setMarks({}); // what was told of is gone
        QVERIFY(!chart.markTooltip()->isVisible());
        QVERIFY(!shared);
        chart.grab();
    }

    void manyAreCheap()
    {
        std::vector<TimeMark> many;
        for (int i = 0; i < 10'000; ++i)
            many.push_back(i % 3 ? moment(From + i * Hour / 10'000) : region(From + i * Hour / 10'000, From + (i + 50) * Hour / 10'000));
        TimeChart chart;
        setUp(chart);
        const TimeMarks marks = shared(many);
        QElapsedTimer timer;
        timer.start();
        chart.setMarks(marks);
        chart.grab();
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

private:
    void setUp(TimeChart &chart)
    {
        chart.resize(600, 200);
        chart.setTheme(m_theme);
        chart.setScene(emptyScene());
    }
    static QImage grabbed(TimeChart &chart)
    {
        QPixmap pixmap(chart.size());
        pixmap.fill(Qt::black);
        chart.render(&pixmap, {}, {}, QWidget::DrawChildren);
        return pixmap.toImage();
    }

    Theme m_theme;
};

QTEST_MAIN(ChartMarksTest)
#include "tst_chartmarks.moc"
