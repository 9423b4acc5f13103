/// app/services puts together what every way of running the program needs: clock, pools, sources, runner.
#pragma once

#include "app/pages/dashboardboard.h"
#include "datasources/core/datasourceregistry.h"
#include "datasources/prometheus/prometheussource.h"
#include "widgets/panels/paneltype.h"

#include <QThreadPool>

namespace Promontory {

class LocalPrometheus;

/// The services behind all boards of one process, in the order of their construction.
class CoreServices : public QObject
{
    Q_OBJECT

public:
    explicit CoreServices(QObject *parent = nullptr);
    ~CoreServices() override;

    /// Every uid means this source, but for those that are configured by name.
    void setEverySource(const QString &uid) { m_everySource = uid; }

    /// What stands in, on this machine, for sources that are named but not configured: the uid by aliasKey();
    /// an empty uid is the default source.
    void setAliases(const QHash<QString, QString> &aliases);

    /// Asks these sources how often they scrape; those that say so are asked in such steps from then on.
    /// scrapeIntervalsKnown() follows once all of them have answered or failed.
    void detectScrapeIntervals(const QStringList &uids);

    /// Local Prometheus servers keep their data below this folder; before any source of the kind is set.
    void enableLocal(const QString &stateFolder);
    /// The running Prometheus of a source of kind "local", or nothing.
    LocalPrometheus *findLocal(const QString &uid) const;
    /// Asks a source how it is, with settings that may not be saved yet.
    QFuture<Result<SourceHealth>> tryOut(const SourceSettings &settings, const SourceSecrets &secrets);

    const Clock &clock() const { return m_clock; }
    QThreadPool &pool() { return m_pool; }
    DataSourceRegistry &registry() { return m_registry; }
    QueryRunner &runner() { return m_runner; }
    const PanelTypeRegistry &panelTypes() const { return m_types; }
    const BoardServices &board() const { return m_board; }

    DataSource *find(const QString &sourceId) const;
    /// The uid behind a reference of a dashboard: the default source for an empty one. References like
    /// "${DS_PROMETHEUS}" mean something else in each dashboard, so that its uid counts.
    QString resolveSource(const QString &sourceId, const QString &dashboardUid = {}) const;
    /// What a board of this dashboard needs.
    BoardServices boardOf(const QString &dashboardUid);
    /// Name and uid of each source, for source variables.
    QList<VariableOption> sourceOptions() const;

signals:
    void scrapeIntervalsKnown();
    void aliasesChanged();

private:
    qint64 scrapeIntervalOf(const QString &sourceId) const;
    void takeScrapeInterval(const QString &uid, const Result<qint64> &interval);
    SourceEnvironment environment();

    SystemClock m_clock;
    QThreadPool m_pool;
    QThreadPool m_decodePool;
    DataSourceRegistry m_registry;
    QueryRunner m_runner;
    PanelTypeRegistry m_types;
    QString m_everySource;
    QHash<QString, qint64> m_detectedIntervals; // ms, by uid
    QSet<QString> m_detecting;
    QHash<QString, QString> m_aliases;
    BoardServices m_board;
};

/// Under which key the choice of a source is remembered.
QString aliasKey(const QString &sourceId, const QString &dashboardUid);

/// Settings of a source given by its address alone, as --source does.
SourceSettings addressedSource(const QString &uid, const QUrl &url);

} // namespace Promontory
