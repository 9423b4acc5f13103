#include "datasources/localprometheus/localprometheus.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

/// A target with one metric: answers every request with a scrape.
class MetricsServer : public QTcpServer
{
public:
    MetricsServer()
    {
        listen(QHostAddress::LocalHost, 0);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (socket->readAll().contains("\r\n\r\n"))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                                  "7\r\n\r\nbeat 1\n");
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    QString address() const { return u"localhost:"_s + QString::number(serverPort()); }
};

LocalPrometheus::Timing quick()
{
    using namespace std::chrono_literals;
    LocalPrometheus::Timing timing;
    timing.shortestBackoff = 50ms;
    timing.longestBackoff = 400ms;
    timing.readyPoll = 20ms;
    timing.sharedPoll = 50ms;
    timing.targetPoll = 300ms;
    return timing;
}

/// A zombie has ended: who collects it is not our matter.
bool isRunning(qint64 pid)
{
    QFile status("/proc/"_L1 + QString::number(pid) + "/status"_L1);
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains("State:\tZ");
}

bool isUp(const LocalPrometheus &prometheus, const QString &url)
{
    return std::any_of(prometheus.targets().cbegin(), prometheus.targets().cend(),
                       [&](const TargetHealth &target) {
                           return target.url == url && target.state == TargetHealth::State::Up;
                       });
}

} // namespace

class TestLocalPrometheus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void saysHowToInstall();
    void refusesWrongSettings();
    void mendsWrongSettingsWhileRunning();
    void runsAndScrapes();
    void startsAgainAfterItsEnd();
    void waitsLongerEachTime();
    void stopsAndStartsAgain();
    void sharesBetweenTwoUsers();
    void takesOverWhenTheFirstLeaves();
    void endsWithAKilledParent();

private:
    LocalPrometheusSettings settings(const QStringList &targets = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    MetricsServer m_target;
};

void TestLocalPrometheus::initTestCase()
{
    if (QStandardPaths::findExecutable(u"prometheus"_s).isEmpty())
        QSKIP("The program prometheus is not installed.");
}

void TestLocalPrometheus::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

LocalPrometheusSettings TestLocalPrometheus::settings(const QStringList &targets) const
{
    LocalPrometheusSettings settings;
    settings.folder = m_folder->filePath(u"local"_s);
    settings.targets = targets.isEmpty() ? QStringList{m_target.address()} : targets;
    settings.scrapeIntervalMs = 1000;
    return settings;
}

void TestLocalPrometheus::saysHowToInstall()
{
    LocalPrometheusSettings without = settings();
    without.program = m_folder->filePath(u"prometheus"_s);
    LocalPrometheus prometheus(without, quick());
    prometheus.start();
    QCOMPARE(prometheus.state(), LocalState::MissingProgram);
    QVERIFY(prometheus.message().contains(u"sudo apt install prometheus"_s));
    QVERIFY(prometheus.url().isEmpty());
    prometheus.stop();
    QCOMPARE(prometheus.state(), LocalState::Stopped);
}

void TestLocalPrometheus::refusesWrongSettings()
{
    LocalPrometheus badTarget(settings({u"not an address"_s}), quick());
    badTarget.start();
    QCOMPARE(badTarget.state(), LocalState::Failed);
    QVERIFY(!badTarget.message().isEmpty());

    LocalPrometheusSettings badFolder = settings();
    badFolder.folder = u"/proc/nowhere"_s;
    LocalPrometheus homeless(badFolder, quick());
    homeless.start();
    QCOMPARE(homeless.state(), LocalState::Failed);
}

void TestLocalPrometheus::mendsWrongSettingsWhileRunning()
{
    LocalPrometheus prometheus(settings(), quick());
    prometheus.start();
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Ready, Patience);
    const qint64 pid = prometheus.processId();
    prometheus.setSettings(settings({u"::"_s}));
    QCOMPARE(prometheus.state(), LocalState::Failed);
    prometheus.setSettings(settings());
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Ready, Patience);
    QCOMPARE(prometheus.processId(), pid);
}

void TestLocalPrometheus::runsAndScrapes()
{
    LocalPrometheus prometheus(settings(), quick());
    QSignalSpy states(&prometheus, &LocalPrometheus::stateChanged);
    prometheus.start();
    QCOMPARE(prometheus.state(), LocalState::Starting);
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Ready, Patience);
    QCOMPARE(prometheus.url().host(), u"127.0.0.1"_s);
    QVERIFY(!prometheus.isShared());
    QVERIFY(!prometheus.log().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(isUp(prometheus, "http://"_L1 + m_target.address() + "/metrics"_L1),
                             Patience);
    QCOMPARE(prometheus.targets().first().job, u"local"_s);

    // Its own /metrics as a second target, read without a new start.
    const qint64 pid = prometheus.processId();
    const QString own = "self=127.0.0.1:"_L1 + QString::number(prometheus.url().port());
    prometheus.setSettings(settings({m_target.address(), own}));
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.targets().size(), 2, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isUp(prometheus, prometheus.url().toString() + "/metrics"_L1),
                             Patience);
    QCOMPARE(prometheus.targets().last().job, u"self"_s);
    QCOMPARE(prometheus.processId(), pid);

    // A target that is not there says why.
    m_target.pauseAccepting();
    prometheus.setSettings(settings({u"127.0.0.1:1"_s}));
    const auto isDown = [&] {
        return prometheus.targets().size() == 1 &&
               prometheus.targets().first().state == TargetHealth::State::Down &&
               prometheus.targets().first().error.contains(u"refused"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDown(), Patience);
    m_target.resumeAccepting();
}

void TestLocalPrometheus::startsAgainAfterItsEnd()
{
    LocalPrometheus prometheus(settings(), quick());
    prometheus.start();
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Ready, Patience);
    const qint64 first = prometheus.processId();
    ::kill(static_cast<pid_t>(first), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Restarting, Patience);
    QVERIFY(prometheus.targets().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Ready, Patience);
    QVERIFY(prometheus.processId() != first);
}

void TestLocalPrometheus::waitsLongerEachTime()
{
    QFile program(m_folder->filePath(u"broken"_s));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\necho 'level=error msg=broken' >&2\nexit 3\n");
    program.close();
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    LocalPrometheusSettings broken = settings();
    broken.program = program.fileName();
    LocalPrometheus prometheus(broken, quick());

    QList<qint64> ends;
    QElapsedTimer clock;
    clock.start();
    connect(&prometheus, &LocalPrometheus::stateChanged, this, [&](LocalState state) {
        if (state == LocalState::Restarting)
            ends.append(clock.elapsed());
    });
    prometheus.start();
    QTRY_VERIFY_WITH_TIMEOUT(ends.size() >= 6, Patience);
    QVERIFY(prometheus.message().contains(u"code 3"_s));
    QVERIFY(prometheus.log().contains(u"level=error msg=broken"_s));
    for (qsizetype i = 1; i < 6; ++i)
        QVERIFY(ends[i] - ends[i - 1] >=
                std::min<qint64>(50 << (i - 1), 400) * 9 / 10); // timers are coarse
}

void TestLocalPrometheus::stopsAndStartsAgain()
{
    LocalPrometheus prometheus(settings(), quick());
    prometheus.start();
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Ready, Patience);
    const qint64 pid = prometheus.processId();
    prometheus.stop();
    QCOMPARE(prometheus.state(), LocalState::Stopping);
    prometheus.start(); // before the end
    QTRY_VERIFY_WITH_TIMEOUT(
        prometheus.state() == LocalState::Ready && prometheus.processId() != pid, Patience);
    prometheus.stop();
    QTRY_COMPARE_WITH_TIMEOUT(prometheus.state(), LocalState::Stopped, Patience);
    QVERIFY(prometheus.url().isEmpty());
    QVERIFY(!isRunning(pid));
}

void TestLocalPrometheus::sharesBetweenTwoUsers()
{
    LocalPrometheus first(settings(), quick());
    first.start();
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), LocalState::Ready, Patience);
    LocalPrometheus second(settings(), quick());
    second.start();
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), LocalState::Ready, Patience);
    QVERIFY(second.isShared());
    QCOMPARE(second.url(), first.url());
    QCOMPARE(second.processId(), 0);
    second.stop();
    QCOMPARE(second.state(), LocalState::Stopped);
    QVERIFY(isRunning(first.processId()));
}

void TestLocalPrometheus::takesOverWhenTheFirstLeaves()
{
    auto first = std::make_unique<LocalPrometheus>(settings(), quick());
    first->start();
    QTRY_COMPARE_WITH_TIMEOUT(first->state(), LocalState::Ready, Patience);
    LocalPrometheus second(settings(), quick());
    second.start();
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), LocalState::Ready, Patience);
    const qint64 pid = first->processId();
    first.reset();
    QVERIFY(!isRunning(pid));
    QTRY_VERIFY_WITH_TIMEOUT(second.state() == LocalState::Ready && !second.isShared(), Patience);
    QVERIFY(second.processId() > 0);
}

void TestLocalPrometheus::endsWithAKilledParent()
{
    QProcess parent;
    parent.start(u"" PROMONTORY_TESTS_DIR "/localprometheus_parent"_s,
                 {m_folder->filePath(u"local"_s)});
    QVERIFY(parent.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(parent.canReadLine(), Patience);
    const qint64 pid = parent.readLine().trimmed().toLongLong();
    QVERIFY(pid > 0);
    QVERIFY(isRunning(pid));
    parent.kill();
    QVERIFY(parent.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(pid), 5000);
}

QTEST_GUILESS_MAIN(TestLocalPrometheus)
#include "tst_localprometheus.moc"
