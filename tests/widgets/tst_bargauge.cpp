#include "tests/support/framebuilder.h"
#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/bargauge/bargaugeoptions.h"
#include "widgets/panels/bargauge/bargaugeview.h"

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
