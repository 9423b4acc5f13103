#include "app/window/dashboardstars.h"

#include "app/pages/dashboardpage.h"
#include "app/settings/session.h"
#include "app/window/pagetabs.h"

#include <QAction>

namespace Promontory {

DashboardStars::DashboardStars(QAction *action, PageTabs &tabs, Session &session, QObject *parent)
    : QObject(parent)
    , m_action(action)
    , m_tabs(tabs)
    , m_session(session)
{
    connect(action, &QAction::triggered, this, [this](bool isStarred) {
        const DashboardPage *page = m_tabs.current();
        if (!page || page->file().openedFrom().isEmpty())
            return;
        m_session.setStarred(page->file().openedFrom(), isStarred);
        emit changed();
    });
    connect(&tabs, &PageTabs::currentChanged, this, &DashboardStars::update);
}

void DashboardStars::update()
{
    const DashboardPage *page = m_tabs.current();
    const QString path = page ? page->file().openedFrom() : QString();
    m_action->setChecked(!path.isEmpty() && m_session.starredFiles().contains(path));
}

} // namespace Promontory
