#pragma once

#include "app/links/dashboardtarget.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>

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
    ~LinkFollower() override;

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
    std::shared_ptr<std::atomic<quint64>> m_newest; ///< wish, which wins: searches for older ones end
};

/// The file of a dashboard: among those, newest first, else beside `neighbour`. Empty if none holds it, or once it
/// is not wanted any more. Waits for the disk: for pool threads.
QString fileOfDashboard(const DashboardTarget &target, const QStringList &paths, const QString &neighbour,
                        const std::function<bool()> &isWanted = [] { return true; });

} // namespace Promontory
