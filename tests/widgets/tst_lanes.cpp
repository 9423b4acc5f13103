// State timelines and status histories: what their lanes say, and when.
#include "tests/widgets/lanefixture.h"
#include "widgets/charts/lanepaint.h"
#include "widgets/panels/shared/lanes.h"
#include "widgets/panels/shared/laneview.h"
#include "widgets/panels/statetimeline/statetimelinetype.h"
#include "widgets/panels/statushistory/statushistorytype.h"

#include <QRegularExpression>
#include <QTest>

using namespace LaneFixture;
using namespace Promontory;
using namespace Qt::StringLiterals;

class LanesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void spans_data();
    void spans();
    void endTimes();
    void words();
    void truths();
    void bandsMerge();
    void bandsInPercent();
    void mappingsWin();
    void mappedNull();
    void legendOfWords();
    void legendOfScale();
    void cells();
    void cellsWithoutStep();
    void cellsCloserThanTheStep();
    void hiddenFields();
    void colorsWithoutMode();
    void statesWithoutColours();
    void mutedColors();
    void optionsSurvive_data();
    void optionsSurvive();
    void keysAreRead_data();
    void keysAreRead();
};

void LanesTest::spans_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<bool>("merges");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QString>("expected");
    const double gap = missingSample();
    QTest::newRow("equal neighbours are one") << QList<double>{1, 1, 2} << QByteArray("{}") << true << Step << u"1 0-20, 2 20-30"_s;
    QTest::newRow("unless they should not") << QList<double>{1, 1, 2} << QByteArray("{}") << false << Step << u"1 0-10, 1 10-20, 2 20-30"_s;
    QTest::newRow("a missing sample ends the state") << QList<double>{1, gap, 1} << QByteArray("{}") << true << Step << u"1 0-10, 1 20-30"_s;
    QTest::newRow("all gaps are bridged") << QList<double>{1, gap, gap, 1} << QByteArray(R"({"spanNulls":true})") << true << Step << u"1 0-40"_s;
    QTest::newRow("short gaps are bridged") << QList<double>{1, gap, 2, gap, gap, 3} << QByteArray(R"({"spanNulls":20000})") << true << Step << u"1 0-20, 2 20-30, 3 50-60"_s;
    QTest::newRow("without a step the last one lasts") << QList<double>{1, 2} << QByteArray("{}") << true << qint64(0) << u"1 0-10, 2 10-100"_s;
    QTest::newRow("nothing but gaps") << QList<double>{gap, gap} << QByteArray("{}") << true << Step << QString();
    QTest::newRow("nothing at all") << QList<double>{} << QByteArray("{}") << true << Step << QString();
    QTest::newRow("a gap where samples are far apart") << QList<double>{1, 2} << QByteArray(R"({"insertNulls":5000})") << true << qint64(0) << u"1 0-5, 2 10-15"_s;
}

void LanesTest::spans()
{
    QFETCH(QList<double>, values);
    QFETCH(QByteArray, custom);
    QFETCH(bool, merges);
    QFETCH(qint64, step);
    QFETCH(QString, expected);
    Field field = numbers(u"a"_s, std::vector<double>(values.begin(), values.end()));
    field.config.custom = parsed(custom);
    LaneDemand demand;
    demand.mergesValues = merges;
    const LaneRows rows = laneRows(dataOf({timeField(field.size()), field}, step), demand, *loadTheme(u"dark"_s),
                                   QTimeZone::utc(), false);
    QCOMPARE(rows.lanes.lanes.size(), 1);
    QCOMPARE(told(rows.lanes.lanes.at(0)), expected);
}

void LanesTest::endTimes()
{
    Field ends = timeField(2, Start + 3000, 20'000);
    const LaneRows rows = laneRows(dataOf({timeField(2, Start, 2 * Step), ends, numbers(u"a"_s, {1, 2})}), LaneDemand(),
                                   *loadTheme(u"dark"_s), QTimeZone::utc(), false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"1 0-3, 2 20-23"_s);
}

void LanesTest::words()
{
    Field field;
    field.displayName = u"phase"_s;
    field.values = TextColumn({u"Running"_s, u"Running"_s, QString(), u"<b>Failed</b>"_s});
    ValueMapping mapping;
    mapping.match = u"Running"_s;
    mapping.result = {u"up"_s, u"blue"_s, {}};
    field.config.mappings = {mapping};
    const Theme theme = *loadTheme(u"dark"_s);
    LaneDemand demand;
    demand.colorMode = u"fixed"_s;
    const LaneRows rows = laneRows(dataOf({timeField(4), field}), demand, theme, QTimeZone::utc(), false);
    const StateLane &lane = rows.lanes.lanes.at(0);
    QCOMPARE(told(lane), u"up 0-20, <b>Failed</b> 30-40"_s);
    QCOMPARE(lane.states[0].color, theme.namedColor(u"blue"_s));
}

void LanesTest::truths()
{
    Field field;
    field.displayName = u"on"_s;
    field.values = BoolColumn({1, 0, 0});
    const LaneRows rows = laneRows(dataOf({timeField(3), field}), LaneDemand(), *loadTheme(u"dark"_s), QTimeZone::utc(),
                                   false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"True 0-10, False 10-30"_s);
}

void LanesTest::bandsMerge()
{
    Field field = numbers(u"a"_s, {10, 20, 90, 81, 80});
    field.config = onThresholds();
    field.config.unit = u"percent"_s;
    const Theme theme = *loadTheme(u"dark"_s);
    const LaneRows rows = laneRows(dataOf({timeField(5), field}), LaneDemand(), theme, QTimeZone::utc(), false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"< 80% 0-20, 80%+ 20-50"_s);
    QCOMPARE(names(rows.legend), (QStringList{u"< 80%"_s, u"80%+"_s}));
    QCOMPARE(rows.legend.rows.at(1).color, theme.namedColor(u"red"_s));
    LaneDemand apart;
    apart.mergesValues = false;
    const LaneRows each = laneRows(dataOf({timeField(5), field}), apart, theme, QTimeZone::utc(), false);
    QCOMPARE(told(each.lanes.lanes.at(0)), u"10% 0-10, 20% 10-20, 90% 20-30, 81% 30-40, 80% 40-50"_s);
    QCOMPARE(names(each.legend), (QStringList{u"< 80%"_s, u"80%+"_s}));
}

void LanesTest::bandsInPercent()
{
    Field field = numbers(u"a"_s, {0, 7, 9});
    field.config = onThresholds();
    field.config.thresholds.mode = Thresholds::Mode::Percentage;
    field.config.min = 0;
    field.config.max = 10;
    const LaneRows rows = laneRows(dataOf({timeField(3), field}), LaneDemand(), *loadTheme(u"dark"_s), QTimeZone::utc(),
                                   false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"< 80% 0-20, 80%+ 20-30"_s);
}

void LanesTest::mappingsWin()
{
    Field field = numbers(u"a"_s, {1, 0, 0, 5});
    field.config = onThresholds();
    ValueMapping up;
    up.match = u"1"_s;
    up.result = {u"Up"_s, u"green"_s, {}};
    ValueMapping down;
    down.match = u"0"_s;
    down.result = {u"Down"_s, u"purple"_s, {}};
    field.config.mappings = {up, down};
    const LaneRows rows = laneRows(dataOf({timeField(4), field}), LaneDemand(), *loadTheme(u"dark"_s), QTimeZone::utc(),
                                   false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"Up 0-10, Down 10-30, < 80 30-40"_s);
    QCOMPARE(names(rows.legend), (QStringList{u"Up"_s, u"Down"_s, u"< 80"_s, u"80+"_s}));
    Field mapped = numbers(u"a"_s, {1, 0});
    mapped.config = field.config;
    const LaneRows all = laneRows(dataOf({timeField(2), mapped}), LaneDemand(), *loadTheme(u"dark"_s), QTimeZone::utc(),
                                  false);
    QCOMPARE(names(all.legend), (QStringList{u"Up"_s, u"Down"_s}));
}

void LanesTest::mappedNull()
{
    Field field = numbers(u"a"_s, {1, missingSample()});
    ValueMapping none;
    none.kind = ValueMapping::Kind::Null;
    none.result = {u"no data"_s, u"yellow"_s, {}};
    field.config.mappings = {none};
    const LaneRows rows = laneRows(dataOf({timeField(2), field}), LaneDemand(), *loadTheme(u"dark"_s), QTimeZone::utc(),
                                   false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"1 0-10, no data 10-20"_s);
}

void LanesTest::legendOfWords()
{
    Field field = numbers(u"a"_s, {3, 1, 3});
    field.config.color.mode = u"palette-classic"_s;
    Field other = field;
    other.displayName = u"b"_s;
    other.config.custom = parsed(R"({"hideFrom":{"legend":true}})");
    const LaneRows rows = laneRows(dataOf({timeField(3), field, other}), LaneDemand(), *loadTheme(u"dark"_s),
                                   QTimeZone::utc(), false);
    QCOMPARE(names(rows.legend), (QStringList{u"3"_s, u"1"_s}));
}

void LanesTest::legendOfScale()
{
    Field field = numbers(u"a"_s, {3, 1, 3});
    const LaneRows rows = laneRows(dataOf({timeField(3), field}), StateTimelineType::defaults().demand,
                                   *loadTheme(u"dark"_s), QTimeZone::utc(), false);
    QVERIFY(rows.legend.rows.isEmpty()); // a scale is no list of states
    QVERIFY(rows.lanes.lanes.at(0).states[0].color != rows.lanes.lanes.at(0).states[1].color);
}

void LanesTest::cells()
{
    Field field = numbers(u"a"_s, {1, 1, missingSample(), 2});
    const LaneRows rows = laneRows(dataOf({timeField(4), field}), StatusHistoryType::defaults().demand,
                                   *loadTheme(u"dark"_s), QTimeZone::utc(), false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"1 -5-5, 1 5-15, 2 25-35"_s);
    QVERIFY(rows.lanes.areCells);
    QCOMPARE(nearestCellTime(rows.lanes, Start + 12'000), std::optional<qint64>(Start + Step));
    QCOMPARE(nearestCellTime(rows.lanes, Start + 21'000), std::optional<qint64>(Start + 3 * Step));
}

void LanesTest::cellsWithoutStep()
{
    const LaneRows rows = laneRows(dataOf({timeField(3, Start, 4000), numbers(u"a"_s, {1, 2, 3})}, 0),
                                   StatusHistoryType::defaults().demand, *loadTheme(u"dark"_s), QTimeZone::utc(), false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"1 -2-2, 2 2-6, 3 6-10"_s);
}

void LanesTest::cellsCloserThanTheStep()
{
    Field time;
    time.values = TimeColumn({Start, Start + 8000, Start + 8000, Start + 20'000});
    const LaneRows rows = laneRows(dataOf({time, numbers(u"a"_s, {1, 2, 7, 3})}), StatusHistoryType::defaults().demand,
                                   *loadTheme(u"dark"_s), QTimeZone::utc(), false);
    QCOMPARE(told(rows.lanes.lanes.at(0)), u"1 -5-5, 2 5-13, 3 15-25"_s);
}

void LanesTest::hiddenFields()
{
    Field hidden = numbers(u"a"_s, {1});
    hidden.config.custom = parsed(R"({"hideFrom":{"viz":true}})");
    Field silent = numbers(u"b"_s, {1});
    silent.config.custom = parsed(R"({"hideFrom":{"tooltip":true}})");
    const LaneRows rows = laneRows(dataOf({timeField(1), hidden, silent}), LaneDemand(), *loadTheme(u"dark"_s),
                                   QTimeZone::utc(), false);
    QCOMPARE(rows.lanes.lanes.size(), 1);
    QCOMPARE(rows.lanes.lanes.at(0).name, u"b"_s);
    QVERIFY(!rows.lanes.lanes.at(0).isInTooltip);
}

void LanesTest::colorsWithoutMode()
{
    const Theme theme = *loadTheme(u"dark"_s);
    Field field = numbers(u"a"_s, {85});
    field.config = onThresholds();
    field.config.color.mode.clear();
    const LaneRows status = laneRows(dataOf({timeField(1), field}), StatusHistoryType::defaults().demand, theme,
                                     QTimeZone::utc(), false);
    QCOMPARE(status.lanes.lanes.at(0).states[0].color, theme.namedColor(u"red"_s));
}

/// Without thresholds and mappings nothing gives a colour; the states are there all the same, and no legend tells
/// what one colour means.
void LanesTest::statesWithoutColours()
{
    const Theme theme = *loadTheme(u"dark"_s);
    const Field field = numbers(u"a"_s, {85, std::numeric_limits<double>::quiet_NaN(), 3});
    const LaneRows rows = laneRows(dataOf({timeField(3), field}), StatusHistoryType::defaults().demand, theme,
                                   QTimeZone::utc(), false);
    const StateLane &lane = rows.lanes.lanes.at(0);
    for (const LaneSpan &span : lane.spans) {
        const LaneState &state = lane.states[static_cast<std::size_t>(span.state)];
        QCOMPARE(state.color, std::isnan(state.number) ? theme.chart.ghost : theme.seriesColor(0));
        QVERIFY(!state.isColored);
    }
    QVERIFY(lane.spans.size() >= 2);
    QVERIFY(rows.legend.rows.isEmpty());
}

void LanesTest::mutedColors()
{
    const Theme theme = *loadTheme(u"dark"_s);
    Field field = numbers(u"a"_s, {85});
    field.config = onThresholds();
    const LaneRows rows = laneRows(dataOf({timeField(1), field}), LaneDemand(), theme, QTimeZone::utc(), true);
    QCOMPARE(rows.lanes.lanes.at(0).states[0].color, theme.text.disabled);
}

void LanesTest::optionsSurvive_data()
{
    QTest::addColumn<bool>("cells");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("timeline") << false << QByteArray(R"({"mergeValues":false,"showValue":"never","alignValue":"center",
        "rowHeight":0.5,"perPage":7,"timezone":["Asia/Tokyo"],"legend":{"showLegend":false},"tooltip":{"mode":"multi","sort":"desc"}})");
    QTest::newRow("history") << true << QByteArray(R"({"showValue":"always","rowHeight":"0.4","colWidth":0.3,"perPage":3})");
    QTest::newRow("nothing") << false << QByteArray("{}");
    QTest::newRow("out of bounds") << true << QByteArray(R"({"rowHeight":1e9,"colWidth":-4,"perPage":1e300,"showValue":7})");
}

void LanesTest::optionsSurvive()
{
    QFETCH(bool, cells);
    QFETCH(QByteArray, json);
    const LaneOptions defaults = cells ? StatusHistoryType::defaults() : StateTimelineType::defaults();
    const LaneOptions options = laneOptionsFrom(parsed(json), defaults);
    QCOMPARE(laneOptionsFrom(toJson(options), defaults), options);
    QVERIFY(options.demand.rowHeight >= 0 && options.demand.rowHeight <= 1);
    QVERIFY(options.perPage >= 1 && options.perPage <= 200);
}

void LanesTest::keysAreRead_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("custom");
    QTest::addColumn<bool>("timeline");
    QTest::addColumn<bool>("history");
    const auto row = [](const char *options, const char *custom, bool timeline, bool history) {
        QTest::addRow("%s %s", options, custom) << QByteArray(options) << QByteArray(custom) << timeline << history;
    };
    row(R"({"mergeValues":false})", "{}", true, false);
    row(R"({"alignValue":"right"})", "{}", true, false);
    row(R"({"colWidth":0.5})", "{}", false, true);
    row(R"({"rowHeight":0.5})", "{}", true, true);
    row(R"({"showValue":"never"})", "{}", true, true);
    row(R"({"perPage":5})", "{}", true, true);
    row(R"({"legend":{"placement":"right"}})", "{}", true, true);
    row(R"({"legend":{"displayMode":"table"}})", "{}", true, true);
    row(R"({"tooltip":{"mode":"none"}})", "{}", true, true);
    row(R"({"timezone":["utc"]})", "{}", true, true);
    row("{}", R"({"fillOpacity":10})", true, true);
    row("{}", R"({"lineWidth":3})", true, true);
    row("{}", R"({"spanNulls":true})", true, false);
    row("{}", R"({"insertNulls":4000})", true, false);
    row("{}", R"({"insertNulls":true})", true, false);
    row("{}", R"({"axisPlacement":"right"})", true, true);
    row("{}", R"({"drawStyle":"bars"})", false, false);
    row(R"({"other":1})", "{}", false, false);
}

void LanesTest::keysAreRead()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, custom);
    QFETCH(bool, timeline);
    QFETCH(bool, history);
    const PanelLook plain{Json::object(), Json::object()};
    const PanelLook other{parsed(options), parsed(custom)};
    QCOMPARE(StateTimelineType().meansSame(plain, other), !timeline);
    QCOMPARE(StatusHistoryType().meansSame(plain, other), !history);
}

QTEST_MAIN(LanesTest)
#include "tst_lanes.moc"
