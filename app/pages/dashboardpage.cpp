#include "app/pages/dashboardpage.h"

#include "app/edit/dashboardedits.h"
#include "app/edit/rowedits.h"
#include "app/pages/panelinspector.h"
#include "app/pages/variablechips.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/common/messagebar.h"
#include "widgets/controls/refreshpicker.h"
#include "datasources/format/formatvalue.h"
#include "widgets/controls/quickranges.h"
#include "widgets/controls/timerangepicker.h"
#include "widgets/controls/variablebar.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QVBoxLayout>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int ToolBarHeight = 44;

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
    , m_messages(new MessageBar(this))
    , m_board(new DashboardBoard(services, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_toolBar = makeToolBar(services.clock);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_board, 1);
    m_messages->hide();
    setAcceptDrops(true);
    connectControls();
    connectBoard();
    connectVariables();

    const Dashboard &dashboard = m_document.dashboard();
    m_board->setEditable(!dashboard.locked);
    m_board->setTimeSpec(dashboard.range);
    m_board->setRefreshMs(dashboard.refreshMs);
    m_refresh.setPaused(true);
    m_refresh.setPeriod(dashboard.refreshMs);
    m_refreshPicker->setInterval(intervalOf(dashboard.refreshMs));
    m_board->setDashboard(dashboard);
}

DashboardPage::~DashboardPage() = default;

QWidget *DashboardPage::makeToolBar(const Clock &clock)
{
    auto *bar = new QWidget(this);
    bar->setMinimumHeight(ToolBarHeight);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    m_variableBar = new VariableBar(bar);
    m_rangePicker = new TimeRangePicker(clock, bar);
    m_refreshPicker = new RefreshPicker(bar);
    row->addWidget(m_variableBar, 1);
    row->addWidget(m_rangePicker, 0, Qt::AlignTop);
    row->addWidget(m_refreshPicker, 0, Qt::AlignTop);
    m_rangePicker->setZone(m_zone);
    m_rangePicker->setRange(m_history.current());
    return bar;
}

void DashboardPage::connectControls()
{
    connect(m_rangePicker, &TimeRangePicker::rangeSelected, this, &DashboardPage::selectRange);
    connect(m_rangePicker, &TimeRangePicker::zoomOutRequested, this, &DashboardPage::zoomOut);
    connect(m_refreshPicker, &RefreshPicker::refreshRequested, this, &DashboardPage::refreshNow);
    connect(m_refreshPicker, &RefreshPicker::intervalSelected, this,
            &DashboardPage::setRefreshInterval);
    connect(m_refreshPicker, &RefreshPicker::fastIntervalRequested, this,
            &DashboardPage::confirmFastInterval);
    connect(m_variableBar, &VariableBar::valueChosen, &m_resolver, &VariableResolver::choose);
    connect(&m_refresh, &RefreshTimer::ticked, this, [this] {
        m_board->setNextTryMs(m_services.clock.wallMs() + m_refresh.periodMs());
        m_board->refresh(DashboardBoard::Reason::Tick);
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
    connect(m_board, &DashboardBoard::panelSettled, this, &DashboardPage::statusTextChanged);
    connect(m_board, &DashboardBoard::panelPlaced, this, [this](const QString &id, const GridRect &rect) {
        if (PanelSlot *slot = m_board->slot(id))
            m_document.edit(tr("Move panel"), movePanel(m_document.dashboard(), slot->spec().id, rect));
    });
    connect(m_board, &DashboardBoard::rowToggled, this, [this](const QString &id) {
        for (const Row &row : m_document.dashboard().rows) {
            if (row.id.toText() == id)
                return m_document.edit(tr("Fold row"), toggleRow(m_document.dashboard(), row.id));
        }
    });
}

void DashboardPage::connectVariables()
{
    connect(&m_resolver, &VariableResolver::variablesChanged, this, &DashboardPage::updateVariableBar);
    connect(&m_resolver, &VariableResolver::settled, this,
            [this] { m_board->setVariables(m_resolver.values()); });
    VariableResolver::Surroundings surroundings;
    surroundings.spec = m_history.current();
    surroundings.zone = m_zone;
    surroundings.dashboardSourceId = m_document.dashboard().sourceId;
    m_resolver.setVariables(m_document.dashboard().variables, surroundings);
}

void DashboardPage::updateVariableBar()
{
    m_variableBar->setVariables(variableChips(m_resolver.variables()));
    m_variableBar->setVisible(!m_resolver.variables().isEmpty());
}

void DashboardPage::applySurroundings()
{
    VariableResolver::Surroundings surroundings;
    surroundings.spec = m_history.current();
    surroundings.zone = m_zone;
    surroundings.dashboardSourceId = m_document.dashboard().sourceId;
    m_resolver.setSurroundings(surroundings);
}

void DashboardPage::applyChange(const Dashboard &before, const Dashboard &after)
{
    if (before.variables != after.variables) {
        VariableResolver::Surroundings surroundings;
        surroundings.spec = m_history.current();
        surroundings.zone = m_zone;
        surroundings.dashboardSourceId = after.sourceId;
        m_resolver.setVariables(after.variables, surroundings);
    }
    if (before.refreshMs != after.refreshMs) {
        m_refresh.setPeriod(after.refreshMs);
        m_board->setRefreshMs(after.refreshMs);
        m_refreshPicker->setInterval(intervalOf(after.refreshMs));
    }
    if (before.timeZone != after.timeZone) {
        m_zone = zoneFromId(after.timeZone);
        m_rangePicker->setZone(m_zone);
        setTheme(m_theme);
    }
    m_board->setEditable(!after.locked);
    m_board->setDashboard(after);
    emit titleChanged();
}

QString DashboardPage::title() const
{
    const QString title = m_document.dashboard().title;
    return title.isEmpty() ? tr("Untitled") : title;
}

void DashboardPage::setTheme(const Theme &theme)
{
    m_theme = theme;
    PanelContext context;
    context.theme = theme;
    context.zone = m_zone;
    m_board->setContext(context);
}

void DashboardPage::setRecentRanges(const QList<TimeSpec> &ranges)
{
    m_rangePicker->setRecent(ranges);
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
    m_rangePicker->setRange(spec);
    applySurroundings();
    m_board->setTimeSpec(spec);
    emit rangeChanged(spec);
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
}

void DashboardPage::confirmFastInterval(const QString &interval)
{
    m_messages->showMessage(MessageKind::Warning,
                            tr("Refreshing every %1 loads the server: every panel asks each time.")
                                .arg(RefreshPicker::intervalText(interval)));
    auto *accept = new QAction(tr("Refresh that often"), m_messages);
    connect(accept, &QAction::triggered, this, [this, interval] {
        m_messages->hide();
        m_refreshPicker->allowFastIntervals();
        setRefreshInterval(interval);
    });
    m_messages->addMessageAction(accept);
    m_messages->show();
}

void DashboardPage::setZone(const QString &id)
{
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
    emit statusTextChanged();
}

void DashboardPage::toggleViewAlone()
{
    const PanelSpec *spec = currentSpec();
    viewAlone(spec ? spec->id.toText() : QString());
}

void DashboardPage::toggleAllRows()
{
    Dashboard dashboard = m_document.dashboard();
    const QList<Row> rows = dashboard.rows;
    const bool anyOpen = std::any_of(rows.cbegin(), rows.cend(), [](const Row &row) { return !row.collapsed; });
    for (const Row &row : rows) {
        if (row.collapsed != anyOpen)
            dashboard = toggleRow(std::move(dashboard), row.id);
    }
    m_document.edit(anyOpen ? tr("Fold all rows") : tr("Unfold all rows"), dashboard);
}

const PanelSpec *DashboardPage::currentSpec() const
{
    const PanelSlot *slot = m_board->current();
    return slot ? &slot->spec() : nullptr;
}

void DashboardPage::duplicateCurrent()
{
    if (const PanelSpec *spec = currentSpec())
        m_document.edit(tr("Duplicate panel"), duplicatePanel(m_document.dashboard(), spec->id));
}

void DashboardPage::removeCurrent()
{
    const PanelSpec *spec = currentSpec();
    if (!spec)
        return;
    const PanelId id = spec->id;
    m_board->showAlone({});
    m_document.edit(tr("Remove panel"), removePanel(m_document.dashboard(), id));
}

void DashboardPage::renameCurrent()
{
    const PanelSpec *spec = currentSpec();
    if (!spec)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename panel"));
    dialog->setLabelText(tr("Title"));
    dialog->setTextValue(spec->title);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = spec->id](const QString &title) {
        m_document.edit(tr("Rename panel"), renamePanel(m_document.dashboard(), id, title));
    });
    dialog->open();
}

void DashboardPage::inspectCurrent()
{
    if (const PanelSpec *spec = currentSpec())
        inspect(spec->id.toText());
}

void DashboardPage::inspect(const QString &id)
{
    PanelSlot *slot = m_board->slot(id);
    if (!slot || !slot->frame())
        return;
    auto *inspector = new PanelInspector(slot->model(), slot->frame()->title(), m_theme, this);
    inspector->show();
}

void DashboardPage::addPanelOf(const QString &type)
{
    PanelSpec panel;
    panel.type = type;
    panel.title = tr("New panel");
    panel.options = m_services.types.find(type).defaultOptions();
    m_document.edit(tr("Add panel"), addPanel(m_document.dashboard(), panel, std::nullopt));
}

void DashboardPage::addRowBelow()
{
    m_document.edit(tr("Add row"), addRow(m_document.dashboard(), tr("New row")));
}

void DashboardPage::setSaved(const DashboardFile &file)
{
    m_file = file;
    m_document.setSaved(file.dashboard);
    emit titleChanged();
}

QString DashboardPage::statusText(const QueryStatistics &statistics) const
{
    QStringList parts;
    qsizetype queries = 0;
    qint64 newestMs = 0;
    for (PanelSlot *slot : m_board->slotsInSight()) {
        queries += slot->model().question().queries.size();
        newestMs = std::max(newestMs, slot->model().status().newestSampleMs);
    }
    parts.append(tr("%n queries each refresh", nullptr, int(queries)));
    if (statistics.lastAnswerMs > 0)
        parts.append(tr("answer %1 ms").arg(QString::number(statistics.lastAnswerMs)));
    if (newestMs > 0)
        parts.append(tr("newest sample %1").arg(formatTime(newestMs, m_zone, u"HH:mm:ss"_s)));
    parts.append(zoneText(m_zone, m_services.clock.wallMs()));
    return parts.join(u"    "_s);
}

} // namespace Promontory
