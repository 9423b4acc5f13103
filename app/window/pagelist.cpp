#include "app/window/pagelist.h"

#include "app/pages/dashboardpage.h"
#include "app/window/pagetabs.h"

#include <QActionGroup>
#include <QMenu>

namespace Promontory {

namespace {

constexpr int WithKeys = 9;
constexpr int LongestTitle = 400; // px

} // namespace

PageList::PageList(PageTabs &tabs, QMenu *menu, QWidget *window)
    : QObject(menu)
    , m_tabs(tabs)
    , m_menu(menu)
    , m_window(window)
    , m_separator(menu->addSeparator())
    , m_group(new QActionGroup(this))
{
    connect(&tabs, &PageTabs::currentChanged, this, &PageList::update);
    connect(&tabs, &PageTabs::orderChanged, this, &PageList::update);
    update();
}

QAction *PageList::makeEntry(int index)
{
    auto *entry = new QAction(m_group);
    entry->setCheckable(true);
    if (index < WithKeys)
        entry->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
    connect(entry, &QAction::triggered, this, [this, index] {
        if (DashboardPage *page = m_tabs.pages().value(index))
            m_tabs.setCurrent(page);
    });
    m_menu->addAction(entry);
    m_window->addAction(entry);
    return entry;
}

void PageList::update()
{
    const QList<DashboardPage *> pages = m_tabs.pages();
    while (m_entries.size() > pages.size()) {
        QAction *gone = m_entries.takeLast();
        m_menu->removeAction(gone);
        m_window->removeAction(gone);
        gone->deleteLater();
    }
    while (m_entries.size() < pages.size())
        m_entries.append(makeEntry(static_cast<int>(m_entries.size())));
    m_group->setExclusionPolicy(m_tabs.current() ? QActionGroup::ExclusionPolicy::Exclusive
                                                 : QActionGroup::ExclusionPolicy::None);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const QString title = m_menu->fontMetrics().elidedText(pages.at(i)->title(), Qt::ElideMiddle, LongestTitle);
        m_entries.at(i)->setText(QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
        m_entries.at(i)->setChecked(pages.at(i) == m_tabs.current());
    }
    m_separator->setVisible(!pages.isEmpty());
}

} // namespace Promontory
