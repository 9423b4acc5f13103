#pragma once

#include <QAction>
#include <QHash>
#include <QIcon>
#include <QKeySequence>
#include <QMenuBar>
#include <QObject>

#include <functional>

namespace Promontory {

/// What a user can tell the window to do. Every one stands in a menu.
enum class ActionId {
    NewDashboard, OpenFile, SaveFile, SaveFileAs, RevertFile, ExportDashboard, CloseTab, Quit,
    Undo, Redo, DuplicatePanel, RemovePanel, RenamePanel,
    FullScreen, ViewPanel, ThemeSystem, ThemeDark, ThemeLight, ThemeHighContrast, ToggleRows,
    Refresh, RangeBack, RangeForward, ZoomOut, LockDashboard, AddTimeSeries, AddRow,
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
    /// Icons come from `icon(name)`, again whenever setIcons() is called with another theme.
    explicit Actions(QObject *parent = nullptr);

    QAction *action(ActionId id) const { return m_actions.value(int(id)); }
    /// Fills the bar: File, Edit, View, Dashboard, Panel, Tools, Window, Help.
    void fill(QMenuBar *bar);
    QMenu *menu(const QString &key) const { return m_menus.value(key); }
    void setIcons(const std::function<QIcon(const QString &)> &icon);
    /// The actions of the Panel menu, in its order, for a panel's own menu.
    QList<QAction *> panelActions() const;
    QList<QAction *> all() const;

private:
    QHash<int, QAction *> m_actions;
    QHash<QString, QMenu *> m_menus;
};

} // namespace Promontory
