#include "tests/integration/realserver.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int ReadyMs = 30'000;

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

int statusOf(std::unique_ptr<QNetworkReply> reply)
{
    (void)QTest::qWaitFor([&reply] { return reply->isFinished(); }, ReadyMs);
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

RealServer::~RealServer()
{
    stop();
}

QUrl RealServer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3%4"_s.arg(m_access.tls ? u"https"_s : u"http"_s,
                                               QString::number(m_port), m_access.prefix, path));
}

QNetworkRequest RealServer::requestTo(const QString &path) const
{
    QNetworkRequest request(url(path));
    if (!m_access.authorization.isEmpty())
        request.setRawHeader("Authorization", m_access.authorization);
    if (m_access.tls)
        request.setSslConfiguration(*m_access.tls);
    return request;
}

int RealServer::get(const QString &path) const
{
    QNetworkAccessManager manager;
    return statusOf(std::unique_ptr<QNetworkReply>(manager.get(requestTo(path))));
}

int RealServer::post(const QString &path, const QByteArray &body) const
{
    QNetworkAccessManager manager;
    QNetworkRequest request = requestTo(path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
    return statusOf(std::unique_ptr<QNetworkReply>(manager.post(request, body)));
}

QString RealServer::startPrometheus(const QByteArray &openMetrics, const RealAccess &access)
{
    m_access = access;
    if (const QString fault = backfill(openMetrics); !fault.isEmpty())
        return fault;
    const QString configuration = m_folder.filePath(u"prometheus.yml"_s);
    const QString web = m_folder.filePath(u"web.yml"_s);
    if (!writeFile(configuration, "scrape_configs: []\n") || !writeFile(web, access.webConfig))
        return u"cannot write %1"_s.arg(configuration);
    m_port = freePort();
    QStringList arguments{u"--config.file="_s + configuration,
                          u"--storage.tsdb.path="_s + m_folder.filePath(u"data"_s),
                          u"--storage.tsdb.retention.time=100y"_s,
                          u"--web.listen-address=127.0.0.1:%1"_s.arg(m_port)};
    if (!access.webConfig.isEmpty())
        arguments.append(u"--web.config.file="_s + web);
    if (!access.prefix.isEmpty())
        arguments.append(u"--web.route-prefix="_s + access.prefix);
    return launch(u"prometheus"_s, arguments, u"/-/ready"_s);
}

QString RealServer::startVictoriaMetrics()
{
    m_port = freePort();
    return launch(u"victoria-metrics"_s,
                  {u"-storageDataPath="_s + m_folder.filePath(u"data"_s),
                   u"-httpListenAddr=127.0.0.1:%1"_s.arg(m_port), u"-retentionPeriod=100y"_s,
                   u"-search.latencyOffset=1ms"_s},
                  u"/health"_s);
}

QString RealServer::backfill(const QByteArray &openMetrics)
{
    const QString tool = QStandardPaths::findExecutable(u"promtool"_s);
    if (tool.isEmpty())
        return u"promtool is not installed"_s;
    const QString text = m_folder.filePath(u"history.om"_s);
    if (!writeFile(text, openMetrics))
        return u"cannot write %1"_s.arg(text);
    QProcess process;
    process.start(tool, {u"tsdb"_s, u"create-blocks-from"_s, u"openmetrics"_s, text,
                         m_folder.filePath(u"data"_s)});
    if (!process.waitForFinished(ReadyMs) || process.exitCode() != 0)
        return u"promtool: %1"_s.arg(QString::fromUtf8(process.readAllStandardError()));
    return {};
}

QString RealServer::launch(const QString &program, const QStringList &arguments,
                           const QString &readyPath)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return u"%1 is not installed"_s.arg(program);
    m_process.setProgram(path);
    m_process.setArguments(arguments);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_readyPath = readyPath;
    return restart() ? QString() : u"%1 does not start"_s.arg(program);
}

bool RealServer::restart()
{
    m_process.start();
    return m_process.waitForStarted() && waitUntilReady(m_readyPath);
}

void RealServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool RealServer::waitUntilReady(const QString &path)
{
    return QTest::qWaitFor([this, &path] { return get(path) == 200; }, ReadyMs);
}

} // namespace Promontory
