#include "datasources/localprometheus/localconfig.h"
#include "datasources/localprometheus/logtail.h"
#include "datasources/localprometheus/targethealth.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TestLocalPrometheusConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsTargets_data();
    void readsTargets();
    void refusesTargets_data();
    void refusesTargets();
    void dropsEmptyAndRepeatedTargets();
    void quotesYaml_data();
    void quotesYaml();
    void writesConfiguration();
    void checksRetention_data();
    void checksRetention();
    void keepsTheLastLines();
    void readsTargetHealth();
    void refusesOtherAnswers_data();
    void refusesOtherAnswers();
};

void TestLocalPrometheusConfig::readsTargets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("url");
    QTest::newRow("host and port")
        << u"localhost:8000"_s << u"local"_s << u"http://localhost:8000/metrics"_s;
    QTest::newRow("host alone") << u"node1"_s << u"local"_s << u"http://node1/metrics"_s;
    QTest::newRow("host, port and path")
        << u"localhost:8000/own/metrics"_s << u"local"_s << u"http://localhost:8000/own/metrics"_s;
    QTest::newRow("http address") << u"http://10.0.0.1:9100"_s << u"local"_s
                                  << u"http://10.0.0.1:9100/metrics"_s;
    QTest::newRow("https address with path")
        << u"https://example.org/m"_s << u"local"_s << u"https://example.org/m"_s;
    QTest::newRow("trailing slash")
        << u"http://localhost:9100/"_s << u"local"_s << u"http://localhost:9100/metrics"_s;
    QTest::newRow("IPv6") << u"[::1]:9100"_s << u"local"_s << u"http://[::1]:9100/metrics"_s;
    QTest::newRow("upper case scheme")
        << u"HTTP://Host:1"_s << u"local"_s << u"http://host:1/metrics"_s;
    QTest::newRow("white space around")
        << u"  localhost:1 "_s << u"local"_s << u"http://localhost:1/metrics"_s;
    QTest::newRow("job before") << u"django=localhost:8000"_s << u"django"_s
                                << u"http://localhost:8000/metrics"_s;
    QTest::newRow("job and address")
        << u"my-node=https://n:9100/x"_s << u"my-node"_s << u"https://n:9100/x"_s;
    QTest::newRow("IDN host") << u"bücher.example:80"_s << u"local"_s
                              << u"http://xn--bcher-kva.example:80/metrics"_s;
}

void TestLocalPrometheusConfig::readsTargets()
{
    QFETCH(QString, text);
    const Result<ScrapeTarget> target = parseScrapeTarget(text);
    QVERIFY2(target, target ? "" : qPrintable(target.error().message));
    QTEST(target->job, "job");
    QTEST(target->url(), "url");
}

void TestLocalPrometheusConfig::refusesTargets_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("a space inside") << u"local host:80"_s;
    QTest::newRow("a line end and a key") << u"localhost:80\"\n    proxy_url: http://evil"_s;
    QTest::newRow("a carriage return") << u"localhost:80\r"_s + u"x"_s;
    QTest::newRow("a NUL") << QString(u"localhost"_s + QChar(u'\0') + u":80"_s);
    QTest::newRow("a next-line character") << QString(u"localhost"_s + QChar(0x85) + u":80"_s);
    QTest::newRow("a line separator") << QString(u"localhost"_s + QChar(0x2028) + u":80"_s);
    QTest::newRow("a bidi override") << QString(u"localhost"_s + QChar(0x202e) + u":80"_s);
    QTest::newRow("a lone surrogate") << QString(u"localhost"_s + QChar(0xd800) + u":80"_s);
    QTest::newRow("a quote") << u"localhost\":80"_s;
    QTest::newRow("a list end") << u"localhost:80],[evil:80"_s;
    QTest::newRow("credentials") << u"http://me:secret@localhost:80"_s;
    QTest::newRow("a query") << u"localhost:80/metrics?x=1"_s;
    QTest::newRow("a fragment") << u"localhost:80#x"_s;
    QTest::newRow("another scheme") << u"file:///etc/passwd"_s;
    QTest::newRow("ftp") << u"ftp://localhost/metrics"_s;
    QTest::newRow("no host") << u"http:///metrics"_s;
    QTest::newRow("port zero") << u"localhost:0"_s;
    QTest::newRow("port too large") << u"localhost:70000"_s;
    QTest::newRow("port is a word") << u"localhost:http"_s;
    QTest::newRow("very long") << u"a"_s.repeated(3000);
}

void TestLocalPrometheusConfig::refusesTargets()
{
    QFETCH(QString, text);
    const Result<ScrapeTarget> target = parseScrapeTarget(text);
    QVERIFY2(!target, target ? qPrintable(target->url()) : "");
    QCOMPARE(target.error().kind, ErrorKind::Syntax);
    QVERIFY(!target.error().message.contains(u"secret"_s));
}

void TestLocalPrometheusConfig::dropsEmptyAndRepeatedTargets()
{
    const auto targets =
        parseScrapeTargets({u"a:1"_s, QString(), u" "_s, u"http://a:1/metrics"_s, u"b:1"_s});
    QVERIFY(targets);
    QCOMPARE(targets->size(), 2);
    QVERIFY(!parseScrapeTargets({u"a:1"_s, u"not good"_s}));
}

void TestLocalPrometheusConfig::quotesYaml_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("quoted"); // empty: refused
    QTest::newRow("plain") << u"localhost:80"_s << QByteArray("\"localhost:80\"");
    QTest::newRow("quotes") << u"a\"b"_s << QByteArray("\"a\\\"b\"");
    QTest::newRow("backslash") << u"a\\"_s << QByteArray("\"a\\\\\"");
    QTest::newRow("backslash and quote") << u"\\\", x: \""_s << QByteArray("\"\\\\\\\", x: \\\"\"");
    QTest::newRow("flow and comment signs") << u"{a: [1], #x}"_s << QByteArray("\"{a: [1], #x}\"");
    QTest::newRow("a tag") << u"!!binary x"_s << QByteArray("\"!!binary x\"");
    QTest::newRow("place marker of the template") << u"@"_s << QByteArray("\"@\"");
    QTest::newRow("umlaut") << u"ü"_s << QByteArray("\"\xc3\xbc\"");
    QTest::newRow("empty") << QString(u""_s) << QByteArray("\"\"");
    QTest::newRow("line end") << u"a\nb"_s << QByteArray();
    QTest::newRow("tab") << u"a\tb"_s << QByteArray();
    QTest::newRow("NUL") << QString(QChar(u'\0')) << QByteArray();
    QTest::newRow("next line") << QString(QChar(0x85)) << QByteArray();
    QTest::newRow("paragraph separator") << QString(QChar(0x2029)) << QByteArray();
    QTest::newRow("lone surrogate") << QString(QChar(0xdc00)) << QByteArray();
}

void TestLocalPrometheusConfig::quotesYaml()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, quoted);
    const Result<QByteArray> result = quotedYaml(text);
    QCOMPARE(result.has_value(), !quoted.isEmpty());
    QCOMPARE(result.value_or(QByteArray()), quoted);
}

void TestLocalPrometheusConfig::writesConfiguration()
{
    const auto targets = parseScrapeTargets({u"django=localhost:8000"_s, u"https://b/x@y"_s});
    QVERIFY(targets);
    const Result<QByteArray> config = localPrometheusConfig(*targets, 5000);
    QVERIFY(config);
    QCOMPARE(*config, QByteArray("# Written by Promontory at each start; changes are lost.\n"
                                 "global:\n"
                                 "  scrape_interval: \"5000ms\"\n"
                                 "  scrape_timeout: \"5000ms\"\n"
                                 "scrape_configs:\n"
                                 "  - job_name: \"target-1\"\n"
                                 "    scheme: \"http\"\n"
                                 "    metrics_path: \"/metrics\"\n"
                                 "    static_configs:\n"
                                 "      - targets: [\"localhost:8000\"]\n"
                                 "        labels: {job: \"django\"}\n"
                                 "  - job_name: \"target-2\"\n"
                                 "    scheme: \"https\"\n"
                                 "    metrics_path: \"/x@y\"\n"
                                 "    static_configs:\n"
                                 "      - targets: [\"b\"]\n"
                                 "        labels: {job: \"local\"}\n"));
    QVERIFY(localPrometheusConfig({}, 60'000)
                ->contains("scrape_timeout: \"10000ms\"\nscrape_configs: []\n"));

    ScrapeTarget evil;
    evil.address = u"a:1\"]\nx: \""_s;
    QVERIFY(!localPrometheusConfig({evil}, 5000));
}

void TestLocalPrometheusConfig::checksRetention_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("days") << u"15d"_s << true;
    QTest::newRow("compound") << u"1w2d12h"_s << true;
    QTest::newRow("spaces around") << u" 2h "_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no unit") << u"15"_s << false;
    QTest::newRow("zero") << u"0d"_s << false;
    QTest::newRow("negative") << u"-1d"_s << false;
    QTest::newRow("fraction") << u"1.5d"_s << false;
    QTest::newRow("another flag") << u"15d --web.enable-admin-api"_s << false;
    QTest::newRow("trailing line end kept out") << u"15d\nx"_s << false;
}

void TestLocalPrometheusConfig::checksRetention()
{
    QFETCH(QString, text);
    QTEST(checkedRetention(text).has_value(), "good");
}

void TestLocalPrometheusConfig::keepsTheLastLines()
{
    LogTail tail(3);
    tail.append("one\ntw");
    QCOMPARE(tail.lines(), QStringList{u"one"_s});
    tail.append("o\r\n\nthree\x1b[31m\nfour\n");
    QCOMPARE(tail.lines(), (QStringList{u"two"_s, u"three [31m"_s, u"four"_s}));
    tail.append(QByteArray(10'000, 'x'));
    QCOMPARE(tail.lines().last().size(), 4096);
}

void TestLocalPrometheusConfig::readsTargetHealth()
{
    const auto healths =
        parseTargetHealth(R"({"status":"success","data":{"droppedTargets":[],"activeTargets":[
        {"labels":{"job":"b"},"scrapePool":"target-10","scrapeUrl":"http://b/metrics","lastError":"refused",
         "lastScrapeDuration":0.25,"health":"down"},
        {"labels":{"job":"a"},"scrapePool":"target-9","scrapeUrl":"http://a/metrics","health":"up"},
        {"labels":{"job":"c"},"scrapePool":"target-11","scrapeUrl":"http://c/metrics","health":"unknown"}]}})");
    QVERIFY(healths);
    QCOMPARE(healths->size(), 3);
    QCOMPARE(healths->at(0),
             (TargetHealth{u"http://a/metrics"_s, u"a"_s, TargetHealth::State::Up, {}, 0}));
    QCOMPARE(healths->at(1), (TargetHealth{u"http://b/metrics"_s, u"b"_s, TargetHealth::State::Down,
                                           u"refused"_s, 250}));
    QCOMPARE(healths->at(2).state, TargetHealth::State::Unknown);
}

void TestLocalPrometheusConfig::refusesOtherAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html>");
    QTest::newRow("an error") << QByteArray(R"({"status":"error","error":"x"})");
    QTest::newRow("no list") << QByteArray(R"({"status":"success","data":{"activeTargets":3}})");
}

void TestLocalPrometheusConfig::refusesOtherAnswers()
{
    QFETCH(QByteArray, body);
    QVERIFY(!parseTargetHealth(body));
}

QTEST_GUILESS_MAIN(TestLocalPrometheusConfig)
#include "tst_localprometheusconfig.moc"
