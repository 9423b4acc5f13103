#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace Promontory {

/// A real server from Debian on a free loopback port, with its data in a temporary folder.
class RealServer
{
public:
    RealServer() = default;
    ~RealServer();
    Q_DISABLE_COPY_MOVE(RealServer)

    /// Prometheus whose whole history is this OpenMetrics text. The reason why not, or nothing.
    QString startPrometheus(const QByteArray &openMetrics);
    /// VictoriaMetrics, empty.
    QString startVictoriaMetrics();

    QUrl url(const QString &path = {}) const;
    /// Sends a body by POST and gives the HTTP status.
    int post(const QString &path, const QByteArray &body) const;
    void stop();
    bool restart();

private:
    QString launch(const QString &program, const QStringList &arguments, const QString &readyPath);
    QString backfill(const QByteArray &openMetrics);
    bool waitUntilReady(const QString &path);
    int get(const QString &path) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_readyPath;
    quint16 m_port = 0;
};

} // namespace Promontory
