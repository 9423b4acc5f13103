#include "app/mainwindow.h"

#include "app/pages/startpage.h"
#include "app/window/aboutbox.h"
#include "app/window/dashboardfiles.h"
#include "app/window/panelcommands.h"
#include "app/window/panelpicker.h"
#include "app/window/unsavedwork.h"
#include "datasources/format/formatvalue.h"
#include "widgets/common/messagebar.h"
#include "widgets/controls/sourcehealthstrip.h"
#include "widgets/theme/icons.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>

namespace Promontory {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(CoreServices &services, ConfiguredSources &sources, Session &session,
                       TraceFile &trace)
    : m_services(services)
    , m_session(session)
    , m_trace(trace)
    , m_themes(session)
    , m_ages(services.runner(), services.clock())
    , m_sourcesDialog(services, sources, this)
    , m_files(std::make_unique<DashboardFiles>(session, services.pool(), this))
    , m_panelCommands(std::make_unique<PanelCommands>(this))
    , m_tabs(new QTabWidget(this))
    , m_start(new StartPage(this))
    , m_health(new SourceHealthStrip(this))
    , m_fileLabel(new QLabel(this))
    , m_statusLabel(new QLabel(this))
{
    setWindowTitle(tr("Promontory"));
    setWindowIcon(applicationIcon());
    resize(1600, 1000);
    setAcceptDrops(true);
    m_actions.fill(menuBar());
    addActions(m_actions.all());
    setupTabs();
    setupStatusBar();
    connectFileActions();
    connectPageActions();
    connectViewActions();
    connectHelpActions();
    applyTheme();
    switchPage();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupTabs()
{
    auto *stack = new QStackedWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setCornerWidget(m_health, Qt::TopRightCorner);
    stack->addWidget(m_start);
    stack->addWidget(m_tabs);
    setCentralWidget(stack);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::switchPage);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closePage);
    connect(m_start, &StartPage::openRequested, m_files.get(), &DashboardFiles::chooseAndOpen);
    connect(m_start, &StartPage::newRequested, m_files.get(), &DashboardFiles::openNew);
    connect(m_start, &StartPage::shippedRequested, m_files.get(), &DashboardFiles::openShipped);
    connect(m_start, &StartPage::connectRequested, this,
            [this] { m_sourcesDialog.openNew(u"prometheus"_s); });
    connect(m_start, &StartPage::localRequested, this, [this] { m_sourcesDialog.openNew(u"local"_s); });
    connect(m_health, &SourceHealthStrip::sourceActivated, &m_sourcesDialog, &SourcesDialog::open);
}

void MainWindow::setupStatusBar()
{
    m_fileLabel->setTextFormat(Qt::PlainText);
    m_statusLabel->setTextFormat(Qt::PlainText);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_fileLabel);
    statusBar()->addPermanentWidget(m_statusLabel);
    auto *everySecond = new QTimer(this);
    connect(everySecond, &QTimer::timeout, this, &MainWindow::updateStatus);
    everySecond->start(1'000);
}

void MainWindow::connectFileActions()
{
    const auto on = [this](ActionId id, auto &&does) {
        connect(m_actions.action(id), &QAction::triggered, this, does);
    };
    on(ActionId::NewDashboard, [this] { m_files->openNew(); });
    on(ActionId::OpenFile, [this] { m_files->chooseAndOpen(); });
    on(ActionId::CloseTab, [this] { closePage(m_tabs->currentIndex()); });
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::SaveFile, [this] {
        if (DashboardPage *current = page())
            m_files->save(*current);
    });
    on(ActionId::SaveFileAs, [this] {
        if (DashboardPage *current = page())
            m_files->saveAs(*current);
    });
    on(ActionId::RevertFile, [this] {
        if (DashboardPage *current = page())
            m_files->revert(*current);
    });
    connect(m_files.get(), &DashboardFiles::opened, this, &MainWindow::addPage);
    connect(m_files.get(), &DashboardFiles::failed, this, &MainWindow::showMessage);
    connect(m_files.get(), &DashboardFiles::saved, this, &MainWindow::updateTitles);
    connect(m_panelCommands.get(), &PanelCommands::failed, this, &MainWindow::showMessage);
}

void MainWindow::onPage(ActionId id, void (DashboardPage::*command)())
{
    connect(m_actions.action(id), &QAction::triggered, this, [this, command] {
        if (DashboardPage *current = page())
            (current->*command)();
    });
}

void MainWindow::connectPageActions()
{
    onPage(ActionId::Refresh, &DashboardPage::refreshNow);
    onPage(ActionId::RangeBack, &DashboardPage::goBack);
    onPage(ActionId::RangeForward, &DashboardPage::goForward);
    onPage(ActionId::ZoomOut, &DashboardPage::zoomOut);
    onPage(ActionId::ViewPanel, &DashboardPage::toggleViewAlone);
    onPage(ActionId::ToggleRows, &DashboardPage::toggleAllRows);
    onPage(ActionId::DuplicatePanel, &DashboardPage::duplicateCurrent);
    onPage(ActionId::RemovePanel, &DashboardPage::removeCurrent);
    onPage(ActionId::RenamePanel, &DashboardPage::renameCurrent);
    onPage(ActionId::InspectPanel, &DashboardPage::inspectCurrent);
    onPage(ActionId::AddRow, &DashboardPage::addRowBelow);
    const auto onPanel = [this](ActionId id, void (PanelCommands::*command)(PanelSlot &)) {
        connect(m_actions.action(id), &QAction::triggered, this, [this, command] {
            if (PanelSlot *slot = page() ? page()->board().current() : nullptr)
                (m_panelCommands.get()->*command)(*slot);
        });
    };
    onPanel(ActionId::CopyPicture, &PanelCommands::copyPicture);
    onPanel(ActionId::SavePng, &PanelCommands::savePng);
    onPanel(ActionId::SaveSvg, &PanelCommands::saveSvg);
    onPanel(ActionId::SaveCsv, &PanelCommands::saveCsv);
    connect(m_actions.action(ActionId::Undo), &QAction::triggered, this,
            [this] { page()->document().undoStack()->undo(); });
    connect(m_actions.action(ActionId::Redo), &QAction::triggered, this,
            [this] { page()->document().undoStack()->redo(); });
    connect(m_actions.action(ActionId::LockDashboard), &QAction::triggered, this,
            [this](bool locked) { page()->setLocked(locked); });
    connect(m_actions.action(ActionId::AddTimeSeries), &QAction::triggered, this, [this] {
        pickPanelType(m_services.panelTypes(), m_themes.theme(), this,
                      [current = QPointer(page())](const QString &type) {
                          if (current)
                              current->addPanelOf(type);
                      });
    });
}

void MainWindow::connectViewActions()
{
    m_themes.addAction(m_actions.action(ActionId::ThemeSystem), u"system"_s);
    m_themes.addAction(m_actions.action(ActionId::ThemeDark), u"dark"_s);
    m_themes.addAction(m_actions.action(ActionId::ThemeLight), u"light"_s);
    m_themes.addAction(m_actions.action(ActionId::ThemeHighContrast), u"highcontrast"_s);
    connect(&m_themes, &ThemeChoice::themeChanged, this, &MainWindow::applyTheme);
    connect(m_actions.action(ActionId::FullScreen), &QAction::triggered, this,
            &MainWindow::setFullScreen);
    const auto step = [this](int by) {
        const int count = std::max(1, m_tabs->count());
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
    };
    connect(m_actions.action(ActionId::NextTab), &QAction::triggered, this, [step] { step(1); });
    connect(m_actions.action(ActionId::PreviousTab), &QAction::triggered, this, [step] { step(-1); });
}

void MainWindow::connectHelpActions()
{
    connect(m_actions.action(ActionId::DataSources), &QAction::triggered, this,
            [this] { m_sourcesDialog.open(); });
    connect(m_actions.action(ActionId::Shortcuts), &QAction::triggered, this,
            [this] { showShortcuts(m_actions, this); });
    connect(m_actions.action(ActionId::About), &QAction::triggered, this,
            [this] { showAbout(this); });
}

void MainWindow::addPage(DashboardFile file)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (!file.path.isEmpty() && pageAt(index)->path() == file.path)
            return m_tabs->setCurrentIndex(index);
    }
    auto *made = new DashboardPage(
        m_services.board(), [this](const QString &id) { return m_services.find(id); },
        [this] { return m_services.sourceOptions(); }, std::move(file), m_tabs);
    made->setTheme(m_themes.theme());
    connectPage(made);
    m_tabs->setCurrentIndex(m_tabs->addTab(made, made->title()));
    updateTitles();
    switchPage();
}

void MainWindow::connectPage(DashboardPage *made)
{
    connect(made, &DashboardPage::titleChanged, this, &MainWindow::updateTitles);
    connect(made, &DashboardPage::statusTextChanged, this, &MainWindow::updateActions);
    connect(made, &DashboardPage::linkActivated, this, &MainWindow::openUrl);
    connect(made, &DashboardPage::firstPainted, &m_trace, &TraceFile::panelPainted);
    connect(made, &DashboardPage::menuRequested, this, [this](const QPoint &position) {
        QMenu::exec(m_actions.panelActions(), position, nullptr, this);
    });
    connect(made, &DashboardPage::filesDropped, this, [this](const QList<QUrl> &urls) {
        for (const QUrl &url : urls)
            m_files->open(url.toLocalFile());
    });
    connect(made, &DashboardPage::rangeChanged, this, [this, made](const TimeSpec &spec) {
        const TimeRange range = made->board().resolvedRange();
        m_trace.write(u"range"_s, {{u"from"_s, range.fromMs}, {u"to"_s, range.toMs}});
        m_session.addRecentRange({spec.from, spec.to});
        updateActions();
    });
}

void MainWindow::closePage(int index)
{
    DashboardPage *closing = pageAt(index);
    if (!closing)
        return;
    if (!closing->document().isModified())
        return removePage(closing);
    askAboutUnsavedWork(*closing, *m_files, this, [this, closing = QPointer(closing)] {
        if (closing)
            removePage(closing);
    });
}

void MainWindow::removePage(DashboardPage *closing)
{
    m_tabs->removeTab(m_tabs->indexOf(closing));
    closing->deleteLater();
    switchPage();
}

DashboardPage *MainWindow::page() const
{
    return pageAt(m_tabs->currentIndex());
}

DashboardPage *MainWindow::pageAt(int index) const
{
    return qobject_cast<DashboardPage *>(m_tabs->widget(index));
}

void MainWindow::switchPage()
{
    auto *stack = static_cast<QStackedWidget *>(centralWidget());
    stack->setCurrentIndex(m_tabs->count() > 0 ? 1 : 0);
    for (int index = 0; index < m_tabs->count(); ++index)
        pageAt(index)->setActive(index == m_tabs->currentIndex());
    updateTitles();
    updateStatus();
}

void MainWindow::updateTitles()
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        DashboardPage *shown = pageAt(index);
        const bool modified = shown->document().isModified();
        m_tabs->setTabText(index, QString(shown->title()).replace(u'&', u"&&"_s)
                                      + (modified ? u" •"_s : QString()));
        m_tabs->setTabToolTip(index, shown->path().toHtmlEscaped());
    }
    const DashboardPage *current = page();
    setWindowTitle(current ? tr("%1 — Promontory").arg(current->title()) : tr("Promontory"));
    updateActions();
}

void MainWindow::updateActions()
{
    DashboardPage *current = page();
    for (const QString &menu : {u"dashboard"_s, u"panel"_s, u"edit"_s}) {
        for (QAction *action : m_actions.menu(menu)->actions())
            action->setEnabled(current);
    }
    for (const ActionId id : {ActionId::SaveFile, ActionId::SaveFileAs, ActionId::RevertFile,
                              ActionId::CloseTab, ActionId::ViewPanel, ActionId::ToggleRows})
        m_actions.action(id)->setEnabled(current);
    if (!current)
        return;
    QUndoStack *undo = current->document().undoStack();
    m_actions.action(ActionId::Undo)->setEnabled(undo->canUndo());
    m_actions.action(ActionId::Redo)->setEnabled(undo->canRedo());
    m_actions.action(ActionId::RangeBack)->setEnabled(current->canGoBack());
    m_actions.action(ActionId::RangeForward)->setEnabled(current->canGoForward());
    m_actions.action(ActionId::LockDashboard)->setChecked(current->document().dashboard().locked);
    m_actions.action(ActionId::ViewPanel)->setChecked(!current->board().aloneId().isEmpty());
}

void MainWindow::updateStatus()
{
    DashboardPage *current = page();
    const qint64 refreshMs = current ? current->document().dashboard().refreshMs : 0;
    m_health->setSources(m_ages.ages(
        [this](const QString &uid) {
            const DataSource *source = m_services.find(uid);
            return source ? source->name() : uid;
        },
        refreshMs, current ? current->nextTickMs() : 0));
    if (!current) {
        m_fileLabel->setText(tr("No dashboard open"));
        m_statusLabel->clear();
        return;
    }
    const QString name = current->path().isEmpty() ? tr("never saved") : current->path();
    m_fileLabel->setText(current->document().isModified() ? tr("%1, changed").arg(name) : name);
    m_statusLabel->setText(current->statusText(m_services.runner().statistics()));
}

void MainWindow::applyTheme()
{
    const Theme &theme = m_themes.theme();
    m_actions.setIcons([&theme](const QString &name) { return themeIcon(name, theme); });
    m_start->setTheme(theme);
    for (int index = 0; index < m_tabs->count(); ++index)
        pageAt(index)->setTheme(theme);
}

void MainWindow::setFullScreen(bool on)
{
    if (on)
        m_wasMaximised = isMaximized();
    menuBar()->setVisible(!on);
    statusBar()->setVisible(!on);
    on ? showFullScreen() : m_wasMaximised ? showMaximized() : showNormal();
    m_actions.action(ActionId::FullScreen)->setChecked(on);
}

void MainWindow::showMessage(const QString &text)
{
    if (DashboardPage *current = page()) {
        current->messages().showMessage(MessageKind::Error, text);
        current->messages().show();
    } else {
        m_start->showMessage(text);
    }
}

void MainWindow::openUrl(const QUrl &url)
{
    static const QStringList schemes{u"http"_s, u"https"_s, u"mailto"_s};
    if (schemes.contains(url.scheme()) && url.userInfo().isEmpty())
        QDesktopServices::openUrl(url);
}

void MainWindow::openFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        m_files->open(path);
    if (isVisible()) {
        raise();
        activateWindow();
    }
}

void MainWindow::restoreSession()
{
    restoreGeometry(m_session.windowGeometry());
    openFiles(m_session.openDashboards());
}

QJsonObject MainWindow::traceStatistics() const
{
    const QueryStatistics &statistics = m_services.runner().statistics();
    qint64 refreshes = 0;
    for (int index = 0; index < m_tabs->count(); ++index)
        refreshes += pageAt(index)->board().deliveries();
    return {{u"refreshes"_s, refreshes},
            {u"requests"_s, statistics.sent},
            {u"mib_fetched"_s, double(statistics.bytes) / 1048576.0}};
}

void MainWindow::rememberSession()
{
    QStringList paths;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (!pageAt(index)->path().isEmpty())
            paths.append(pageAt(index)->path());
    }
    m_session.setOpenDashboards(paths);
    m_session.setActiveTab(m_tabs->currentIndex());
    m_session.setWindowGeometry(saveGeometry());
    m_session.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (!pageAt(index)->document().isModified())
            continue;
        event->ignore();
        m_tabs->setCurrentIndex(index);
        askAboutUnsavedWork(*pageAt(index), *m_files, this, [this, closing = QPointer(pageAt(index))] {
            if (closing)
                removePage(closing);
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
    if (event->type() == QEvent::WindowStateChange && page())
        page()->setActive(!isMinimized());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls())
        m_files->open(url.toLocalFile());
}

} // namespace Promontory
