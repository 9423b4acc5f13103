#include "tests/support/fakeprometheus.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// What panels do beside asking one question each, from outside: repeats, borrowed data, expressions.
class TestRenderPanels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void panelsAndRowsAreRepeated();
    void panelsShareAndCompute();
    void brokenVariablesAreSaid();
    void foreignSourcesAreSaidAtOnce();

private:
    int draw(const QString &name);
    QJsonObject panel(const QString &title) const;
    QStringList asked() const;
    FakeReply answer(const FakeRequest &request) const;

    QTemporaryDir m_folder;
    FakePrometheus m_server;
    QJsonArray m_panels;
    const QString m_program = QStringLiteral(PROMONTORY_BIN_DIR "/promontory");
};

void TestRenderPanels::initTestCase()
{
    if (!QFile::exists(m_program))
        QSKIP("The program is not built.");
}

void TestRenderPanels::init()
{
    m_server.clearRequests();
    m_server.setHandler([this](const FakeRequest &request) { return answer(request); });
}

FakeReply TestRenderPanels::answer(const FakeRequest &request) const
{
    const QByteArray path = request.path();
    if (path.endsWith("/status/config"))
        return FakeReply::data(R"({"yaml":"global:\n  scrape_interval: 15s\n"})");
    if (path.contains("/label/"))
        return FakeReply::text(503, "text/plain", "tired");
    const qint64 end = request.parameter(u"end"_s).toLongLong();
    if (path.endsWith("/query_exemplars"))
        return FakeReply::data("[{\"seriesLabels\":{\"job\":\"api\"},\"exemplars\":[{\"labels\":{\"trace_id\":"
                               "\"x1\"},\"value\":\"9\",\"timestamp\":"
                               + QByteArray::number(end - 90) + ".5}]}]");
    const bool isDivisor = request.parameter(u"query"_s) == u"hidden_b"_s;
    return FakeReply::data(matrixData({matrixSeries(R"({"job":"api"})", end - 120, 60,
                                                    {isDivisor ? "2" : "1", isDivisor ? "2" : "3", "2"})}));
}

int TestRenderPanels::draw(const QString &name)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(m_program, {u"render"_s, QStringLiteral(PROMONTORY_TEST_DATA "/render/") + name, u"-o"_s, u"out.png"_s, u"--report"_s, u"report.json"_s,
                              u"--source"_s, m_server.url().toString()});
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000)) {
        process.kill();
        process.waitForFinished();
        return -1;
    }
    QFile report(m_folder.filePath(u"report.json"_s));
    m_panels = report.open(QIODevice::ReadOnly)
        ? QJsonDocument::fromJson(report.readAll()).object()[u"panels"_s].toArray()
        : QJsonArray();
    return process.exitCode();
}

QJsonObject TestRenderPanels::panel(const QString &title) const
{
    for (const QJsonValue &one : m_panels) {
        if (one[u"title"_s].toString() == title)
            return one.toObject();
    }
    return {};
}

QStringList TestRenderPanels::asked() const
{
    QStringList queries;
    for (const FakeRequest &request : m_server.requests()) {
        if (request.path().contains("/query"))
            queries.append(request.parameter(u"query"_s));
    }
    queries.sort();
    return queries;
}

void TestRenderPanels::panelsAndRowsAreRepeated()
{
    QCOMPARE(draw(u"repeated.json"_s), 0);
    QStringList titles;
    for (const QJsonValue &one : std::as_const(m_panels)) {
        QCOMPARE(one[u"state"_s].toString(), u"ok"_s);
        titles.append(one[u"title"_s].toString());
    }
    QCOMPARE(titles, QStringList({u"Load of One"_s, u"Load of Two"_s, u"Load of Three"_s, u"sda"_s, u"sdb"_s,
                                  u"sda"_s, u"sdb"_s, u"sda"_s, u"sdb"_s}));
    const QStringList queries = asked();
    QCOMPARE(queries.size(), 9);
    QVERIFY(queries.contains(u"load{node=~\"n2\"}"_s));
    QVERIFY(queries.contains(u"free{node=~\"n3\",disk=\"sdb\"}"_s));
    QVERIFY(QImage(m_folder.filePath(u"out.png"_s)).height() > 900);
}

void TestRenderPanels::panelsShareAndCompute()
{
    QCOMPARE(draw(u"linked.json"_s), 1);
    for (const QString &title : {u"Source"_s, u"Borrowed"_s, u"Computed"_s, u"Reduced"_s})
        QCOMPARE(panel(title)[u"state"_s].toString(), u"ok"_s);
    // The hidden questions are asked, the borrowed one is not asked again.
    const QStringList queries = asked();
    QVERIFY2(queries.count(u"a"_s) == 2, qPrintable(queries.join(u' '))); // once for its exemplars
    QCOMPARE(panel(u"Source"_s)[u"series"_s].toInt(), 1);
    QVERIFY(queries.contains(u"hidden_a"_s) && queries.contains(u"hidden_b"_s));
    QCOMPARE(panel(u"Computed"_s)[u"series"_s].toInt(), 1);
    QCOMPARE(panel(u"Computed"_s)[u"points"_s].toInt(), 3);
    QCOMPARE(panel(u"Reduced"_s)[u"points"_s].toInt(), 1);
    QCOMPARE(panel(u"Both"_s)[u"state"_s].toString(), u"partial"_s);
    QCOMPARE(panel(u"Both"_s)[u"series"_s].toInt(), 1);
    QCOMPARE(panel(u"Logs"_s)[u"state"_s].toString(), u"unsupported"_s);
    QVERIFY(panel(u"Logs"_s)[u"message"_s].toString().contains(u"loki"_s));
    QCOMPARE(panel(u"Nothing"_s)[u"state"_s].toString(), u"empty"_s);
    QCOMPARE(panel(u"Nobody"_s)[u"state"_s].toString(), u"error"_s);
    QVERIFY(panel(u"Nobody"_s)[u"message"_s].toString().contains(u"99"_s));
}

void TestRenderPanels::brokenVariablesAreSaid()
{
    QCOMPARE(draw(u"brokenvariable.json"_s), 1);
    QCOMPARE(panel(u"With"_s)[u"state"_s].toString(), u"error"_s);
    QVERIFY2(panel(u"With"_s)[u"message"_s].toString().contains(u"job"_s),
             qPrintable(panel(u"With"_s)[u"message"_s].toString()));
    QCOMPARE(panel(u"Without"_s)[u"state"_s].toString(), u"ok"_s);
}

/// Panels that end without asking end before the others are in sight; none may be given up for that.
void TestRenderPanels::foreignSourcesAreSaidAtOnce()
{
    QCOMPARE(draw(u"foreign.json"_s), 1);
    QCOMPARE(m_panels.size(), 3);
    for (const QString &title : {u"First"_s, u"Below"_s}) {
        QCOMPARE(panel(title)[u"state"_s].toString(), u"unsupported"_s);
        QVERIFY2(panel(title)[u"message"_s].toString().contains(u"loki"_s),
                 qPrintable(panel(title)[u"message"_s].toString()));
    }
    QCOMPARE(panel(u"Words"_s)[u"state"_s].toString(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestRenderPanels)
#include "tst_renderpanels.moc"
