#include "app/services/coreservices.h"

#include "app/query/whenanswered.h"
#include "datasources/localprometheus/localprometheussource.h"

#include <QPromise>
#include <QRandomGenerator>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QFuture<Result<T>> finishedWith(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace

CoreServices::CoreServices(QObject *parent)
    : QObject(parent)
    , m_runner([this](const QString &id) { return find(id); }, m_clock)
    , m_types(builtinPanels())
    , m_board{m_runner,
              m_pool,
              m_clock,
              m_types,
              [this](const QString &id) { return scrapeIntervalOf(id); },
              [this](const QString &id) { return resolveSource(id); }}
{
    connect(&m_registry, &DataSourceRegistry::sourcesChanged, &m_runner, &QueryRunner::dropChangedSources);
    // Decoding must not push the window aside.
    m_pool.setThreadPriority(QThread::LowPriority);
    m_decodePool.setThreadPriority(QThread::LowPriority);
    m_registry.addKind(u"prometheus"_s, [this](const SourceSettings &settings,
                                               const SourceSecrets &secrets) {
        return PrometheusSource::create(settings, secrets, environment());
    });
}

qint64 CoreServices::scrapeIntervalOf(const QString &sourceId) const
{
    const DataSource *source = find(sourceId);
    const qint64 configured = source ? source->scrapeIntervalMs() : SourceSettings().scrapeIntervalMs;
    return source ? m_detectedIntervals.value(source->uid(), configured) : configured;
}

void CoreServices::detectScrapeIntervals(const QStringList &uids)
{
    for (const QString &uid : uids) {
        auto *source = dynamic_cast<PrometheusSource *>(m_registry.find(uid));
        if (!source)
            continue;
        m_detecting.insert(uid);
        whenAnswered(source->configuredScrapeInterval(), this,
                     [this, uid](const Result<qint64> &interval) { takeScrapeInterval(uid, interval); });
    }
}

void CoreServices::takeScrapeInterval(const QString &uid, const Result<qint64> &interval)
{
    if (!m_detecting.remove(uid))
        return;
    const qint64 before = scrapeIntervalOf(uid);
    if (interval && *interval != before) {
        m_detectedIntervals.insert(uid, *interval);
        emit m_runner.sourcesChanged(); // panels that asked already did so in other steps
    }
    if (m_detecting.isEmpty())
        emit scrapeIntervalsKnown();
}

SourceEnvironment CoreServices::environment()
{
    return {m_clock, m_decodePool, [] { return QRandomGenerator::global()->generateDouble(); }, {}, {}};
}

void CoreServices::enableLocal(const QString &stateFolder)
{
    m_registry.addKind(u"local"_s, [this, stateFolder](const SourceSettings &settings, const SourceSecrets &)
                           -> Result<std::unique_ptr<DataSource>> {
        const auto at = [this, settings](const QUrl &url) {
            SourceSettings there = settings;
            there.kind = u"prometheus"_s;
            there.url = url;
            return PrometheusSource::create(there, {}, environment());
        };
        return std::make_unique<LocalPrometheusSource>(settings, stateFolder, at);
    });
}

LocalPrometheus *CoreServices::findLocal(const QString &uid) const
{
    auto *local = dynamic_cast<LocalPrometheusSource *>(m_registry.find(uid));
    return local ? &local->prometheus() : nullptr;
}

QFuture<Result<SourceHealth>> CoreServices::tryOut(const SourceSettings &settings,
                                                   const SourceSecrets &secrets)
{
    if (settings.kind == u"local"_s) {
        if (DataSource *local = m_registry.find(settings.uid); local && findLocal(settings.uid))
            return local->check();
        return finishedWith<SourceHealth>(failure(
            ErrorKind::Unsupported, tr("Save the source first: its Prometheus starts then.")));
    }
    Result<std::unique_ptr<DataSource>> made = PrometheusSource::create(settings, secrets, environment());
    if (!made)
        return finishedWith<SourceHealth>(failure(made.error()));
    // The source lives until it has answered. Its last holder is the answer's own continuation, which goes
    // while a part of the source is being destroyed: so the source goes a moment later.
    const std::shared_ptr<DataSource> source(made->release(), [this](DataSource *gone) {
        QMetaObject::invokeMethod(this, [owned = std::shared_ptr<DataSource>(gone)] { },
                                  Qt::QueuedConnection);
    });
    return source->check().then(this, [source](const Result<SourceHealth> &health) { return health; });
}

CoreServices::~CoreServices()
{
    m_registry.setSources({});
    m_pool.waitForDone();
    m_decodePool.waitForDone();
}

DataSource *CoreServices::find(const QString &sourceId) const
{
    return m_registry.find(resolveSource(sourceId));
}

void CoreServices::setAliases(const QHash<QString, QString> &aliases)
{
    if (m_aliases == aliases)
        return;
    m_aliases = aliases;
    emit m_runner.sourcesChanged(); // what was asked before may mean another source now
    emit aliasesChanged();
}

BoardServices CoreServices::boardOf(const QString &dashboardUid)
{
    BoardServices services = m_board;
    services.resolveSource = [this, dashboardUid](const QString &id) { return resolveSource(id, dashboardUid); };
    return services;
}

QString CoreServices::resolveSource(const QString &sourceId, const QString &dashboardUid) const
{
    const auto alias = m_aliases.constFind(aliasKey(sourceId, dashboardUid));
    const bool isStandIn = alias != m_aliases.cend() && !m_registry.find(sourceId);
    if (isStandIn && alias->isEmpty() && !sourceId.isEmpty())
        return resolveSource({});
    if (isStandIn && m_registry.find(*alias))
        return *alias;
    if (!sourceId.isEmpty() && (m_everySource.isEmpty() || m_registry.find(sourceId)))
        return sourceId;
    if (!m_everySource.isEmpty())
        return m_everySource;
    const DataSource *source = m_registry.defaultSource();
    return source ? source->uid() : QString();
}

QList<VariableOption> CoreServices::sourceOptions() const
{
    QList<VariableOption> options;
    for (const SourceSettings &settings : m_registry.settings())
        options.append({settings.name, settings.uid});
    return options;
}

QString aliasKey(const QString &sourceId, const QString &dashboardUid)
{
    return sourceId.startsWith(u'$') ? dashboardUid + u' ' + sourceId : sourceId;
}

SourceSettings addressedSource(const QString &uid, const QUrl &url)
{
    SourceSettings settings;
    settings.uid = uid;
    settings.name = url.host() + (url.port() > 0 ? u':' + QString::number(url.port()) : QString());
    settings.url = url;
    settings.isDefault = true;
    return settings;
}

} // namespace Promontory
