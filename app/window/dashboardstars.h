#pragma once

#include <QObject>

class QAction;

namespace Promontory {

class PageTabs;
class Session;

/// The stars that dashboards have on this machine, for lists of dashboards: an action gives the page in front one, or
/// takes it back. The file is not changed.
class DashboardStars : public QObject
{
    Q_OBJECT

public:
    DashboardStars(QAction *action, PageTabs &tabs, Session &session, QObject *parent);

    /// Checks the action if the page in front has a star. A dashboard without a file cannot have one.
    void update();

signals:
    void changed();

private:
    QAction *m_action;
    PageTabs &m_tabs;
    Session &m_session;
};

} // namespace Promontory
