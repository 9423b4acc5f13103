#pragma once

#include "app/settings/session.h"

#include <QTimer>

class QMainWindow;

namespace Promontory {

class DashboardFiles;
class DashboardPage;
class PageTabs;

/// Writes down what is open whenever that changes, and opens it again at the next start.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    SessionKeeper(Session &session, PageTabs &tabs, DashboardFiles &files, QMainWindow *window);

    /// Opens what was open at the end of the last run.
    void restore();
    /// Gives a page that was just opened the time range and the values it had.
    void applyView(DashboardPage &page) const;
    /// Something changed; it is written a moment later.
    void note();
    /// Writes it now.
    void write();

private:
    Session &m_session;
    PageTabs &m_tabs;
    DashboardFiles &m_files;
    QMainWindow *m_window;
    QTimer m_soon;
    QHash<QString, QString> m_views; ///< of the last run, by path
    bool m_restoring = false;
};

} // namespace Promontory
