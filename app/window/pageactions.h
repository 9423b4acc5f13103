#pragma once

#include "app/window/actions.h"
#include "app/window/grafanaexports.h"
#include "app/window/panelcommands.h"

#include <QSet>

#include <functional>
#include <optional>

namespace Promontory {

class BoardEditor;
class CoreServices;
class DashboardFiles;
class DashboardPage;
class PageTabs;
class TimeZoneMenu;

/// Joins the window's actions to the page in front: what they do, and whether they can be used now.
class PageActions : public QObject
{
    Q_OBJECT

public:
    PageActions(Actions &actions, PageTabs &tabs, DashboardFiles &files, CoreServices &services,
                QWidget *window);

    /// Asks the page in front what is possible.
    void update();
    /// Opens the menu of the panel that was pointed at.
    void showPanelMenu(const QPoint &position);

signals:
    void failed(const QString &message);

private:
    using PanelCommand = void (PanelCommands::*)(PanelSlot &);

    void connectFile();
    void connectEdits();
    void connectViews();
    void connectPanels();
    void addZones();
    void onPage(ActionId id, const std::function<void(DashboardPage &)> &command);
    void onBoard(ActionId id, void (BoardEditor::*command)());
    void onPanel(ActionId id, PanelCommand command);
    void pickPanel();
    QSet<QAction *> possible(DashboardPage &page) const;
    void showLock(bool locked);

    Actions &m_actions;
    PageTabs &m_tabs;
    DashboardFiles &m_files;
    CoreServices &m_services;
    QWidget *m_window;
    PanelCommands m_commands;
    GrafanaExports m_exports;
    TimeZoneMenu *m_zones;
    std::optional<bool> m_lockShown;
};

} // namespace Promontory
