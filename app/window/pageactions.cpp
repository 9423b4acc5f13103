#include "app/window/pageactions.h"

#include "app/pages/boardeditor.h"
#include "app/pages/dashboardpage.h"
#include "app/pages/linkmenus.h"
#include "app/services/coreservices.h"
#include "app/window/dashboardfiles.h"
#include "app/window/pagesettings.h"
#include "app/window/pagetabs.h"
#include "app/window/panelpicker.h"
#include "widgets/controls/timezonemenu.h"
#include "widgets/theme/icons.h"

#include <QMenu>
#include <QPointer>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Actions of other menus that need a page.
constexpr ActionId PageWide[] = {ActionId::SaveFile,      ActionId::SaveFileAs,     ActionId::RevertFile,
                                 ActionId::ExportGrafana, ActionId::ShareDashboard, ActionId::CloseTab,
                                 ActionId::ViewPanel,     ActionId::ToggleRows};

} // namespace

PageActions::PageActions(Actions &actions, PageTabs &tabs, DashboardFiles &files, CoreServices &services,
                         QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_tabs(tabs)
    , m_files(files)
    , m_services(services)
    , m_window(window)
    , m_commands(window)
    , m_exports(services, window)
    , m_zones(new TimeZoneMenu(window))
{
    connectFile();
    connectEdits();
    connectViews();
    connectPanels();
    addZones();
    connect(&m_commands, &PanelCommands::failed, this, &PageActions::failed);
}

void PageActions::onPage(ActionId id, const std::function<void(DashboardPage &)> &command)
{
    connect(m_actions.action(id), &QAction::triggered, this, [this, command] {
        if (DashboardPage *page = m_tabs.current())
            command(*page);
    });
}

void PageActions::onBoard(ActionId id, void (BoardEditor::*command)())
{
    onPage(id, [command](DashboardPage &page) { (page.edits().*command)(); });
}

void PageActions::onPanel(ActionId id, PanelCommand command)
{
    onPage(id, [this, command](DashboardPage &page) {
        if (PanelSlot *slot = page.board().current())
            (m_commands.*command)(*slot);
    });
}

void PageActions::connectFile()
{
    onPage(ActionId::SaveFile, [this](DashboardPage &page) { m_files.save(page); });
    onPage(ActionId::SaveFileAs, [this](DashboardPage &page) { m_files.saveAs(page); });
    onPage(ActionId::RevertFile, [this](DashboardPage &page) { m_files.revert(page); });
    onPage(ActionId::ExportGrafana, [this](DashboardPage &page) { m_exports.exportPage(page); });
    onPage(ActionId::ShareDashboard, [this](DashboardPage &page) { m_exports.sharePage(page); });
    onPage(ActionId::CloseTab, [this](DashboardPage &page) { emit m_tabs.closeRequested(&page); });
}

void PageActions::connectEdits()
{
    onPage(ActionId::Undo, [](DashboardPage &page) { page.document().undoStack()->undo(); });
    onPage(ActionId::Redo, [](DashboardPage &page) { page.document().undoStack()->redo(); });
    onBoard(ActionId::DuplicatePanel, &BoardEditor::duplicateCurrent);
    onBoard(ActionId::RemovePanel, &BoardEditor::removeCurrent);
    onBoard(ActionId::RenamePanel, &BoardEditor::renameCurrent);
    onBoard(ActionId::AddRow, &BoardEditor::addRowBelow);
    onPage(ActionId::AddPanel, [this](DashboardPage &) { pickPanel(); });
    onPage(ActionId::DashboardSettings, [this](DashboardPage &page) { openPageSettings(page, m_services); });
    onPage(ActionId::LockDashboard, [this](DashboardPage &page) {
        page.setLocked(m_actions.action(ActionId::LockDashboard)->isChecked());
    });
}

void PageActions::connectViews()
{
    onPage(ActionId::Refresh, &DashboardPage::refreshNow);
    onPage(ActionId::RangeBack, &DashboardPage::goBack);
    onPage(ActionId::RangeForward, &DashboardPage::goForward);
    onPage(ActionId::ZoomOut, &DashboardPage::zoomOut);
    onBoard(ActionId::ToggleRows, &BoardEditor::toggleAllRows);
    onPage(ActionId::ViewPanel, [this](DashboardPage &page) {
        page.toggleViewAlone();
        update();
    });
}

void PageActions::connectPanels()
{
    onPage(ActionId::InspectPanel, &DashboardPage::inspectCurrent);
    onPanel(ActionId::CopyPicture, &PanelCommands::copyPicture);
    onPanel(ActionId::SavePng, &PanelCommands::savePng);
    onPanel(ActionId::SaveSvg, &PanelCommands::saveSvg);
    onPanel(ActionId::SaveCsv, &PanelCommands::saveCsv);
}

void PageActions::addZones()
{
    QMenu *view = m_actions.menu(u"view"_s);
    view->insertMenu(m_actions.action(ActionId::TextLarger), m_zones);
    view->insertSeparator(m_actions.action(ActionId::TextLarger));
    connect(m_zones, &TimeZoneMenu::zoneSelected, this, [this](const QString &zone) {
        if (DashboardPage *page = m_tabs.current())
            page->setZone(zone);
    });
}

void PageActions::pickPanel()
{
    pickPanelType(m_services.panelTypes(), m_window,
                  [page = QPointer(m_tabs.current())](const QString &type) {
                      if (DashboardPage *asking = page)
                          asking->edits().addPanelOf(type);
                  });
}

void PageActions::showPanelMenu(const QPoint &position)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    DashboardPage *page = m_tabs.current();
    if (const PanelSlot *slot = page ? page->board().current() : nullptr)
        addLinkMenu(menu, page->board(), *slot);
    menu->addActions(m_actions.panelActions());
    menu->popup(position);
}

QSet<QAction *> PageActions::possible(DashboardPage &page) const
{
    QSet<QAction *> actions;
    for (const QString &menu : {u"dashboard"_s, u"panel"_s, u"edit"_s}) {
        for (QAction *action : m_actions.menu(menu)->actions())
            actions.insert(action);
    }
    for (const ActionId id : PageWide)
        actions.insert(m_actions.action(id));
    const auto forbid = [&](ActionId id, bool forbidden) {
        if (forbidden)
            actions.remove(m_actions.action(id));
    };
    const bool locked = page.document().dashboard().locked;
    for (const ActionId id : {ActionId::DuplicatePanel, ActionId::RemovePanel, ActionId::RenamePanel,
                              ActionId::AddPanel, ActionId::AddRow})
        forbid(id, locked);
    QUndoStack *undo = page.document().undoStack();
    forbid(ActionId::Undo, !undo->canUndo());
    forbid(ActionId::Redo, !undo->canRedo());
    forbid(ActionId::RevertFile, page.path().isEmpty());
    forbid(ActionId::ImportReport, !page.file().report);
    forbid(ActionId::StarDashboard, page.file().openedFrom().isEmpty());
    forbid(ActionId::RangeBack, !page.canGoBack());
    forbid(ActionId::RangeForward, !page.canGoForward());
    return actions;
}

void PageActions::update()
{
    DashboardPage *page = m_tabs.current();
    QSet<QAction *> able = page ? possible(*page) : QSet<QAction *>();
    able.insert(m_actions.action(ActionId::FindCommand));
    // Each once: what only flickers would still be painted.
    for (const QString &menu : {u"dashboard"_s, u"panel"_s, u"edit"_s}) {
        for (QAction *action : m_actions.menu(menu)->actions())
            action->setEnabled(able.contains(action));
    }
    for (const ActionId id : PageWide)
        m_actions.action(id)->setEnabled(able.contains(m_actions.action(id)));
    m_zones->setEnabled(page);
    if (!page)
        return;
    const Dashboard &dashboard = page->document().dashboard();
    showLock(dashboard.locked);
    m_actions.action(ActionId::ViewPanel)->setChecked(!page->board().aloneId().isEmpty());
    m_zones->setZone(dashboard.timeZone);
}

void PageActions::showLock(bool locked)
{
    QAction *lock = m_actions.action(ActionId::LockDashboard);
    if (lock->isChecked() == locked && m_lockShown == locked)
        return;
    lock->setChecked(locked);
    lock->setIcon(themeIcon(locked ? u"lock"_s : u"unlock"_s));
    m_lockShown = locked;
}

} // namespace Promontory
