#include "datasources/localprometheus/localprometheussource.h"
#include "datasources/prometheus/prometheussource.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <csignal>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

template <typename T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    QFutureWatcher<Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    finished.wait(Patience);
    return future.resultCount() > 0 ? future.result()
                                    : Result<T>(failure(ErrorKind::Cancelled, u"no result"_s));
}

} // namespace

class TestLocalPrometheusSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesItsFolder_data();
    void namesItsFolder();
    void asksWhatWaited();
    void livesThroughARestart();
    void passesCancellingOn();
    void losesPatience();
    void saysWhatIsMissing();

private:
    std::unique_ptr<LocalPrometheusSource> source(const QStringList &targets = {u"localhost:1"_s});
    Result<std::unique_ptr<DataSource>> makeServer(const QUrl &url);

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    QThreadPool m_pool;
    int m_made = 0;
};

void TestLocalPrometheusSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_made = 0;
}

Result<std::unique_ptr<DataSource>> TestLocalPrometheusSource::makeServer(const QUrl &url)
{
    SourceSettings settings;
    settings.uid = u"local"_s;
    settings.url = url;
    return PrometheusSource::create(settings, {},
                                    SourceEnvironment{m_clock, m_pool, [] { return 0.5; }, {}, {}});
}

std::unique_ptr<LocalPrometheusSource> TestLocalPrometheusSource::source(const QStringList &targets)
{
    SourceSettings settings;
    settings.uid = u"local"_s;
    settings.name = u"Mine"_s;
    settings.kind = u"local"_s;
    settings.targets = targets;
    settings.scrapeIntervalMs = 1000;
    return std::make_unique<LocalPrometheusSource>(settings, m_folder->path(),
                                                   [this](const QUrl &url) {
                                                       ++m_made;
                                                       return makeServer(url);
                                                   });
}

void TestLocalPrometheusSource::namesItsFolder_data()
{
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("folder");
    QTest::newRow("plain") << u"my-source"_s << u"/state/local/my-source"_s;
    QTest::newRow("parent folder") << u".."_s << u"/state/local/%2E%2E"_s;
    QTest::newRow("a path") << u"../../etc"_s << u"/state/local/%2E%2E%2F%2E%2E%2Fetc"_s;
}

void TestLocalPrometheusSource::namesItsFolder()
{
    QFETCH(QString, uid);
    SourceSettings settings;
    settings.uid = uid;
    QTEST(localPrometheusSettings(settings, u"/state"_s).folder, "folder");
}

void TestLocalPrometheusSource::asksWhatWaited()
{
    const auto local = source();
    QCOMPARE(local->prometheus().state(), LocalState::Starting);
    const Result<SourceHealth> health = wait(local->check()); // asked before it is ready
    QVERIFY2(health, health ? "" : qPrintable(health.error().message));
    QCOMPARE(health->flavour, u"Prometheus"_s);
    QCOMPARE(m_made, 1);

    QueryRequest request;
    request.expression = u"1 + 1"_s;
    request.kind = QueryKind::Instant;
    request.range.toMs = m_clock.wallMs();
    const Result<QueryAnswer> answer = wait(local->query(request));
    QVERIFY(answer);
    QVERIFY(!answer->frames.empty());
    QVERIFY(wait(local->labelNames({})));
    QVERIFY(wait(local->labelValues({u"job"_s, {}, {}, 10})));
    QCOMPARE(local->name(), u"Mine"_s);
    QCOMPARE(local->scrapeIntervalMs(), 1000);
}

void TestLocalPrometheusSource::livesThroughARestart()
{
    const auto local = source();
    QVERIFY(wait(local->check()));
    ::kill(static_cast<pid_t>(local->prometheus().processId()), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(local->prometheus().state(), LocalState::Restarting, Patience);
    QVERIFY(wait(local->check())); // waits for the next start
    QCOMPARE(m_made, 2);
}

void TestLocalPrometheusSource::passesCancellingOn()
{
    const auto local = source();
    QFuture<Result<SourceHealth>> waiting = local->check();
    waiting.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(waiting.isFinished(), Patience);
    QCOMPARE(waiting.resultCount(), 0);
    QFuture<Result<SourceHealth>> running = local->check();
    running.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(running.isFinished(), Patience);
    QCOMPARE(running.resultCount(), 0);
}

void TestLocalPrometheusSource::losesPatience()
{
    QFile program(m_folder->filePath(u"prometheus"_s));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\nexec sleep 60\n");
    program.close();
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QByteArray(m_folder->path().toLocal8Bit() + ':' + path));
    SourceSettings settings;
    settings.uid = u"slow"_s;
    settings.targets = {u"localhost:1"_s};
    LocalPrometheusSource local(
        settings, m_folder->path(), [this](const QUrl &url) { return makeServer(url); },
        std::chrono::milliseconds(200));
    qputenv("PATH", path);
    const Result<SourceHealth> health = wait(local.check());
    QVERIFY(!health);
    QCOMPARE(health.error().kind, ErrorKind::Network);
    QVERIFY(health.error().message.contains(u"starting"_s));
}

void TestLocalPrometheusSource::saysWhatIsMissing()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    const auto local = source();
    qputenv("PATH", path);
    QCOMPARE(local->prometheus().state(), LocalState::MissingProgram);
    const Result<SourceHealth> health = wait(local->check());
    QVERIFY(!health);
    QVERIFY(health.error().message.contains(u"sudo apt install prometheus"_s));
    QCOMPARE(local->pausedUntilMs(), 0);
}

QTEST_GUILESS_MAIN(TestLocalPrometheusSource)
#include "tst_localprometheussource.moc"
