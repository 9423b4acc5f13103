#pragma once

#include "datasources/localprometheus/logtail.h"
#include "datasources/localprometheus/scrapetarget.h"
#include "datasources/localprometheus/targethealth.h"

#include <QElapsedTimer>
#include <QLockFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

namespace Promontory {

/// What a local Prometheus shall do.
struct LocalPrometheusSettings
{
    QStringList targets; ///< as parseScrapeTarget() reads them
    QString retention = QStringLiteral("15d");
    qint64 scrapeIntervalMs = 15'000;
    QString folder;  ///< its own: configuration, lock and data
    QString program; ///< empty: "prometheus" in the PATH

    bool operator==(const LocalPrometheusSettings &) const = default;
};

enum class LocalState {
    Stopped,
    MissingProgram, ///< message() holds the command that installs it
    Starting,
    Replaying, ///< it runs and reads its data
    Ready,
    Restarting, ///< it ended by itself; waits before the next try
    Stopping,
    Failed, ///< wrong settings or no usable folder: needs the user
};

/// Runs one Prometheus on a free loopback port, watches it and starts it again when it ends. It
/// ends with this program, also when that is killed. Of two programs on the same folder the second
/// uses the Prometheus of the first. Main thread only; nothing waits but the destructor.
class LocalPrometheus : public QObject
{
    Q_OBJECT

public:
    /// Times that tests shorten.
    struct Timing
    {
        std::chrono::milliseconds shortestBackoff{1000};
        std::chrono::milliseconds longestBackoff{60'000};
        std::chrono::milliseconds readyPoll{100};
        std::chrono::milliseconds sharedPoll{2000};
        std::chrono::milliseconds targetPoll{15'000};
        std::chrono::milliseconds stopPatience{5000};
        std::chrono::milliseconds stableAfter{60'000}; ///< a longer run forgets earlier ends
    };

    explicit LocalPrometheus(LocalPrometheusSettings settings, QObject *parent = nullptr);
    LocalPrometheus(LocalPrometheusSettings settings, const Timing &timing,
                    QObject *parent = nullptr);
    ~LocalPrometheus() override;

    LocalState state() const { return m_state; }
    QString message() const { return m_message; } ///< a sentence on the state, for people
    QUrl url() const { return m_url; }            ///< empty until there is a port
    bool isShared() const { return m_shared; }    ///< the process belongs to another Promontory
    qint64 processId() const { return m_process.processId(); }
    const QStringList &log() const { return m_log.lines(); }
    const QList<TargetHealth> &targets() const { return m_targets; }
    const LocalPrometheusSettings &settings() const { return m_settings; }

    void start();
    /// Asks the process to end; Stopped follows.
    void stop();
    /// New targets are read by the running process; a new retention or folder starts it again.
    void setSettings(const LocalPrometheusSettings &settings);
    /// Asks for the targets' health now; targetsChanged() follows.
    void refreshTargets();

Q_SIGNALS:
    void stateChanged(Promontory::LocalState state);
    void urlChanged(const QUrl &url);
    void targetsChanged();
    void logChanged();

private:
    void setState(LocalState state, const QString &message);
    void setUrl(const QUrl &url);
    void fail(const Error &error);
    void launch();
    bool prepareFolder();
    Result<void> writeConfiguration() const;
    void startProcess(const QString &program, quint16 port);
    void useShared();
    void leaveShared();
    void pollReady();
    void handleReady(int status);
    void handleStarted();
    void handleError(QProcess::ProcessError error);
    void handleFinished(int code, QProcess::ExitStatus status);
    void scheduleRestart(const QString &reason);
    void takeTargets(const QList<TargetHealth> &targets);
    QNetworkReply *get(const QString &path);
    void endNow();

    LocalPrometheusSettings m_settings;
    Timing m_timing;
    LocalState m_state = LocalState::Stopped;
    QString m_message;
    QUrl m_url;
    bool m_shared = false;
    bool m_wanted = false;     ///< between start() and stop()
    bool m_startAgain = false; ///< the running end is followed by a new start at once
    int m_failures = 0;        ///< ends in a row, for the backoff
    LogTail m_log;
    QList<TargetHealth> m_targets;
    QElapsedTimer m_runtime;
    QTimer m_restart, m_ready, m_targetPoll, m_kill;
    std::unique_ptr<QLockFile> m_lock;
    QNetworkAccessManager m_network;
    QProcess m_process;
};

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::LocalState)
