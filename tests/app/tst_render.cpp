#include "tests/support/fakeprometheus.h"
#include "tests/support/unreachable.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QSet>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// `promontory render` from outside, against a server that does as it is told.
class TestRender : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void drawsEverything();
    void drawsOnePanel();
    void takesSizeAndScale();
    void takesVariablesAndTimes();
    void failedPanelsAreSaid();
    void strangeTypesAreSaid();
    void aDeadPortEndsInTime();
    void aBlackHoleEndsInTime();
    void aSilentServerEndsInTime();
    void vectorsAreVectors();
    void asksInStepsOfTheServer();
    void drawsGrafana_data();
    void drawsGrafana();
    void refusesWrongLines_data();
    void refusesWrongLines();

private:
    struct Outcome
    {
        int code = -1;
        QString errors;
        qint64 elapsedMs = 0;
    };

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    Outcome run(const QStringList &arguments) const;
    Outcome draw(const QStringList &more, const QString &file = u"fixture.json"_s,
                 const QString &output = u"out.png"_s);
    QJsonObject report() const;
    QHash<QString, QString> states() const;
    FakeReply answer(const FakeRequest &request) const;

    QTemporaryDir m_folder;
    FakePrometheus m_server;
    const QString m_program = QStringLiteral(PROMONTORY_BIN_DIR "/promontory");
};

/// How many colours a picture has; text alone gives dozens.
static qsizetype colorsIn(const QImage &image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    }
    return colors.size();
}

void TestRender::initTestCase()
{
    if (!QFile::exists(m_program))
        QSKIP("The program is not built.");
    QFile fixture(QStringLiteral(PROMONTORY_TEST_DATA "/render/fixture.json"));
    QVERIFY(fixture.open(QIODevice::ReadOnly));
    QByteArray text = fixture.readAll();
    write(u"fixture.json"_s, text);
    write(u"strange.json"_s, text.replace("\"timeseries\"", "\"hologram\""));
    write(u"broken.json"_s, "{\n  \"format\": oops\n}\n");
}

void TestRender::init()
{
    m_server.clearRequests();
    m_server.setHandler([this](const FakeRequest &request) { return answer(request); });
}

FakeReply TestRender::answer(const FakeRequest &request) const
{
    const QByteArray path = request.path();
    if (path.endsWith("/status/config"))
        return FakeReply::data(R"({"yaml":"global:\n  scrape_interval: 1s\nscrape_configs:\n- job_name: a\n"})");
    if (!path.contains("/query"))
        return FakeReply::text(404, "text/plain", "no");
    if (path.endsWith("/query"))
        return FakeReply::data(R"({"resultType":"vector","result":[{"metric":{"a":"b"},"value":[)"
                               + request.parameter(u"time"_s).toUtf8() + R"(,"7"]}]})");
    const qint64 end = request.parameter(u"end"_s).toLongLong();
    return FakeReply::data(matrixData({matrixSeries(R"({"job":"api"})", end - 40, 10, {"1", "3", "2", "4", "1"})}));
}

void TestRender::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

TestRender::Outcome TestRender::run(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QElapsedTimer timer;
    timer.start();
    process.start(m_program, QStringList{u"render"_s} + arguments);
    // The server answers from this event loop.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardError()), timer.elapsed()};
}

TestRender::Outcome TestRender::draw(const QStringList &more, const QString &file, const QString &output)
{
    QFile::remove(path(output));
    QFile::remove(path(u"report.json"_s));
    QStringList arguments{file, u"-o"_s, output, u"--report"_s, u"report.json"_s};
    if (more.filter(u"http://"_s).isEmpty())
        arguments += {u"--source"_s, m_server.url().toString()};
    return run(arguments + more);
}

QJsonObject TestRender::report() const
{
    QFile file(path(u"report.json"_s));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QHash<QString, QString> TestRender::states() const
{
    QHash<QString, QString> states;
    for (const QJsonValue &panel : report()[u"panels"_s].toArray())
        states.insert(panel[u"id"_s].toVariant().toString(), panel[u"state"_s].toString());
    return states;
}

void TestRender::drawsEverything()
{
    const Outcome outcome = draw({});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    const QImage image(path(u"out.png"_s));
    QVERIFY2(colorsIn(image) > 100, "The picture shows no panels.");
    QCOMPARE(image.width(), 1600);
    QVERIFY(image.height() > 300);
    const QJsonObject told = report();
    QCOMPARE(told[u"file"_s].toString(), u"fixture.json"_s);
    QVERIFY(told[u"duration_ms"_s].isDouble());
    QCOMPARE(told[u"to"_s].toInteger() - told[u"from"_s].toInteger(), 3'600'000);
    QVERIFY(qAbs(told[u"to"_s].toInteger() - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    const QJsonArray panels = told[u"panels"_s].toArray();
    QCOMPARE(panels.size(), 3);
    QVERIFY(panels[0][u"id"_s].isDouble());
    QCOMPARE(panels[0][u"title"_s].toString(), u"Rate of api"_s);
    QCOMPARE(panels[0][u"type"_s].toString(), u"timeseries"_s);
    QCOMPARE(panels[0][u"series"_s].toInt(), 1);
    QCOMPARE(panels[0][u"points"_s].toInt(), 5);
    QCOMPARE(panels[0][u"message"_s].toString(), QString());
    QVERIFY(panels[0][u"notices"_s].isArray());
    QCOMPARE(panels[1][u"id"_s], QJsonValue(u"two"_s));
    QCOMPARE(states().values(), QStringList(3, u"ok"_s));
}

void TestRender::drawsOnePanel()
{
    for (const QString &id : {u"1"_s, u"two"_s, u"3"_s}) {
        const Outcome outcome = draw({u"--panel"_s, id, u"--size"_s, u"500x300"_s});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
        QCOMPARE(QImage(path(u"out.png"_s)).size(), QSize(500, 300));
        QCOMPARE(states().keys(), QStringList{id});
    }
}

void TestRender::takesSizeAndScale()
{
    QCOMPARE(draw({u"--size"_s, u"800x200"_s, u"--scale"_s, u"2"_s, u"--theme"_s, u"light"_s}).code, 0);
    QCOMPARE(QImage(path(u"out.png"_s)).size(), QSize(1600, 400));
    QCOMPARE(states().size(), 3); // also of what is cut off
}

void TestRender::takesVariablesAndTimes()
{
    QCOMPARE(draw({u"--var"_s, u"job=db"_s, u"--from"_s, u"1700000000"_s, u"--to"_s, u"2023-11-14T23:13:20Z"_s}).code, 0);
    QCOMPARE(report()[u"from"_s].toInteger(), 1'700'000'000'000);
    QCOMPARE(report()[u"to"_s].toInteger(), 1'700'003'600'000);
    QStringList asked;
    for (const FakeRequest &request : m_server.requests())
        asked.append(request.parameter(u"query"_s));
    QVERIFY(asked.contains(u"good{job=\"db\"}"_s));
}

void TestRender::failedPanelsAreSaid()
{
    m_server.setHandler([this](const FakeRequest &request) {
        const bool bad = request.parameter(u"query"_s).startsWith(u"good"_s);
        return bad ? FakeReply::error(400, "bad_data", "1:1: no such thing") : answer(request);
    });
    QCOMPARE(draw({}).code, 1);
    QVERIFY(!QImage(path(u"out.png"_s)).isNull());
    QCOMPARE(states(), (QHash<QString, QString>{{u"1"_s, u"error"_s}, {u"two"_s, u"ok"_s}, {u"3"_s, u"ok"_s}}));
    QVERIFY(report()[u"panels"_s][0][u"message"_s].toString().contains(u"no such thing"));
}

void TestRender::strangeTypesAreSaid()
{
    QCOMPARE(draw({}, u"strange.json"_s).code, 1);
    QCOMPARE(states().value(u"1"_s), u"unsupported"_s);
    QVERIFY(report()[u"panels"_s][0][u"message"_s].toString().contains(u"hologram"));
}

void TestRender::aDeadPortEndsInTime()
{
    const Outcome outcome = draw({u"--source"_s, u"http://127.0.0.1:1"_s, u"--timeout"_s, u"10"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.elapsedMs < 12'000);
    QCOMPARE(states().value(u"1"_s), u"error"_s);
    QVERIFY(!QImage(path(u"out.png"_s)).isNull());
}

void TestRender::aBlackHoleEndsInTime()
{
    const Unreachable nowhere;
    const Outcome outcome = draw({u"--source"_s, nowhere.url().toString(), u"--timeout"_s, u"2"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.elapsedMs < 6'000);
    QCOMPARE(states().value(u"1"_s), u"error"_s);
    QCOMPARE(states().value(u"two"_s), u"ok"_s);
    QVERIFY(report()[u"panels"_s][0][u"message"_s].toString().contains(u"2 s"));
}

void TestRender::aSilentServerEndsInTime()
{
    FakeReply stall;
    stall.raw = QByteArray();
    stall.end = FakeReply::End::Stall;
    m_server.setReply(stall);
    const Outcome outcome = draw({u"--timeout"_s, u"1500ms"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.elapsedMs < 6'000);
    QCOMPARE(states().value(u"1"_s), u"error"_s);
}

void TestRender::vectorsAreVectors()
{
    const auto contents = [this](const QString &name) {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(draw({u"--panel"_s, u"1"_s}, u"fixture.json"_s, u"out.svg"_s).code, 0);
    const QByteArray svg = contents(u"out.svg"_s);
    QVERIFY(svg.contains("<text") && svg.contains("Rate of api"));
    QVERIFY(svg.contains("<path") || svg.contains("<polyline"));
    QVERIFY(!svg.contains("<image"));
    QCOMPARE(draw({u"--panel"_s, u"1"_s}, u"fixture.json"_s, u"out.pdf"_s).code, 0);
    const QByteArray pdf = contents(u"out.pdf"_s);
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(pdf.contains("/Font"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

void TestRender::asksInStepsOfTheServer()
{
    QCOMPARE(draw({u"--from"_s, u"now-1m"_s}).code, 0);
    for (const FakeRequest &request : m_server.requests()) {
        if (request.path().endsWith("/query_range"))
            QCOMPARE(request.parameter(u"step"_s), u"1"_s);
    }
}

void TestRender::drawsGrafana_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("one address for all") << QString();
    QTest::newRow("its reference") << u"${DS_METRICS}="_s;
    QTest::newRow("without braces") << u"DS_METRICS="_s;
    QTest::newRow("its name") << u"Our metrics="_s;
}

void TestRender::drawsGrafana()
{
    QFETCH(QString, prefix);
    write(u"grafana.json"_s, R"({"title": "Shop", "uid": "shop", "schemaVersion": 39, "time": {"from": "now-1h", "to": "now"},
        "__inputs": [{"name": "DS_METRICS", "label": "Our metrics", "type": "datasource", "pluginId": "prometheus"}],
        "panels": [{"id": 5, "type": "timeseries", "title": "Orders", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
                    "datasource": "${DS_METRICS}", "targets": [{"refId": "A", "expr": "orders_total"}]}]})");
    const Outcome outcome = draw({u"--config-dir"_s, path(u"config"_s), u"--source"_s, prefix + m_server.url().toString()},
                                 u"grafana.json"_s);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(states(), (QHash<QString, QString>{{u"5"_s, u"ok"_s}}));
}

void TestRender::refusesWrongLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QStringList usual{u"fixture.json"_s, u"-o"_s, u"x.png"_s, u"--source"_s, u"http://127.0.0.1:1"_s};
    const auto row = [&](const char *name, const QStringList &more, const QString &says) {
        QTest::newRow(name) << QStringList(usual + more) << says;
    };
    row("theme", {u"--theme"_s, u"blue"_s}, u"blue"_s);
    row("from", {u"--from"_s, u"soon"_s}, u"soon"_s);
    row("from after to", {u"--from"_s, u"now"_s, u"--to"_s, u"now-1h"_s}, u"now-1h"_s);
    row("panel", {u"--panel"_s, u"99"_s}, u"99"_s);
    row("variable", {u"--var"_s, u"nope=1"_s}, u"nope"_s);
    row("no value", {u"--var"_s, u"job"_s}, u"NAME=VALUE"_s);
    row("size", {u"--size"_s, u"wide"_s}, u"wide"_s);
    row("scale", {u"--scale"_s, u"99"_s}, u"--scale"_s);
    row("timeout", {u"--timeout"_s, u"0"_s}, u"--timeout"_s);
    row("option", {u"--frobnicate"_s}, u"frobnicate"_s);
    row("source", {u"--source"_s, u"ftp://x"_s}, u"ftp://x"_s);
    row("password", {u"--source"_s, u"http://u:p@x"_s}, u"password"_s);
    row("two files", {u"broken.json"_s}, u"one"_s);
    QTest::newRow("no output") << QStringList{u"fixture.json"_s} << u"-o"_s;
    QTest::newRow("hostile file") << QStringList{u"broken.json"_s, u"-o"_s, u"x.png"_s} << u"broken.json: This is no JSON value. (line 2, column 13)"_s;
    QTest::newRow("no file") << QStringList{u"none.json"_s, u"-o"_s, u"x.png"_s} << u"none.json"_s;
    QTest::newRow("device") << QStringList{u"/dev/zero"_s, u"-o"_s, u"x.png"_s} << u"/dev/zero"_s;
    QTest::newRow("no folder") << QStringList{u"fixture.json"_s, u"-o"_s, u"none/x.png"_s} << u"none/x.png"_s;
}

void TestRender::refusesWrongLines()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QVERIFY(!QFile::exists(path(u"x.png"_s)));
}

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
