#include "datasources/core/localexpression.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();
constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

ExpressionValue series(const Labels &labels, const std::vector<double> &values, qint64 firstMs = 0)
{
    ExpressionValue value{ExpressionValue::Kind::Series, labels, {}, values};
    for (std::size_t i = 0; i < values.size(); ++i)
        value.times.push_back(firstMs + qint64(i) * 10);
    return value;
}

Labels job(const QString &name)
{
    return Labels({{u"job"_s, name}});
}

QString shown(double value)
{
    if (isMissing(value))
        return u"null"_s;
    if (std::isnan(value))
        return u"nan"_s;
    return QString::number(value, 'g', 10);
}

/// "{job="a"} 1 2; 3" with times behind an @ where they do not start at zero.
QString shown(const ExpressionValues &values)
{
    QStringList texts;
    for (const ExpressionValue &value : values) {
        QStringList numbers;
        for (const double number : value.values)
            numbers.append(shown(number));
        const QString labels = value.labels.isEmpty() ? QString() : QString(value.labels.value(u"job") + u':');
        const QString kind = value.isSeries() ? u"s"_s : u"n"_s;
        texts.append(labels + kind + u' ' + numbers.join(u' '));
    }
    return texts.join(u"; "_s);
}

Json jsonOf(const char *text)
{
    return parseJson(text).value();
}

const auto AsItIs = [](const QString &text) { return text; };

} // namespace

class TestLocalExpression : public QObject
{
    Q_OBJECT

private slots:
    void formulas_data();
    void formulas();
    void joins_data();
    void joins();
    void faults_data();
    void faults();
    void deepFormulasAreRefused();
    void reduces_data();
    void reduces();
    void resamples_data();
    void resamples();
    void thresholds_data();
    void thresholds();
    void order();
    void hysteresis();
    void classicReducers_data();
    void classicReducers();
    void classicConditions_data();
    void classicConditions();
    void reducedNumbers();
    void wrongConditions();
    void frames();
};

void TestLocalExpression::formulas_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<double>("result"); // Infinity * 0 stands for null
    const auto row = [](const QString &formula, double result) {
        QTest::newRow(qPrintable(formula)) << formula << result;
    };
    row(u"1 + 2 * 3"_s, 7);
    row(u"(1 + 2) * 3"_s, 9);
    row(u"2 ** 3 ** 2"_s, 64); // from the left
    row(u"-2 ** 2"_s, 4);      // the sign belongs to the number
    row(u"7 % 4 - 10 / 4"_s, 0.5);
    row(u"1 - 2 - 3"_s, -4);
    row(u"1e3 + .5 + 0x10"_s, 1016.5);
    row(u"1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 4"_s, 0);
    row(u"1 == 1 || 0"_s, 1);
    row(u"1 != 1"_s, 0);
    row(u"!0 + !5"_s, 1);
    row(u"!(1 > 2)"_s, 1);
    row(u"1 / 0"_s, Infinity);
    row(u"infn() < inf()"_s, 1);
    row(u"is_inf(1/0) + is_inf(3)"_s, 1);
    row(u"is_nan(nan()) + is_nan(0)"_s, 1);
    row(u"is_null(null()) + is_null(nulln()) + is_null(nan())"_s, 2);
    row(u"is_number(1) + is_number(inf()) + is_number(null())"_s, 1);
    row(u"abs(-3) + round(2.5) + ceil(1.1) + floor(1.9)"_s, 9);
    row(u"round(-0.5) + log(1)"_s, -1);
    row(u"nan() + 1"_s, NotANumber);
    row(u"nan() == nan()"_s, NotANumber);
    row(u"1 || nan()"_s, 1);
    row(u"0 && nan()"_s, 0);
    row(u"null() + 1"_s, missingSample());
    row(u"abs(null())"_s, NotANumber);
}

void TestLocalExpression::formulas()
{
    QFETCH(QString, formula);
    QFETCH(double, result);
    const auto parsed = MathExpression::parse(formula);
    QVERIFY2(parsed.has_value(), qPrintable(parsed ? QString() : parsed.error().message));
    const auto values = parsed->evaluate({});
    QVERIFY(values.has_value());
    QCOMPARE(values->size(), 1u);
    QCOMPARE(shown(values->front().values.front()), shown(result));
}

void TestLocalExpression::joins_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("result");
    QTest::newRow("equal labels") << u"$A / $B"_s << u"a:s 10 2; b:s 5 5"_s;
    QTest::newRow("a series and a scalar") << u"$A * 2"_s << u"a:s 20 8; b:s 20 60"_s;
    QTest::newRow("a scalar and a series") << u"100 - ${A}"_s << u"a:s 90 96; b:s 90 70"_s;
    QTest::newRow("a number with other labels, many") << u"$A + $C"_s << u""_s;
    QTest::newRow("one on each side in any case") << u"$One + $C"_s << u"s 101 102"_s;
    QTest::newRow("without labels it fits all") << u"$A + $None"_s << u"a:s 11 5; b:s 11 31"_s;
    QTest::newRow("more labels win") << u"$A - $Detail"_s << u"a:s 9 3"_s;
    QTest::newRow("only equal times") << u"$One + $Late"_s << u"a:s 12"_s;
    QTest::newRow("nothing stays nothing") << u"$A + $Empty"_s << u""_s;
    QTest::newRow("a missing sample stays one") << u"$Gap * 2"_s << u"a:s 2 null nan"_s;
    QTest::newRow("signs") << u"-$One"_s << u"a:s -1 -2"_s;
}

void TestLocalExpression::joins()
{
    QFETCH(QString, formula);
    QFETCH(QString, result);
    const Labels detail({{u"job"_s, u"a"_s}, {u"path"_s, u"/"_s}});
    const QHash<QString, ExpressionValues> inputs{
        {u"A"_s, {series(job(u"a"_s), {10, 4}), series(job(u"b"_s), {10, 30})}},
        {u"B"_s, {series(job(u"b"_s), {2, 6}), series(job(u"a"_s), {1, 2})}},
        {u"C"_s, {ExpressionValue::number(Labels({{u"zone"_s, u"x"_s}}), 100)}},
        {u"One"_s, {series(job(u"a"_s), {1, 2})}},
        {u"None"_s, {ExpressionValue::number({}, 1)}},
        {u"Detail"_s, {series(detail, {1, 1})}},
        {u"Late"_s, {series(job(u"a"_s), {10, 20}, 10)}},
        {u"Gap"_s, {series(job(u"a"_s), {1, missingSample(), NotANumber})}},
    };
    const auto parsed = MathExpression::parse(formula);
    QVERIFY(parsed.has_value());
    QCOMPARE(shown(parsed->evaluate(inputs).value()), result);
}

void TestLocalExpression::faults_data()
{
    QTest::addColumn<QString>("formula");
    for (const char *formula : {"", "1 +", "(1", "1)", "$", "${A", "foo(1)", "abs()", "abs(1, 2)", "inf(1)", "1 2",
                                "A + 1", "1 = 1", "abs 1", "\"text\"", "1 & 1", "**", "é"})
        QTest::newRow(formula) << QString::fromUtf8(formula);
}

void TestLocalExpression::faults()
{
    QFETCH(QString, formula);
    const auto parsed = MathExpression::parse(formula);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().kind, ErrorKind::Syntax);
    QVERIFY(!parsed.error().message.isEmpty());
}

void TestLocalExpression::deepFormulasAreRefused()
{
    for (const QString &deep : {QString(5'000, u'('), QString(5'000, u'-'), QString(u"abs("_s.repeated(2'000)),
                                QString(u"1+"_s.repeated(4'000) + u'1')}) {
        const auto parsed = MathExpression::parse(deep);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().kind, ErrorKind::TooLarge);
    }
    QVERIFY(MathExpression::parse(u"1+"_s.repeated(1'000) + u'1').has_value());
}

void TestLocalExpression::reduces_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("result"); // of a clean, a spoilt and an empty series
    const auto row = [](const char *reducer, const char *mode, const char *result) {
        QTest::addRow("%s %s", reducer, mode) << QString::fromLatin1(reducer) << QString::fromLatin1(mode)
                                              << QString::fromLatin1(result);
    };
    row("mean", "", "a:n 2; b:n nan; c:n nan");
    row("sum", "", "a:n 6; b:n nan; c:n 0");
    row("min", "", "a:n 1; b:n nan; c:n nan");
    row("max", "", "a:n 3; b:n nan; c:n nan");
    row("count", "", "a:n 3; b:n 4; c:n 0");
    row("last", "", "a:n 2; b:n nan; c:n nan");
    row("median", "", "a:n 2; b:n nan; c:n nan");
    row("mean", "dropNN", "a:n 2; b:n 6; c:n null");
    row("sum", "dropNN", "a:n 6; b:n 6; c:n 0");
    row("count", "dropNN", "a:n 3; b:n 1; c:n 0");
    row("last", "dropNN", "a:n 2; b:n 6; c:n null");
    row("mean", "replaceNN", "a:n 2; b:n 9; c:n 10");
    row("max", "replaceNN", "a:n 3; b:n 10; c:n 10");
}

void TestLocalExpression::reduces()
{
    QFETCH(QString, reducer);
    QFETCH(QString, mode);
    QFETCH(QString, result);
    Json model = jsonOf(R"({"type":"reduce","expression":"$A","settings":{"replaceWithValue":10}})");
    model.set(u"reducer", reducer);
    Json settings = model[u"settings"];
    settings.set(u"mode", mode);
    model.set(u"settings", settings);
    const auto expression = readLocalExpression(u"B"_s, model, AsItIs);
    QVERIFY(expression.has_value());
    const QHash<QString, ExpressionValues> inputs{
        {u"A"_s,
         {series(job(u"a"_s), {1, 3, 2}), series(job(u"b"_s), {6, missingSample(), Infinity, NotANumber}),
          series(job(u"c"_s), {})}}};
    QCOMPARE(shown(evaluate(*expression, inputs, {}).value()), result);
}

void TestLocalExpression::resamples_data()
{
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up");
    QTest::addColumn<QString>("result");
    // Samples at 5, 15, 25 and 65 ms on a grid of 20 ms from 0 to 80.
    QTest::newRow("mean, gaps") << u"mean"_s << u"fillna"_s << u"a:s null 1.5 3 null 4"_s;
    QTest::newRow("last, kept") << u"last"_s << u"pad"_s << u"a:s null 2 3 3 4"_s;
    QTest::newRow("sum, from behind") << u"sum"_s << u"backfilling"_s << u"a:s 1 3 3 4 4"_s;
}

void TestLocalExpression::resamples()
{
    QFETCH(QString, down);
    QFETCH(QString, up);
    QFETCH(QString, result);
    Json model = jsonOf(R"({"type":"resample","expression":"A","window":"20ms"})");
    model.set(u"downsampler", down);
    model.set(u"upsampler", up);
    const auto expression = readLocalExpression(u"B"_s, model, AsItIs);
    QVERIFY(expression.has_value());
    ExpressionValue uneven{ExpressionValue::Kind::Series, job(u"a"_s), {5, 15, 25, 65}, {1, 2, 3, 4}};
    const QHash<QString, ExpressionValues> inputs{{u"A"_s, {uneven}}};
    QCOMPARE(shown(evaluate(*expression, inputs, {0, 80}).value()), result);
    QVERIFY(!evaluate(*expression, inputs, {0, 10}).has_value());
    QCOMPARE(evaluate(*expression, inputs, {0, qint64(1) << 50}).error().kind, ErrorKind::TooLarge);
}

void TestLocalExpression::thresholds_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("result"); // of 1 2 3 4 and a missing one, between 2 and 3
    QTest::newRow("gt") << u"gt"_s << u"0 0 1 1 null"_s;
    QTest::newRow("lt") << u"lt"_s << u"1 0 0 0 null"_s;
    QTest::newRow("eq") << u"eq"_s << u"0 1 0 0 null"_s;
    QTest::newRow("ne") << u"ne"_s << u"1 0 1 1 null"_s;
    QTest::newRow("gte") << u"gte"_s << u"0 1 1 1 null"_s;
    QTest::newRow("lte") << u"lte"_s << u"1 1 0 0 null"_s;
    QTest::newRow("within") << u"within_range"_s << u"0 0 0 0 null"_s;
    QTest::newRow("within, ends too") << u"within_range_included"_s << u"0 1 1 0 null"_s;
    QTest::newRow("outside") << u"outside_range"_s << u"1 0 0 1 null"_s;
    QTest::newRow("outside, ends too") << u"outside_range_included"_s << u"1 1 1 1 null"_s;
}

void TestLocalExpression::thresholds()
{
    QFETCH(QString, kind);
    QFETCH(QString, result);
    Json model = jsonOf(R"({"type":"threshold","expression":"A","conditions":[{"evaluator":{"params":[2,3]}}]})");
    Json evaluator = model[u"conditions"].at(0)[u"evaluator"];
    evaluator.set(u"type", kind);
    Json condition = Json::object();
    condition.set(u"evaluator", evaluator);
    model.set(u"conditions", Json::array({condition}));
    const auto expression = readLocalExpression(u"B"_s, model, AsItIs);
    QVERIFY(expression.has_value());
    const QHash<QString, ExpressionValues> inputs{{u"A"_s, {series(job(u"a"_s), {1, 2, 3, 4, missingSample()})}}};
    QCOMPARE(shown(evaluate(*expression, inputs, {}).value()), QString(u"a:s "_s + result));
}

void TestLocalExpression::order()
{
    const auto math = [](const QString &refId, const char *formula) {
        Json model = Json::object();
        model.set(u"type", u"math"_s);
        model.set(u"expression", QString::fromLatin1(formula));
        return readLocalExpression(refId, model, AsItIs).value();
    };
    QStringList circular;
    const auto ordered = inOrder({math(u"D"_s, "$C + $A"), math(u"C"_s, "$B * 2"), math(u"B"_s, "$A")}, circular);
    QCOMPARE(ordered.size(), 3);
    QCOMPARE(ordered.at(0).refId, u"B"_s);
    QCOMPARE(ordered.at(2).refId, u"D"_s);
    QVERIFY(circular.isEmpty());
    QCOMPARE(inOrder({math(u"B"_s, "$C"), math(u"C"_s, "$B"), math(u"D"_s, "$D")}, circular).size(), 0);
    QCOMPARE(circular, QStringList({u"B"_s, u"C"_s, u"D"_s}));
    const auto sql = readLocalExpression(u"B"_s, jsonOf(R"({"type":"sql","expression":"SELECT 1"})"), AsItIs);
    QCOMPARE(sql.error().kind, ErrorKind::Unsupported);
}

void TestLocalExpression::hysteresis()
{
    const char *model = R"({"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[2]},
        "unloadEvaluator":{"type":"%1","params":[1]}}]})";
    const QString text = QString::fromLatin1(model);
    const auto read = [&](const QString &unload) {
        return readLocalExpression(u"B"_s, jsonOf(text.arg(unload).toLatin1().constData()), AsItIs);
    };
    const auto expression = read(u"lt"_s);
    QVERIFY(expression.has_value());
    const QHash<QString, ExpressionValues> inputs{{u"A"_s, {series(job(u"a"_s), {1, 3, 1.5, 0})}}};
    QCOMPARE(shown(evaluate(*expression, inputs, {}).value()), u"a:s 0 1 0 0"_s); // a panel remembers nothing
    QCOMPARE(read(u"never"_s).error().kind, ErrorKind::Unsupported);
}

void TestLocalExpression::classicReducers_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<QString>("result");
    const std::vector<double> some{4, missingSample(), 1, NotANumber, 3, missingSample()};
    QTest::newRow("avg") << u"avg"_s << some << u"2.666666667"_s;
    QTest::newRow("sum") << u"sum"_s << some << u"8"_s;
    QTest::newRow("min") << u"min"_s << some << u"1"_s;
    QTest::newRow("max") << u"max"_s << some << u"4"_s;
    QTest::newRow("count") << u"count"_s << some << u"6"_s;
    QTest::newRow("last") << u"last"_s << some << u"3"_s;
    QTest::newRow("median") << u"median"_s << some << u"3"_s;
    QTest::newRow("median of two") << u"median"_s << std::vector<double>{4, 1} << u"2.5"_s;
    QTest::newRow("diff") << u"diff"_s << some << u"-1"_s;
    QTest::newRow("diff_abs") << u"diff_abs"_s << some << u"1"_s;
    QTest::newRow("percent_diff") << u"percent_diff"_s << some << u"-25"_s;
    QTest::newRow("percent_diff_abs") << u"percent_diff_abs"_s << std::vector<double>{-4, -5} << u"25"_s;
    QTest::newRow("count_non_null") << u"count_non_null"_s << some << u"3"_s;
    QTest::newRow("nothing") << u"avg"_s << std::vector<double>{missingSample(), NotANumber} << u"null"_s;
    QTest::newRow("empty") << u"count"_s << std::vector<double>{} << u"null"_s;
    QTest::newRow("one") << u"diff"_s << std::vector<double>{7} << u"0"_s;
}

void TestLocalExpression::classicReducers()
{
    QFETCH(QString, reducer);
    QFETCH(std::vector<double>, values);
    QTEST(shown(classicReduced(reducer, values)), "result");
}

void TestLocalExpression::classicConditions_data()
{
    QTest::addColumn<QString>("conditions"); // "operator input reducer test limit", separated by semicolons
    QTest::addColumn<QString>("result");
    QTest::newRow("one holds") << u"and A avg gt 1"_s << u"1"_s;
    QTest::newRow("one does not") << u"and A avg gt 5"_s << u"0"_s;
    QTest::newRow("any series is enough") << u"and A max gt 9"_s << u"1"_s;
    QTest::newRow("and") << u"and A avg gt 1; and B last lt 0"_s << u"0"_s;
    QTest::newRow("or") << u"and A avg gt 5; or B last gt 0"_s << u"1"_s;
    QTest::newRow("logic-or") << u"and A avg gt 5; logic-or B last gt 0"_s << u"1"_s;
    QTest::newRow("from left to right") << u"and A avg gt 1; or B last gt 0; and B last lt 0"_s << u"0"_s;
    QTest::newRow("a number is its own") << u"and N percent_diff gt 4"_s << u"1"_s;
    QTest::newRow("nothing there") << u"and Z avg gt 1"_s << u"null"_s;
    QTest::newRow("only gaps") << u"and G avg gt 1"_s << u"null"_s;
    QTest::newRow("nothing there, asked for") << u"and Z avg no_value 0"_s << u"1"_s;
    QTest::newRow("gaps, asked for") << u"and G avg no_value 0"_s << u"1"_s;
    QTest::newRow("nothing and something") << u"and Z avg gt 1; and A avg gt 5"_s << u"0"_s;
    QTest::newRow("nothing or something") << u"and Z avg gt 1; or A avg gt 5"_s << u"null"_s;
}

void TestLocalExpression::classicConditions()
{
    QFETCH(QString, conditions);
    QStringList texts;
    const QStringList all = conditions.split(u"; "_s);
    for (const QString &one : all) {
        const QStringList words = one.split(u' ');
        texts.append(u"{\"operator\":{\"type\":\"%1\"},\"query\":{\"params\":[\"%2\",\"5m\",\"now\"]},"
                     u"\"reducer\":{\"type\":\"%3\",\"params\":[]},\"evaluator\":{\"type\":\"%4\",\"params\":[%5]}}"_s
                         .arg(words.at(0), words.at(1), words.at(2), words.at(3), words.at(4)));
    }
    const QString model = u"{\"type\":\"classic_conditions\",\"conditions\":[%1]}"_s.arg(texts.join(u','));
    const auto expression = readLocalExpression(u"C"_s, jsonOf(model.toLatin1().constData()), AsItIs);
    QVERIFY2(expression.has_value(), qPrintable(expression ? QString() : expression.error().message));
    const QHash<QString, ExpressionValues> inputs{
        {u"A"_s, {series(job(u"a"_s), {1, 3}), series(job(u"b"_s), {2, missingSample(), 10, -10})}},
        {u"B"_s, {series(job(u"a"_s), {1, 1})}},
        {u"N"_s, {ExpressionValue::number(job(u"a"_s), 5)}},
        {u"G"_s, {series(job(u"a"_s), {missingSample()})}}};
    QTEST(shown(evaluate(*expression, inputs, {}).value().at(0).values.at(0)), "result");
    QCOMPARE(evaluate(*expression, inputs, {}).value().size(), 1u);
}

void TestLocalExpression::reducedNumbers()
{
    const auto reduced = [](const char *mode, double number) {
        const QString model = u"{\"type\":\"reduce\",\"expression\":\"A\",\"reducer\":\"sum\",\"settings\":{\"mode\":\"%1\",\"replaceWithValue\":7}}"_s;
        const auto expression = readLocalExpression(u"B"_s, jsonOf(model.arg(QLatin1StringView(mode)).toLatin1().constData()), AsItIs);
        return shown(evaluate(*expression, {{u"A"_s, {ExpressionValue::number({}, number)}}}, {}).value());
    };
    QCOMPARE(reduced("", 3), u"n 3"_s);
    QCOMPARE(reduced("", NotANumber), u"n nan"_s);
    QCOMPARE(reduced("dropNN", NotANumber), u"n null"_s);
    QCOMPARE(reduced("dropNN", 3), u"n 3"_s);
    QCOMPARE(reduced("replaceNN", Infinity), u"n 7"_s);
}

void TestLocalExpression::wrongConditions()
{
    const auto unknown = readLocalExpression(u"B"_s, jsonOf(R"({"type":"resample","expression":"A","window":"1m","upsampler":"x"})"), AsItIs);
    QCOMPARE(unknown.error().kind, ErrorKind::Unsupported);
    const auto kindOf = [](const char *text) { return readLocalExpression(u"B"_s, jsonOf(text), AsItIs).error().kind; };
    QCOMPARE(kindOf(R"({"type":"classic_conditions"})"), ErrorKind::Syntax);
    QCOMPARE(kindOf(R"({"type":"classic_conditions","conditions":[{"reducer":{"type":"mode"}}]})"), ErrorKind::Unsupported);
    QCOMPARE(kindOf(R"({"type":"classic_conditions","conditions":[{"evaluator":{"type":"like"}}]})"), ErrorKind::Unsupported);
}

void TestLocalExpression::frames()
{
    Frame frame;
    Field time, value;
    time.values = TimeColumn(std::vector<qint64>{10, 20});
    value.labels = Labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"a"_s}});
    value.values = NumberColumn(std::vector<double>{1, 2});
    frame.fields = {time, value};
    const Frames frames{std::make_shared<const Frame>(frame)};
    const ExpressionValues asSeries = expressionValues(frames, false);
    QCOMPARE(shown(asSeries), u"a:s 1 2"_s);
    QCOMPARE(shown(expressionValues(frames, true)), u"a:n 1; a:n 2"_s);
    const Frames back = expressionFrames(asSeries, u"C"_s);
    QCOMPARE(back.size(), 1u);
    QCOMPARE(back.front()->refId, u"C"_s);
    QCOMPARE(back.front()->timeField()->times()->back(), 20);
    QCOMPARE(back.front()->numberField()->labels.toText(), u"C{job=\"a\"}"_s);
    QVERIFY(!expressionFrames({ExpressionValue::scalar(1)}, u"C"_s).front()->timeField());
}

QTEST_GUILESS_MAIN(TestLocalExpression)
#include "tst_localexpression.moc"
