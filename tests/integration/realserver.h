#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QObject>
#include <QProcess>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QUrl>

#include <optional>

namespace Promontory {

/// How a real server may be reached, and by whom.
struct RealAccess
{
    QByteArray webConfig;     ///< the file of --web.config.file; empty: everybody may
    QString prefix;           ///< of every path
    QByteArray authorization; ///< the header of the test's own questions
    std::optional<QSslConfiguration>
        tls; ///< of the test's own questions; without it the server speaks plain HTTP
};

/// A real server from Debian on a free loopback port, with its data in a temporary folder.
class RealServer
{
public:
    RealServer() = default;
    ~RealServer();
    Q_DISABLE_COPY_MOVE(RealServer)

    /// Prometheus whose whole history is this OpenMetrics text. The reason why not, or nothing.
    QString startPrometheus(const QByteArray &openMetrics, const RealAccess &access = {});
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
    QNetworkRequest requestTo(const QString &path) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_readyPath;
    RealAccess m_access;
    quint16 m_port = 0;
};

} // namespace Promontory
