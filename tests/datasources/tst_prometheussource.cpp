#include "datasources/core/datasourceregistry.h"
#include "datasources/prometheus/prometheussource.h"
#include "tests/support/fakeprometheus.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

const QByteArray UpSeries = R"({"__name__":"up"})";

QueryRequest rangeRequest(const QString &expression = u"up"_s)
{
    QueryRequest request;
    request.expression = expression;
    request.range = {1'700'000'000'000, 1'700'000'030'000};
    request.stepMs = 15'000;
    return request;
}

FakeReply goodReply()
{
    return FakeReply::data(
        matrixData({matrixSeries(UpSeries, 1'700'000'000, 15, {"1", "2", "3"})}));
}

} // namespace

/// What a source asks and how it understands the answers. Faults are in tst_prometheusfaults.
class PrometheusSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void asksARange();
    void asksAMoment();
    void keepsThePathPrefix_data();
    void keepsThePathPrefix();
    void postsLongExpressions();
    void fallsBackFromPost_data();
    void fallsBackFromPost();
    void sendsCredentials();
    void sendsExtraParameters();
    void treats204AsEmpty();
    void looksUpLabels();
    void findsOutTheFlavour_data();
    void findsOutTheFlavour();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void measuresTheClock_data();
    void measuresTheClock();
    void cancelsTheRequest();
    void queuesBeyondSix();
    void thanosWarningsArePartial();
    void refusesAddresses_data();
    void refusesAddresses();
    void registryKeepsUnchangedSources();

private:
    template <typename T>
    Result<T> wait(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000) ||
            future.resultCount() == 0)
            return failure(ErrorKind::Timeout, u"no result"_s);
        return future.result();
    }
    std::unique_ptr<DataSource> makeSource(const SourceSettings &settings,
                                           const SourceSecrets &secrets = {});
    std::unique_ptr<DataSource> makeSource(const QString &path = {});

    ManualClock m_clock;
    QThreadPool m_pool;
    std::unique_ptr<FakePrometheus> m_server;
};

void PrometheusSourceTest::init()
{
    m_server = std::make_unique<FakePrometheus>();
    m_server->setReply(goodReply());
}

std::unique_ptr<DataSource> PrometheusSourceTest::makeSource(const SourceSettings &settings,
                                                             const SourceSecrets &secrets)
{
    HttpLimits limits;
    limits.backoffMs = 10;
    const SourceEnvironment environment{m_clock, m_pool, [] { return 0.5; }, limits, {}};
    return std::move(*PrometheusSource::create(settings, secrets, environment));
}

std::unique_ptr<DataSource> PrometheusSourceTest::makeSource(const QString &path)
{
    SourceSettings settings;
    settings.uid = u"p"_s;
    settings.url = m_server->url(path);
    return makeSource(settings);
}

void PrometheusSourceTest::asksARange()
{
    const auto source = makeSource();
    const auto answer = wait(source->query(rangeRequest(u"rate(x{a=\"b\"}[5m]) + 1"_s)));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->frames.size(), size_t(1));
    QCOMPARE(answer->trace.method, u"GET"_s);
    QCOMPARE(answer->trace.status, 200);
    QVERIFY(answer->trace.head.startsWith("{\"status\""));
    QCOMPARE(m_server->requests().size(), 1);
    const FakeRequest request = m_server->requests().first();
    QCOMPARE(request.path(), QByteArray("/api/v1/query_range"));
    QCOMPARE(request.parameter(u"query"_s), u"rate(x{a=\"b\"}[5m]) + 1"_s);
    QCOMPARE(request.parameter(u"start"_s), u"1700000000"_s);
    QCOMPARE(request.parameter(u"end"_s), u"1700000030"_s);
    QCOMPARE(request.parameter(u"step"_s), u"15"_s);
    QVERIFY(!request.headers.contains("cookie"));
    QVERIFY(!request.headers.contains("authorization"));
}

void PrometheusSourceTest::asksAMoment()
{
    m_server->setReply(
        FakeReply::data(R"({"resultType":"vector","result":[{"metric":{},"value":[5,"1"]}]})"));
    const auto source = makeSource();
    QueryRequest request = rangeRequest();
    request.kind = QueryKind::Instant;
    request.range = {0, 1'700'000'000'250};
    QVERIFY(wait(source->query(request)).has_value());
    QCOMPARE(m_server->requests().first().path(), QByteArray("/api/v1/query"));
    QCOMPARE(m_server->requests().first().parameter(u"time"_s), u"1700000000.25"_s);
}

void PrometheusSourceTest::keepsThePathPrefix_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("none") << QString() << QByteArray("/api/v1/query_range");
    QTest::newRow("slash") << u"/"_s << QByteArray("/api/v1/query_range");
    QTest::newRow("prefix") << u"/prometheus"_s << QByteArray("/prometheus/api/v1/query_range");
    QTest::newRow("slash at the end")
        << u"/select/0/prometheus/"_s << QByteArray("/select/0/prometheus/api/v1/query_range");
}

void PrometheusSourceTest::keepsThePathPrefix()
{
    QFETCH(QString, prefix);
    QFETCH(QByteArray, path);
    const auto source = makeSource(prefix);
    QVERIFY(wait(source->query(rangeRequest())).has_value());
    QCOMPARE(m_server->requests().first().path(), path);
}

void PrometheusSourceTest::postsLongExpressions()
{
    const QString expression = u"sum("_s + QString(3000, u'a') + u')';
    const auto source = makeSource();
    const auto answer = wait(source->query(rangeRequest(expression)));
    QVERIFY(answer.has_value());
    const FakeRequest request = m_server->requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.headers.value("content-type"),
             QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.parameter(u"query"_s), expression);
    QVERIFY(!request.target.contains('?'));
    QVERIFY(answer->trace.body.contains(u"query="));
}

void PrometheusSourceTest::fallsBackFromPost_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("403") << 403;
    QTest::newRow("405") << 405;
    QTest::newRow("501") << 501;
}

void PrometheusSourceTest::fallsBackFromPost()
{
    QFETCH(int, status);
    m_server->setHandler([status](const FakeRequest &request) {
        return request.method == "POST" ? FakeReply::text(status, "text/plain", "no POST here")
                                        : goodReply();
    });
    const auto source = makeSource();
    const auto answer = wait(source->query(rangeRequest(QString(3000, u'a'))));
    QVERIFY(answer.has_value());
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().last().method, QByteArray("GET"));
    QCOMPARE(m_server->requests().last().parameter(u"query"_s).size(), 3000);
}

void PrometheusSourceTest::sendsCredentials()
{
    SourceSettings settings;
    settings.url = m_server->url();
    settings.auth = AuthKind::Bearer;
    settings.tenant = u"team"_s;
    SourceSecrets secrets;
    secrets.token = "t0ken";
    const auto source = makeSource(settings, secrets);
    const auto answer = wait(source->query(rangeRequest()));
    QVERIFY(answer.has_value());
    const auto headers = m_server->requests().first().headers;
    QCOMPARE(headers.value("authorization"), QByteArray("Bearer t0ken"));
    QCOMPARE(headers.value("x-scope-orgid"), QByteArray("team"));
    QVERIFY(!answer->trace.url.contains(u"t0ken"));
}

void PrometheusSourceTest::sendsExtraParameters()
{
    SourceSettings settings;
    settings.url = m_server->url();
    settings.queryParameters = {{u"dedup"_s, u"true"_s}, {u"extra_filters[]"_s, u"{a=\"b\"}"_s}};
    const auto source = makeSource(settings);
    QVERIFY(wait(source->query(rangeRequest())).has_value());
    QCOMPARE(m_server->requests().first().parameter(u"dedup"_s), u"true"_s);
    QCOMPARE(m_server->requests().first().parameter(u"extra_filters[]"_s), u"{a=\"b\"}"_s);
}

void PrometheusSourceTest::treats204AsEmpty()
{
    m_server->setReply(FakeReply::text(204, "text/plain", {}));
    const auto source = makeSource();
    const auto answer = wait(source->query(rangeRequest()));
    QVERIFY(answer.has_value());
    QVERIFY(answer->frames.empty());
}

void PrometheusSourceTest::looksUpLabels()
{
    m_server->setReply(FakeReply::data(R"(["a","b"])"));
    const auto source = makeSource();
    LabelQuery query;
    query.matchers = QStringList{u"up{a=\"b\"}"_s};
    query.range = {1'000, 2'500};
    QCOMPARE(wait(source->labelNames(query)).value(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(m_server->requests().last().path(), QByteArray("/api/v1/labels"));
    QCOMPARE(m_server->requests().last().parameter(u"match[]"_s), u"up{a=\"b\"}"_s);
    QCOMPARE(m_server->requests().last().parameter(u"end"_s), u"2.5"_s);
    query.label = u"job"_s;
    QVERIFY(wait(source->labelValues(query)).has_value());
    QCOMPARE(m_server->requests().last().path(), QByteArray("/api/v1/label/job/values"));
    query.label = u"http.status_code"_s;
    QVERIFY(wait(source->labelValues(query)).has_value());
    QCOMPARE(m_server->requests().last().path(),
             QByteArray("/api/v1/label/U__http_2e_status__code/values"));
    m_server->setReply(FakeReply::data(R"([{"a":"1"}])"));
    QCOMPARE(wait(source->series(query))->size(), 1);
    m_server->setReply(FakeReply::data(R"({"up":[{"type":"gauge","help":"","unit":""}]})"));
    QCOMPARE(wait(source->metadata(u"up"_s))->size(), 1);
}

void PrometheusSourceTest::findsOutTheFlavour_data()
{
    QTest::addColumn<QByteArray>("buildInfo");
    QTest::addColumn<bool>("stores");
    QTest::addColumn<QString>("flavour");
    QTest::addColumn<QString>("version");
    const QByteArray prometheus = R"({"version":"2.42.0","revision":"r","goVersion":"go1.19"})";
    QTest::newRow("Prometheus") << prometheus << false << u"Prometheus"_s << u"2.42.0"_s;
    QTest::newRow("Thanos") << prometheus << true << u"Thanos"_s << u"2.42.0"_s;
    QTest::newRow("Mimir")
        << QByteArray(R"({"application":"Grafana Mimir","version":"2.10","revision":"r"})") << false
        << u"Mimir"_s << u"2.10"_s;
    QTest::newRow("VictoriaMetrics")
        << QByteArray(R"({"version":"2.24.0"})") << false << u"VictoriaMetrics"_s << u"1.79.5"_s;
    QTest::newRow("no build info") << QByteArray() << false << u"Prometheus"_s << QString();
}

void PrometheusSourceTest::findsOutTheFlavour()
{
    QFETCH(QByteArray, buildInfo);
    QFETCH(bool, stores);
    QFETCH(QString, flavour);
    QFETCH(QString, version);
    m_server->setHandler([=](const FakeRequest &request) {
        if (request.path().endsWith("/query"))
            return FakeReply::data(
                R"({"resultType":"vector","result":[{"metric":{},"value":[5,"1"]}]})");
        if (request.path().endsWith("/buildinfo") && !buildInfo.isEmpty())
            return FakeReply::data(buildInfo);
        if (request.path().endsWith("/stores") && stores)
            return FakeReply::data("{}");
        if (request.path() == "/metrics")
            return FakeReply::text(200, "text/plain",
                                   "vm_app_version{version=\"x\", short_version=\"v1.79.5\"} 1\n");
        return FakeReply::text(404, "text/plain", "404 page not found");
    });
    const auto source = makeSource(u"/prefix"_s);
    const auto health = wait(source->check());
    QVERIFY(health.has_value());
    QCOMPARE(health->flavour, flavour);
    QCOMPARE(health->version, version);
}

void PrometheusSourceTest::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("login page") << 200 << QByteArray("<html>") << ErrorKind::BadResponse
                                << u"web page"_s;
    QTest::newRow("another program")
        << 200 << QByteArray("hello") << ErrorKind::BadResponse << u"hello"_s;
    QTest::newRow("wrong path") << 404 << QByteArray("404") << ErrorKind::Unsupported << u"path"_s;
    QTest::newRow("wrong password")
        << 401 << QByteArray("Unauthorized") << ErrorKind::Unauthorised << u"credentials"_s;
    QTest::newRow("starting") << 503 << QByteArray("Service Unavailable") << ErrorKind::Server
                              << u"server"_s;
}

void PrometheusSourceTest::saysWhatIsWrong()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    m_server->setReply(FakeReply::text(status, "text/plain", body));
    const auto source = makeSource();
    const auto health = wait(source->check());
    QVERIFY(!health.has_value());
    QCOMPARE(health.error().kind, kind);
    QVERIFY2(health.error().message.contains(says), qPrintable(health.error().message));
}

void PrometheusSourceTest::measuresTheClock_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("skewSeconds");
    QTest::addColumn<QString>("says");
    // The manual clock shows 22:13:20.
    QTest::newRow("right") << QByteArray("Tue, 14 Nov 2023 22:13:20 GMT") << Q_INT64_C(0)
                           << QString();
    QTest::newRow("an hour ahead") << QByteArray("Tue, 14 Nov 2023 23:13:20 GMT")
                                   << Q_INT64_C(3'600) << u"ahead"_s;
    QTest::newRow("an hour behind")
        << QByteArray("Tue, 14 Nov 2023 21:13:20 GMT") << Q_INT64_C(-3'600) << u"behind"_s;
    QTest::newRow("1970") << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT")
                          << Q_INT64_C(-1'700'000'000) << u"behind"_s;
    QTest::newRow("missing") << QByteArray() << Q_INT64_C(0) << QString();
    QTest::newRow("no date") << QByteArray("yesterday") << Q_INT64_C(0) << QString();
}

void PrometheusSourceTest::measuresTheClock()
{
    QFETCH(QByteArray, date);
    QFETCH(qint64, skewSeconds);
    QFETCH(QString, says);
    FakeReply reply = FakeReply::data(R"({"resultType":"vector","result":[]})");
    if (!date.isEmpty())
        reply.headers.append(std::pair(QByteArray("Date"), date));
    m_server->setReply(reply);
    const auto source = makeSource();
    const auto health = wait(source->check());
    QVERIFY(health.has_value());
    QVERIFY(std::abs(health->clockSkewMs - skewSeconds * 1'000) < 2'000);
    const Notice first = health->notices.value(0);
    QCOMPARE(first.text.contains(u"clock"), !says.isEmpty());
    QVERIFY2(first.text.contains(says), qPrintable(first.text));
    if (!says.isEmpty())
        QCOMPARE(first.severity, Notice::Severity::Warning);
}

void PrometheusSourceTest::cancelsTheRequest()
{
    FakeReply stalled = goodReply();
    stalled.sendOnly = 50;
    stalled.end = FakeReply::End::Stall;
    m_server->setReply(stalled);
    const auto source = makeSource();
    auto future = source->query(rangeRequest());
    QTRY_COMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_server->openConnections(), 1);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 0);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

void PrometheusSourceTest::queuesBeyondSix()
{
    FakeReply stalled = goodReply();
    stalled.sendOnly = 50;
    stalled.end = FakeReply::End::Stall;
    m_server->setReply(stalled);
    const auto source = makeSource();
    QList<QFuture<Result<QueryAnswer>>> futures;
    for (int i = 0; i < 8; ++i)
        futures.append(source->query(rangeRequest()));
    QTRY_COMPARE(m_server->requests().size(), 6);
    futures[7].cancel();
    m_server->setReply(goodReply());
    futures[0].cancel();
    QVERIFY(wait(futures[6]).has_value());
    QCOMPARE(m_server->requests().size(), 7);
}

void PrometheusSourceTest::thanosWarningsArePartial()
{
    FakeReply reply;
    reply.body =
        R"({"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["store down"]})";
    m_server->setReply(reply);
    SourceSettings settings;
    settings.url = m_server->url();
    const auto plain = makeSource(settings);
    QCOMPARE(wait(plain->query(rangeRequest()))->notices.at(0).severity, Notice::Severity::Warning);
    settings.queryParameters = {{u"partial_response"_s, u"true"_s}};
    const auto thanos = makeSource(settings);
    QCOMPARE(wait(thanos->query(rangeRequest()))->notices.at(0).severity,
             Notice::Severity::Partial);
}

void PrometheusSourceTest::refusesAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("empty") << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("data") << u"data:,x"_s;
    QTest::newRow("no host") << u"http:///path"_s;
    QTest::newRow("user info") << u"http://me:pw@host"_s;
}

void PrometheusSourceTest::refusesAddresses()
{
    QFETCH(QString, url);
    SourceSettings settings;
    settings.url = QUrl(url);
    const SourceEnvironment environment{m_clock, m_pool, [] { return 0.5; }, {}, {}};
    const auto source = PrometheusSource::create(settings, {}, environment);
    QVERIFY(!source.has_value());
    QCOMPARE(source.error().kind, ErrorKind::Unsupported);
    QVERIFY(!source.error().message.contains(u"pw"));
}

void PrometheusSourceTest::registryKeepsUnchangedSources()
{
    DataSourceRegistry registry;
    registry.addKind(u"prometheus"_s,
                     [this](const SourceSettings &settings, const SourceSecrets &secrets) {
                         return PrometheusSource::create(
                             settings, secrets, {m_clock, m_pool, [] { return 0.5; }, {}, {}});
                     });
    SourceSettings a;
    a.uid = u"a"_s;
    a.url = m_server->url();
    SourceSettings b = a;
    b.uid = u"b"_s;
    b.isDefault = true;
    SourceSettings strange = a;
    strange.uid = u"s"_s;
    strange.kind = u"strange"_s;
    QSignalSpy changed(&registry, &DataSourceRegistry::sourcesChanged);
    registry.setSources({{a, {}}, {b, {}}, {strange, {}}});
    QCOMPARE(changed.size(), 1);
    DataSource *const first = registry.find(u"a"_s);
    QVERIFY(first);
    QCOMPARE(registry.defaultSource()->uid(), u"b"_s);
    QCOMPARE(registry.find({})->uid(), u"b"_s);
    QCOMPARE(registry.find(u"x"_s), nullptr);
    QCOMPARE(wait(registry.find(u"s"_s)->query(rangeRequest())).error().kind,
             ErrorKind::Unsupported);
    b.scrapeIntervalMs = 1000;
    b.isDefault = false;
    registry.setSources({{b, {}}, {a, {}}});
    QCOMPARE(registry.find(u"a"_s), first);
    QCOMPARE(registry.defaultSource()->uid(), u"b"_s);
    QCOMPARE(registry.find(u"s"_s), nullptr);
}

QTEST_GUILESS_MAIN(PrometheusSourceTest)
#include "tst_prometheussource.moc"
