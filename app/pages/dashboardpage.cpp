#include "app/pages/dashboardpage.h"

#include "app/edit/dashboardedits.h"
#include "app/edit/variablerenames.h"
#include "app/library/journal.h"
#include "app/pages/annotationcontrols.h"
#include "app/pages/boardeditor.h"
#include "app/pages/linkbuttons.h"
#include "app/pages/pagestatus.h"
#include "app/pages/pagetoolbar.h"
#include "app/pages/panelinspector.h"
#include "app/pages/variablechips.h"
#include "app/variables/panelrange.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"
#include "widgets/controls/refreshpicker.h"
#include "widgets/controls/quickranges.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/variablebar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString intervalOf(qint64 refreshMs)
{
    if (refreshMs <= 0)
        return {};
    const qint64 seconds = refreshMs / 1'000;
    if (seconds % 86'400 == 0)
        return QString::number(seconds / 86'400) + u'd';
    if (seconds % 3'600 == 0)
        return QString::number(seconds / 3'600) + u'h';
    if (seconds % 60 == 0)
        return QString::number(seconds / 60) + u'm';
    return QString::number(seconds) + u's';
}

} // namespace

DashboardPage::DashboardPage(const BoardServices &services, QueryRunner::SourceLookup lookup,
                             VariableResolver::ListSources listSources, DashboardFile file,
                             QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_file(std::move(file))
    , m_document(m_file.dashboard)
    , m_history(m_file.dashboard.range)
    , m_resolver(std::move(lookup), services.resolveSource, std::move(listSources), services.clock)
    , m_refresh(services.clock)
    , m_zone(zoneFromId(m_file.dashboard.timeZone))
    , m_toolBar(new PageToolBar(services.clock, this))
    , m_messages(new MessageStack(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(tr("No panels yet"),
                             tr("A panel asks a data source and shows its answer."), m_stack))
    , m_board(new DashboardBoard(services, m_stack))
    , m_edits(new BoardEditor(m_document, *m_board, services.types, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_board);
    m_stack->addWidget(m_empty);
    m_toolBar->range().setZone(m_zone, m_file.dashboard.timeZone);
    m_toolBar->range().setRules(timeRulesOf(m_file.dashboard));
    m_toolBar->range().setRange(m_history.current());
    setAcceptDrops(true);
    connectControls();
    connectBoard();
    connectVariables();
    new AnnotationControls(*m_board, m_toolBar->variables(), *m_messages, this);

    const Dashboard &dashboard = m_document.dashboard();
    m_board->setEditable(!dashboard.locked);
    m_board->setTimeSpec(dashboard.range);
    m_board->setRefreshMs(dashboard.refreshMs);
    m_refresh.setPaused(true);
    m_refresh.setPeriod(dashboard.refreshMs);
    m_toolBar->refresh().setInterval(intervalOf(dashboard.refreshMs));
    m_toolBar->setPickers(dashboard.pickers);
    m_board->setDashboard(dashboard);
    new LinkButtons(*m_board, m_document, m_toolBar->variables(), this);
    updateEmptyState();
}

DashboardPage::~DashboardPage() = default;

void DashboardPage::setToolActions(const PageToolActions &actions)
{
    m_toolBar->setActions(actions);
}

void DashboardPage::setAddAction(QAction *action)
{
    m_empty->addStateAction(action);
}

void DashboardPage::updateEmptyState()
{
    const Dashboard &dashboard = m_document.dashboard();
    const bool empty = dashboard.panels.isEmpty() && dashboard.rows.isEmpty();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_board);
}

void DashboardPage::connectControls()
{
    TimeRangePicker *range = &m_toolBar->range();
    RefreshPicker *refresh = &m_toolBar->refresh();
    connect(range, &TimeRangePicker::rangeSelected, this, &DashboardPage::selectRange);
    connect(range, &TimeRangePicker::zoomOutRequested, this, &DashboardPage::zoomOut);
    connect(range, &TimeRangePicker::zoneSelected, this, &DashboardPage::setZone);
    connect(refresh, &RefreshPicker::refreshRequested, this, &DashboardPage::refreshNow);
    connect(refresh, &RefreshPicker::intervalSelected, this, &DashboardPage::setRefreshInterval);
    connect(refresh, &RefreshPicker::fastIntervalRequested, this, &DashboardPage::confirmFastInterval);
    connect(&m_toolBar->variables(), &VariableBar::valueChosen, this,
            [this](const QString &name, const QStringList &values) {
                m_resolver.choose(name, values);
                emit viewChanged();
            });
    connect(&m_refresh, &RefreshTimer::ticked, this, [this] {
        m_board->setNextTryMs(m_services.clock.wallMs() + m_refresh.periodMs());
        m_board->refresh(DashboardBoard::Reason::Tick);
        m_resolver.retryFailed();
    });
    connect(&m_document, &DashboardDocument::changed, this, &DashboardPage::applyChange);
    connect(&m_document, &DashboardDocument::modifiedChanged, this, &DashboardPage::titleChanged);
}

void DashboardPage::connectBoard()
{
    connect(m_board, &DashboardBoard::rangeSelected, this,
            [this](const TimeRange &range) { selectRange(absoluteSpec(range)); });
    connect(m_board, &DashboardBoard::zoomOutRequested, this, &DashboardPage::zoomOut);
    connect(m_board, &DashboardBoard::widerRangeRequested, this, &DashboardPage::zoomOut);
    connect(m_board, &DashboardBoard::menuRequested, this, &DashboardPage::menuRequested);
    connect(m_board, &DashboardBoard::viewRequested, this, &DashboardPage::viewAlone);
    connect(m_board, &DashboardBoard::detailsRequested, this, &DashboardPage::inspect);
    connect(m_board, &DashboardBoard::linkActivated, this, &DashboardPage::linkActivated);
    connect(m_board, &DashboardBoard::filesDropped, this, &DashboardPage::filesDropped);
    connect(m_board, &DashboardBoard::firstPainted, this, &DashboardPage::firstPainted);
    connect(m_board, &DashboardBoard::repeatsLimited, this, [this](const QString &message) {
        message.isEmpty() ? m_messages->dismiss(u"repeats"_s)
                          : m_messages->showMessage(u"repeats"_s, MessageKind::Warning, message);
    });
}

void DashboardPage::connectVariables()
{
    VariableBar *bar = &m_toolBar->variables();
    connect(bar, &VariableBar::filtersChosen, this,
            [bar](const QString &name, const QList<FilterChoice> &filters) {
                emit bar->valueChosen(name, {filterText(filters)});
            });
    connect(bar, &VariableBar::suggestionsWanted, this, [this, bar](const QString &name, const QString &label) {
        m_resolver.suggest(name, label, [bar, name, label](const Result<QStringList> &texts) {
            bar->setSuggestions(name, label, texts.value_or(QStringList()));
        });
    });
    connect(&m_resolver, &VariableResolver::variablesChanged, this, &DashboardPage::updateVariableBar);
    connect(&m_resolver, &VariableResolver::settled, this,
            [this] { m_board->setVariables(m_resolver.values()); });
    connect(&m_services.runner, &QueryRunner::sourcesChanged, &m_resolver, &VariableResolver::reload);
    m_resolver.setVariables(m_document.dashboard().variables, surroundings());
}

void DashboardPage::updateVariableBar()
{
    m_toolBar->variables().setVariables(variableChips(m_resolver.variables()));
}

VariableResolver::Surroundings DashboardPage::surroundings() const
{
    VariableResolver::Surroundings surroundings;
    surroundings.spec = m_history.current();
    surroundings.zone = m_zone;
    const Dashboard &dashboard = m_document.dashboard();
    surroundings.dashboardSourceId = dashboard.sourceId;
    surroundings.rules = timeRulesOf(dashboard);
    surroundings.dashboardTitle = dashboard.title;
    surroundings.dashboardUid = dashboard.uid;
    return surroundings;
}

void DashboardPage::applySurroundings()
{
    m_resolver.setSurroundings(surroundings());
}

void DashboardPage::applyChange(const Dashboard &before, const Dashboard &after)
{
    m_toolBar->setPickers(after.pickers);
    if (before.variables != after.variables || before.sourceId != after.sourceId)
        m_resolver.setVariables(after.variables, surroundings(), chosenUnderNewNames(before, after));
    if (before.refreshMs != after.refreshMs)
        showRefresh(after.refreshMs);
    if (before.timeZone != after.timeZone)
        showZone(after.timeZone);
    m_board->setEditable(!after.locked);
    m_board->setDashboard(after);
    if (before.title != after.title || before.uid != after.uid)
        applySurroundings();
    if (timeRulesOf(before) != timeRulesOf(after)) {
        m_toolBar->range().setRules(timeRulesOf(after));
        applySurroundings();
        m_board->refresh(DashboardBoard::Reason::Changed);
    }
    if (before.range != after.range && m_history.current() == before.range)
        selectRange(after.range);
    updateEmptyState();
    emit titleChanged();
}

/// What was chosen stays chosen where a variable has another name now.
QHash<QString, QStringList> DashboardPage::chosenUnderNewNames(const Dashboard &before, const Dashboard &after) const
{
    const QHash<QString, QStringList> chosen = view().variables;
    const QHash<QString, QString> renamed = renamedVariables(before.variables, after.variables);
    QHash<QString, QStringList> kept;
    for (auto name = renamed.cbegin(); name != renamed.cend(); ++name)
        kept.insert(name.value(), chosen.value(name.key()));
    return kept;
}

QString DashboardPage::title() const
{
    const QString title = oneLine(m_document.dashboard().title);
    return title.isEmpty() ? tr("Untitled") : title;
}

void DashboardPage::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette ground = theme.palette();
    ground.setColor(QPalette::Window, theme.surface.canvas);
    m_empty->setPalette(ground);
    m_empty->setAutoFillBackground(true);
    PanelContext context;
    context.theme = theme;
    context.zone = m_zone;
    m_board->setContext(context);
}

void DashboardPage::setRecentRanges(const QList<TimeSpec> &ranges)
{
    m_toolBar->range().setRecent(ranges);
}

void DashboardPage::setChromeShown(bool shown)
{
    m_toolBar->setVisible(shown);
}

void DashboardPage::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    m_refresh.setPaused(!active);
    if (active)
        m_board->refresh(DashboardBoard::Reason::Changed);
}

void DashboardPage::refreshNow()
{
    m_resolver.reload();
    m_board->refresh(DashboardBoard::Reason::Forced);
}

void DashboardPage::selectRange(const TimeSpec &spec)
{
    m_history.push(spec);
    showRange(spec);
}

void DashboardPage::showRange(const TimeSpec &spec)
{
    m_toolBar->range().setRange(spec);
    applySurroundings();
    m_board->setTimeSpec(spec);
    emit rangeChanged(spec);
    emit viewChanged();
}

void DashboardPage::goBack()
{
    showRange(m_history.goBack());
}

void DashboardPage::goForward()
{
    showRange(m_history.goForward());
}

void DashboardPage::zoomOut()
{
    const TimeRange wider = zoomedOut(m_board->resolvedRange(), m_services.clock.wallMs());
    selectRange(absoluteSpec(wider));
}

void DashboardPage::setRefreshInterval(const QString &interval)
{
    const qint64 refreshMs = interval.isEmpty() ? 0 : parseInterval(interval).value_or(30'000);
    m_document.edit(tr("Change refresh"), setRefresh(m_document.dashboard(), refreshMs));
    showRefresh(m_document.dashboard().refreshMs); // a link may have set another
}

void DashboardPage::confirmFastInterval(const QString &interval)
{
    m_messages->showMessage(u"refresh"_s, MessageKind::Warning,
                            tr("Refreshing every %1 loads the server: every panel asks each time.")
                                .arg(RefreshPicker::intervalText(interval)),
                            {{tr("Refresh that often"), [this, interval] {
                                  m_toolBar->refresh().allowFastIntervals();
                                  setRefreshInterval(interval);
                              }}});
}

PageView DashboardPage::view() const
{
    PageView view;
    view.range = m_history.current();
    for (const ResolvedVariable &variable : m_resolver.variables()) {
        if (!std::holds_alternative<ConstantVariable>(variable.spec)) // nobody chooses those
            view.variables.insert(commonOf(variable.spec).name, variable.chosen);
    }
    return view;
}

void DashboardPage::setView(const PageView &view)
{
    m_history = RangeHistory(view.range);
    m_resolver.setVariables(m_document.dashboard().variables, surroundings(), view.variables);
    showRange(view.range);
}

void DashboardPage::goTo(const PageView &view)
{
    const PageView before = this->view();
    QHash<QString, QStringList> chosen;
    for (auto choice = view.variables.cbegin(); choice != view.variables.cend(); ++choice) {
        if (before.variables.value(choice.key()) != choice.value())
            chosen.insert(choice.key(), choice.value());
    }
    m_history.push(view.range);
    if (!chosen.isEmpty())
        m_resolver.setVariables(m_document.dashboard().variables, surroundings(), chosen);
    showRange(view.range);
}

void DashboardPage::showRefresh(qint64 refreshMs)
{
    m_refresh.setPeriod(refreshMs);
    m_board->setRefreshMs(refreshMs);
    m_toolBar->refresh().setInterval(intervalOf(refreshMs));
}

void DashboardPage::showZone(const QString &id)
{
    m_zone = zoneFromId(id);
    m_toolBar->range().setZone(m_zone, id);
    applySurroundings();
    setTheme(m_theme);
}

void DashboardPage::showAlone(const QString &id)
{
    const QString key = m_board->keyOf(id);
    if (m_board->aloneId() != key && m_board->slot(key))
        viewAlone(key);
}

void DashboardPage::setZone(const QString &id)
{
    if (m_document.dashboard().timeZone == id)
        return showZone(id); // a link may have set another
    m_document.edit(tr("Change time zone"), setTimeZone(m_document.dashboard(), id));
}

void DashboardPage::setLocked(bool locked)
{
    m_document.edit(locked ? tr("Lock") : tr("Unlock"),
                    Promontory::setLocked(m_document.dashboard(), locked));
}

void DashboardPage::viewAlone(const QString &id)
{
    m_board->showAlone(m_board->aloneId() == id ? QString() : id);
    emit viewChanged();
}

void DashboardPage::toggleViewAlone()
{
    const PanelSlot *slot = m_board->current();
    viewAlone(slot ? slot->key() : QString());
}

bool DashboardPage::leaveAlone()
{
    if (m_board->aloneId().isEmpty())
        return false;
    viewAlone({});
    return true;
}

void DashboardPage::showPanel(const QString &id)
{
    leaveAlone();
    if (QWidget *frame = m_board->canvas()->bringIntoSight(m_board->keyOf(id)))
        frame->setFocus(Qt::ShortcutFocusReason);
}

void DashboardPage::inspectCurrent()
{
    if (const PanelSlot *slot = m_board->current())
        inspect(slot->key());
}

void DashboardPage::inspect(const QString &id)
{
    PanelSlot *slot = m_board->slot(id);
    if (!slot || !slot->frame())
        return;
    auto *inspector = new PanelInspector(slot->model(), slot->frame()->title(), m_theme, this);
    connect(inspector, &PanelInspector::linkActivated, this, &DashboardPage::linkActivated);
    inspector->show();
}

void DashboardPage::setSaved(const DashboardFile &file)
{
    m_file = file;
    m_document.setSaved(file.dashboard);
    emit fileChanged();
    emit titleChanged();
}

void DashboardPage::reload(const DashboardFile &file)
{
    m_file = file;
    m_document.reset(file.dashboard);
    emit fileChanged();
    emit titleChanged();
}

void DashboardPage::recover(const Journal &journal)
{
    emit recovered(journal);
    m_document.reset(journal.dashboard);
    m_document.setUnsaved();
    emit titleChanged();
}

void DashboardPage::giveUp()
{
    m_document.setSaved(m_document.dashboard());
    emit givenUp();
}

QString DashboardPage::statusText(const QueryStatistics &statistics) const
{
    return pageStatusText(*m_board, statistics, m_zone, m_services.clock);
}

} // namespace Promontory
