#include "app/cli/queryoptions.h"
#include "app/cli/queryoutput.h"
#include "tests/support/framebuilder.h"

#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 NowMs = 1'700'000'000'000;

QStringList withSource(QStringList arguments)
{
    return arguments + QStringList{u"--source"_s, u"http://localhost:9090/p"_s};
}

QueryRequest rangeRequest(qint64 fromMs, qint64 toMs, qint64 stepMs)
{
    QueryRequest request;
    request.range = {fromMs, toMs};
    request.stepMs = stepMs;
    return request;
}

QueryRequest instantRequest()
{
    QueryRequest request;
    request.kind = QueryKind::Instant;
    return request;
}

} // namespace

class QueryCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void takesTheExpression_data();
    void takesTheExpression();
    void takesTimesAsTheyAre();
    void takesNowForOneMoment();
    void refusesWrongLines_data();
    void refusesWrongLines();
    void writesNumbers_data();
    void writesNumbers();
    void writesTimes();
    void writesCsv();
    void writesCsvOfTimesOffTheSteps();
    void writesInstantCsv();
    void writesNothing();
    void writesJson();
    void writesATable();
    void writesManySeriesAsRows();
};

void QueryCommandTest::takesTheExpression_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expression");
    QTest::newRow("first") << QStringList{u"up"_s} << u"up"_s;
    QTest::newRow("begins with a minus") << QStringList{u"-up * 2"_s} << u"-up * 2"_s;
    QTest::newRow("a negative number") << QStringList{u"-1"_s} << u"-1"_s;
    QTest::newRow("behind options") << QStringList{u"--format"_s, u"csv"_s, u"up"_s} << u"up"_s;
    QTest::newRow("option with equals")
        << QStringList{u"--format=json"_s, u"--foo == 1"_s} << u"--foo == 1"_s;
    QTest::newRow("two signs") << QStringList{u"--foo==1"_s} << u"--foo==1"_s;
    QTest::newRow("two signs and a call") << QStringList{u"--rate(x[5m])"_s} << u"--rate(x[5m])"_s;
    QTest::newRow("looks like an option") << QStringList{u"--"_s, u"--help"_s} << u"--help"_s;
    QTest::newRow("holds an equals sign")
        << QStringList{u"a{b=\"c\"} == 1"_s} << u"a{b=\"c\"} == 1"_s;
}

void QueryCommandTest::takesTheExpression()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, expression);
    const auto options = readQueryOptions(withSource(arguments), NowMs);
    QVERIFY2(options.has_value(), options ? "" : qPrintable(options.error().message));
    QCOMPARE(options->request.expression, expression);
    QCOMPARE(options->source.toString(), u"http://localhost:9090/p"_s);
}

void QueryCommandTest::takesTimesAsTheyAre()
{
    const auto options =
        readQueryOptions(withSource({u"up"_s, u"--from"_s, u"1699999001.5"_s, u"--to"_s,
                                     u"2023-11-14T22:13:20Z"_s, u"--step"_s, u"37"_s}),
                         NowMs);
    QVERIFY(options.has_value());
    QCOMPARE(options->request.kind, QueryKind::Range);
    QCOMPARE(options->request.range, (TimeRange{1'699'999'001'500, NowMs}));
    QCOMPARE(options->request.stepMs, 37'000);
}

void QueryCommandTest::takesNowForOneMoment()
{
    const auto now = readQueryOptions(withSource({u"up"_s}), NowMs);
    QVERIFY(now.has_value());
    QCOMPARE(now->request.kind, QueryKind::Instant);
    QCOMPARE(now->request.range.toMs, NowMs);
    const auto earlier = readQueryOptions(withSource({u"up"_s, u"--time"_s, u"now-1h"_s}), NowMs);
    QVERIFY(earlier.has_value());
    QCOMPARE(earlier->request.range.toMs, NowMs - 3'600'000);
}

void QueryCommandTest::refusesWrongLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no source") << QStringList{u"up"_s};
    QTest::newRow("no expression") << withSource({});
    QTest::newRow("two expressions") << withSource({u"up"_s, u"down"_s});
    QTest::newRow("unknown option") << withSource({u"up"_s, u"--fromm"_s, u"5"_s});
    QTest::newRow("unknown option alone") << withSource({u"--bogus"_s});
    QTest::newRow("unknown option with a value") << withSource({u"--bogus=5"_s, u"up"_s});
    QTest::newRow("value missing") << QStringList{u"up"_s, u"--source"_s};
    QTest::newRow("range without step") << withSource({u"up"_s, u"--from"_s, u"now-1h"_s});
    QTest::newRow("range and moment") << withSource(
        {u"up"_s, u"--from"_s, u"now-1h"_s, u"--step"_s, u"15"_s, u"--time"_s, u"now"_s});
    QTest::newRow("time") << withSource({u"up"_s, u"--time"_s, u"soon"_s});
    QTest::newRow("step") << withSource({u"up"_s, u"--from"_s, u"now-1h"_s, u"--step"_s, u"0"_s});
    QTest::newRow("format") << withSource({u"up"_s, u"--format"_s, u"xml"_s});
    QTest::newRow("source") << QStringList{u"up"_s, u"--source"_s, u"file:///etc/passwd"_s};
}

void QueryCommandTest::refusesWrongLines()
{
    QFETCH(QStringList, arguments);
    const auto options = readQueryOptions(arguments, NowMs);
    QVERIFY(!options.has_value());
    QVERIFY(!options.error().message.isEmpty());
}

void QueryCommandTest::writesNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("one") << 1.0 << QByteArray("1");
    QTest::newRow("a third") << 1.0 / 3 << QByteArray("0.3333333333333333");
    QTest::newRow("negative zero") << -0.0 << QByteArray("-0");
    QTest::newRow("large") << 1e21 << QByteArray("1e+21");
    QTest::newRow("smallest") << 5e-324 << QByteArray("5e-324");
    QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN() << QByteArray("NaN");
    QTest::newRow("+Inf") << infinity << QByteArray("+Inf");
    QTest::newRow("-Inf") << -infinity << QByteArray("-Inf");
}

void QueryCommandTest::writesNumbers()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    QCOMPARE(numberText(value), text);
}

void QueryCommandTest::writesTimes()
{
    QCOMPARE(timeText(NowMs), QByteArray("2023-11-14T22:13:20Z"));
    QCOMPARE(timeText(NowMs + 7), QByteArray("2023-11-14T22:13:20.007Z"));
    QCOMPARE(timeText(-1), QByteArray("1969-12-31T23:59:59.999Z"));
}

void QueryCommandTest::writesCsv()
{
    QueryAnswer answer;
    const QList<Labels::Pair> labels{{u"__name__"_s, u"up"_s}, {u"b"_s, u"2"_s}, {u"a"_s, u"1"_s}};
    answer.frames = {
        FrameBuilder().labels(labels).start(0).step(1000).values({1, 0.5}).build(),
        FrameBuilder().times({1000}).values({std::numeric_limits<double>::infinity()}).build()};
    QCOMPARE(formatAnswer(answer, rangeRequest(0, 2500, 1000), OutputFormat::Csv),
             QByteArray("time,\"up{a=\"\"1\"\",b=\"\"2\"\"}\",{}\n"
                        "1970-01-01T00:00:00Z,1,\n"
                        "1970-01-01T00:00:01Z,0.5,+Inf\n"
                        "1970-01-01T00:00:02Z,,\n"));
}

void QueryCommandTest::writesCsvOfTimesOffTheSteps()
{
    QueryAnswer answer;
    answer.frames = {FrameBuilder().times({250, 1250}).values({1, 2}).build()};
    QCOMPARE(formatAnswer(answer, rangeRequest(0, 2000, 1000), OutputFormat::Csv),
             QByteArray("time,{}\n1970-01-01T00:00:00.250Z,1\n1970-01-01T00:00:01.250Z,2\n"));
}

void QueryCommandTest::writesInstantCsv()
{
    QueryAnswer answer;
    answer.frames = {FrameBuilder().labels({{u"a"_s, u"1"_s}}).times({5000}).values({1}).build(),
                     FrameBuilder().labels({{u"a"_s, u"2"_s}}).times({5000}).values({2}).build()};
    QCOMPARE(formatAnswer(answer, instantRequest(), OutputFormat::Csv),
             QByteArray("time,\"{a=\"\"1\"\"}\",\"{a=\"\"2\"\"}\"\n1970-01-01T00:00:05Z,1,2\n"));
}

void QueryCommandTest::writesNothing()
{
    QCOMPARE(formatAnswer({}, rangeRequest(0, 2000, 1000), OutputFormat::Csv),
             QByteArray("time\n"));
}

void QueryCommandTest::writesJson()
{
    QueryAnswer answer;
    answer.trace.resultType = u"matrix"_s;
    answer.notices = {{Notice::Severity::Warning, u"w"_s}};
    answer.frames = {
        FrameBuilder().labels({{u"a"_s, u"1"_s}}).times({1500, 2000}).values({1, 2.5}).build()};
    QCOMPARE(
        formatAnswer(answer, rangeRequest(0, 2000, 500), OutputFormat::Json),
        QByteArray(
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"1"},)"
            R"("values":[[1.500,"1"],[2,"2.5"]]}]},"warnings":["w"]})"
            "\n"));
    answer.trace.resultType = u"scalar"_s;
    answer.notices.clear();
    answer.frames = {FrameBuilder().times({1000}).values({4}).build()};
    QCOMPARE(formatAnswer(answer, instantRequest(), OutputFormat::Json),
             QByteArray(R"({"status":"success","data":{"resultType":"scalar","result":[1,"4"]}})"
                        "\n"));
}

void QueryCommandTest::writesATable()
{
    QueryAnswer answer;
    answer.frames = {FrameBuilder().labels({{u"a"_s, u"1"_s}}).times({5000}).values({1}).build()};
    QCOMPARE(
        formatAnswer(answer, instantRequest(), OutputFormat::Table),
        QByteArray("series   time                  value\n{a=\"1\"}  1970-01-01T00:00:05Z  1\n"));
}

void QueryCommandTest::writesManySeriesAsRows()
{
    QueryAnswer answer;
    for (int i = 0; i < 20; ++i)
        answer.frames.push_back(FrameBuilder()
                                    .labels({{u"instance"_s, u"server-%1:9090"_s.arg(i)}})
                                    .times({0, 1000})
                                    .values({0.5, double(i)})
                                    .build());
    const QByteArrayList lines =
        formatAnswer(answer, rangeRequest(0, 1000, 1000), OutputFormat::Table).split('\n');
    QCOMPARE(lines.size(), 42);
    QCOMPARE(lines.at(0), QByteArray("series                       time                  value"));
    QCOMPARE(lines.at(4), QByteArray("{instance=\"server-1:9090\"}   1970-01-01T00:00:01Z  1"));
}

QTEST_GUILESS_MAIN(QueryCommandTest)
#include "tst_querycommand.moc"
