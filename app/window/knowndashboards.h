#pragma once

#include "widgets/panels/dashboardentry.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QThreadPool>

namespace Promontory {

struct Dashboard;
class DashboardFiles;
class DashboardPage;
class PageTabs;
class Session;

/// The files that were opened, newest first, and behind them others that have a star, as lists of dashboards show
/// them: their titles and tags, read from them. Files that cannot be read are left out. Waits for the disk: for pool
/// threads.
QList<DashboardEntry> dashboardEntries(const QStringList &opened, const QStringList &starred);

/// The dashboards that were opened here last, for panels and links that list them. Reads them only while an open
/// dashboard has any of those; opens the one that a list asks for.
class KnownDashboards : public QObject
{
    Q_OBJECT

public:
    KnownDashboards(const Session &session, QThreadPool &pool, DashboardFiles &files, PageTabs &tabs);

    /// From now on the page's lists know them.
    void attach(DashboardPage &page);
    const QList<DashboardEntry> &entries() const { return m_entries; }
    /// Looks again, where an open dashboard shows them.
    void read();

private:
    void take(const QList<DashboardEntry> &entries);
    void open(const DashboardPage &from, const DashboardWish &wish);
    bool isListed(const QString &path) const;

    const Session &m_session;
    QThreadPool &m_pool;
    DashboardFiles &m_files;
    PageTabs &m_tabs;
    QList<DashboardEntry> m_entries;
    quint64 m_generation = 0;
};

} // namespace Promontory
