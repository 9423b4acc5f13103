#include "app/variables/variablechoice.h"
#include "app/variables/variablegraph.h"
#include "app/variables/variableoptions.h"
#include "app/variables/variablequery.h"

#include "tests/support/slowpatterns.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;
using Kind = VariableQuery::Kind;

namespace {

QueryVariable queryVariable(const QString &name, const QString &query)
{
    QueryVariable variable;
    variable.common.name = name;
    variable.query = query;
    return variable;
}

QStringList valuesOf(const QList<VariableOption> &options)
{
    QStringList values;
    for (const VariableOption &option : options)
        values.append(option.text == option.value ? option.value : QString(option.text + u'=' + option.value));
    return values;
}

QList<VariableOption> optionsOf(const QStringList &values)
{
    QList<VariableOption> options;
    for (const QString &value : values)
        options.append({value.toUpper(), value});
    return options;
}

VariableSelection selection(bool multi, bool includeAll)
{
    VariableSelection result;
    result.multi = multi;
    result.includeAll = includeAll;
    return result;
}

// A ring of variables, each asking with the next one.
QList<VariableSpec> ring(int size)
{
    QList<VariableSpec> variables;
    for (int i = 0; i < size; ++i) {
        const QString next = QString::number((i + 1) % size);
        variables.append(queryVariable("v"_L1 + QString::number(i), "label_values(up{a=\"$v"_L1 + next + "\"}, b)"_L1));
    }
    return variables;
}

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void queries_data();
    void queries();
    void seriesAndResults();
    void regexes_data();
    void regexes();
    void wrongRegexes();
    void slowRegex();
    void sorting_data();
    void sorting();
    void customLists_data();
    void customLists();
    void choices_data();
    void choices();
    void values();
    void intervals();
    void order();
    void cycles_data();
    void cycles();
    void depth();
    void dependents();
};

void TestVariables::queries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<VariableQuery>("expected");
    QTest::newRow("nothing") << u" "_s << VariableQuery{};
    QTest::newRow("label names") << u"label_names()"_s << VariableQuery{Kind::LabelNames, {}, {}, {}, false};
    QTest::newRow("some label names") << u"label_names(http)"_s
                                      << VariableQuery{Kind::LabelNames, {}, u"{__name__=~\".*http.*\"}"_s, {}, true};
    QTest::newRow("label values") << u"label_values(job)"_s << VariableQuery{Kind::LabelValues, u"job"_s, {}, {}, false};
    QTest::newRow("of a metric") << u" label_values( up , job ) "_s
                                 << VariableQuery{Kind::LabelValues, u"job"_s, u"up"_s, {}, false};
    QTest::newRow("of a selector with commas") << u"label_values(up{a=\"b\",c=\"d,e\"}, job)"_s
                                               << VariableQuery{Kind::LabelValues, u"job"_s, u"up{a=\"b\",c=\"d,e\"}"_s, {}, false};
    QTest::newRow("empty selector") << u"label_values({}, job)"_s
                                    << VariableQuery{Kind::LabelValues, u"job"_s, {}, {}, false};
    QTest::newRow("metrics") << u"metrics(node_.*)"_s
                             << VariableQuery{Kind::LabelValues, u"__name__"_s, u"{__name__=~\"node_.*\"}"_s, {}, false};
    QTest::newRow("metrics with a quote") << u"metrics(a\"b\\.c)"_s
                                          << VariableQuery{Kind::LabelValues, u"__name__"_s,
                                                           u"{__name__=~\"a\\\"b\\\\.c\"}"_s, {}, false};
    QTest::newRow("query result") << u"query_result(topk(5, sum by (job) (up)))"_s
                                  << VariableQuery{Kind::QueryResult, {}, {}, u"topk(5, sum by (job) (up))"_s, false};
    QTest::newRow("selector") << u"up{job=\"a\"}"_s
                              << VariableQuery{Kind::Series, {}, u"up{job=\"a\"}"_s, {}, false};
}

void TestVariables::queries()
{
    QFETCH(QString, text);
    QFETCH(VariableQuery, expected);
    QVERIFY(parseVariableQuery(text) == expected);
}

void TestVariables::seriesAndResults()
{
    const Labels labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"a"_s}, {u"b"_s, u"c"_s}});
    QCOMPARE(seriesTexts({labels, Labels({{u"__name__"_s, u"up"_s}})}), QStringList({u"up{b=\"c\",job=\"a\"}"_s, u"up{}"_s}));
    auto frame = std::make_shared<Frame>();
    Field time;
    time.values = TimeColumn({1'700'000'000'000});
    Field value;
    value.labels = labels;
    value.values = NumberColumn({0.5});
    frame->fields = {time, value};
    QCOMPARE(queryResultTexts({frame}), QStringList{u"up{b=\"c\",job=\"a\"} 0.5 1700000000000"_s});
}

void TestVariables::regexes_data()
{
    QTest::addColumn<QString>("regex");
    QTest::addColumn<QStringList>("expected");
    const QStringList all{u"web-1:80"_s, u"web-2:80"_s, u"db-1:5432"_s};
    QTest::newRow("none") << u""_s << all;
    QTest::newRow("anchored") << u"web"_s << QStringList();
    QTest::newRow("anchored to the end") << u"web.*"_s << QStringList{u"web-1:80"_s, u"web-2:80"_s};
    QTest::newRow("open") << u"/db/"_s << QStringList{u"db-1:5432"_s};
    QTest::newRow("case") << u"/DB/i"_s << QStringList{u"db-1:5432"_s};
    QTest::newRow("first group, no duplicates") << u"/^(\\w+)-/"_s << QStringList{u"web"_s, u"db"_s};
    QTest::newRow("named groups") << u"/(?<text>\\w+)-\\d:(?<value>\\d+)/"_s << QStringList{u"web=80"_s, u"db=5432"_s};
    QTest::newRow("value only") << u"/:(?<value>\\d+)/"_s << QStringList{u"80"_s, u"5432"_s};
    QTest::newRow("every match") << u"/(\\d+)/g"_s << QStringList{u"1"_s, u"80"_s, u"2"_s, u"5432"_s};
    QTest::newRow("every match without a group") << u"/\\d+/g"_s << all;
    QTest::newRow("empty matches") << u"/(x?)/g"_s << QStringList{u""_s};
    QTest::newRow("look behind") << u"/(?<=-)(\\d)/"_s << QStringList{u"1"_s, u"2"_s};
}

void TestVariables::regexes()
{
    QFETCH(QString, regex);
    QFETCH(QStringList, expected);
    const auto options = optionsFromTexts({u"web-1:80"_s, u"web-2:80"_s, u"db-1:5432"_s, u"web-1:80"_s}, regex, 0);
    QVERIFY(options.has_value());
    QCOMPARE(valuesOf(*options), expected);
}

void TestVariables::wrongRegexes()
{
    const auto wrong = optionsFromTexts({u"a"_s}, u"/(/"_s, 0);
    QVERIFY(!wrong.has_value());
    QCOMPARE(wrong.error().kind, ErrorKind::Syntax);
    const auto tooLong = optionsFromTexts({u"a"_s}, QString(1'001, u'a'), 0);
    QVERIFY(!tooLong.has_value());
    QCOMPARE(tooLong.error().kind, ErrorKind::TooLarge);
}

void TestVariables::slowRegex()
{
    QStringList texts;
    for (int i = 0; i < 2'000; ++i)
        texts.append(QString(5'000, u'a') + QString::number(i));
    const QList<SlowPattern> patterns = slowPatterns();
    for (const SlowPattern &pattern : patterns) {
        texts.first() = pattern.subject;
        QElapsedTimer timer;
        timer.start();
        const auto options = optionsFromTexts(texts, u'/' + pattern.expression + u'/', 0);
        QVERIFY(options.has_value() || options.error().kind == ErrorKind::Timeout);
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(pattern.expression));
    }
}

void TestVariables::sorting_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("as returned") << 0 << QStringList{u"b2"_s, u"B10"_s, u"a"_s, u"b1"_s};
    QTest::newRow("alphabetical") << 1 << QStringList{u"B10"_s, u"a"_s, u"b1"_s, u"b2"_s};
    QTest::newRow("alphabetical, descending") << 2 << QStringList{u"b2"_s, u"b1"_s, u"a"_s, u"B10"_s};
    QTest::newRow("numerical") << 3 << QStringList{u"a"_s, u"b1"_s, u"b2"_s, u"B10"_s};
    QTest::newRow("numerical, descending") << 4 << QStringList{u"B10"_s, u"b2"_s, u"b1"_s, u"a"_s};
    QTest::newRow("without case") << 5 << QStringList{u"a"_s, u"b1"_s, u"B10"_s, u"b2"_s};
    QTest::newRow("without case, descending") << 6 << QStringList{u"b2"_s, u"B10"_s, u"b1"_s, u"a"_s};
    QTest::newRow("natural") << 7 << QStringList{u"a"_s, u"b1"_s, u"b2"_s, u"B10"_s};
    QTest::newRow("natural, descending") << 8 << QStringList{u"B10"_s, u"b2"_s, u"b1"_s, u"a"_s};
    QTest::newRow("unknown") << 99 << QStringList{u"b2"_s, u"B10"_s, u"a"_s, u"b1"_s};
}

void TestVariables::sorting()
{
    QFETCH(int, sort);
    QFETCH(QStringList, expected);
    QCOMPARE(valuesOf(optionsFromTexts({u"b2"_s, u"B10"_s, u"a"_s, u"b1"_s}, {}, sort).value()), expected);
}

void TestVariables::customLists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("plain") << u"a, b ,c"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("pairs") << u"One : 1, Two : 2"_s << QStringList{u"One=1"_s, u"Two=2"_s};
    QTest::newRow("escaped comma") << u"a\\,b, c"_s << QStringList{u"a,b"_s, u"c"_s};
    QTest::newRow("no pair") << u"a:b, :c, d :"_s << QStringList{u"a:b"_s, u":c"_s, u"d :"_s};
    QTest::newRow("empty items") << u",a,,"_s << QStringList{u"a"_s};
    QTest::newRow("other backslashes") << u"a\\.b"_s << QStringList{u"a\\.b"_s};
}

void TestVariables::customLists()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(valuesOf(parseCustomList(text)), expected);
}

void TestVariables::choices_data()
{
    QTest::addColumn<QStringList>("chosen");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("multi");
    QTest::addColumn<bool>("includeAll");
    QTest::addColumn<bool>("keepUnknown");
    QTest::addColumn<QStringList>("expected");
    const QString all = u"$__all"_s;
    const QStringList ab{u"a"_s, u"b"_s};
    QTest::newRow("still there") << QStringList{u"b"_s} << ab << false << false << false << QStringList{u"b"_s};
    QTest::newRow("by its text") << QStringList{u"B"_s} << ab << false << false << false << QStringList{u"b"_s};
    QTest::newRow("gone") << QStringList{u"x"_s} << ab << false << true << false << QStringList{u"a"_s};
    QTest::newRow("all") << QStringList{all} << ab << true << true << false << QStringList{all};
    QTest::newRow("all no more") << QStringList{all} << ab << true << false << false << QStringList{u"a"_s};
    QTest::newRow("some gone") << QStringList{u"x"_s, u"b"_s} << ab << true << false << false << QStringList{u"b"_s};
    QTest::newRow("all gone") << QStringList{u"x"_s, u"y"_s} << ab << true << true << false << QStringList{u"a"_s};
    QTest::newRow("no options") << QStringList{u"x"_s} << QStringList() << false << false << false << QStringList{u""_s};
    QTest::newRow("no options, multi") << QStringList{u"x"_s} << QStringList() << true << false << false << QStringList();
    QTest::newRow("no options, all") << QStringList{u"x"_s} << QStringList() << false << true << false << QStringList{all};
    QTest::newRow("from outside") << QStringList{u"x"_s} << ab << false << false << true << QStringList{u"x"_s};
    QTest::newRow("from outside, no options") << QStringList{u"x"_s} << QStringList() << false << true << true
                                              << QStringList{u"x"_s};
    QTest::newRow("twice") << QStringList{u"a"_s, u"a"_s} << ab << true << false << false << QStringList{u"a"_s};
    QTest::newRow("nothing chosen") << QStringList() << ab << true << false << false << QStringList{u"a"_s};
}

void TestVariables::choices()
{
    QFETCH(QStringList, chosen);
    QFETCH(QStringList, options);
    QFETCH(bool, multi);
    QFETCH(bool, includeAll);
    QFETCH(bool, keepUnknown);
    QFETCH(QStringList, expected);
    QCOMPARE(chosenAfterRefresh(chosen, optionsOf(options), selection(multi, includeAll), keepUnknown), expected);
}

void TestVariables::values()
{
    const auto options = optionsOf({u"a"_s, u"b"_s});
    const VariableValue one = chosenValue({u"b"_s}, options, selection(false, false), true);
    QCOMPARE(one.values, QStringList{u"b"_s});
    QCOMPARE(one.texts, QStringList{u"B"_s});
    QVERIFY(!one.multi && !one.isAll && one.fromServer);
    const VariableValue all = chosenValue({u"$__all"_s}, options, selection(false, true), false);
    QCOMPARE(all.values, QStringList({u"a"_s, u"b"_s}));
    QVERIFY(all.multi && all.isAll && !all.fromServer);
    QCOMPARE(textValue(u"x"_s).values, QStringList{u"x"_s});
}

void TestVariables::intervals()
{
    IntervalVariable variable;
    variable.options = {u"1m"_s, u" 10m "_s, u""_s};
    QCOMPARE(valuesOf(intervalOptions(variable)), QStringList({u"1m"_s, u"10m"_s}));
    variable.automatic = true;
    QCOMPARE(intervalOptions(variable).first().value, u"$__auto"_s);
    const TimeRange hour{0, 3'600'000};
    QCOMPARE(intervalValue(variable, u"10m"_s, hour).values, QStringList{u"10m"_s});
    QCOMPARE(intervalValue(variable, u"$__auto"_s, hour).values, QStringList{u"2m"_s});
    QCOMPARE(intervalValue(variable, u"$__auto_interval_x"_s, {0, 60'000}).values, QStringList{u"10s"_s});
}

void TestVariables::order()
{
    SourceVariable source;
    source.common.name = u"ds"_s;
    QueryVariable instance = queryVariable(u"instance"_s, u"label_values(up{job=~\"$job\"}, instance)"_s);
    instance.sourceId = u"${ds}"_s;
    QueryVariable job = queryVariable(u"job"_s, u"label_values(up, job)"_s);
    job.regex = u"/$prefix.*/"_s;
    TextVariable prefix;
    prefix.common.name = u"prefix"_s;
    const VariableOrder found = orderVariables({instance, job, prefix, source});
    QVERIFY(found.errors.isEmpty());
    QCOMPARE(found.indexes, (QList<qsizetype>{2, 1, 3, 0}));
    // A name that is no variable is no dependency.
    QVERIFY(orderVariables({queryVariable(u"a"_s, u"label_values($nothing, b)"_s)}).errors.isEmpty());
}

void TestVariables::cycles_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("itself") << 1;
    QTest::newRow("two") << 2;
    QTest::newRow("fifty") << 50;
}

void TestVariables::cycles()
{
    QFETCH(int, size);
    QList<VariableSpec> variables = ring(size);
    variables.append(queryVariable(u"free"_s, u"label_values(job)"_s));
    variables.append(queryVariable(u"hanging"_s, u"label_values(up{a=\"$v0\"}, job)"_s));
    const VariableOrder found = orderVariables(variables);
    QCOMPARE(found.errors.size(), size);
    QVERIFY(found.errors.contains(u"v0"_s));
    QVERIFY(!found.errors.contains(u"hanging"_s));
    QCOMPARE(found.indexes.size(), size + 2);
    QCOMPARE(found.indexes.first(), qsizetype(size));
    QCOMPARE(found.indexes.last(), qsizetype(size) + 1);
}

void TestVariables::depth()
{
    QList<VariableSpec> chain = ring(100);
    std::get<QueryVariable>(chain.last()).query = u"label_values(job)"_s;
    const VariableOrder found = orderVariables(chain);
    QCOMPARE(found.indexes.size(), 100);
    QCOMPARE(found.errors.size(), 80);
    QVERIFY(found.errors.contains(u"v0"_s));
    QVERIFY(!found.errors.contains(u"v80"_s));
}

void TestVariables::dependents()
{
    const QList<VariableSpec> variables{queryVariable(u"c"_s, u"$b"_s), queryVariable(u"b"_s, u"$a"_s),
                                        queryVariable(u"a"_s, u"x"_s), queryVariable(u"d"_s, u"y"_s)};
    QCOMPARE(dependentsOf(u"a"_s, variables), QStringList({u"b"_s, u"c"_s}));
    QCOMPARE(dependentsOf(u"d"_s, variables), QStringList());
}

QTEST_GUILESS_MAIN(TestVariables)
#include "tst_variables.moc"
