#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace Promontory {

class PageTabs;

/// The open dashboards at the end of the Window menu, the one in front checked; Ctrl+1 to Ctrl+9 reach the
/// first nine.
class PageList : public QObject
{
    Q_OBJECT

public:
    /// `window` hears the keys where no menu bar is shown.
    PageList(PageTabs &tabs, QMenu *menu, QWidget *window);

    /// Brings the entries up to date.
    void update();

private:
    QAction *makeEntry(int index);

    PageTabs &m_tabs;
    QMenu *m_menu;
    QWidget *m_window;
    QAction *m_separator;
    QActionGroup *m_group;
    QList<QAction *> m_entries;
};

} // namespace Promontory
