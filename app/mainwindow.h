#pragma once

#include "app/window/actions.h"
#include "app/pages/dashboardpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/trace/tracefile.h"
#include "app/window/sourceages.h"
#include "app/window/sourcesdialog.h"
#include "app/window/themechoice.h"

#include <QMainWindow>

class QLabel;
class QTabWidget;

namespace Promontory {

class DashboardFiles;
class PanelCommands;
class SourceHealthStrip;
class StartPage;

/// The shell: tabs of dashboards, menus, status bar. What a menu entry does is done by the page or by one
/// of the helpers; this class connects them.
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
    /// Refreshes, bytes and the like, for the trace.
    QJsonObject traceStatistics() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setupTabs();
    void setupStatusBar();
    void connectFileActions();
    void connectPageActions();
    void connectViewActions();
    void connectHelpActions();
    void connectPage(DashboardPage *page);
    void addPage(DashboardFile file);
    void closePage(int index);
    void removePage(DashboardPage *page);
    DashboardPage *page() const;
    DashboardPage *pageAt(int index) const;
    void onPage(ActionId id, void (DashboardPage::*command)());
    void switchPage();
    void updateTitles();
    void updateActions();
    void updateStatus();
    void applyTheme();
    void setFullScreen(bool on);
    void showMessage(const QString &text);
    void openUrl(const QUrl &url);
    void rememberSession();

    CoreServices &m_services;
    Session &m_session;
    TraceFile &m_trace;
    Actions m_actions;
    ThemeChoice m_themes;
    SourceAges m_ages;
    SourcesDialog m_sourcesDialog;
    std::unique_ptr<DashboardFiles> m_files;
    std::unique_ptr<PanelCommands> m_panelCommands;
    QTabWidget *m_tabs;
    StartPage *m_start;
    SourceHealthStrip *m_health;
    QLabel *m_fileLabel;
    QLabel *m_statusLabel;
    bool m_wasMaximised = false;
};

} // namespace Promontory
