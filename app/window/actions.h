#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QMenuBar>
#include <QObject>

namespace Promontory {

/// What a user can tell the window to do. Every one stands in a menu.
enum class ActionId {
    NewDashboard, OpenFile, OpenClipboard, SaveFile, SaveFileAs, RevertFile, ExportGrafana, ShareDashboard,
    CloseTab, Quit,
    Undo, Redo, DuplicatePanel, RemovePanel, RenamePanel, FindCommand,
    FullScreen, ViewPanel, ThemeSystem, ThemeDark, ThemeLight, ThemeHighContrast, ToggleRows,
    TextLarger, TextSmaller, TextNormal,
    Refresh, RangeBack, RangeForward, ZoomOut, LockDashboard, StarDashboard, DashboardSettings, AddPanel, AddRow,
    PageSources, ImportReport,
    InspectPanel, CopyPicture, SavePng, SaveSvg, SaveCsv,
    DataSources,
    NextTab, PreviousTab,
    Shortcuts, About,
};

/// Every QAction of the window: text, icon, keys, menu, in one table.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    QAction *action(ActionId id) const { return m_actions.value(int(id)); }
    /// Fills the bar: File, Edit, View, Dashboard, Panel, Tools, Window, Help.
    void fill(QMenuBar *bar);
    QMenu *menu(const QString &key) const { return m_menus.value(key); }
    /// The name of an action's icon in our set; may be empty.
    static QString iconName(const QAction *action);
    /// The actions of the Panel menu, in its order, for a panel's own menu.
    QList<QAction *> panelActions() const;
    /// In the order of the menus.
    QList<QAction *> all() const { return m_order; }

private:
    QHash<int, QAction *> m_actions;
    QList<QAction *> m_order;
    QHash<QString, QMenu *> m_menus;
};

} // namespace Promontory
