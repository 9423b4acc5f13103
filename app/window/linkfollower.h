#pragma once

#include "app/links/dashboardtarget.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QUrl>

namespace Promontory {

class DashboardFiles;
class DashboardPage;
class PageTabs;
class Session;

/// Follows the links of dashboards: to dashboards that are open or known on this computer, with the range and the
/// values that the address carries; to the web only after a question.
class LinkFollower : public QObject
{
    Q_OBJECT

public:
    LinkFollower(const Session &session, QThreadPool &pool, DashboardFiles &files, PageTabs &tabs, QWidget *window);

    void follow(DashboardPage &from, const QUrl &url);

private:
    void openDashboard(DashboardPage &from, const QUrl &url, const DashboardTarget &target);
    void openFile(const QString &path, const LinkArrival &arrival);
    void tellMissing(DashboardPage &from, const DashboardTarget &target);
    DashboardPage *openPage(const DashboardTarget &target) const;

    const Session &m_session;
    QThreadPool &m_pool;
    DashboardFiles &m_files;
    PageTabs &m_tabs;
    QWidget *m_window;
    quint64 m_generation = 0; ///< the newest wish wins
};

/// The file of a dashboard: among those, newest first, else beside `neighbour`. Empty if none holds it. Waits for
/// the disk: for pool threads.
QString fileOfDashboard(const DashboardTarget &target, const QStringList &paths, const QString &neighbour);

} // namespace Promontory
