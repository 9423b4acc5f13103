#include "datasources/transform/smoothcurve.h"
#include "tests/datasources/transformcases.h"

#include <cmath>
#include <numeric>

using namespace Promontory;

namespace {

Frames pods()
{
    return {table(u"A"_s, {texts(u"ns"_s, {u"x"_s, u"y"_s, u"x"_s}), texts(u"pod"_s, {u"a"_s, u"b"_s, u"c"_s}),
                           numbers(u"cpu"_s, {1, 2, 3})})};
}

Frames jobs()
{
    return {series(u"A"_s, u"web"_s, {10, 20}, {1, 2}, {{u"job"_s, u"web"_s}}),
            series(u"A"_s, u"db"_s, {10, 20}, {9, 3}, {{u"job"_s, u"db"_s}}),
            series(u"A"_s, u"idle"_s, {10}, {Null}, {{u"job"_s, u"idle"_s}})};
}

Frames applied(const QString &id, const QByteArray &options, const Frames &frames)
{
    return applyTransforms(frames, {{id, parseJson(options).value_or(Json()), false, {}, {}}}).value;
}

/// "a b [pod: a | cpu: 1]": the cells of the last field of the first frame.
QStringList cellsOf(const Frames &frames)
{
    QStringList cells;
    const FrameColumn *column = frames.empty() ? nullptr : frames.front()->fields.back().frames();
    for (std::size_t row = 0; column && row < column->size(); ++row)
        cells.append((*column)[row] ? textOf(Frames{(*column)[row]}) : u"none"_s);
    return cells;
}

/// A wave with noise on it, and how rough it is.
std::vector<double> wave(std::size_t count)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(std::sin(static_cast<double>(i) / 60) * 10 + static_cast<double>(i * 7919 % 13) / 3);
    return values;
}

double roughness(const NumberColumn &numbers)
{
    double sum = 0;
    for (std::size_t i = 2; i < numbers.size(); ++i)
        sum += std::abs(numbers[i] - 2 * numbers[i - 1] + numbers[i - 2]);
    return sum;
}

} // namespace

class TestTransformNested : public QObject
{
    Q_OBJECT

private slots:
    void nestedTables_data();
    void nestedTables();
    void titlesOfNestedTables();
    void trendsAreSeries();
    void trendsMoveLikeNumbers();
    void matchersKnowFrames();
    void smoothing();
    void smoothingOfOddCurves();
    void refusals();
    void wordsHaveColors();
    void digitsOfPairsAreTexts();
    void columnsBesideRowsAreLabels();
    void oneFrameConfiguresItself();
    void tooManyTables();
};

void TestTransformNested::nestedTables_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("outside");
    QTest::addColumn<QStringList>("inside");
    QTest::newRow("the rest lies inside")
        << QByteArray(R"({"fields":{"ns":{"operation":"groupby","aggregations":[]}}})")
        << u"ns: x y | __nestedFrames: null null"_s
        << QStringList{u"pod: a c | cpu: 1 3"_s, u"pod: b | cpu: 2"_s};
    QTest::newRow("calculations stay outside")
        << QByteArray(R"({"fields":{"ns":{"operation":"groupby"},
                          "cpu":{"operation":"aggregate","aggregations":["sum","count"]}}})")
        << u"ns: x y | cpu (sum): 4 2 | cpu (count): 2 1 | __nestedFrames: null null"_s
        << QStringList{u"pod: a c"_s, u"pod: b"_s};
    QTest::newRow("rules with matchers")
        << QByteArray(R"({"rules":[{"matcher":{"id":"byRegexp","options":"/^n/"},"operation":"groupby","aggregations":[]},
                          {"matcher":{"id":"byType","options":"number"},"operation":"aggregate","aggregations":["max"]}]})")
        << u"ns: x y | cpu (max): 3 2 | __nestedFrames: null null"_s << QStringList{u"pod: a c"_s, u"pod: b"_s};
    QTest::newRow("no group") << QByteArray(R"({"fields":{"cpu":{"operation":"aggregate","aggregations":["sum"]}}})")
                              << u"ns: x y x | pod: a b c | cpu: 1 2 3"_s << QStringList();
    QTest::newRow("group that is not there")
        << QByteArray(R"({"fields":{"zone":{"operation":"groupby"}}})") << QString() << QStringList();
}

void TestTransformNested::nestedTables()
{
    QFETCH(QByteArray, options);
    const Frames result = applied(u"groupToNestedTable"_s, options, pods());
    QTEST(textOf(result), "outside");
    QTEST(cellsOf(result), "inside");
}

void TestTransformNested::titlesOfNestedTables()
{
    const QByteArray group = R"("fields":{"ns":{"operation":"groupby"}})";
    const Frames usual = applied(u"groupToNestedTable"_s, '{' + group + '}', pods());
    const Frames bare = applied(u"groupToNestedTable"_s, '{' + group + R"(,"showSubframeHeaders":false})", pods());
    QVERIFY((*usual.front()->fields.back().frames())[0]->meta.hasTitles);
    QVERIFY(!(*bare.front()->fields.back().frames())[0]->meta.hasTitles);
}

void TestTransformNested::trendsAreSeries()
{
    const Frames result = applied(u"timeSeriesTable"_s, R"({"A":{"stat":"max"}})", jobs());
    QCOMPARE(textOf(result), u"job: web db idle | Trend #A: 2 9 null"_s);
    QCOMPARE(cellsOf(result), (QStringList{u"Time: 10 20 | web: 1 2"_s, u"Time: 10 20 | db: 9 3"_s,
                                           u"Time: 10 | idle: null"_s}));
}

void TestTransformNested::trendsMoveLikeNumbers()
{
    const Frames trends = applied(u"timeSeriesTable"_s, R"({"A":{"stat":"max"}})", jobs());
    const QByteArray sort = R"({"sort":[{"field":"Trend #A","desc":true}]})";
    QCOMPARE(textOf(applied(u"sortBy"_s, sort, trends)), u"job: db web idle | Trend #A: 9 2 null"_s);
    const QByteArray filter = R"({"filters":[{"fieldName":"Trend #A","config":{"id":"greater","options":{"value":3}}}]})";
    QCOMPARE(textOf(applied(u"filterByValue"_s, filter, trends)), u"job: db | Trend #A: 9"_s);
    const QByteArray join = R"({"byField":"job"})";
    const Frames other{table(u"B"_s, {texts(u"job"_s, {u"db"_s, u"new"_s}), numbers(u"n"_s, {1, 2})})};
    QCOMPARE(textOf(applied(u"joinByField"_s, join, {trends.front(), other.front()})),
             u"job: web db idle new | Trend #A: 2 9 null null | n: null 1 null 2"_s);
    QCOMPARE(textOf(applied(u"reduce"_s, R"({"reducers":["max"]})", trends)),
             u"Field: job Trend #A | Max: null 9"_s);
}

void TestTransformNested::matchersKnowFrames()
{
    const Frames trends = applied(u"timeSeriesTable"_s, "{}", jobs());
    const Frames tables = applied(u"groupToNestedTable"_s, R"({"fields":{"ns":{"operation":"groupby"}}})", pods());
    const QByteArray frame = R"({"include":{"id":"byType","options":"frame"}})";
    const QByteArray nested = R"({"include":{"id":"byType","options":"nestedFrames"}})";
    QCOMPARE(textOf(applied(u"filterFields"_s, frame, trends)), u"Trend #A: 2 3 null"_s);
    QCOMPARE(textOf(applied(u"filterFields"_s, nested, trends)), QString());
    QCOMPARE(textOf(applied(u"filterFields"_s, nested, tables)), u"__nestedFrames: null null"_s);
}

void TestTransformNested::smoothing()
{
    std::vector<qint64> moments;
    for (qint64 i = 0; i < 1'000; ++i)
        moments.push_back(1'700'000'000'000 + i * 15'000);
    const Frames noisy{series(u"A"_s, u"noisy"_s, moments, wave(moments.size()))};
    const Frames result = applied(u"smoothing"_s, R"({"resolution":200})", noisy);
    QCOMPARE(result.size(), std::size_t(2));
    QCOMPARE(result[0], noisy[0]);
    QCOMPARE(result[1]->name, u"Smoothed"_s);
    QCOMPARE(result[1]->fields[1].displayName, u"noisy"_s);
    const NumberColumn &before = *noisy[0]->numberField()->numbers();
    const NumberColumn &after = *result[1]->numberField()->numbers();
    QCOMPARE(after.size(), before.size());
    QVERIFY(roughness(after) < roughness(before) / 20);
    double furthest = 0;
    for (std::size_t i = 50; i + 50 < after.size(); ++i)
        furthest = std::max(furthest, std::abs(after[i] - 2 - std::sin(static_cast<double>(i) / 60) * 10));
    QVERIFY2(furthest < 3, qPrintable(QString::number(furthest)));
}

void TestTransformNested::smoothingOfOddCurves()
{
    const Frames odd{series(u"A"_s, u"one"_s, {10}, {5}), series(u"A"_s, u"none"_s, {10, 20}, {Null, Null}),
                     series(u"A"_s, u"gap"_s, {10, 20, 30}, {1, Null, 3}),
                     table(u"B"_s, {numbers(u"n"_s, {1})})};
    const Frames result = applied(u"smoothing"_s, "{}", odd);
    QCOMPARE(textOf(Frames(result.begin() + 4, result.end())), u"Time: 10 | one: 5 // Time: 10 20 30 | gap: 1 2 3"_s);
    const Frames coarse = applied(u"smoothing"_s, R"({"resolution":0})",
                                  {series(u"A"_s, u"x"_s, {1, 2, 3, 4}, {1, 3, 5, 7})});
    QCOMPARE(textOf(Frames{coarse.back()}), u"Time: 1 2 3 4 | x: 4 4 4 4"_s);
    const std::vector<double> places{qInf(), 10, 20, 30};
    const SmoothCurve late = smoothCurve(places, std::vector<double>{9, 1, 2, 3}, 100);
    QCOMPARE(late.x, (std::vector<double>{10, 20, 30}));
    QCOMPARE(late.y, (std::vector<double>{1, 2, 3}));
}

void TestTransformNested::refusals()
{
    for (const QString &id : {u"fieldLookup"_s, u"spatial"_s, u"magic"_s}) {
        const Noted<Frames> result = applyTransforms(pods(), {{id, Json::object(), false, {}, {}}});
        QCOMPARE(textOf(result.value), textOf(pods()));
        QCOMPARE(result.notices.size(), 1);
        QCOMPARE(result.notices.first().text.contains("does not know"_L1), id == "magic"_L1);
    }
}

void TestTransformNested::wordsHaveColors()
{
    const Frames result = applied(u"convertFieldType"_s,
                                  R"({"conversions":[{"targetField":"ns","destinationType":"enum",
                                      "enumConfig":{"text":["y","x"],"color":["","red"]}}]})",
                                  pods());
    const QList<ValueMapping> &mappings = result.front()->fields.front().config.mappings;
    QCOMPARE(mappings.size(), 1);
    QCOMPARE(mappings.first().match, u"x"_s);
    QCOMPARE(mappings.first().result.color, u"red"_s);
}

void TestTransformNested::digitsOfPairsAreTexts()
{
    const Frames source{table(u"A"_s, {texts(u"t"_s, {u"a=1"_s, u"a=2"_s})})};
    const Frames pairs = applied(u"extractFields"_s, R"({"source":"t","format":"kvp","replace":true})", source);
    QVERIFY(pairs.front()->fields.front().texts());
    const Frames json{table(u"A"_s, {texts(u"t"_s, {uR"({"a":1})"_s})})};
    QVERIFY(applied(u"extractFields"_s, R"({"source":"t","replace":true})", json).front()->fields.front().isNumber());
}

void TestTransformNested::columnsBesideRowsAreLabels()
{
    const Frames source{table(u"A"_s, {texts(u"Name"_s, {u"cpu"_s}), numbers(u"Now"_s, {1}), numbers(u"Core"_s, {7}),
                                       texts(u"Note"_s, {u"x"_s})})};
    const QByteArray options = R"({"mappings":[{"fieldName":"Note","handlerKey":"__ignore"}]})";
    QCOMPARE(textOf(applied(u"rowsToFields"_s, options, source)), u"cpu {Core=\"7\"}: 1"_s);
    QCOMPARE(textOf(applied(u"rowsToFields"_s, "{}", source)), u"cpu {Core=\"7\", Note=\"x\"}: 1"_s);
}

void TestTransformNested::oneFrameConfiguresItself()
{
    const Frames alone{table(u"config"_s, {numbers(u"max"_s, {9}), numbers(u"n"_s, {1})})};
    const Frames result = applied(u"configFromData"_s, "{}", alone);
    QCOMPARE(textOf(result), u"max: 9 | n: 1"_s);
    QCOMPARE(result.front()->fields.back().config.max, 9);
}

void TestTransformNested::tooManyTables()
{
    std::vector<double> ids(60'000);
    std::iota(ids.begin(), ids.end(), 0.0);
    const Frames many{table(u"A"_s, {numbers(u"id"_s, ids), numbers(u"a"_s, ids), numbers(u"b"_s, ids)})};
    const Json options = parseJson(R"({"fields":{"id":{"operation":"groupby"}}})").value();
    const Noted<Frames> result = applyTransforms(many, {{u"groupToNestedTable"_s, options, false, {}, {}}});
    QCOMPARE(result.notices.size(), 1);
    QVERIFY(result.notices.first().text.contains(u"50,000 tables"_s));
    QCOMPARE(result.value.front(), many.front());
}

QTEST_GUILESS_MAIN(TestTransformNested)
#include "tst_transformnested.moc"
