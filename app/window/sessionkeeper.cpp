#include "app/window/sessionkeeper.h"

#include "app/pages/dashboardpage.h"
#include "app/window/dashboardfiles.h"
#include "app/window/pagetabs.h"
#include "app/window/viewtext.h"

#include <QMainWindow>

namespace Promontory {

namespace {

constexpr int SoonMs = 500;

} // namespace

SessionKeeper::SessionKeeper(Session &session, PageTabs &tabs, DashboardFiles &files, QMainWindow *window)
    : QObject(window)
    , m_session(session)
    , m_tabs(tabs)
    , m_files(files)
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(SoonMs);
    connect(&m_soon, &QTimer::timeout, this, &SessionKeeper::write);
    connect(&tabs, &PageTabs::currentChanged, this, &SessionKeeper::note);
    connect(&tabs, &PageTabs::orderChanged, this, &SessionKeeper::note);
    connect(&files, &DashboardFiles::saved, this, &SessionKeeper::note);
}

void SessionKeeper::restore()
{
    m_window->restoreGeometry(m_session.windowGeometry());
    const QStringList paths = m_session.openDashboards();
    const QStringList views = m_session.pageViews();
    for (qsizetype i = 0; i < std::min(paths.size(), views.size()); ++i)
        m_views.insert(paths.at(i), views.at(i));
    if (paths.isEmpty())
        return;
    m_restoring = true;
    m_files.open(paths, [this, active = paths.value(m_session.activeTab())] {
        if (DashboardPage *page = m_tabs.pageOf(active))
            m_tabs.setCurrent(page);
        m_restoring = false;
        m_views.clear();
    });
}

void SessionKeeper::applyView(DashboardPage &page) const
{
    if (const std::optional<PageView> view = viewFromText(m_views.value(page.file().openedFrom())))
        page.setView(*view);
}

void SessionKeeper::note()
{
    if (!m_restoring && !m_soon.isActive())
        m_soon.start();
}

void SessionKeeper::write()
{
    if (m_restoring)
        return;
    m_soon.stop();
    QStringList paths;
    QStringList views;
    int active = -1;
    for (DashboardPage *page : m_tabs.pages()) {
        const QString path = page->file().openedFrom();
        if (path.isEmpty())
            continue;
        if (page == m_tabs.current())
            active = int(paths.size());
        paths.append(path);
        views.append(viewToText(page->view()));
    }
    m_session.setOpenDashboards(paths);
    m_session.setPageViews(views);
    m_session.setActiveTab(active);
    if (!m_window->isFullScreen())
        m_session.setWindowGeometry(m_window->saveGeometry());
    m_session.sync();
}

} // namespace Promontory
