#include "tests/datasources/transformcases.h"

#include <QRegularExpression>

using namespace Promontory;

namespace {

Frames pods()
{
    return {
        table(u"A"_s, {times(u"Time"_s, {5, 5, 5}), texts(u"pod"_s, {u"b"_s, u"a"_s, u"C"_s}),
                       texts(u"ns"_s, {u"x"_s, u"y"_s, u"x"_s}), numbers(u"Value"_s, {1, 2, 3})})};
}

Frames two()
{
    return {table(u"A"_s, {times(u"Time"_s, {5, 5}), texts(u"pod"_s, {u"a"_s, u"b"_s}),
                           numbers(u"Value #A"_s, {1, 2})}),
            table(u"B"_s, {times(u"Time"_s, {5, 5}), texts(u"pod"_s, {u"b"_s, u"c"_s}),
                           numbers(u"Value #B"_s, {3, 4})})};
}

Frames gaps()
{
    return {table(u"A"_s, {numbers(u"n"_s, {2, Null, 1, 3}),
                           texts(u"t"_s, {u"x"_s, u"y"_s, QString(), u"z"_s})})};
}

} // namespace

class TestTransformTables : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void organize_data();
    void organize() { runCase(); }
    void filter_data();
    void filter() { runCase(); }
    void rows_data();
    void rows() { runCase(); }
    void join_data();
    void join() { runCase(); }
    void merge_data();
    void merge() { runCase(); }
    void groupBy_data();
    void groupBy() { runCase(); }
    void untouchedColumnsAreShared();
};

void TestTransformTables::organize_data()
{
    addCaseColumns();
    addCase("nothing", u"organize"_s, "{}", pods(),
            u"Time: 5 5 5 | pod: b a C | ns: x y x | Value: 1 2 3"_s);
    addCase("drop, order and rename by the old names", u"organize"_s,
            R"({"excludeByName":{"Time":true,"ns":false},"indexByName":{"Value":0,"pod":1},
                "renameByName":{"Value":"Used","ns":"","pod":"Pod"}})",
            pods(), u"Used: 1 2 3 | Pod: b a C | ns: x y x"_s);
    addCase("what is not listed follows", u"organize"_s, R"({"indexByName":{"Value":0}})", pods(),
            u"Value: 1 2 3 | Time: 5 5 5 | pod: b a C | ns: x y x"_s);
    addCase("include", u"organize"_s, R"({"includeByName":{"pod":true,"Value":true}})", pods(),
            u"pod: b a C | Value: 1 2 3"_s);
    addCase("by names", u"organize"_s,
            R"({"orderByMode":"auto","orderBy":[{"type":"name","desc":true}],
            "excludeByName":{"Time":true}})",
            pods(), u"Value: 1 2 3 | pod: b a C | ns: x y x"_s);
    addCase("nothing is left", u"organize"_s,
            R"({"excludeByName":{"Time":true,"pod":true,"ns":true,"Value":true}})", pods(), u""_s);
    addCase("order only", u"order"_s, R"({"indexByName":{"ns":0},"excludeByName":{"Time":true}})",
            pods(), u"ns: x y x | Time: 5 5 5 | pod: b a C | Value: 1 2 3"_s);
    addCase("rename only", u"rename"_s, R"({"renameByName":{"ns":"space"}})", pods(),
            u"Time: 5 5 5 | pod: b a C | space: x y x | Value: 1 2 3"_s);
}

void TestTransformTables::filter_data()
{
    addCaseColumns();
    addCase("names", u"filterFieldsByName"_s, R"({"include":{"names":["pod","none"]}})", pods(),
            u"pod: b a C"_s);
    addCase("pattern", u"filterFieldsByName"_s, R"({"include":{"pattern":"/^(pod|V)/"}})", pods(),
            u"pod: b a C | Value: 1 2 3"_s);
    addCase("names or pattern", u"filterFieldsByName"_s,
            R"({"include":{"names":["ns"],"pattern":"/^V/"}})", pods(),
            u"ns: x y x | Value: 1 2 3"_s);
    addCase("exclude wins", u"filterFieldsByName"_s,
            R"({"include":{"names":["pod","ns"]},"exclude":{"names":["ns"]}})", pods(),
            u"pod: b a C"_s);
    addCase("variable", u"filterFieldsByName"_s,
            R"({"byVariable":true,"include":{"variable":"{pod,ns}"}})", pods(),
            u"pod: b a C | ns: x y x"_s);
    addCase("frames without fields go", u"filterFieldsByName"_s,
            R"({"include":{"names":["Value #B"]}})", two(), u"Value #B: 3 4"_s);
    addCase("matcher", u"filterFields"_s, R"({"exclude":{"id":"byType","options":"string"}})",
            pods(), u"Time: 5 5 5 | Value: 1 2 3"_s);
    addCase("refId", u"filterByRefId"_s, R"({"include":"B"})", two(),
            u"Time: 5 5 | pod: b c | Value #B: 3 4"_s);
    addCase("refIds", u"filterByRefId"_s, R"({"include":"/A|C/"})", two(),
            u"Time: 5 5 | pod: a b | Value #A: 1 2"_s);
    addCase("not a refId", u"filterByRefId"_s, R"({"exclude":"A"})", two(),
            u"Time: 5 5 | pod: b c | Value #B: 3 4"_s);
    addCase("frames by place", u"filterFrames"_s, R"({"include":{"id":"byIndex","options":0}})",
            two(), u"Time: 5 5 | pod: a b | Value #A: 1 2"_s);
}

void TestTransformTables::rows_data()
{
    addCaseColumns();
    addCase("texts without case", u"sortBy"_s, R"({"fields":{},"sort":[{"field":"pod"}]})", pods(),
            u"Time: 5 5 5 | pod: a b C | ns: y x x | Value: 2 1 3"_s);
    addCase("downwards", u"sortBy"_s, R"({"sort":[{"field":"Value","desc":true}]})", pods(),
            u"Time: 5 5 5 | pod: C a b | ns: x y x | Value: 3 2 1"_s);
    addCase("missing numbers last", u"sortBy"_s, R"({"sort":[{"field":"n"}]})", gaps(),
            u"n: 1 2 3 null | t: null x z y"_s);
    addCase("missing numbers last, downwards", u"sortBy"_s,
            R"({"sort":[{"field":"n","desc":true}]})", gaps(), u"n: 3 2 1 null | t: z x null y"_s);
    addCase("missing texts last", u"sortBy"_s, R"({"sort":[{"field":"t","desc":true}]})", gaps(),
            u"n: 3 null 2 1 | t: z y x null"_s);
    addCase("unknown field", u"sortBy"_s, R"({"sort":[{"field":"q"}]})", gaps(),
            u"n: 2 null 1 3 | t: x y null z"_s);
    addCase("first rows", u"limit"_s, R"({"limitField":2})", gaps(), u"n: 2 null | t: x y"_s);
    addCase("last rows", u"limit"_s, R"({"limitField":"-1"})", gaps(), u"n: 3 | t: z"_s);
    addCase("more than there are", u"limit"_s, "{}", gaps(), u"n: 2 null 1 3 | t: x y null z"_s);
    addCase("no rows", u"limit"_s, R"({"limitField":0})", gaps(), u"n:  | t: "_s);
}

void TestTransformTables::join_data()
{
    addCaseColumns();
    addCase(
        "outer", u"joinByField"_s, R"({"byField":"pod","mode":"outer"})", two(),
        u"pod: a b c | Time 1: 5 5 null | Value #A: 1 2 null | Time 2: null 5 5 | Value #B: null 3 4"_s);
    addCase("inner", u"joinByField"_s, R"({"byField":"pod","mode":"inner"})", two(),
            u"pod: b | Time 1: 5 | Value #A: 2 | Time 2: 5 | Value #B: 3"_s);
    addCase(
        "old id", u"seriesToColumns"_s, R"({"byField":"pod"})", two(),
        u"pod: a b c | Time 1: 5 5 null | Value #A: 1 2 null | Time 2: null 5 5 | Value #B: null 3 4"_s);
    const Frames repeated{
        table(u"A"_s, {texts(u"k"_s, {u"a"_s, u"a"_s, u"b"_s}), numbers(u"x"_s, {1, 2, 3})}),
        table(u"B"_s, {texts(u"k"_s, {u"a"_s, u"c"_s, u"a"_s}), numbers(u"y"_s, {4, 5, 6})})};
    addCase("repeated keys, outer", u"joinByField"_s, R"({"byField":"k"})", repeated,
            u"k: a b c | x: 2 3 null | y: 6 null 5"_s);
    addCase("repeated keys, inner", u"joinByField"_s, R"({"byField":"k","mode":"inner"})", repeated,
            u"k: a a a a | x: 1 1 2 2 | y: 4 6 4 6"_s);
    addCase("repeated keys, tabular", u"joinByField"_s, R"({"byField":"k","mode":"outerTabular"})",
            repeated, u"k: a a a a b c | x: 1 1 2 2 3 null | y: 4 6 4 6 null 5"_s);
    const Frames moments{series(u"A"_s, u"one"_s, {10, 20}, {1, 2}),
                         series(u"B"_s, u"two"_s, {15, 20}, {3, 4})};
    addCase("time", u"joinByField"_s, "{}", moments,
            u"Time: 10 15 20 | one: 1 null 2 | two: null 3 4"_s);
    const Frames aligned{series(u"A"_s, u"one"_s, {10, 20}, {1, 2}),
                         series(u"B"_s, u"two"_s, {10, 20}, {3, 4})};
    addCase("same moments", u"joinByField"_s, "{}", aligned,
            u"Time: 10 20 | one: 1 2 | two: 3 4"_s);
    addCase("one frame is sorted", u"joinByField"_s, R"({"byField":"Value"})",
            Frames{table(u"A"_s, {texts(u"k"_s, {u"a"_s, u"b"_s}), numbers(u"Value"_s, {2, 1})})},
            u"Value: 1 2 | k: b a"_s);
    addCase("frames without the field go", u"joinByField"_s, R"({"byField":"Value #A"})", two(),
            u"Value #A: 1 2 | Time: 5 5 | pod: a b"_s);
    addCase("no frame", u"joinByField"_s, "{}", {}, u""_s);
}

void TestTransformTables::merge_data()
{
    addCaseColumns();
    addCase("common fields join", u"merge"_s, "{}", two(),
            u"Time: 5 5 5 | pod: a b c | Value #A: 1 2 null | Value #B: null 3 4"_s);
    const Frames contradicting{
        table(u"A"_s, {texts(u"k"_s, {u"a"_s}), numbers(u"v"_s, {1})}),
        table(u"B"_s, {texts(u"k"_s, {u"a"_s, u"a"_s}), numbers(u"v"_s, {2, 1})})};
    addCase("equal rows once", u"merge"_s, "{}", contradicting, u"k: a a | v: 1 2"_s);
    addCase("series by time", u"merge"_s, "{}",
            Frames{series(u"A"_s, u"one"_s, {10, 20}, {1, 2}),
                   series(u"B"_s, u"two"_s, {20, 30}, {3, 4})},
            u"Time: 10 20 30 | one: 1 2 null | two: null 3 4"_s);
    addCase("nothing in common", u"merge"_s, "{}",
            Frames{table(u"A"_s, {numbers(u"a"_s, {1})}), table(u"B"_s, {numbers(u"b"_s, {2})})},
            u"a: 1 // b: 2"_s);
    addCase("rows of one frame stay apart", u"merge"_s, "{}",
            Frames{table(u"A"_s, {times(u"Time"_s, {5, 5}), numbers(u"a"_s, {1, 2})}),
                   table(u"B"_s, {times(u"Time"_s, {5, 5}), numbers(u"b"_s, {3, 4})})},
            u"Time: 5 5 | a: 1 2 | b: 3 4"_s);
}

void TestTransformTables::groupBy_data()
{
    addCaseColumns();
    addCase("calculations", u"groupBy"_s,
            R"({"fields":{"ns":{"operation":"groupby","aggregations":[]},
                "Value":{"operation":"aggregate","aggregations":["sum","lastNotNull","uniqueValues"]},
                "pod":{"operation":"aggregate","aggregations":["first","count"]}}})",
            pods(),
            u"ns: x y | pod (first): b a | pod (count): 2 1 | Value (sum): 4 2 | Value "
            u"(lastNotNull): 3 2"
            " | Value (uniqueValues): 1, 3 2"_s);
    addCase("no group", u"groupBy"_s,
            R"({"fields":{"Value":{"operation":"aggregate","aggregations":["sum"]}}})", pods(),
            textOf(pods()));
    addCase("two fields", u"groupBy"_s,
            R"({"fields":{"ns":{"operation":"groupby"},"Time":{"operation":"groupby"}}})", pods(),
            u"Time: 5 5 | ns: x y"_s);
    addCase("no operation", u"groupBy"_s,
            R"({"fields":{"ns":{"operation":"groupby"},"Value":{"aggregations":["sum"]}}})", pods(),
            u"ns: x y"_s);
    addCase("frames without the field go", u"groupBy"_s,
            R"({"fields":{"Value #A":{"operation":"groupby"}}})", two(), u"Value #A: 1 2"_s);
    addCase(
        "unknown calculation", u"groupBy"_s,
        R"({"fields":{"ns":{"operation":"groupby"},"Value":{"operation":"aggregate","aggregations":["magic"]}}})",
        pods(), u"ns: x y"_s);
}

void TestTransformTables::untouchedColumnsAreShared()
{
    const Frames frames = pods();
    const Json options = parseJson(R"({"excludeByName":{"Time":true}})").value();
    const Frames result =
        applyTransforms(frames, {{u"organize"_s, options, false, {}, {}}}, {}).value;
    const auto &before = std::get<NumberColumn>(frames.front()->fields.at(3).values);
    QVERIFY(std::get<NumberColumn>(result.front()->fields.at(2).values).sharesBufferWith(before));
}

QTEST_GUILESS_MAIN(TestTransformTables)
#include "tst_transformtables.moc"
