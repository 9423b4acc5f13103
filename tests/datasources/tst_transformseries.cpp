#include "tests/datasources/transformcases.h"

#include <QRegularExpression>

using namespace Promontory;

class TestTransformSeries : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void labels_data();
    void labels() { runCase(); }
    void reduce_data();
    void reduce() { runCase(); }
    void reshape_data();
    void reshape() { runCase(); }
    void together_data();
    void together() { runCase(); }
    void pieces_data();
    void pieces() { runCase(); }
    void pivot_data();
    void pivot() { runCase(); }
};

namespace {

Frames jobs()
{
    return {series(u"A"_s, u"web"_s, {10, 20}, {1, 2}, {{u"job"_s, u"web"_s}, {u"site"_s, u"x"_s}}),
            series(u"B"_s, u"db"_s, {20, 30}, {3, 4}, {{u"job"_s, u"db"_s}})};
}

Frames measures()
{
    const auto one = [](const QString &measure, const QString &site, double value) {
        return series(u"A"_s, {}, {5}, {value}, {{u"measure"_s, measure}, {u"site"_s, site}});
    };
    return {one(u"temp"_s, u"a"_s, 1), one(u"temp"_s, u"b"_s, 2), one(u"speed"_s, u"a"_s, 3)};
}

Frames sites()
{
    return {table(u"A"_s, {texts(u"site"_s, {u"a"_s, u"b"_s, u"a"_s}), times(u"Time"_s, {1, 1, 2}),
                           numbers(u"Value"_s, {5, 6, 7})})};
}

} // namespace

void TestTransformSeries::labels_data()
{
    addCaseColumns();
    addCase(
        "columns", u"labelsToFields"_s, "{}", jobs(),
        u"Time: 10 20 | Value: 1 2 | job: web web | site: x x // Time: 20 30 | Value: 3 4 | job: db db"_s);
    addCase("kept ones", u"labelsToFields"_s, R"({"mode":"columns","keepLabels":["site","none"]})",
            jobs(), u"Time: 10 20 | Value: 1 2 | site: x x // Time: 20 30 | Value: 3 4"_s);
    addCase("one as the value's name", u"labelsToFields"_s, R"({"valueLabel":"job"})", jobs(),
            u"Time: 10 20 | web: 1 2 | site: x x // Time: 20 30 | db: 3 4"_s);
    addCase("rows", u"labelsToFields"_s, R"({"mode":"rows"})", jobs(),
            u"label: job site | value: web x // label: job | value: db"_s);
    addCase("join by labels", u"joinByLabels"_s, R"({"value":"measure","join":["site"]})",
            measures(), u"site: a b | temp: 1 2 | speed: 3 null"_s);
    addCase("join by all labels", u"joinByLabels"_s, R"({"value":"measure"})", measures(),
            u"site: a b | temp: 1 2 | speed: 3 null"_s);
    addCase("same labels below each other", u"joinByLabels"_s,
            R"({"value":"measure","join":["measure","site"]})",
            {measures().at(0), measures().at(0), measures().at(2)},
            u"site: a a | temp: 1 1 | speed: 3 null"_s);
    addCase("join by no label", u"joinByLabels"_s, "{}", measures(),
            u"Transformation 1 (joinByLabels) was not applied. No field has the label that gives "
            u"the columns their "
            "names."_s);
}

void TestTransformSeries::reduce_data()
{
    addCaseColumns();
    addCase("rows", u"reduce"_s, R"({"reducers":["max","mean","last","min"]})", jobs(),
            u"Field: web db | Max: 2 4 | Mean: 1.5 3.5 | Last: 2 4 | Min: 1 3"_s);
    addCase("usual calculation", u"reduce"_s, "{}", jobs(), u"Field: web db | Max: 2 4"_s);
    addCase("old ids", u"reduce"_s, R"({"reducers":["current","p95"]})", jobs(),
            u"Field: web db | Last *: 2 4 | 95th %: 2 4"_s);
    addCase("labels", u"reduce"_s, R"({"reducers":["sum"],"labelsToFields":true})", jobs(),
            u"Field: Value Value | job: web db | site: x null | Total: 3 7"_s);
    addCase("fields", u"reduce"_s, R"({"mode":"reduceFields","reducers":["sum"]})", jobs(),
            u"web: 3 // db: 7"_s);
    addCase("fields with time", u"reduce"_s,
            R"({"mode":"reduceFields","reducers":["lastNotNull"],"includeTimeField":true})", jobs(),
            u"Time: 20 | web: 2 // Time: 30 | db: 4"_s);
    addCase("fields, several calculations", u"reduce"_s,
            R"({"mode":"reduceFields","reducers":["min","max"]})", jobs(),
            u"web Min: 1 | web Max: 2 // db Min: 3 | db Max: 4"_s);
    addCase("texts", u"reduce"_s, R"({"reducers":["last","count"]})",
            Frames{table(u"A"_s, {texts(u"t"_s, {u"x"_s, u"y"_s})})},
            u"Field: t | Last: y | Count: 2"_s);
    addCase("chosen fields", u"reduce"_s, R"({"fields":{"id":"byName","options":"db"}})", jobs(),
            u"Field: db | Max: 4"_s);
    addCase(
        "unknown", u"reduce"_s, R"({"reducers":["magic"]})", jobs(),
        u"Transformation 1 (reduce) was not applied. No calculation is chosen that this program knows."_s);
}

void TestTransformSeries::reshape_data()
{
    addCaseColumns();
    addCase("series to rows", u"seriesToRows"_s, "{}", jobs(),
            u"Time: 30 20 20 10 | Metric: db web db web | Value: 4 2 3 1"_s);
    addCase("no series, no rows", u"seriesToRows"_s, "{}",
            Frames{table(u"A"_s, {numbers(u"n"_s, {1})})}, u"n: 1"_s);
    addCase("wide", u"prepareTimeSeries"_s, "{}", jobs(),
            u"Time: 10 20 30 | web: 1 2 null | db: null 3 4"_s);
    addCase("columns", u"ensureColumns"_s, "{}", jobs(),
            u"Time: 10 20 30 | web: 1 2 null | db: null 3 4"_s);
    addCase("multi", u"prepareTimeSeries"_s, R"({"format":"many"})", sites(),
            u"Time: 1 2 | {site=\"a\"}: 5 7 // Time: 1 | {site=\"b\"}: 6"_s);
    addCase("long", u"prepareTimeSeries"_s, R"({"format":"long"})", jobs(),
            u"Time: 10 20 20 30 | Value: 1 2 3 4 | job: web web db db | site: x x null null"_s);
    addCase("unknown format", u"prepareTimeSeries"_s, R"({"format":"deep"})", jobs(),
            u"Transformation 1 (prepareTimeSeries) was not applied. Its format is unknown."_s);
    addCase("table of series", u"timeSeriesTable"_s, R"({"A":{"stat":"max"}})", jobs(),
            u"job: web | site: x | Trend #A: 2 // job: db | Trend #B: 4"_s);
    addCase("nothing to do", u"noop"_s, "{}", sites(),
            u"site: a b a | Time: 1 1 2 | Value: 5 6 7"_s);
}

void TestTransformSeries::together_data()
{
    addCaseColumns();
    const Frames two{table(u"A"_s, {numbers(u"n"_s, {1, 2})}),
                     table(u"B"_s, {numbers(u"n"_s, {3}), texts(u"t"_s, {u"x"_s})})};
    addCase("side by side", u"concatenate"_s, "{}", two,
            u"n · n: 1 2 | B · n: 3 null | B · t: x null"_s);
    addCase("side by side, no frame name", u"concatenate"_s, R"({"frameNameMode":"drop"})", two,
            u"n 1: 1 2 | n 2: 3 null | t: x null"_s);
    addCase("side by side, label", u"concatenate"_s,
            R"({"frameNameMode":"label","frameNameLabel":"from"})", two,
            u"n {from=\"n\"}: 1 2 | n {from=\"B\"}: 3 null | t {from=\"B\"}: x null"_s);
    addCase("side by side, values", u"concatenate"_s, "{}",
            {table(u"A"_s, {numbers(u"Value"_s, {1})}), table(u"B"_s, {numbers(u"Value"_s, {2}), numbers(u"n"_s, {3})})},
            u"Value: 1 | B: 2 | B · n: 3"_s);
    addCase("below each other", u"append"_s, "{}", two, u"n: 1 2 3 | t: null null x"_s);
    addCase("one frame", u"concatenate"_s, "{}", sites(),
            u"site: a b a | Time: 1 1 2 | Value: 5 6 7"_s);
}

void TestTransformSeries::pieces_data()
{
    addCaseColumns();
    addCase("labels", u"partitionByValues"_s, R"({"fields":["site"]})", sites(),
            u"Time: 1 2 | {site=\"a\"}: 5 7 // Time: 1 | {site=\"b\"}: 6"_s);
    addCase("names", u"partitionByValues"_s,
            R"({"fields":["site"],"keepFields":true,"naming":{"asLabels":false}})", sites(),
            u"site: a a | Time: 1 2 | Value: 5 7 // site: b | Time: 1 | Value: 6"_s);
    addCase("names with fields", u"partitionByValues"_s,
            R"({"fields":["site","Time"],"naming":{"asLabels":false,"withNames":true,"separator1":":"}})",
            {table(u"A"_s, {texts(u"site"_s, {u"a"_s}), times(u"Time"_s, {1}), numbers(u"Value"_s, {5})})},
            u"Value: 5"_s);
    addCase("no field", u"partitionByValues"_s, R"({"fields":["none"]})", sites(),
            u"site: a b a | Time: 1 1 2 | Value: 5 6 7"_s);
}

void TestTransformSeries::pivot_data()
{
    addCaseColumns();
    addCase("matrix", u"groupingToMatrix"_s, R"({"columnField":"site"})", sites(),
            u"Time\\site: 1 2 | a: 5 7 | b: 6 null"_s);
    addCase("matrix with zeros", u"groupingToMatrix"_s,
            R"({"columnField":"site","emptyValue":"zero"})", sites(),
            u"Time\\site: 1 2 | a: 5 7 | b: 6 0"_s);
    addCase("matrix of several frames", u"groupingToMatrix"_s, R"({"columnField":"job"})", jobs(),
            u"Transformation 1 (groupingToMatrix) was not applied. It needs exactly one frame."_s);
    addCase(
        "matrix without the field", u"groupingToMatrix"_s, R"({"columnField":"none"})", sites(),
        u"Transformation 1 (groupingToMatrix) was not applied. One of its fields is not there."_s);
    addCase("transposed", u"transpose"_s, "{}", sites(),
            u"Field: Time Value | a 1: 1 5 | b: 1 6 | a 2: 2 7"_s);
    addCase("transposed numbers", u"transpose"_s, R"({"firstFieldName":"f","restFieldsName":"v"})",
            Frames{table(u"A"_s, {numbers(u"x"_s, {1, 2}), numbers(u"y"_s, {3, 4})})},
            u"f: x y | v: 1 3 | v 2: 2 4"_s);
}

QTEST_GUILESS_MAIN(TestTransformSeries)
#include "tst_transformseries.moc"
