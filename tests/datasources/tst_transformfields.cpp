#include "tests/datasources/transformcases.h"

#include "datasources/format/formatvalue.h"
#include "datasources/transform/clocktext.h"

#include <QRegularExpression>

using namespace Promontory;

class TestTransformFields : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void calculate_data();
    void calculate() { runCase(); }
    void functions_data();
    void functions() { runCase(); }
    void filterByValue_data();
    void filterByValue() { runCase(); }
    void names_data();
    void names() { runCase(); }
    void types_data();
    void types() { runCase(); }
    void extract_data();
    void extract() { runCase(); }
    void buckets_data();
    void buckets() { runCase(); }
    void clockTexts();
    void configuration();
    void rowsBecomeFields();
    void regression();
};

namespace {

Frames ab()
{
    return {table(u"A"_s, {times(u"Time"_s, {1, 2, 3}), numbers(u"a"_s, {1, Null, 3}),
                           numbers(u"b"_s, {10, 20, 30})})};
}

Frames mixed()
{
    return {table(u"A"_s, {texts(u"t"_s, {u"web-1"_s, u"1,000"_s, QString()}),
                           numbers(u"n"_s, {1, 5, Null}), flags(u"f"_s, {1, 0, MissingFlag})})};
}

Frames one(const QString &name, const QStringList &values)
{
    return {table(u"A"_s, {texts(name, values)})};
}

} // namespace

void TestTransformFields::calculate_data()
{
    addCaseColumns();
    const QString before = u"Time: 1 2 3 | a: 1 null 3 | b: 10 20 30 | "_s;
    addCase("sum of a row", u"calculateField"_s, "{}", ab(), before + u"Total: 11 20 33"_s);
    addCase(
        "mean of chosen fields", u"calculateField"_s,
        R"({"mode":"reduceRow","alias":"m","reduce":{"reducer":"mean","include":["b"]},"replaceFields":true})",
        ab(), u"Time: 1 2 3 | m: 10 20 30"_s);
    addCase(
        "null as zero", u"calculateField"_s,
        R"({"reduce":{"reducer":"min","nullValueMode":"null as zero"},"replaceFields":true,"timeSeries":false})",
        ab(), u"Min: 1 0 3"_s);
    addCase("two fields", u"calculateField"_s,
            R"({"mode":"binary","binary":{"left":"b","operator":"-","right":"a","reducer":"sum"}})",
            ab(), before + u"b - a: 9 null 27"_s);
    addCase(
        "field and number", u"calculateField"_s,
        R"({"mode":"binary","alias":"x","binary":{"left":{"matcher":{"id":"byName","options":"b"}},
                "operator":"*","right":{"fixed":"1000"}},"replaceFields":true})",
        ab(), u"Time: 1 2 3 | x: 10000 20000 30000"_s);
    addCase("number as text", u"calculateField"_s,
            R"({"mode":"binary","binary":{"left":"b","operator":"/","right":"4"}})", ab(),
            before + u"b / 4: 2.5 5 7.5"_s);
    addCase(
        "all number fields", u"calculateField"_s,
        R"({"mode":"binary","binary":{"left":{"matcher":{"id":"byType","options":"number"}},"operator":"+",
                "right":{"fixed":"1"}},"replaceFields":true})",
        ab(), u"Time: 1 2 3 | a + 1: 2 null 4 | b + 1: 11 21 31"_s);
    addCase("missing field", u"calculateField"_s,
            R"({"mode":"binary","binary":{"left":"q","operator":"+","right":"b"}})", ab(),
            u"Time: 1 2 3 | a: 1 null 3 | b: 10 20 30"_s);
    addCase("series are joined", u"calculateField"_s,
            R"({"mode":"binary","binary":{"left":"x","right":"y"}})",
            Frames{series(u"A"_s, u"x"_s, {1, 2}, {1, 2}), series(u"B"_s, u"y"_s, {2, 3}, {5, 6})},
            u"Time: 1 2 3 | x: 1 2 null | y: null 5 6 | x + y: null 7 null"_s);
    addCase("a number leaves series alone", u"calculateField"_s,
            R"({"mode":"binary","alias":"double","replaceFields":true,
                "binary":{"left":{"matcher":{"id":"byName","options":"x"}},"operator":"*","right":{"fixed":"2"}}})",
            Frames{series(u"A"_s, u"x"_s, {1, 2}, {1, 2}), series(u"B"_s, u"y"_s, {2, 3}, {5, 6})},
            u"Time: 1 2 | double: 2 4"_s);
    addCase("fields of a type keep their legends", u"calculateField"_s,
            R"({"mode":"binary","replaceFields":true,"binary":{
                "left":{"matcher":{"id":"byType","options":"number"}},"operator":"*","right":{"fixed":"10"}}})",
            Frames{series(u"A"_s, u"x"_s, {1}, {1}), series(u"B"_s, u"y"_s, {2}, {5})},
            u"Time: 1 | x: 10 // Time: 2 | y: 50"_s);
    addCase("unknown operator", u"calculateField"_s,
            R"({"mode":"binary","binary":{"left":"a","operator":"?","right":"b"}})", ab(),
            u"Transformation 1 (calculateField) was not applied. Its operator is unknown."_s);
    addCase("unknown mode", u"calculateField"_s, R"({"mode":"magic"})", ab(),
            u"Transformation 1 (calculateField) was not applied. Its mode is unknown."_s);
}

void TestTransformFields::functions_data()
{
    addCaseColumns();
    const auto replaced = [](const QByteArray &options) {
        return QByteArray(R"({"replaceFields":true,"timeSeries":false,)" + options + "}");
    };
    addCase("unary", u"calculateField"_s,
            replaced(R"("mode":"unary","unary":{"operator":"percent","fieldName":"a"})"), ab(),
            u"percent(a): 100 null 300"_s);
    addCase("round", u"calculateField"_s,
            replaced(R"("mode":"unary","unary":{"operator":"round","fieldName":"n"})"),
            Frames{table(u"A"_s, {numbers(u"n"_s, {1.5, -1.5, 2.4})})}, u"round(n): 2 -1 2"_s);
    addCase("running total", u"calculateField"_s,
            replaced(R"("mode":"cumulativeFunctions","cumulative":{"field":"a","reducer":"sum"})"),
            ab(), u"cumulative sum(a): 1 1 4"_s);
    addCase("running mean", u"calculateField"_s,
            replaced(R"("mode":"cumulativeFunctions","cumulative":{"field":"b","reducer":"mean"})"),
            ab(), u"cumulative mean(b): 10 15 20"_s);
    addCase(
        "trailing window", u"calculateField"_s,
        replaced(
            R"("mode":"windowFunctions","window":{"field":"b","reducer":"mean","windowAlignment":"trailing",
                     "windowSizeMode":"fixed","windowSize":2})"),
        ab(), u"trailing moving mean(b): 10 15 25"_s);
    addCase(
        "centered window", u"calculateField"_s,
        replaced(
            R"("mode":"windowFunctions","window":{"field":"b","reducer":"mean","windowAlignment":"centered",
                     "windowSizeMode":"percentage","windowSize":1})"),
        ab(), u"centered moving mean(b): 15 20 25"_s);
    addCase(
        "variance", u"calculateField"_s,
        replaced(
            R"("mode":"windowFunctions","window":{"field":"b","reducer":"variance","windowSizeMode":"fixed",
                     "windowSize":2})"),
        ab(), u"trailing moving variance(b): 0 25 25"_s);
    addCase("window of rows", u"calculateField"_s,
            replaced(R"("mode":"windowFunctions","window":{"windowSizeMode":"fixed","windowSize":2})"),
            {table(u"A"_s, {numbers(u"n"_s, {2, 4, 6})})}, u"trailing moving mean: 2 3 5"_s);
    addCase("running total of the first number", u"calculateField"_s,
            replaced(R"("mode":"cumulativeFunctions","cumulative":{"reducer":"sum"})"),
            {table(u"A"_s, {numbers(u"n"_s, {2, 4, 6})})}, u"cumulative sum: 2 6 12"_s);
    addCase("texts have no functions", u"calculateField"_s,
            replaced(R"("mode":"unary","unary":{"fieldName":"t"})"), one(u"t"_s, {u"1"_s}), u""_s);
    addCase("row", u"calculateField"_s, replaced(R"("mode":"index")"), ab(), u"Row: 0 1 2"_s);
    addCase("row as part", u"calculateField"_s,
            replaced(R"("mode":"index","index":{"asPercentile":true},"alias":"p")"),
            Frames{table(u"A"_s, {numbers(u"n"_s, {1, 2})})}, u"p: 0 0.5"_s);
}

void TestTransformFields::filterByValue_data()
{
    addCaseColumns();
    const auto filter = [](const QByteArray &field, const QByteArray &id, const QByteArray &options,
                           const QByteArray &more = {}) {
        return QByteArray(R"({"filters":[{"fieldName":")" + field + R"(","config":{"id":")" + id +
                          R"(","options":)" + options + "}}]" + more + "}");
    };
    const auto add = [&](const char *name, const QByteArray &options, const QString &expected) {
        addCase(name, u"filterByValue"_s, options, mixed(), expected);
    };
    add("greater", filter("n", "greater", R"({"value":"1"})"), u"t: 1,000 | n: 5 | f: false"_s);
    add("greater or equal, exclude",
        filter("n", "greaterOrEqual", R"({"value":5})", R"(,"type":"exclude")"),
        u"t: web-1 null | n: 1 null | f: true null"_s);
    add("lower", filter("n", "lower", R"({"value":5})"), u"t: web-1 | n: 1 | f: true"_s);
    add("is null", filter("t", "isNull", "{}"), u"t: null | n: null | f: null"_s);
    add("is not null", filter("n", "isNotNull", "{}"),
        u"t: web-1 1,000 | n: 1 5 | f: true false"_s);
    add("equal, loosely", filter("n", "equal", R"({"value":"5"})"),
        u"t: 1,000 | n: 5 | f: false"_s);
    add("not equal", filter("t", "notEqual", R"({"value":"web-1"})"),
        u"t: 1,000 null | n: 5 null | f: false null"_s);
    add("expression", filter("t", "regex", R"({"value":"^web"})"), u"t: web-1 | n: 1 | f: true"_s);
    add("substring", filter("t", "substring", R"({"value":"WEB"})"),
        u"t: web-1 | n: 1 | f: true"_s);
    add("between", filter("n", "between", R"({"from":1,"to":6})"), u"t: 1,000 | n: 5 | f: false"_s);
    add("unknown field", filter("q", "isNull", "{}"), u"t:  | n:  | f: "_s);
    add("unknown field, exclude", filter("q", "isNull", "{}", R"(,"type":"exclude")"),
        u"t: web-1 1,000 null | n: 1 5 null | f: true false null"_s);
    add("all of two, one unknown",
        R"({"match":"all","filters":[{"fieldName":"n","config":{"id":"isNotNull"}},
            {"fieldName":"q","config":{"id":"isNotNull"}}]})",
        u"t:  | n:  | f: "_s);
    add("no filter", "{}", u"t: web-1 1,000 null | n: 1 5 null | f: true false null"_s);
    add("lower or equal", filter("n", "lowerOrEqual", R"({"value":1})"),
        u"t: web-1 | n: 1 | f: true"_s);
    add("not substring", filter("t", "notSubstring", R"({"value":"web"})"),
        u"t: 1,000 null | n: 5 null | f: false null"_s);
    add("all of two",
        R"({"match":"all","type":"include","filters":[{"fieldName":"n","config":{"id":"isNotNull"}},
            {"fieldName":"t","config":{"id":"regex","options":{"value":"0"}}}]})",
        u"t: 1,000 | n: 5 | f: false"_s);
    add("unknown condition", filter("n", "magic", "{}"),
        u"Transformation 1 (filterByValue) was not applied. One of its conditions is unknown."_s);
}

void TestTransformFields::names_data()
{
    addCaseColumns();
    addCase("by expression", u"renameByRegex"_s,
            R"({"regex":"/^(.)-?(.*)$/","renamePattern":"$2-$1"})",
            Frames{table(u"A"_s,
                         {times(u"Time"_s, {1}), numbers(u"ab"_s, {1}), numbers(u"c-d"_s, {2})})},
            u"Time: 1 | b-a: 1 | d-c: 2"_s);
    addCase("first match only", u"renameByRegex"_s, R"({"regex":"/a/","renamePattern":"[$&$$]"})",
            Frames{table(u"A"_s, {numbers(u"aa"_s, {1})})}, u"[a$]a: 1"_s);
    addCase("every match", u"renameByRegex"_s, R"({"regex":"/(?<x>a)/g","renamePattern":"<$<x>>"})",
            Frames{table(u"A"_s, {numbers(u"aba"_s, {1})})}, u"<a>b<a>: 1"_s);
    addCase("plain text", u"renameByRegex"_s, R"({"regex":"ab","renamePattern":"new"})",
            Frames{table(u"A"_s, {numbers(u"ab"_s, {1}), numbers(u"abc"_s, {2})})},
            u"new: 1 | abc: 2"_s);
}

void TestTransformFields::types_data()
{
    addCaseColumns();
    const auto to = [](const QByteArray &field, const QByteArray &type,
                       const QByteArray &more = {}) {
        return QByteArray(R"({"conversions":[{"targetField":")" + field +
                          R"(","destinationType":")" + type + '"' + more + "}]}");
    };
    addCase("numbers", u"convertFieldType"_s, to("t", "number"), mixed(),
            u"t: null 1000 null | n: 1 5 null | f: true false null"_s);
    addCase("texts", u"convertFieldType"_s, to("n", "string"), mixed(),
            u"t: web-1 1,000 null | n: 1 5 null | f: true false null"_s);
    addCase("truth", u"convertFieldType"_s, to("n", "boolean"), mixed(),
            u"t: web-1 1,000 null | n: true true false | f: true false null"_s);
    addCase("truth of texts", u"convertFieldType"_s, to("t", "boolean"),
            one(u"t"_s, {u"false"_s, u""_s, u"0"_s}), u"t: true false true"_s);
    addCase("numbers without end", u"convertFieldType"_s, to("t", "number"),
            one(u"t"_s, {u"Infinity"_s, u" +1e3 "_s, u"nan"_s, u"-.5"_s, u"+-1"_s}),
            u"t: null 1000 null -0.5 null"_s);
    addCase("enumeration", u"convertFieldType"_s,
            to("t", "enum", R"(,"enumConfig":{"text":["up","down"],"color":["green"]})"),
            one(u"t"_s, {u"down"_s, u"odd"_s, u"up"_s}), u"t: down null up"_s);
    addCase("enumeration without words", u"convertFieldType"_s, to("t", "enum"),
            one(u"t"_s, {u"down"_s}), u"t: down"_s);
    addCase("lists", u"convertFieldType"_s, to("t", "string", R"(,"joinWith":"/")"),
            one(u"t"_s, {uR"(["a",1])"_s, u"b"_s, u"[c"_s}), u"t: a/1 b [c"_s);
    addCase("seconds", u"convertFieldType"_s, to("n", "time", R"(,"dateFormat":"X")"), mixed(),
            u"t: web-1 1,000 null | n: 1000 5000 null | f: true false null"_s);
    addCase("moments in ISO", u"convertFieldType"_s, to("t", "time"),
            one(u"t"_s, {u"2023-11-14T22:13:20Z"_s, u"2023-11-14 22:13:20"_s, u"1700000000000"_s,
                         u"soon"_s}),
            u"t: 1700000000000 1700000000000 1700000000000 null"_s);
    addCase("moments in a format", u"convertFieldType"_s,
            to("t", "time", R"(,"dateFormat":"DD.MM.YYYY HH:mm","timezone":"Europe/Berlin")"),
            one(u"t"_s, {u"14.11.2023 23:13"_s, u"14"_s}), u"t: 1699999980000 null"_s);
    addCase("unknown type", u"convertFieldType"_s, to("t", "cheese"), mixed(),
            u"Transformation 1 (convertFieldType) was not applied. One of its types is unknown."_s);
    const Frames moments{table(u"A"_s, {times(u"Time"_s, {1'700'000'000'000, MissingTime})})};
    addCase("time as text", u"formatTime"_s,
            R"({"timeField":"Time","outputFormat":"YYYY-MM-DD HH:mm"})", moments,
            u"Time: 2023-11-14 22:13 null"_s);
    addCase(
        "time as text elsewhere", u"formatTime"_s,
        R"({"timeField":"Time","outputFormat":"HH:mm","useTimezone":true,"timezone":"Asia/Tokyo"})",
        moments, u"Time: 07:13 null"_s);
    for (const auto &[format, expected] : {std::pair("Upper Case", "FOO BARBAZ"),
                                           {"Lower Case", "foo barbaz"},
                                           {"Sentence Case", "Foo barbaz"},
                                           {"Title Case", "Foo Barbaz"},
                                           {"Pascal Case", "FooBarBaz"},
                                           {"Camel Case", "fooBarBaz"},
                                           {"Snake Case", "foo_bar_baz"},
                                           {"Kebab Case", "foo-bar-baz"},
                                           {"Trim", "foo barBaz"},
                                           {"Substring", "oo"}}) {
        addCase(format, u"formatString"_s,
                QByteArray(
                    R"({"stringField":"t","substringStart":1,"substringEnd":3,"outputFormat":")") +
                    format + "\"}",
                one(u"t"_s, {u"foo barBaz"_s}), u"t: "_s + QString::fromLatin1(expected));
    }
}

void TestTransformFields::extract_data()
{
    addCaseColumns();
    addCase(
        "JSON", u"extractFields"_s, R"({"source":"labels","format":"json","replace":true})",
        one(u"labels"_s, {uR"({"a":1,"b":"x","c":{"d":[2]}})"_s, u"no"_s, uR"({"b":"y","a":3})"_s}),
        uR"(a: 1 null 3 | b: x null y | c: {"d":[2]} null null)"_s);
    addCase(
        "paths", u"extractFields"_s,
        R"({"source":"j","format":"json","jsonPaths":[{"path":"c.d[0]","alias":"first"},{"path":"a"}],"replace":true})",
        one(u"j"_s, {uR"({"a":1,"c":{"d":[2]}})"_s}), u"first: 2 | a: 1"_s);
    addCase("guessed, keeps the others", u"extractFields"_s, R"({"source":"t"})",
            one(u"t"_s, {u"a=1 b=\"x y\", c:z"_s}),
            u"t: a=1 b=\"x y\", c:z | a: 1 | b: x y | c: z"_s);
    addCase("pairs of all kinds", u"extractFields"_s,
            R"({"source":"t","format":"kvp","replace":true})",
            one(u"t"_s, {u"a: 1;b='x \"y' flag {c=\\=}"_s, u"flag a="_s, u"b=p=q"_s}),
            u"a: 1  null | b: x \"y null  | flag:   null | c: = null null | p: null null q"_s);
    addCase("paths that lead nowhere", u"extractFields"_s,
            R"({"source":"j","format":"json","jsonPaths":[{"path":"a"},{"path":"b"},{"path":""}],"replace":true})",
            one(u"j"_s, {uR"({"a":1,"b":"x"})"_s, u"{}"_s, QString()}),
            u"a: 1 null null | b: x Not Found null"_s);
    addCase("escapes and objects inside", u"extractFields"_s,
            R"({"source":"j","format":"json","replace":true})",
            one(u"j"_s, {uR"({"a":"x\u0041","b":-1.5e2,"c":null,"d":false})"_s, uR"({"b":{},"a":"y"})"_s,
                         uR"({"a":"z",})"_s, uR"([7])"_s}),
            u"a: xA y null null | b: -150 {} null null | c: null null null null | "
            "d: false null null null | 0: null null null 7"_s);
    addCase("a number is no pair", u"extractFields"_s, R"({"source":"t","replace":true})",
            one(u"t"_s, {u"12"_s, u"k=v"_s}), u"k: null v"_s);
    addCase("no expression", u"extractFields"_s,
            R"({"source":"t","format":"regexp","regExp":"x","replace":true})", one(u"t"_s, {u"ab"_s}),
            u"NewField: ab"_s);
    addCase("no source", u"extractFields"_s, "{}", one(u"t"_s, {u"a=1"_s}), u"t: a=1"_s);
    addCase("separator", u"extractFields"_s,
            R"({"source":"t","format":"delimiter","delimiter":";","replace":true})",
            one(u"t"_s, {u"x;y"_s, u"y"_s}), u"x: 1 null | y: 1 1"_s);
    addCase(
        "expression", u"extractFields"_s,
        R"({"source":"t","format":"regexp","regExp":"/(?<name>\\w+)-(?<number>\\d+)/","replace":true})",
        one(u"t"_s, {u"web-7"_s, u"none"_s}), u"name: web null | number: 7 null"_s);
    addCase("keeps the time", u"extractFields"_s,
            R"({"source":"t","format":"kvp","replace":true,"keepTime":true})",
            Frames{table(u"A"_s, {times(u"Time"_s, {5}), texts(u"t"_s, {u"a=1"_s})})},
            u"Time: 5 | a: 1"_s);
    addCase(
        "no such field", u"extractFields"_s, R"({"source":"q"})", one(u"t"_s, {u"a=1"_s}),
        u"Transformation 1 (extractFields) was not applied. No field has the name of its source."_s);
    addCase(
        "no groups", u"extractFields"_s, R"({"source":"t","format":"regexp","regExp":"/x/"})",
        one(u"t"_s, {u"a"_s}),
        u"Transformation 1 (extractFields) was not applied. Its expression has no named groups."_s);
}

void TestTransformFields::buckets_data()
{
    addCaseColumns();
    const Frames values{
        table(u"A"_s, {numbers(u"a"_s, {1, 2, 2.5, 9}), numbers(u"b"_s, {3, Null, 3, 3})})};
    addCase("size", u"histogram"_s, R"({"bucketSize":5})", values,
            u"xMin: 0 5 | xMax: 5 10 | a: 3 1 | b: 3 0"_s);
    addCase("combined", u"histogram"_s, R"({"bucketSize":5,"bucketOffset":1,"combine":true})",
            values, u"xMin: 1 6 | xMax: 6 11 | count: 6 1"_s);
    addCase("automatic", u"histogram"_s, R"({"bucketCount":4,"combine":true})", values,
            u"xMin: 0 2.5 5 7.5 | xMax: 2.5 5 7.5 10 | count: 2 4 0 1"_s);
    addCase("no numbers", u"histogram"_s, "{}", one(u"t"_s, {u"x"_s}), u""_s);
    addCase(
        "too many", u"histogram"_s, R"({"bucketSize":0.0001})", values,
        u"Transformation 1 (histogram) was not applied. It would give more than 10,000 buckets."_s);
    const Frames moments{series(u"A"_s, u"x"_s, {0, 500, 1'000, 2'500}, {1, 12, 1, 11})};
    addCase("heatmap", u"heatmap"_s,
            R"({"xBuckets":{"mode":"size","value":"1s"},"yBuckets":{"mode":"size","value":"10"}})",
            moments, u"Time: 0 1000 2000 | 0: 1 1 0 | 10: 1 0 1"_s);
    addCase(
        "logarithmic heatmap", u"heatmap"_s,
        R"({"xBuckets":{"mode":"size","value":"1000"},"yBuckets":{"scale":{"type":"log","log":2}}})",
        Frames{series(u"A"_s, u"x"_s, {0, 0, 0}, {1, 3, -1})}, u"Time: 0 | 1: 1 | 2: 1"_s);
}

void TestTransformFields::clockTexts()
{
    for (const char *name : {"UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"}) {
        const QTimeZone zone(name);
        for (const QString &format : {u"YYYY-MM-DD HH:mm:ss.SSS"_s, u"DD/MM HH:mm"_s,
                                      u"[at] MMM Do"_s, u"DDDD"_s, u"mmss"_s, QString()}) {
            ClockText clock(format, zone);
            // Around midnight, leap days and changes of summer time, and far away.
            for (qint64 time : {qint64(0), qint64(951'782'400'000), qint64(1'709'164'799'999),
                                qint64(1'711'846'799'999), qint64(1'711'846'800'000),
                                qint64(1'730'595'600'001), qint64(4'102'444'800'000), qint64(-1),
                                qint64(253'402'300'800'000), std::numeric_limits<qint64>::max()})
                QCOMPARE(clock.text(time), formatTime(time, zone, format));
        }
    }
}

void TestTransformFields::configuration()
{
    const Frames frames{
        table(u"config"_s, {numbers(u"Max"_s, {5, 7}), texts(u"What"_s, {u"s"_s, u"ms"_s}),
                            numbers(u"threshold1"_s, {3, 4})}),
        series(u"A"_s, u"load"_s, {1}, {2})};
    const Json options =
        parseJson(
            R"({"mappings":[{"fieldName":"What","handlerKey":"unit"},{"fieldName":"Max","handlerKey":"max",
                      "reducerId":"first"}]})")
            .value();
    const Noted<Frames> result =
        applyTransforms(frames, {{u"configFromData"_s, options, false, {}, {}}});
    QVERIFY(result.notices.isEmpty());
    QCOMPARE(result.value.size(), std::size_t(1));
    const FieldConfig &config = result.value.front()->fields.at(1).config;
    QCOMPARE(config.unit, u"ms"_s);
    QCOMPARE(config.max, 5);
    QCOMPARE(config.thresholds.steps.size(), 2);
    QCOMPARE(config.thresholds.steps.last().value, 4);
    QVERIFY(result.value.front()->fields.at(0).config.unit.isEmpty());
}

void TestTransformFields::rowsBecomeFields()
{
    const Frames frames{
        table(u"A"_s, {texts(u"Name"_s, {u"cpu"_s, u"disk"_s}), numbers(u"Now"_s, {1, 2}),
                       texts(u"Type"_s, {u"s"_s, u"bytes"_s}), numbers(u"max"_s, {10, 20}),
                       texts(u"host"_s, {u"a"_s, u"b"_s})})};
    const Json options =
        parseJson(R"({"mappings":[{"fieldName":"Type","handlerKey":"unit"}]})").value();
    const Frames result =
        applyTransforms(frames, {{u"rowsToFields"_s, options, false, {}, {}}}).value;
    QCOMPARE(textOf(result), u"cpu {host=\"a\"}: 1 | disk {host=\"b\"}: 2"_s);
    QCOMPARE(result.front()->fields.at(1).config.unit, u"bytes"_s);
    QCOMPARE(result.front()->fields.at(1).config.max, 20);
}

void TestTransformFields::regression()
{
    const Frames frames{
        table(u"A"_s, {numbers(u"x"_s, {0, 1, 2, 3}), numbers(u"y"_s, {1, 2, 5, 10})})};
    const Json line = parseJson(R"({"predictionCount":2})").value();
    const Frames lines = applyTransforms(frames, {{u"regression"_s, line, false, {}, {}}}).value;
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines.back()->fields.at(1).displayName, u"Linear regression"_s);
    const auto &ends = std::get<NumberColumn>(lines.back()->fields.at(1).values);
    QVERIFY(qAbs(ends[0]) < 1e-9 && qAbs(ends[1] - 9) < 1e-9);
    const Json curve = parseJson(R"({"modelType":"polynomial","predictionCount":4})").value();
    const Frames curves = applyTransforms(frames, {{u"regression"_s, curve, false, {}, {}}}).value;
    const auto &values = std::get<NumberColumn>(curves.back()->fields.at(1).values);
    for (const auto &[place, expected] : {std::pair(0U, 1.0), {1U, 2.0}, {2U, 5.0}, {3U, 10.0}})
        QVERIFY(qAbs(values[place] - expected) < 1e-9);
}

QTEST_GUILESS_MAIN(TestTransformFields)
#include "tst_transformfields.moc"
