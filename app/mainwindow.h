#pragma once

#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/trace/tracefile.h"
#include "app/window/actions.h"
#include "app/window/appearance.h"
#include "app/window/dashboardfiles.h"
#include "app/window/sourcesdialog.h"

#include <QMainWindow>

namespace Promontory {

class CommandSearch;
class ImportReportDock;
class DashboardStars;
class KnownDashboards;
class LinkFollower;
class PageActions;
class PageList;
class PageTabs;
class Recovery;
class SessionKeeper;
class SourceHealthStrip;
class StartPage;
class StatusLine;

/// The shell: menus, tabs, status bar. What a menu entry does is done by the page or by one of the parts in
/// app/window; this class joins them.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(CoreServices &services, ConfiguredSources &sources, Session &session, TraceFile &trace);
    ~MainWindow() override;

    /// Opens these files, each in a tab of its own; one that is open already comes to the front.
    void openFiles(const QStringList &paths);
    /// Opens what was open at the end of the last run.
    void restoreSession();
    /// Offers the work that the last run could not save.
    void offerRecovery();
    /// Writes down what is open; unsaved work stays in its journals.
    void rememberSession();
    /// Refreshes, bytes and the like, for the trace.
    QJsonObject traceStatistics() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setupMenus();
    void connectStart();
    void connectFiles();
    void connectView();
    void connectHelp();
    void connectImport();
    void connectPage(DashboardPage *page);
    DashboardPage *addPage(const DashboardFile &file);
    void recover(const DashboardFile &file, const Journal &journal);
    void closePage(DashboardPage *page);
    void switchPage();
    void updateTitles();
    void applyTheme();
    void setFullScreen(bool on);
    void showMessage(const QString &text);
    void noteRange(DashboardPage &page, const TimeSpec &spec);
    void openDropped(const QList<QUrl> &urls);
    QList<TimeSpec> recentRanges() const;

    CoreServices &m_services;
    ConfiguredSources &m_sources;
    Session &m_session;
    TraceFile &m_trace;
    Appearance m_appearance;
    Actions m_actions;
    SourcesDialog m_sourcesDialog;
    DashboardFiles *m_files;
    StartPage *m_start;
    SourceHealthStrip *m_health;
    PageTabs *m_tabs;
    PageActions *m_pageActions = nullptr;
    KnownDashboards *m_known = nullptr;
    DashboardStars *m_stars = nullptr;
    LinkFollower *m_links = nullptr;
    PageList *m_pageList = nullptr;
    SessionKeeper *m_keeper = nullptr;
    StatusLine *m_status = nullptr;
    CommandSearch *m_search = nullptr;
    Recovery *m_recovery = nullptr;
    ImportReportDock *m_report = nullptr;
    bool m_wasMaximised = false;
};

} // namespace Promontory
