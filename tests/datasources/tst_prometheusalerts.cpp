// The rules of a server: what becomes of them, and what is asked.
#include "datasources/prometheus/alertdecoder.h"
#include "tests/datasources/sourcefixture.h"

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QByteArray bodyOf(const QByteArray &groups)
{
    return R"({"status":"success","data":{"groups":[)" + groups + "]}}";
}

const QByteArray Two = R"json({"rules":[
    {"type":"recording","name":"job:up:sum","query":"sum(up)","health":"ok"},
    {"type":"alerting","name":"DiskFull","state":"firing","health":"ok","query":"free < 1","labels":{"severity":"page"},
     "annotations":{"summary":"Disk is full"},
     "alerts":[{"labels":{"alertname":"DiskFull","severity":"page","instance":"a:1"},
                "annotations":{"description":"long","summary":"Disk of a is full"},
                "state":"firing","activeAt":"2026-11-22T10:00:00.123456789Z","value":"9.5e-01"},
               {"labels":{"alertname":"DiskFull","instance":"b:1"},"annotations":{},"state":"pending",
                "activeAt":"2026-11-22T11:30:00+01:00","value":"NaN"}]},
    {"type":"alerting","name":"Slow","state":"inactive","health":"ok","labels":{"severity":"info"},
     "annotations":{"message":"It is slow"},"alerts":[]},
    {"type":"alerting","name":"Wrong","state":"unknown","health":"err","lastError":"bad","alerts":[]}],
    "name":"disks","file":"/etc/rules.yml","interval":15})json";

DecodeContext context()
{
    QueryRequest request;
    request.kind = QueryKind::Alerts;
    request.refId = u"A"_s;
    return {request, {}, {}, nullptr};
}

QStringList texts(const Frame &frame, QStringView name)
{
    QStringList all;
    for (const Field &field : frame.fields) {
        if (field.name == name && field.texts())
            all = QStringList(field.texts()->span().begin(), field.texts()->span().end());
    }
    return all;
}

NumberColumn numbers(const Frame &frame, QStringView name)
{
    for (const Field &field : frame.fields) {
        if (field.name == name && field.numbers())
            return *field.numbers();
    }
    return {};
}

} // namespace

class PrometheusAlertsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsRules();
    void readsNothing();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void bearsOddities();
    void keepsItsLimits();
    void stopsWhenCancelled();
    void asksTheServer();
    void saysThatThereAreNoRules();
};

void PrometheusAlertsTest::readsRules()
{
    const Result<QueryAnswer> answer = decodeAlerts(bodyOf(Two), context());
    QVERIFY(answer);
    QCOMPARE(answer->frames.size(), std::size_t(1));
    const Frame &frame = *answer->frames.front();
    QCOMPARE(frame.refId, u"A"_s);
    QCOMPARE(frame.meta.kind, FrameKind::Table);
    QCOMPARE(texts(frame, u"name"), (QStringList{u"DiskFull"_s, u"DiskFull"_s, u"Slow"_s, u"Wrong"_s}));
    QCOMPARE(texts(frame, u"state"), (QStringList{u"firing"_s, u"pending"_s, u"inactive"_s, u"error"_s}));
    QCOMPARE(texts(frame, u"severity"), (QStringList{u"page"_s, QString(), u"info"_s, QString()}));
    QCOMPARE(texts(frame, u"summary").at(0), u"Disk of a is full"_s);
    QCOMPARE(texts(frame, u"summary").at(2), u"It is slow"_s);
    QCOMPARE(texts(frame, u"group"), QStringList(4, u"disks"_s));
    QCOMPARE(texts(frame, u"labels").at(0), u"{\"alertname\":\"DiskFull\",\"severity\":\"page\",\"instance\":\"a:1\"}"_s);
    QCOMPARE(numbers(frame, u"since")[0], 1'795'341'600'000.0);
    QCOMPARE(numbers(frame, u"since")[1], 1'795'343'400'000.0);
    QVERIFY(isMissing(numbers(frame, u"since")[2]));
    QCOMPARE(numbers(frame, u"value")[0], 0.95);
    QVERIFY(std::isnan(numbers(frame, u"value")[1]));
    QCOMPARE(answer->trace.samples, 4);
}

void PrometheusAlertsTest::readsNothing()
{
    const Result<QueryAnswer> answer = decodeAlerts(bodyOf({}), context());
    QVERIFY(answer);
    QVERIFY(answer->frames.empty());
}

void PrometheusAlertsTest::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("empty") << QByteArray() << ErrorKind::BadResponse;
    QTest::newRow("page") << QByteArray("<html>Login</html>") << ErrorKind::BadResponse;
    QTest::newRow("cut") << bodyOf(Two).chopped(4) << ErrorKind::BadResponse;
    QTest::newRow("groups no list") << QByteArray(R"({"status":"success","data":{"groups":7}})") << ErrorKind::BadResponse;
    QTest::newRow("error") << QByteArray(R"({"status":"error","errorType":"bad_data","error":"no"})") << ErrorKind::BadQuery;
}

void PrometheusAlertsTest::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    const Result<QueryAnswer> answer = decodeAlerts(body, context());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QVERIFY(!answer.error().message.isEmpty());
}

void PrometheusAlertsTest::bearsOddities()
{
    const QByteArray odd = R"({"name":7,"rules":[{"type":"alerting","name":null,"labels":null,"annotations":{"summary":3},
        "alerts":[{"labels":{},"state":5,"activeAt":"0001-01-01T00:00:00Z","value":"many"}, {}]}]})";
    const Result<QueryAnswer> answer = decodeAlerts(bodyOf(odd), context());
    QVERIFY(answer);
    const Frame &frame = *answer->frames.front();
    QCOMPARE(frame.rows(), std::size_t(2));
    QVERIFY(isMissing(numbers(frame, u"since")[0]));
    QVERIFY(isMissing(numbers(frame, u"value")[0]));
    QCOMPARE(texts(frame, u"labels").at(1), u"{}"_s);
}

void PrometheusAlertsTest::keepsItsLimits()
{
    QByteArray rules;
    for (int i = 0; i < 21'000; ++i)
        rules += R"({"type":"alerting","name":"n","state":"inactive","alerts":[]},)";
    rules.chop(1);
    const Result<QueryAnswer> answer = decodeAlerts(bodyOf(R"({"name":"g","rules":[)" + rules + "]}"), context());
    QVERIFY(answer);
    QCOMPARE(answer->frames.front()->rows(), std::size_t(20'000));
    QCOMPARE(answer->notices.size(), 1);
    QCOMPARE(answer->notices.constFirst().severity, Notice::Severity::Partial);
    DecodeContext small = context();
    small.limits.bytes = 10;
    QCOMPARE(decodeAlerts(bodyOf(Two), small).error().kind, ErrorKind::TooLarge);
    const QByteArray longName = R"({"name":"g","rules":[{"type":"alerting","name":")" + QByteArray(100'000, 'x') + R"("}]})";
    QCOMPARE(texts(*decodeAlerts(bodyOf(longName), context())->frames.front(), u"name").at(0).size(), 4'000);
}

void PrometheusAlertsTest::stopsWhenCancelled()
{
    QByteArray rules;
    for (int i = 0; i < 1'000; ++i)
        rules += R"({"type":"alerting","name":"n","alerts":[]},)";
    rules.chop(1);
    DecodeContext cancelled = context();
    cancelled.isCancelled = [] { return true; };
    const Result<QueryAnswer> answer = decodeAlerts(bodyOf(R"({"name":"g","rules":[)" + rules + "]}"), cancelled);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
}

void PrometheusAlertsTest::asksTheServer()
{
    SourceFixture fixture;
    fixture.server.setReply(FakeReply::text(200, "application/json", bodyOf(Two)));
    QueryRequest request;
    request.kind = QueryKind::Alerts;
    request.range = {1'700'000'000'000, 1'700'000'000'000};
    const Result<QueryAnswer> answer = SourceFixture::wait(fixture.source->query(request));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->frames.front()->rows(), std::size_t(4));
    QVERIFY(answer->trace.url.endsWith(u"/api/v1/rules?type=alert"_s));
    QCOMPARE(answer->trace.method, u"GET"_s);
}

void PrometheusAlertsTest::saysThatThereAreNoRules()
{
    SourceFixture fixture;
    fixture.server.setReply(FakeReply::text(404, "text/plain", "404 page not found"));
    QueryRequest request;
    request.kind = QueryKind::Alerts;
    const Result<QueryAnswer> answer = SourceFixture::wait(fixture.source->query(request));
    QVERIFY(!answer);
    QVERIFY(!answer.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(PrometheusAlertsTest)
#include "tst_prometheusalerts.moc"
