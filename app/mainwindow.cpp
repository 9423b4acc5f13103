#include "app/mainwindow.h"

#include "app/pages/dashboardpage.h"
#include "app/pages/pagetoolbar.h"
#include "app/pages/startpage.h"
#include "app/window/aboutbox.h"
#include "app/window/commandentries.h"
#include "app/window/commandsearch.h"
#include "app/window/importreportdock.h"
#include "app/window/dashboardstars.h"
#include "app/window/knowndashboards.h"
#include "app/window/linkfollower.h"
#include "app/window/missingsources.h"
#include "app/window/pageactions.h"
#include "app/window/pageguard.h"
#include "app/window/pagelist.h"
#include "app/window/pagesettings.h"
#include "app/window/pagesources.h"
#include "app/window/pagetabs.h"
#include "app/window/recentfilesmenu.h"
#include "app/window/recovery.h"
#include "app/window/sessionkeeper.h"
#include "app/window/statusline.h"
#include "app/window/unsavedwork.h"
#include "widgets/common/messagestack.h"
#include "widgets/controls/sourcehealthstrip.h"
#include "widgets/theme/icons.h"

#include <QCloseEvent>
#include <QMimeData>
#include <QScreen>
#include <QStatusBar>

namespace Promontory {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(CoreServices &services, ConfiguredSources &sources, Session &session,
                       TraceFile &trace)
    : m_services(services)
    , m_sources(sources)
    , m_session(session)
    , m_trace(trace)
    , m_appearance(session)
    , m_sourcesDialog(services, sources, this)
    , m_files(new DashboardFiles(session, services.pool(), services.clock(),
                                 sources.folder().statePath, this))
    , m_start(new StartPage(this))
    , m_health(new SourceHealthStrip(this))
    , m_tabs(new PageTabs(m_start, m_health, this))
{
    setWindowIcon(applicationIcon());
    // Not larger than the screen, and with room for the frame around.
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - QSize(8, 32)));
    setAcceptDrops(true);
    setCentralWidget(m_tabs);
    services.setAliases(session.sourceAliases());
    m_status = new StatusLine(statusBar(), m_health, services, *m_tabs, m_appearance);
    m_keeper = new SessionKeeper(session, *m_tabs, *m_files, this);
    m_known = new KnownDashboards(session, services.pool(), *m_files, *m_tabs);
    m_links = new LinkFollower(session, services.pool(), *m_files, *m_tabs, this);
    m_recovery = new Recovery(sources.folder().statePath, services.pool(), *m_files,
                              m_tabs->messages(), this);
    setupMenus();
    connectStart();
    connectFiles();
    connectView();
    connectHelp();
    connectImport();
    applyTheme();
    switchPage();
    if (sources.fault())
        showMessage(sources.fault()->message);
}

MainWindow::~MainWindow() = default;

void MainWindow::setupMenus()
{
    m_actions.fill(menuBar());
    addActions(m_actions.all());
    QMenu *file = m_actions.menu(u"file"_s);
    const qsizetype open = file->actions().indexOf(m_actions.action(ActionId::OpenFile));
    file->insertMenu(file->actions().value(open + 1), new RecentFilesMenu(m_session, *m_files, this));
    m_pageActions = new PageActions(m_actions, *m_tabs, *m_files, m_services, this);
    m_stars = new DashboardStars(m_actions.action(ActionId::StarDashboard), *m_tabs, m_session, this);
    connect(m_stars, &DashboardStars::changed, m_known, &KnownDashboards::read);
    connect(m_files, &DashboardFiles::saved, m_stars, &DashboardStars::update);
    m_pageList = new PageList(*m_tabs, m_actions.menu(u"window"_s), this);
    QAction *find = m_actions.action(ActionId::FindCommand);
    const auto entries = [this] {
        return commandEntries(m_actions, m_tabs->current(), m_session.recentFiles(),
                              [this](const QString &path) { m_files->open({path}); });
    };
    m_search = new CommandSearch(entries, find->shortcut().toString(QKeySequence::NativeText), this);
    menuBar()->setCornerWidget(m_search);
    connect(find, &QAction::triggered, m_search, &CommandSearch::open);
}

void MainWindow::connectStart()
{
    connect(m_start, &StartPage::openRequested, m_files, &DashboardFiles::chooseAndOpen);
    connect(m_start, &StartPage::newRequested, m_files, &DashboardFiles::openNew);
    connect(m_start, &StartPage::shippedRequested, m_files, &DashboardFiles::openShipped);
    connect(m_start, &StartPage::connectRequested, this,
            [this] { m_sourcesDialog.openNew(u"prometheus"_s); });
    connect(m_start, &StartPage::localRequested, this, [this] { m_sourcesDialog.openNew(u"local"_s); });
    connect(m_health, &SourceHealthStrip::sourceActivated, &m_sourcesDialog, &SourcesDialog::open);
}

void MainWindow::connectFiles()
{
    connect(m_actions.action(ActionId::NewDashboard), &QAction::triggered, m_files,
            &DashboardFiles::openNew);
    connect(m_actions.action(ActionId::OpenFile), &QAction::triggered, m_files,
            &DashboardFiles::chooseAndOpen);
    connect(m_actions.action(ActionId::OpenClipboard), &QAction::triggered, m_files,
            &DashboardFiles::openClipboard);
    connect(m_actions.action(ActionId::Quit), &QAction::triggered, this, &MainWindow::close);
    connect(m_files, &DashboardFiles::opened, this, &MainWindow::addPage);
    connect(m_files, &DashboardFiles::recovered, this, &MainWindow::recover);
    connect(m_files, &DashboardFiles::failed, this, &MainWindow::showMessage);
    connect(m_files, &DashboardFiles::saved, this, &MainWindow::updateTitles);
    connect(m_pageActions, &PageActions::failed, this, &MainWindow::showMessage);
    connect(m_tabs, &PageTabs::currentChanged, this, &MainWindow::switchPage);
    connect(m_tabs, &PageTabs::closeRequested, this, &MainWindow::closePage);
}

void MainWindow::connectView()
{
    m_appearance.addThemeAction(m_actions.action(ActionId::ThemeSystem), u"system"_s);
    m_appearance.addThemeAction(m_actions.action(ActionId::ThemeDark), u"dark"_s);
    m_appearance.addThemeAction(m_actions.action(ActionId::ThemeLight), u"light"_s);
    m_appearance.addThemeAction(m_actions.action(ActionId::ThemeHighContrast), u"highcontrast"_s);
    connect(&m_appearance, &Appearance::changed, this, &MainWindow::applyTheme);
    const auto on = [this](ActionId id, auto &&does) {
        connect(m_actions.action(id), &QAction::triggered, this, does);
    };
    on(ActionId::TextLarger, [this] { m_appearance.stepText(1); });
    on(ActionId::TextSmaller, [this] { m_appearance.stepText(-1); });
    on(ActionId::TextNormal, [this] { m_appearance.stepText(0); });
    on(ActionId::FullScreen, [this](bool checked) { setFullScreen(checked); });
    on(ActionId::NextTab, [this] { m_tabs->step(1); });
    on(ActionId::PreviousTab, [this] { m_tabs->step(-1); });
}

void MainWindow::connectHelp()
{
    const auto on = [this](ActionId id, auto &&does) {
        connect(m_actions.action(id), &QAction::triggered, this, does);
    };
    on(ActionId::DataSources, [this] { m_sourcesDialog.open(); });
    on(ActionId::Shortcuts, [this] { showShortcuts(m_actions, this); });
    on(ActionId::About, [this] { showAbout(this); });
}

void MainWindow::connectImport()
{
    m_report = new ImportReportDock(this);
    addDockWidget(Qt::RightDockWidgetArea, m_report);
    QAction *report = m_actions.action(ActionId::ImportReport);
    connect(report, &QAction::triggered, m_report, &ImportReportDock::setOpen);
    connect(m_report, &ImportReportDock::openChanged, report, &QAction::setChecked);
    connect(m_actions.action(ActionId::PageSources), &QAction::triggered, this, [this] {
        if (auto *guard = m_tabs->current() ? m_tabs->current()->findChild<PageGuard *>() : nullptr)
            guard->sources().ask();
    });
}

DashboardPage *MainWindow::addPage(const DashboardFile &file)
{
    if (DashboardPage *open = m_tabs->pageOf(file.openedFrom())) {
        m_tabs->setCurrent(open);
        return open;
    }
    auto *made = new DashboardPage(
        m_services.boardOf(sourceScope(file.dashboard)), [this](const QString &id) { return m_services.find(id); },
        [this] { return m_services.sourceOptions(); }, file, m_tabs);
    made->setTheme(m_appearance.theme());
    made->setToolActions({m_actions.action(ActionId::RangeBack), m_actions.action(ActionId::RangeForward),
                          m_actions.action(ActionId::LockDashboard),
                          m_actions.action(ActionId::FullScreen)});
    made->setAddAction(m_actions.action(ActionId::AddPanel));
    made->setRecentRanges(recentRanges());
    made->setChromeShown(!isFullScreen());
    m_keeper->applyView(*made);
    connectPage(made);
    auto *guard = new PageGuard(*made, {m_services, m_sources, *m_files, m_session});
    connect(guard, &PageGuard::sourcesWanted, this, [this] { m_sourcesDialog.open(); });
    connect(guard, &PageGuard::reportWanted, this, [this] { m_report->setOpen(true); });
    if (file.openedFrom().isEmpty() && !(file.dashboard.panels.isEmpty() && file.dashboard.rows.isEmpty()))
        made->document().setUnsaved(); // pasted: no file holds it
    m_tabs->add(made);
    m_known->attach(*made);
    m_tabs->setCurrent(made);
    return made;
}

void MainWindow::connectPage(DashboardPage *made)
{
    connect(made, &DashboardPage::titleChanged, this, &MainWindow::updateTitles);
    connect(made, &DashboardPage::viewChanged, m_pageActions, &PageActions::update);
    connect(made, &DashboardPage::viewChanged, m_keeper, &SessionKeeper::note);
    const QUndoStack *undo = made->document().undoStack();
    connect(undo, &QUndoStack::canUndoChanged, m_pageActions, &PageActions::update);
    connect(undo, &QUndoStack::canRedoChanged, m_pageActions, &PageActions::update);
    connect(made, &DashboardPage::linkActivated, m_links, [this, made](const QUrl &url) { m_links->follow(*made, url); });
    connect(made, &DashboardPage::firstPainted, &m_trace, &TraceFile::panelPainted);
    connect(made, &DashboardPage::menuRequested, m_pageActions, &PageActions::showPanelMenu);
    connect(made, &DashboardPage::filesDropped, this, &MainWindow::openDropped);
    connect(made, &DashboardPage::rangeChanged, this,
            [this, made](const TimeSpec &spec) { noteRange(*made, spec); });
}

void MainWindow::recover(const DashboardFile &file, const Journal &journal)
{
    addPage(file)->recover(journal);
}

void MainWindow::noteRange(DashboardPage &page, const TimeSpec &spec)
{
    const TimeRange range = page.board().resolvedRange();
    m_trace.write(u"range"_s, {{u"from"_s, range.fromMs}, {u"to"_s, range.toMs}});
    m_session.addRecentRange({spec.from, spec.to});
    for (DashboardPage *other : m_tabs->pages())
        other->setRecentRanges(recentRanges());
    m_pageActions->update();
}

QList<TimeSpec> MainWindow::recentRanges() const
{
    QList<TimeSpec> ranges;
    for (const auto &[from, to] : m_session.recentRanges())
        ranges.append({from, to});
    return ranges;
}

void MainWindow::closePage(DashboardPage *closing)
{
    if (!closePageSettings(*closing))
        return;
    const auto remove = [this, closing = QPointer(closing)] {
        if (!closing)
            return;
        closing->giveUp();
        m_tabs->remove(closing);
    };
    if (!closing->document().isModified())
        return remove();
    m_tabs->setCurrent(closing);
    askAboutUnsavedWork(*closing, *m_files, this, remove);
}

void MainWindow::switchPage()
{
    m_report->setPage(m_tabs->current());
    updateTitles();
    m_status->update();
}

void MainWindow::updateTitles()
{
    m_tabs->updateTitles();
    m_pageList->update();
    const DashboardPage *current = m_tabs->current();
    setWindowTitle(current ? tr("%1 — Promontory").arg(current->title()) : tr("Promontory"));
    m_pageActions->update();
}

void MainWindow::applyTheme()
{
    const Theme &theme = m_appearance.theme();
    m_start->setTheme(theme);
    for (DashboardPage *shown : m_tabs->pages())
        shown->setTheme(theme);
}

void MainWindow::setFullScreen(bool on)
{
    if (on)
        m_wasMaximised = isMaximized();
    menuBar()->setVisible(!on);
    statusBar()->setVisible(!on);
    m_tabs->setRowShown(!on);
    for (DashboardPage *shown : m_tabs->pages())
        shown->setChromeShown(!on);
    on ? showFullScreen() : m_wasMaximised ? showMaximized() : showNormal();
    m_actions.action(ActionId::FullScreen)->setChecked(on);
}

void MainWindow::showMessage(const QString &text)
{
    m_tabs->messages().showMessage(text, MessageKind::Error, text);
}

void MainWindow::openFiles(const QStringList &paths)
{
    if (!paths.isEmpty())
        m_files->open(paths);
    if (isVisible()) {
        raise();
        activateWindow();
    }
}

void MainWindow::openDropped(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    openFiles(paths);
}

void MainWindow::restoreSession()
{
    m_keeper->restore();
}

void MainWindow::offerRecovery()
{
    m_recovery->start();
}

void MainWindow::rememberSession()
{
    m_keeper->write();
}

QJsonObject MainWindow::traceStatistics() const
{
    const QueryStatistics &statistics = m_services.runner().statistics();
    qint64 refreshes = 0;
    for (DashboardPage *shown : m_tabs->pages())
        refreshes += shown->board().deliveries();
    return {{u"refreshes"_s, refreshes},
            {u"requests"_s, statistics.sent},
            {u"mib_fetched"_s, double(statistics.bytes) / 1048576.0}};
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (DashboardPage *open : m_tabs->pages()) {
        const bool isSettled = closePageSettings(*open);
        if (isSettled && !open->document().isModified())
            continue;
        event->ignore();
        m_tabs->setCurrent(open);
        if (!isSettled)
            return;
        askAboutUnsavedWork(*open, *m_files, this, [this, closing = QPointer(open)] {
            // The page stays, so that the session remembers it.
            if (closing)
                closing->giveUp();
            close();
        });
        return;
    }
    rememberSession();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_tabs->setInSight(!isMinimized());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // First the panel that is shown alone, then the whole screen.
    if (event->key() != Qt::Key_Escape)
        return QMainWindow::keyPressEvent(event);
    if (m_tabs->current() && m_tabs->current()->leaveAlone())
        return m_pageActions->update();
    if (isFullScreen())
        setFullScreen(false);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openDropped(event->mimeData()->urls());
}

} // namespace Promontory
