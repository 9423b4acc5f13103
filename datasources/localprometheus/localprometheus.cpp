#include "datasources/localprometheus/localprometheus.h"

#include "datasources/localprometheus/childlifetime.h"
#include "datasources/localprometheus/localconfig.h"
#include "datasources/localprometheus/logging.h"

#include <QDir>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::chrono::milliseconds AnswerPatience{2000};
constexpr std::chrono::milliseconds UnsettledPoll{1000};
constexpr qint64 LargestAnswer = 4 * 1024 * 1024;

/// A loopback port that is free now. Somebody may take it before the process does: then the
/// process ends and the next start takes another one.
quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, 0) ? probe.serverPort() : quint16(0);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.flush();
    if (!written)
        return failure(ErrorKind::Storage,
                       LocalPrometheus::tr("The file %1 cannot be written.").arg(path),
                       file.errorString());
    return {};
}

/// The child's environment: ours without the secrets of data sources.
QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("PROMONTORY_SECRET_"_L1))
            environment.remove(name);
    }
    return environment;
}

} // namespace

LocalPrometheus::LocalPrometheus(LocalPrometheusSettings settings, QObject *parent)
    : LocalPrometheus(std::move(settings), Timing{}, parent)
{
}

LocalPrometheus::LocalPrometheus(LocalPrometheusSettings settings, const Timing &timing,
                                 QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_timing(timing)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_restart.setSingleShot(true);
    m_ready.setSingleShot(true);
    m_kill.setSingleShot(true);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    endWithThisProgram(m_process);

    connect(&m_restart, &QTimer::timeout, this, &LocalPrometheus::launch);
    connect(&m_ready, &QTimer::timeout, this, &LocalPrometheus::pollReady);
    connect(&m_targetPoll, &QTimer::timeout, this, &LocalPrometheus::refreshTargets);
    connect(&m_kill, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::started, this, &LocalPrometheus::handleStarted);
    connect(&m_process, &QProcess::errorOccurred, this, &LocalPrometheus::handleError);
    connect(&m_process, &QProcess::finished, this, &LocalPrometheus::handleFinished);
    connect(&m_process, &QProcess::readyRead, this, [this] {
        m_log.append(m_process.readAll());
        Q_EMIT logChanged();
    });
}

LocalPrometheus::~LocalPrometheus()
{
    m_process.disconnect(this);
    endNow();
}

void LocalPrometheus::endNow()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(int(m_timing.stopPatience.count()))) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void LocalPrometheus::start()
{
    // The kernel ends the child with the thread that started it.
    Q_ASSERT(!QCoreApplication::instance() ||
             QThread::currentThread() == QCoreApplication::instance()->thread());
    if (m_wanted)
        return;
    m_wanted = true;
    m_failures = 0;
    if (m_process.state() == QProcess::NotRunning)
        launch();
    else
        m_startAgain = true;
}

void LocalPrometheus::stop()
{
    m_wanted = false;
    m_startAgain = false;
    m_restart.stop();
    m_ready.stop();
    m_targetPoll.stop();
    if (m_process.state() == QProcess::NotRunning) {
        m_lock.reset();
        m_shared = false;
        setUrl({});
        setState(LocalState::Stopped, {});
        return;
    }
    setState(LocalState::Stopping, tr("Prometheus is writing its data and will end."));
    m_process.terminate();
    m_kill.start(m_timing.stopPatience);
}

void LocalPrometheus::setSettings(const LocalPrometheusSettings &settings)
{
    const LocalPrometheusSettings old = std::exchange(m_settings, settings);
    if (old == settings || !m_wanted)
        return;
    const bool readable = old.retention == settings.retention && old.folder == settings.folder &&
                          old.program == settings.program;
    if (m_process.state() == QProcess::Running && readable) {
        if (const Result<void> written = writeConfiguration(); !written)
            return fail(written.error());
        ::kill(static_cast<pid_t>(m_process.processId()), SIGHUP);
        m_ready.start(m_timing.readyPoll); // also leaves Failed after a mistake was mended
        return;
    }
    m_failures = 0;
    if (m_process.state() == QProcess::NotRunning)
        return launch();
    m_startAgain = true;
    m_process.terminate();
    m_kill.start(m_timing.stopPatience);
}

void LocalPrometheus::setState(LocalState state, const QString &message)
{
    if (state == m_state && message == m_message)
        return;
    m_state = state;
    m_message = message;
    qCDebug(localPrometheusLog) << "state" << int(state) << message;
    Q_EMIT stateChanged(state);
}

void LocalPrometheus::setUrl(const QUrl &url)
{
    if (url == m_url)
        return;
    m_url = url;
    Q_EMIT urlChanged(url);
}

void LocalPrometheus::fail(const Error &error)
{
    m_restart.stop();
    m_ready.stop();
    setState(LocalState::Failed, error.message);
}

void LocalPrometheus::launch()
{
    m_restart.stop();
    if (!m_wanted)
        return;
    const QString program = m_settings.program.isEmpty()
                                ? QStandardPaths::findExecutable(u"prometheus"_s)
                                : QStandardPaths::findExecutable(m_settings.program);
    if (program.isEmpty()) {
        setState(LocalState::MissingProgram, tr("The program “prometheus” is not installed. "
                                                "Install it with: sudo apt install prometheus"));
        return;
    }
    if (!prepareFolder())
        return;
    if (const Result<void> written = writeConfiguration(); !written)
        return fail(written.error());
    const quint16 port = freePort();
    if (port == 0)
        return scheduleRestart(tr("No free port was found."));
    startProcess(program, port);
}

bool LocalPrometheus::prepareFolder()
{
    const QDir folder(m_settings.folder);
    const bool made = !m_settings.folder.isEmpty() && QDir().mkpath(folder.filePath(u"data"_s));
    if (!made || !QFile::setPermissions(folder.path(),
                                        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
        fail({ErrorKind::Storage, tr("The folder %1 cannot be used.").arg(m_settings.folder), {}});
        return false;
    }
    const QString lockPath = folder.filePath(u"promontory.lock"_s);
    if (!m_lock || m_lock->fileName() != lockPath) {
        m_lock = std::make_unique<QLockFile>(lockPath);
        m_lock->setStaleLockTime(0); // a lock is stale when its process is gone, never by age
    }
    if (m_lock->isLocked() || m_lock->tryLock(0)) {
        m_shared = false;
        return true;
    }
    if (m_lock->error() == QLockFile::LockFailedError)
        useShared();
    else
        fail({ErrorKind::Storage, tr("The folder %1 cannot be used.").arg(m_settings.folder), {}});
    return false;
}

Result<void> LocalPrometheus::writeConfiguration() const
{
    const Result<QList<ScrapeTarget>> targets = parseScrapeTargets(m_settings.targets);
    if (!targets)
        return failure(targets.error());
    const Result<QString> retention = checkedRetention(m_settings.retention);
    if (!retention)
        return failure(retention.error());
    const Result<QByteArray> config = localPrometheusConfig(*targets, m_settings.scrapeIntervalMs);
    if (!config)
        return failure(config.error());
    return writeFile(QDir(m_settings.folder).filePath(u"prometheus.yml"_s), *config);
}

void LocalPrometheus::startProcess(const QString &program, quint16 port)
{
    const QDir folder(m_settings.folder);
    const QString address = "127.0.0.1:"_L1 + QString::number(port);
    const QString url = "http://"_L1 + address;
    setUrl(QUrl(url, QUrl::StrictMode));
    if (const Result<void> written = writeFile(folder.filePath(u"address"_s), url.toUtf8());
        !written)
        return fail(written.error());
    setState(LocalState::Starting, tr("Prometheus is starting."));
    m_process.setWorkingDirectory(folder.path());
    m_process.setProcessEnvironment(childEnvironment());
    m_process.start(program, {u"--config.file=prometheus.yml"_s, u"--storage.tsdb.path=data"_s,
                              "--storage.tsdb.retention.time="_L1 + m_settings.retention.trimmed(),
                              "--web.listen-address="_L1 + address, u"--log.level=info"_s});
}

void LocalPrometheus::useShared()
{
    QFile file(QDir(m_settings.folder).filePath(u"address"_s));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.read(100) : QByteArray();
    const QUrl url(QString::fromLatin1(text), QUrl::StrictMode);
    if (!url.isValid() || url.host() != "127.0.0.1"_L1)
        return scheduleRestart(tr("Another Promontory is starting this Prometheus."));
    m_shared = true;
    setUrl(url);
    if (m_state != LocalState::Ready)
        setState(LocalState::Starting,
                 tr("Waiting for the Prometheus that another Promontory runs."));
    m_ready.start(m_timing.readyPoll);
}

/// The other program or its Prometheus is gone or silent: take the lock, or look again.
void LocalPrometheus::leaveShared()
{
    m_shared = false;
    m_targetPoll.stop();
    scheduleRestart(tr("The Prometheus of another Promontory does not answer."));
}

void LocalPrometheus::handleStarted()
{
    m_runtime.start();
    m_ready.start(m_timing.readyPoll);
}

QNetworkReply *LocalPrometheus::get(const QString &path)
{
    QUrl url = m_url;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setTransferTimeout(int(AnswerPatience.count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

void LocalPrometheus::pollReady()
{
    if (!m_wanted || m_url.isEmpty())
        return;
    QNetworkReply *reply = get(u"/-/ready"_s);
    connect(reply, &QNetworkReply::finished, this, [this, reply, asked = m_url] {
        if (asked == m_url)
            handleReady(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt());
    });
}

void LocalPrometheus::handleReady(int status)
{
    const bool alive = m_shared || m_process.state() == QProcess::Running;
    if (!m_wanted || !alive || m_startAgain)
        return;
    if (status == 200) {
        if (m_state != LocalState::Ready) {
            setState(LocalState::Ready, m_shared ? tr("Another Promontory runs this Prometheus.")
                                                 : tr("Prometheus is running."));
            m_targetPoll.start(m_timing.targetPoll);
        }
        refreshTargets();
        if (m_shared)
            m_ready.start(m_timing.sharedPoll);
        return;
    }
    if (m_shared && status == 0)
        return leaveShared();
    if (status == 503)
        setState(LocalState::Replaying, tr("Prometheus is reading its stored data."));
    m_ready.start(m_timing.readyPoll);
}

void LocalPrometheus::handleError(QProcess::ProcessError error)
{
    // Everything else ends in finished().
    if (error == QProcess::FailedToStart)
        scheduleRestart(tr("Prometheus cannot be started: %1.").arg(m_process.errorString()));
}

void LocalPrometheus::handleFinished(int code, QProcess::ExitStatus status)
{
    m_kill.stop();
    m_ready.stop();
    m_targetPoll.stop();
    m_targets.clear();
    Q_EMIT targetsChanged();
    if (!m_wanted) {
        m_lock.reset();
        setUrl({});
        setState(LocalState::Stopped, {});
        return;
    }
    if (std::exchange(m_startAgain, false))
        return launch();
    if (m_runtime.isValid() && m_runtime.hasExpired(m_timing.stableAfter.count()))
        m_failures = 0;
    scheduleRestart(status == QProcess::CrashExit ? tr("Prometheus was ended from outside.")
                                                  : tr("Prometheus ended with code %1.").arg(code));
}

void LocalPrometheus::scheduleRestart(const QString &reason)
{
    const std::chrono::milliseconds wait = std::min(
        m_timing.longestBackoff, m_timing.shortestBackoff * (1 << std::min(m_failures, 16)));
    ++m_failures;
    qCDebug(localPrometheusLog).noquote() << reason;
    m_restart.start(wait);
    const auto seconds =
        std::max<qint64>(1, std::chrono::round<std::chrono::seconds>(wait).count());
    //: %1 is a sentence, %2 a number of seconds
    setState(LocalState::Restarting,
             tr("%1 It starts again in %2 s.").arg(reason, QString::number(seconds)));
}

void LocalPrometheus::refreshTargets()
{
    if (m_state != LocalState::Ready)
        return;
    QNetworkReply *reply = get(u"/api/v1/targets"_s);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > LargestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, asked = m_url] {
        if (const Result<QList<TargetHealth>> targets = parseTargetHealth(reply->readAll());
            targets && asked == m_url)
            takeTargets(*targets);
    });
}

void LocalPrometheus::takeTargets(const QList<TargetHealth> &targets)
{
    // A new target is first scraped some seconds later: look more often until all are known.
    const bool settled =
        targets.size() == m_settings.targets.size() &&
        std::none_of(targets.cbegin(), targets.cend(), [](const TargetHealth &target) {
            return target.state == TargetHealth::State::Unknown;
        });
    m_targetPoll.setInterval(settled ? m_timing.targetPoll
                                     : std::min(m_timing.targetPoll, UnsettledPoll));
    if (targets == m_targets)
        return;
    m_targets = targets;
    Q_EMIT targetsChanged();
}

} // namespace Promontory
