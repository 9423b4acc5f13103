#include "datasources/frame/fieldconfigjson.h"
#include "datasources/transform/resolvefields.h"
#include "datasources/transform/seriesname.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

FramePtr series(const Labels &labels, const QString &refId = u"A"_s, std::vector<double> values = {1, 2, 3})
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->meta.expression = u"sum(up)"_s;
    Field time;
    time.name = u"Time"_s;
    time.values = TimeColumn(std::vector<qint64>(values.size(), 0));
    Field value;
    value.name = u"Value"_s;
    value.labels = labels;
    value.values = NumberColumn(std::move(values));
    frame->fields = {time, value};
    return frame;
}

FramePtr table(const QStringList &numberNames)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = u"T"_s;
    frame->meta.kind = FrameKind::Table;
    Field text;
    text.name = u"job"_s;
    text.values = TextColumn({u"web"_s});
    frame->fields = {text};
    for (const QString &name : numberNames) {
        Field number;
        number.name = name;
        number.values = NumberColumn({1.0});
        frame->fields.push_back(number);
    }
    return frame;
}

Labels labels(const QList<Labels::Pair> &pairs)
{
    return Labels(pairs);
}

QStringList namesOf(const Frames &frames)
{
    QStringList names;
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields) {
            if (!field.isTime())
                names.append(field.displayName);
        }
    }
    return names;
}

Json text(const QString &value)
{
    return Json(value);
}

Json parsed(const QByteArray &json)
{
    return parseJson(json).value();
}

Frames threeSeries()
{
    return {series(labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"web"_s}, {u"instance"_s, u"a"_s}})),
            series(labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"web"_s}, {u"instance"_s, u"b"_s}}), u"A"_s, {4, 5}),
            series(labels({{u"__name__"_s, u"down"_s}}), u"B"_s, {-7})};
}

} // namespace

class TestResolveFields : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void names_data();
    void names();
    void automaticNames_data();
    void automaticNames();
    void duplicates();
    void displayNames_data();
    void displayNames();
    void matchers_data();
    void matchers();
    void properties_data();
    void properties();
    void tablesInCells_data();
    void tablesInCells();
    void laterOverridesWin();
    void limits();
    void columnsAreShared();
};

void TestResolveFields::names_data()
{
    QTest::addColumn<QString>("legend");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("none") << u""_s
                          << QStringList{u"up{instance=\"a\", job=\"web\"}"_s, u"up{instance=\"b\", job=\"web\"}"_s,
                                         u"down"_s};
    QTest::newRow("verbose") << u"__verbose"_s
                             << QStringList{u"up{instance=\"a\", job=\"web\"}"_s, u"up{instance=\"b\", job=\"web\"}"_s,
                                            u"down"_s};
    QTest::newRow("template") << u"{{job}} on {{ instance }}"_s << QStringList{u"web on a"_s, u"web on b"_s, u"down"_s};
    QTest::newRow("metric's name") << u"{{__name__}}"_s << QStringList{u"up"_s, u"up #2"_s, u"down"_s};
    QTest::newRow("automatic") << u"__auto"_s << QStringList{u"a"_s, u"b"_s, u"down"_s};
    QTest::newRow("plain text") << u"web"_s << QStringList{u"web"_s, u"web #2"_s, u"down"_s};
    QTest::newRow("missing label") << u"{{nothing}}"_s << QStringList{u"sum(up)"_s, u"sum(up) #2"_s, u"down"_s};
    QTest::newRow("open braces") << u"{{job"_s << QStringList{u"{{job"_s, u"{{job #2"_s, u"down"_s};
}

void TestResolveFields::names()
{
    QFETCH(QString, legend);
    QFETCH(QStringList, expected);
    QCOMPARE(namesOf(resolveFields(threeSeries(), {}, {}, {{{u"A"_s, legend}}})), expected);
}

void TestResolveFields::automaticNames_data()
{
    QTest::addColumn<QList<Labels>>("sets");
    QTest::addColumn<QStringList>("expected");
    const auto set = [](const QString &name, const QString &a, const QString &b) {
        return Labels({{u"__name__"_s, name}, {u"a"_s, a}, {u"b"_s, b}});
    };
    QTest::newRow("two labels differ") << QList<Labels>{set(u"m"_s, u"1"_s, u"1"_s), set(u"m"_s, u"2"_s, u"2"_s)}
                                       << QStringList{u"{a=\"1\", b=\"1\"}"_s, u"{a=\"2\", b=\"2\"}"_s};
    QTest::newRow("the metric differs") << QList<Labels>{set(u"m"_s, u"1"_s, u"1"_s), set(u"n"_s, u"1"_s, u"1"_s)}
                                        << QStringList{u"m"_s, u"n"_s};
    QTest::newRow("one series, one label") << QList<Labels>{labels({{u"__name__"_s, u"m"_s}, {u"a"_s, u"1"_s}})}
                                           << QStringList{u"1"_s};
    QTest::newRow("one series, two labels") << QList<Labels>{set(u"m"_s, u"1"_s, u"2"_s)}
                                            << QStringList{u"{a=\"1\", b=\"2\"}"_s};
    QTest::newRow("one series, no label") << QList<Labels>{labels({{u"__name__"_s, u"m"_s}})} << QStringList{u"m"_s};
    QTest::newRow("no label at all") << QList<Labels>{Labels()} << QStringList{u"sum(up)"_s};
    QTest::newRow("a label is missing") << QList<Labels>{labels({{u"a"_s, u"1"_s}}), Labels()}
                                        << QStringList{u"1"_s, u"sum(up)"_s};
}

void TestResolveFields::automaticNames()
{
    QFETCH(QList<Labels>, sets);
    QFETCH(QStringList, expected);
    Frames frames;
    for (const Labels &set : sets)
        frames.push_back(series(set));
    QCOMPARE(namesOf(resolveFields(frames, {}, {}, {{{u"A"_s, u"__auto"_s}}})), expected);
}

void TestResolveFields::duplicates()
{
    const Frames frames{series({}), series({}), series({}), table({u"n"_s, u"n"_s}), table({u"n"_s})};
    QCOMPARE(namesOf(resolveFields(frames, {}, {}, {})),
             QStringList({u"sum(up)"_s, u"sum(up) #2"_s, u"sum(up) #3"_s, u"job"_s, u"n"_s, u"n #2"_s, u"job"_s, u"n"_s}));
}

void TestResolveFields::displayNames_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("expected");
    QTest::newRow("label") << u"${__field.labels.job}!"_s << u"web!"_s;
    QTest::newRow("quoted label") << u"${__field.labels[\"a.b\"]}"_s << u"c"_s;
    QTest::newRow("all labels") << u"${__field.labels}"_s << u"{a.b=\"c\", job=\"web\"}"_s;
    QTest::newRow("series") << u"<${__series.name}>"_s << u"<up{a.b=\"c\", job=\"web\"}>"_s;
    QTest::newRow("field") << u"${__field.name} ${__field.displayName}"_s << u"Value up{a.b=\"c\", job=\"web\"}"_s;
    QTest::newRow("no such label") << u"${__field.labels.nothing}"_s << u"up{a.b=\"c\", job=\"web\"}"_s;
    QTest::newRow("others stay") << u"${other} ${__value.raw} ${"_s << u"${other} ${__value.raw} ${"_s;
}

void TestResolveFields::displayNames()
{
    QFETCH(QString, form);
    QFETCH(QString, expected);
    FieldConfig defaults;
    defaults.displayName = form;
    const Frames frames{series(labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"web"_s}, {u"a.b"_s, u"c"_s}}))};
    const Frames resolved = resolveFields(frames, defaults, {}, {});
    QCOMPARE(namesOf(resolved), QStringList{expected});
    QCOMPARE(resolved[0]->fields[0].displayName, u"Time"_s);
}

void TestResolveFields::matchers_data()
{
    QTest::addColumn<QString>("matcher");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("hits"); // of the fields time a, a, time b, b, time down, down
    QTest::newRow("name") << u"byName"_s << QByteArray("\"a\"") << u".a...."_s;
    QTest::newRow("column's name") << u"byName"_s << QByteArray("\"Time\"") << u"t.t.t."_s;
    QTest::newRow("names") << u"byNames"_s << QByteArray(R"({"mode":"include","names":["a","down"]})") << u".a...d"_s;
    QTest::newRow("all but names") << u"byNames"_s << QByteArray(R"({"mode":"exclude","names":["a"]})") << u"...b.d"_s;
    QTest::newRow("anchored expression") << u"byRegexp"_s << QByteArray("\"[ab]\"") << u".a.b.."_s;
    QTest::newRow("open expression") << u"byRegexp"_s << QByteArray("\"/OW/i\"") << u".....d"_s;
    QTest::newRow("broken expression") << u"byRegexp"_s << QByteArray("\"/(/\"") << u"......"_s;
    QTest::newRow("expression or names") << u"byRegexpOrNames"_s << QByteArray(R"({"pattern":"/^d/","names":["b"]})")
                                         << u"...b.d"_s;
    QTest::newRow("type") << u"byType"_s << QByteArray("\"number\"") << u".a.b.d"_s;
    QTest::newRow("types") << u"byTypes"_s << QByteArray(R"(["time","string"])") << u"t.t.t."_s;
    QTest::newRow("query") << u"byFrameRefID"_s << QByteArray("\"B\"") << u"....td"_s;
    QTest::newRow("numeric") << u"numeric"_s << QByteArray("null") << u".a.b.d"_s;
    QTest::newRow("time") << u"time"_s << QByteArray("null") << u"t.t.t."_s;
    QTest::newRow("first") << u"first"_s << QByteArray("null") << u"t.t.t."_s;
    QTest::newRow("first time field") << u"firstTimeField"_s << QByteArray("null") << u"t.t.t."_s;
    QTest::newRow("value") << u"byValue"_s << QByteArray(R"({"reducer":"max","op":"gte","value":3})") << u".a.b.."_s;
    QTest::newRow("value below") << u"byValue"_s << QByteArray(R"({"reducer":"last","op":"lt","value":0})") << u".....d"_s;
    QTest::newRow("any") << u"anyMatch"_s << QByteArray(R"([{"id":"byName","options":"a"},{"id":"time"}])")
                         << u"tat.t."_s;
    QTest::newRow("all") << u"allMatch"_s << QByteArray(R"([{"id":"numeric"},{"id":"byFrameRefID","options":"A"}])")
                         << u".a.b.."_s;
    QTest::newRow("not") << u"invertMatch"_s << QByteArray(R"({"id":"numeric"})") << u"t.t.t."_s;
    QTest::newRow("always") << u"alwaysMatch"_s << QByteArray("null") << u"tatbtd"_s;
    QTest::newRow("unknown") << u"byMood"_s << QByteArray("\"a\"") << u"......"_s;
}

void TestResolveFields::matchers()
{
    QFETCH(QString, matcher);
    QFETCH(QByteArray, options);
    QFETCH(QString, hits);
    const FieldOverride rule{matcher, parsed(options), {{u"unit"_s, text(u"s"_s)}}, {}};
    const Frames resolved = resolveFields(threeSeries(), {}, {rule}, {{{u"A"_s, u"__auto"_s}}});
    QString found;
    for (const FramePtr &frame : resolved) {
        for (const Field &field : frame->fields)
            found += field.config.unit.isEmpty() ? QChar(u'.') : field.displayName.front().toLower();
    }
    QCOMPARE(found, hits);
}

void TestResolveFields::properties_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("path"); // of the configuration as its text would be
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("unit") << u"unit"_s << QByteArray("\"ms\"") << QByteArray("unit") << QByteArray("\"ms\"");
    QTest::newRow("no unit") << u"unit"_s << QByteArray("null") << QByteArray("unit") << QByteArray();
    QTest::newRow("min as text") << u"min"_s << QByteArray("\"5\"") << QByteArray("min") << QByteArray("5");
    QTest::newRow("no max") << u"max"_s << QByteArray("null") << QByteArray("max") << QByteArray();
    QTest::newRow("many decimals") << u"decimals"_s << QByteArray("1e9") << QByteArray("decimals") << QByteArray("15");
    QTest::newRow("old title") << u"title"_s << QByteArray("\"T\"") << QByteArray("displayName") << QByteArray("\"T\"");
    QTest::newRow("custom") << u"custom.lineWidth"_s << QByteArray("3") << QByteArray("custom")
                            << QByteArray(R"({"fillOpacity":10,"lineWidth":3})");
    QTest::newRow("no custom") << u"custom.fillOpacity"_s << QByteArray("null") << QByteArray("custom") << QByteArray();
    QTest::newRow("nested") << u"custom.hideFrom.viz"_s << QByteArray("true") << QByteArray("custom")
                            << QByteArray(R"({"fillOpacity":10,"hideFrom":{"viz":true}})");
    QTest::newRow("old table cell") << u"custom.displayMode"_s << QByteArray("\"color-text\"") << QByteArray("custom")
                                    << QByteArray(R"({"fillOpacity":10,"cellOptions":{"type":"color-text"}})");
    QTest::newRow("old solid cell") << u"custom.displayMode"_s << QByteArray("\"color-background-solid\"") << QByteArray("custom")
                                    << QByteArray(R"({"fillOpacity":10,"cellOptions":{"type":"color-background","mode":"basic"}})");
    QTest::newRow("old gauge cell") << u"custom.displayMode"_s << QByteArray("\"lcd-gauge\"") << QByteArray("custom")
                                    << QByteArray(R"({"fillOpacity":10,"cellOptions":{"type":"gauge","mode":"lcd"}})");
    QTest::newRow("old hidden") << u"custom.hidden"_s << QByteArray("\"true\"") << QByteArray("custom")
                                << QByteArray(R"({"fillOpacity":10,"hideFrom":{"viz":true}})");
    QTest::newRow("colour") << u"color"_s << QByteArray(R"({"mode":"fixed","fixedColor":"red"})") << QByteArray("color")
                            << QByteArray(R"({"mode":"fixed","fixedColor":"red"})");
    QTest::newRow("thresholds") << u"thresholds"_s
                                << QByteArray(R"({"mode":"absolute","steps":[{"color":"red","value":9},{"color":"blue"}]})")
                                << QByteArray("thresholds")
                                << QByteArray(R"({"mode":"absolute","steps":[{"value":null,"color":"blue"},{"value":9,"color":"red"}]})");
    QTest::newRow("unknown") << u"mood"_s << QByteArray("1") << QByteArray("unit") << QByteArray("\"s\"");
}

void TestResolveFields::properties()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    const FieldConfig defaults = fieldConfigFromJson(parsed(R"({"unit":"s","max":9,"custom":{"fillOpacity":10}})"));
    const FieldOverride rule{u"numeric"_s, {}, {{id, parsed(value)}}, {}};
    const Frames resolved = resolveFields({series({})}, defaults, {rule}, {});
    const Json result = toJson(resolved[0]->fields[1].config)[QString::fromLatin1(path)];
    QCOMPARE(result, expected.isEmpty() ? Json() : parsed(expected));
}

void TestResolveFields::laterOverridesWin()
{
    const FieldOverride first{u"numeric"_s, {}, {{u"unit"_s, text(u"s"_s)}, {u"decimals"_s, Json(2)}}, {}};
    const FieldOverride second{u"byName"_s, text(u"a"_s), {{u"unit"_s, text(u"ms"_s)}}, {}};
    const Frames resolved = resolveFields(threeSeries(), {}, {first, second}, {{{u"A"_s, u"__auto"_s}}});
    QCOMPARE(resolved[0]->fields[1].config.unit, u"ms"_s);
    QCOMPARE(resolved[0]->fields[1].config.decimals, std::optional<int>(2));
    QCOMPARE(resolved[1]->fields[1].config.unit, u"s"_s);
}

void TestResolveFields::limits()
{
    FieldConfig defaults;
    QVERIFY(!resolveFields(threeSeries(), defaults, {}, {})[0]->fields[1].config.autoMin.has_value());
    defaults.thresholds.mode = Thresholds::Mode::Percentage;
    const FieldConfig all = resolveFields(threeSeries(), defaults, {}, {})[0]->fields[1].config;
    QCOMPARE(all.autoMin, std::optional<double>(-7));
    QCOMPARE(all.autoMax, std::optional<double>(5));
    QVERIFY(!all.min.has_value());
    defaults.fieldMinMax = true;
    const FieldConfig own = resolveFields(threeSeries(), defaults, {}, {})[0]->fields[1].config;
    QCOMPARE(own.autoMin, std::optional<double>(1));
    QCOMPARE(own.autoMax, std::optional<double>(3));
    const Frames empty{series({}, u"A"_s, {missingSample(), std::numeric_limits<double>::infinity()})};
    QCOMPARE(resolveFields(empty, defaults, {}, {})[0]->fields[1].config.autoMax, std::optional<double>(100));
    defaults.min = 9;
    defaults.max = 3;
    const FieldConfig swapped = resolveFields(threeSeries(), defaults, {}, {})[0]->fields[1].config;
    QCOMPARE(swapped.min, std::optional<double>(3));
    QCOMPARE(swapped.max, std::optional<double>(9));
}

void TestResolveFields::columnsAreShared()
{
    const Frames frames = threeSeries();
    const Frames resolved = resolveFields(frames, {}, {}, {});
    QCOMPARE(resolved.size(), frames.size());
    const auto &before = std::get<NumberColumn>(frames[1]->fields[1].values);
    const auto &after = std::get<NumberColumn>(resolved[1]->fields[1].values);
    QVERIFY(after.sharesBufferWith(before));
    QVERIFY(frames[1]->fields[1].displayName.isEmpty());
}

void TestResolveFields::tablesInCells_data()
{
    QTest::addColumn<int>("tables");
    QTest::newRow("few") << 2;
    QTest::newRow("many") << 2'000;
}

void TestResolveFields::tablesInCells()
{
    QFETCH(int, tables);
    auto outside = std::make_shared<Frame>(*table({}));
    Field cells;
    cells.name = u"__nestedFrames"_s;
    cells.values = FrameColumn(std::vector<FramePtr>(static_cast<std::size_t>(tables), table({u"size"_s, u"count"_s})));
    Field trend;
    trend.name = u"Trend"_s;
    trend.values = FrameColumn({series({}), {}});
    outside->fields.push_back(cells);
    outside->fields.push_back(trend);
    FieldOverride bytes;
    bytes.matcher = u"byName"_s;
    bytes.matcherOptions = Json(u"size"_s);
    bytes.properties = {{u"unit"_s, Json(u"bytes"_s)}, {u"displayName"_s, Json(u"Size"_s)}};
    FieldConfig defaults;
    defaults.unit = u"short"_s;
    const Frames resolved = resolveFields({outside}, defaults, {bytes}, {});
    const auto inside = std::get<FrameColumn>(resolved.front()->fields[1].values).span();
    QCOMPARE(inside.size(), static_cast<std::size_t>(tables));
    for (const FramePtr &cell : {inside.front(), inside.back()}) {
        QCOMPARE(cell->fields[1].config.unit, u"bytes"_s);
        QCOMPARE(cell->fields[1].displayName, u"Size"_s);
        QCOMPARE(cell->fields[2].config.unit, u"short"_s);
    }
    QCOMPARE(resolved.front()->fields[2].config.unit, u"short"_s);
    const auto trends = std::get<FrameColumn>(resolved.front()->fields[2].values).span();
    QCOMPARE(trends.front(), std::get<FrameColumn>(trend.values).span().front());
}

QTEST_GUILESS_MAIN(TestResolveFields)
#include "tst_resolvefields.moc"
