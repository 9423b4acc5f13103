#include "tests/support/framebuilder.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/bargauge/bargaugeoptions.h"
#include "widgets/panels/bargauge/bargaugeview.h"

#include <QImage>
#include <QScrollArea>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class BarGaugeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsOptions()
    {
        const Json json = *parseJson(
            R"({"reduceOptions":{"calcs":["lastNotNull"],"fields":"","values":true,"limit":9},
            "orientation":"vertical","displayMode":"lcd","valueMode":"hidden","namePlacement":"top","showUnfilled":false})");
        QCOMPARE(toJson(barGaugeOptionsFrom(json)), json);
        QCOMPARE(barGaugeOptionsFrom(Json()), BarGaugeOptions());
    }

    void laysOutRows()
    {
        BarGaugeLayoutInput input;
        input.area = {372, 110};
        input.count = 4;
        input.widestName = 80;
        input.widestValue = 50;
        const BarGaugeLayout layout = layOutBars(input);
        QCOMPARE(layout.rows.size(), std::size_t(4));
        for (const BarGaugeRow &row : layout.rows) {
            QCOMPARE(row.bar.height(), 10.0);
            QCOMPARE(row.bar.left(), layout.rows.front().bar.left());
            QVERIFY(row.name.right() < row.bar.left());
            QVERIFY(row.bar.right() < row.value.left());
            QCOMPARE(row.value.right(), 360.0);
        }
        QCOMPARE(layout.rows[1].bar.top() - layout.rows[0].bar.top(), 26.0);
    }

    void longNamesLeaveRoom()
    {
        BarGaugeLayoutInput input;
        input.area = {240, 60};
        input.count = 1;
        input.widestName = 5000;
        input.widestValue = 5000;
        const BarGaugeRow row = layOutBars(input).rows.at(0);
        QVERIFY(row.bar.width() > 20);
        QVERIFY(row.value.width() <= 108);
    }

    void rowsOfChosenHeights_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::addColumn<double>("distance");
        QTest::newRow("its share") << 10.0 << 300.0 << 50.0;
        QTest::newRow("no more") << 10.0 << 30.0 << 30.0;
        QTest::newRow("no less") << 80.0 << 300.0 << 80.0;
        QTest::newRow("text needs more") << 1.0 << 5.0 << 18.0;
    }
    void rowsOfChosenHeights()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        QFETCH(double, distance);
        BarGaugeLayoutInput input;
        input.area = {372, 200};
        input.count = 4;
        input.leastRow = least;
        input.mostRow = most;
        const BarGaugeLayout layout = layOutBars(input);
        QCOMPARE(layout.rows[1].bar.top() - layout.rows[0].bar.top(), distance);
        QVERIFY(layout.rows[0].bar.height() < distance);
        QCOMPARE(layout.content.height(), 4 * distance);
    }

    void rowsThatAlmostFitStandCloser_data()
    {
        QTest::addColumn<double>("height");
        QTest::addColumn<bool>("namesOnTop");
        QTest::addColumn<bool>("fits");
        QTest::newRow("names above, a little too low") << 112.0 << true << true;
        QTest::newRow("names above, far too low") << 60.0 << true << false;
        QTest::newRow("names beside, a little too low") << 84.0 << false << true;
        QTest::newRow("names beside, far too low") << 50.0 << false << false;
    }
    void rowsThatAlmostFitStandCloser()
    {
        QFETCH(double, height);
        QFETCH(bool, namesOnTop);
        QFETCH(bool, fits);
        BarGaugeLayoutInput input;
        input.area = {200, height};
        input.count = 4;
        input.namesOnTop = namesOnTop;
        input.textHeight = 18;
        input.widestName = input.widestValue = 40;
        const BarGaugeLayout layout = layOutBars(input);
        QCOMPARE(layout.content.height() <= height, fits);
        for (std::size_t i = 0; i < 4; ++i) {
            const BarGaugeRow &row = layout.rows[i];
            QVERIFY(row.bar.height() >= 4 && row.bar.height() <= 10);
            if (namesOnTop)
                QVERIFY(row.bar.top() >= row.name.bottom());
            if (i > 0)
                QVERIFY(row.whole().top() >= layout.rows[i - 1].whole().bottom());
        }
    }

    /// Nobody scrolls a picture: it counts what it leaves out instead of cutting a bar.
    void picturesCountWhatTheyLeaveOut()
    {
        const auto pictureOf = [](bool isInteractive, int count) {
            BarGaugeView view;
            PanelContext context;
            context.theme = *loadTheme(u"dark"_s);
            context.interactive = isInteractive;
            view.setContext(context);
            view.resize(300, 100);
            PanelData answer;
            for (int i = 0; i < count; ++i)
                answer.frames.push_back(FrameBuilder().labels({{u"pod"_s, u"x"_s}}).values({double(i)}).build());
            view.setData(answer);
            return view.grab().toImage();
        };
        const QRect foot(150, 84, 150, 16);
        QVERIFY(pictureOf(false, 40).copy(foot) != pictureOf(true, 40).copy(foot));
        QCOMPARE(pictureOf(false, 2).copy(foot), pictureOf(true, 2).copy(foot));
    }

    void laysOutColumns()
    {
        BarGaugeLayoutInput input;
        input.area = {300, 200};
        input.count = 3;
        input.vertical = true;
        input.widestValue = 40;
        for (const BarGaugeRow &row : layOutBars(input).rows) {
            QVERIFY(row.value.bottom() <= row.bar.top());
            QVERIFY(row.bar.bottom() <= row.name.top());
            QVERIFY(row.name.bottom() <= 200);
        }
    }

    void legendOnlyWhereAsked_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<bool>("hasLegend");
        QTest::newRow("nothing said") << QByteArray("{}") << false;
        QTest::newRow("off") << QByteArray(R"({"legend":{"showLegend":false,"displayMode":"list"}})") << false;
        QTest::newRow("no word of showing") << QByteArray(R"({"legend":{"displayMode":"list"}})") << false;
        QTest::newRow("below") << QByteArray(R"({"legend":{"showLegend":true,"placement":"bottom"}})") << true;
        QTest::newRow("right") << QByteArray(R"({"legend":{"showLegend":true,"placement":"right"}})") << true;
        QTest::newRow("hidden wins") << QByteArray(R"({"legend":{"showLegend":true,"displayMode":"hidden"}})") << false;
    }
    void legendOnlyWhereAsked()
    {
        QFETCH(QByteArray, options);
        QFETCH(bool, hasLegend);
        BarGaugeView view;
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.resize(400, 200);
        view.setOptions(*parseJson(options));
        PanelData answer;
        for (int i = 0; i < 3; ++i)
            answer.frames.push_back(
                FrameBuilder().labels({{u"pod"_s, QString::number(i)}}).values({double(i)}).build());
        view.setData(answer);
        auto *legend = view.findChild<ChartLegend *>();
        QCOMPARE(!legend->isHidden(), hasLegend);
        const QRect bars = view.findChild<QScrollArea *>()->geometry();
        QVERIFY(!hasLegend || !bars.intersects(legend->geometry()));
        if (!hasLegend)
            return;
        QCOMPARE(legend->content().rows.size(), 3);
        emit legend->isolated(1);
        QVERIFY(!view.summary().contains(u','));
        QVERIFY(legend->content().rows.at(0).isHidden);
        emit legend->isolated(1);
        QCOMPARE(view.summary().count(u','), 2);
        emit legend->toggled(0);
        QCOMPARE(view.summary().count(u','), 1);
    }

    void scrollsWhenThereAreMany()
    {
        BarGaugeView view;
        PanelContext context;
        context.theme = *loadTheme(u"dark"_s);
        view.setContext(context);
        view.resize(300, 120);
        PanelData answer;
        for (int i = 0; i < 40; ++i)
            answer.frames.push_back(FrameBuilder()
                                        .labels({{u"pod"_s, QString::number(i)}})
                                        .values({double(i)})
                                        .build());
        view.setData(answer);
        const QWidget *canvas = view.findChild<QScrollArea *>()->widget();
        QVERIFY(canvas->height() >= 40 * 26);
        QVERIFY(canvas->width() < 300);
        QVERIFY(view.summary().startsWith(u"Shows 40 values"_s));
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(BarGaugeTest)
#include "tst_bargauge.moc"
