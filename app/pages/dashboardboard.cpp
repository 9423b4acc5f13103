#include "app/pages/dashboardboard.h"

#include "app/pages/linkmenus.h"

#include "app/dashboard/gridlayout.h"
#include "app/variables/panelrange.h"
#include "widgets/canvas/gridcanvas.h"

#include <QVBoxLayout>

#include <utility>

namespace Promontory {

namespace {

constexpr int StatusIntervalMs = 1'000;
// A refresh asks for a few panels at a time: few enough for a short hold of the GUI thread, enough that one
// wake-up of a thread serves several answers.
constexpr int RoundIntervalMs = 72;
constexpr int RoundPanels = 6;
constexpr int ResizeSettledMs = 250;
constexpr int MostSharedAxis = 96; // px; a wider one would take too much from its neighbours

GridRect rectOf(const GridCell &cell)
{
    return {cell.x, cell.y, cell.w, cell.h};
}

} // namespace

QList<CanvasItem> arranged(const QList<CanvasItem> &items, const QString &id, const GridCell &cell)
{
    QList<GridRect> rects;
    qsizetype index = -1;
    for (const CanvasItem &item : items) {
        if (item.id == id)
            index = rects.size();
        rects.append(rectOf(item.cell));
    }
    if (index < 0)
        return items;
    rects = moved(rects, index, rectOf(cell));
    QList<CanvasItem> result = items;
    for (qsizetype i = 0; i < result.size(); ++i)
        result[i].cell = {rects[i].x, rects[i].y, rects[i].width, rects[i].height};
    return result;
}

DashboardBoard::DashboardBoard(const BoardServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_annotations(services.runner, services.pool)
    , m_canvas(new GridCanvas(
          [this](const QString &id, QWidget *content) { return frameFor(id, content); }, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    m_canvas->setArrangePreview(&arranged);
    m_canvas->setReleaseWidget([this](const QString &key, QWidget *) {
        if (PanelSlot *owner = known(key))
            owner->dropFrame();
    });
    connectCanvas();
    m_everySecond.setInterval(StatusIntervalMs);
    connect(&m_everySecond, &QTimer::timeout, this, &DashboardBoard::updateStatuses);
    m_everySecond.start();
    m_resized.setSingleShot(true);
    m_resized.setInterval(ResizeSettledMs);
    connect(&m_resized, &QTimer::timeout, this, &DashboardBoard::askWhereStepChanged);
    m_round.setTimerType(Qt::PreciseTimer);
    connect(&m_round, &QTimer::timeout, this, &DashboardBoard::askNextOfRound);
    connect(&m_annotations, &AnnotationRunner::marksChanged, this, &DashboardBoard::shareMarks);
    connect(&services.runner, &QueryRunner::sourcesChanged, this, [this] { refresh(Reason::Changed); });
}

DashboardBoard::~DashboardBoard()
{
    // The canvas asks for frames as long as it lives; it goes before the panels do.
    delete std::exchange(m_canvas, nullptr);
}

void DashboardBoard::connectCanvas()
{
    const auto place = [this](const QString &key, const GridCell &cell) { panelMoved(key, rectOf(cell)); };
    connect(m_canvas, &GridCanvas::panelMoved, this, place);
    connect(m_canvas, &GridCanvas::panelResized, this, place);
    connect(m_canvas, &GridCanvas::rowToggled, this, &DashboardBoard::rowOfCanvasToggled);
    connect(m_canvas, &GridCanvas::rowMoved, this, &DashboardBoard::rowOfCanvasMoved);
    connect(m_canvas, &GridCanvas::visiblePanelsChanged, this, &DashboardBoard::updateSight);
    connect(m_canvas, &GridCanvas::filesDropped, this, &DashboardBoard::filesDropped);
}

PanelSlot *DashboardBoard::makeSlot(const PlacedPanel &placed)
{
    auto made = std::make_unique<PanelSlot>(m_services.types, m_services.runner, m_services.pool,
                                            m_services.clock, m_queue, nullptr);
    PanelSlot *slot = made.get();
    slot->model().setRefreshMs(m_refreshMs);
    slot->model().setNextTryMs(m_nextTryMs);
    slot->setContext(m_context);
    slot->setCopy(placed.key, placed.scope);
    connectSlot(slot, placed.key);
    applySpec(*slot, placed.panel);
    m_slots[placed.key] = std::move(made);
    return slot;
}

void DashboardBoard::connectSlot(PanelSlot *slot, const QString &id)
{
    connect(slot, &PanelSlot::rangeSelected, this, &DashboardBoard::rangeSelected);
    connect(slot, &PanelSlot::zoomOutRequested, this, &DashboardBoard::zoomOutRequested);
    connect(slot, &PanelSlot::linkActivated, this, &DashboardBoard::linkActivated);
    connect(slot, &PanelSlot::linksRequested, this,
            [this, slot](const QPoint &position) { followPanelLinks(*this, *slot, position); });
    connect(slot, &PanelSlot::dashboardActivated, this, &DashboardBoard::dashboardActivated);
    connect(slot, &PanelSlot::hovered, this,
            [this, slot](std::optional<qint64> timeMs) { shareCrosshair(slot, timeMs); });
    connect(slot, &PanelSlot::viewRequested, this, [this, id] { emit viewRequested(id); });
    connect(slot, &PanelSlot::detailsRequested, this, [this, id] { emit detailsRequested(id); });
    connect(slot, &PanelSlot::menuRequested, this, [this, id](const QPoint &position) {
        m_current = id;
        emit menuRequested(position);
    });
    connect(slot, &PanelSlot::actionRequested, this, [this, id](PanelAction action) {
        action == PanelAction::WidenRange ? emit widerRangeRequested() : emit detailsRequested(id);
    });
    connect(slot, &PanelSlot::delivered, this, [this, slot] {
        ++m_deliveries;
        lineUpAxes(*slot);
    });
    connect(&slot->model(), &PanelModel::settled, this, &DashboardBoard::panelSettled);
    connect(slot, &PanelSlot::firstPainted, this, [this] {
        if (!std::exchange(m_hasPainted, true))
            emit firstPainted();
    });
}

QWidget *DashboardBoard::frameFor(const QString &id, QWidget *parent)
{
    PanelSlot *owner = slot(id);
    PanelFrame *frame = owner->frame(parent);
    owner->setMarks(m_annotations.marksFor(owner->spec().id));
    frame->installEventFilter(this);
    frame->setProperty("panelId", id);
    return frame;
}

void DashboardBoard::setContext(const PanelContext &context)
{
    const bool zoneMoved = context.zone != m_context.zone;
    const QList<DashboardEntry> dashboards = m_context.dashboards;
    m_context = context;
    setDashboards(dashboards);
    if (zoneMoved && m_namesMacros)
        placePanels(true);
    if (zoneMoved)
        refresh(Reason::Changed); // "now/d" is another moment now
}

void DashboardBoard::setDashboards(const QList<DashboardEntry> &dashboards)
{
    m_context.dashboards = dashboards;
    for (const auto &[id, slot] : m_slots)
        slot->setContext(m_context);
    emit linksMoved();
}

void DashboardBoard::setTimeSpec(const TimeSpec &spec)
{
    m_spec = spec;
    if (m_namesMacros)
        placePanels(true);
    refresh(Reason::Changed);
    emit linksMoved();
}

void DashboardBoard::setVariables(const VariableValues &values)
{
    if (values == m_variables && m_knowsVariables)
        return;
    m_knowsVariables = true;
    m_variables = values;
    placePanels(true);
    refresh(Reason::Changed);
    emit linksMoved();
}

void DashboardBoard::setRefreshMs(qint64 refreshMs)
{
    m_refreshMs = refreshMs;
    for (const auto &[id, slot] : m_slots)
        slot->model().setRefreshMs(refreshMs);
}

void DashboardBoard::setNextTryMs(qint64 wallMs)
{
    m_nextTryMs = wallMs;
    for (const auto &[id, slot] : m_slots)
        slot->model().setNextTryMs(wallMs);
}

void DashboardBoard::setEditable(bool editable)
{
    m_canvas->setEditable(editable);
}

void DashboardBoard::showAlone(const QString &id)
{
    m_canvas->showAlone(keyOf(id));
}

QString DashboardBoard::aloneId() const
{
    return m_canvas->aloneId();
}

void DashboardBoard::refresh(Reason reason)
{
    if (reason == Reason::Tick)
        return startRound();
    m_round.stop();
    // What is out of sight is outdated now; it asks when it comes back.
    withdraw(isInSight() ? m_visible : QStringList());
    if (!isInSight())
        return;
    const qint64 maxAgeMs = reason == Reason::Forced ? 0 : m_refreshMs / 2;
    for (PanelSlot *slot : slotsInSight())
        ask(*slot, QueryPriority::Visible, maxAgeMs);
    askAnnotations(maxAgeMs);
}

void DashboardBoard::withdraw(const QStringList &except)
{
    const QSet<QString> kept(except.cbegin(), except.cend());
    for (const auto &[id, slot] : m_slots) {
        if (!kept.contains(id))
            slot->model().withdraw();
    }
}

bool DashboardBoard::isInSight() const
{
    return isVisible() && !window()->isMinimized();
}

void DashboardBoard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Behind the layout that follows being shown.
    QTimer::singleShot(0, this, [this] { refresh(Reason::Changed); });
}

void DashboardBoard::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_round.stop();
    withdraw({});
    m_annotations.withdraw();
}

void DashboardBoard::askWhereStepChanged()
{
    for (PanelSlot *slot : slotsInSight()) {
        const QuestionContext context = questionContext(*slot);
        const PanelQuestion now =
            questionOf(slot->askedSpec(), slot->wantsData(), slot->viewWidth(), context);
        if (slot->model().hasAsked() && now.stepMs != slot->model().question().stepMs)
            ask(*slot, QueryPriority::Visible, 0);
    }
}

void DashboardBoard::startRound()
{
    // Spread over a part of the period, so that answers and painting never pile up on the GUI thread.
    m_roundWaiting = isInSight() ? m_visible : QStringList();
    if (m_roundWaiting.isEmpty())
        return;
    const qint64 share = m_refreshMs / 2 * RoundPanels / m_roundWaiting.size();
    m_round.start(int(std::clamp<qint64>(share, 1, RoundIntervalMs)));
    askNextOfRound();
    if (!m_annotations.isBusy())
        askAnnotations(m_refreshMs / 2);
}

void DashboardBoard::askNextOfRound()
{
    if (m_roundWaiting.isEmpty())
        return m_round.stop();
    for (int i = 0; i < RoundPanels && !m_roundWaiting.isEmpty(); ++i) {
        PanelSlot *next = slot(m_roundWaiting.takeFirst());
        if (next && !next->model().isBusy())
            ask(*next, QueryPriority::Visible, m_refreshMs / 2);
    }
}

void DashboardBoard::updateSight(const QStringList &visible, const QStringList &nearby)
{
    const QStringList before = std::exchange(m_visible, visible);
    m_nearby = nearby;
    m_columnsAreOld = true;
    if (!isVisible())
        return; // not laid out yet: the width of a plot decides its step
    const QSet<QString> seenBefore(before.cbegin(), before.cend());
    for (const QString &id : visible) {
        if (PanelSlot *seen = seenBefore.contains(id) ? nullptr : slot(id))
            ask(*seen, QueryPriority::Visible, std::max<qint64>(m_refreshMs, 1'000));
    }
    for (const QString &id : nearby) {
        PanelSlot *near = slot(id);
        if (near && !near->model().hasAsked())
            ask(*near, QueryPriority::NearlyVisible, std::max<qint64>(m_refreshMs, 1'000));
    }
    QSet<QString> wanted(visible.cbegin(), visible.cend());
    wanted.unite(QSet<QString>(nearby.cbegin(), nearby.cend()));
    for (const QString &id : before) {
        if (PanelSlot *gone = wanted.contains(id) ? nullptr : known(id))
            gone->model().withdraw();
    }
}

QuestionContext DashboardBoard::questionContext(const PanelSlot &slot) const
{
    QuestionContext context = commonContext();
    context.variables = scopedValues(m_variables, slot.scope());
    return context;
}

QuestionContext DashboardBoard::commonContext() const
{
    QuestionContext context;
    context.spec = m_spec;
    context.nowMs = m_services.clock.wallMs();
    context.zone = m_context.zone;
    context.rules = timeRulesOf(m_dashboard);
    context.variables = m_variables;
    context.dashboardSourceId = m_dashboard.sourceId;
    context.dashboardTitle = m_dashboard.title;
    context.dashboardUid = m_dashboard.uid;
    context.scrapeInterval = m_services.scrapeInterval;
    context.resolveSource = m_services.resolveSource;
    context.otherPanel = [this](const QString &id) { return otherPanel(id); };
    return context;
}

TimeRange DashboardBoard::resolvedRange() const
{
    return resolve(m_spec, m_services.clock.wallMs(), m_context.zone, timeRulesOf(m_dashboard)).value_or(TimeRange());
}

void DashboardBoard::ask(PanelSlot &slot, QueryPriority priority, qint64 maxAgeMs)
{
    if (!m_knowsVariables && asksWithVariables(slot.spec(), m_dashboard))
        return;
    const QuestionContext context = questionContext(slot);
    slot.setEmptyTexts(emptyTextsOf(slot.spec(), context));
    slot.model().ask(questionOf(slot.askedSpec(), slot.wantsData(), slot.viewWidth(), context), priority,
                     maxAgeMs);
}

PanelSlot *DashboardBoard::known(const QString &key) const
{
    const auto found = m_slots.find(key);
    return found == m_slots.end() ? nullptr : found->second.get();
}

PanelSlot *DashboardBoard::slot(const QString &id)
{
    const QString key = keyOf(id);
    if (PanelSlot *found = known(key))
        return found;
    const qsizetype place = m_placedAt.value(key, -1);
    return place < 0 ? nullptr : makeSlot(m_placed.panels.at(place));
}

PanelSlot *DashboardBoard::current() const
{
    return known(aloneId().isEmpty() ? m_current : aloneId());
}

QList<PanelSlot *> DashboardBoard::slotsInSight() const
{
    QList<PanelSlot *> found;
    for (const QString &id : m_visible) {
        if (PanelSlot *seen = known(id))
            found.append(seen);
    }
    return found;
}

QList<PanelSlot *> DashboardBoard::slotsOnScreen() const
{
    QList<PanelSlot *> found;
    for (const auto &[id, slot] : m_slots) {
        if (slot->frame())
            found.append(slot.get());
    }
    return found;
}

QList<PanelSlot *> DashboardBoard::slotsInReadingOrder()
{
    if (PanelSlot *alone = aloneId().isEmpty() ? nullptr : slot(aloneId()))
        return {alone};
    QList<PanelSlot *> all;
    for (const CanvasItem &item : m_canvas->items())
        all.append(slot(item.id));
    return all;
}

QList<BoardEntry> DashboardBoard::entries() const
{
    QList<BoardEntry> entries;
    entries.reserve(m_canvas->items().size());
    for (const CanvasItem &item : m_canvas->items())
        entries.append({item.id, item.title, m_placed.panels.at(m_placedAt.value(item.id)).panel.type});
    return entries;
}

void DashboardBoard::shareCrosshair(PanelSlot *from, std::optional<qint64> timeMs)
{
    for (PanelSlot *slot : slotsInSight()) {
        if (slot == from || m_dashboard.tooltipSync != TooltipSync::None)
            slot->setCrosshair(timeMs, slot != from && m_dashboard.tooltipSync == TooltipSync::Tooltip);
    }
}

/// Panels of one column share the widest axis, so that their plots line up.
void DashboardBoard::lineUpAxes(const PanelSlot &changed)
{
    const QList<PanelSlot *> &column = columnOf(changed);
    int widest = 0;
    for (const PanelSlot *slot : column) {
        const int wanted = slot->leftAxisWidth();
        widest = wanted <= MostSharedAxis ? std::max(widest, wanted) : widest;
    }
    for (PanelSlot *slot : column)
        slot->setLeastLeftAxisWidth(widest);
}

/// Kept, because every answer asks for it.
const QList<PanelSlot *> &DashboardBoard::columnOf(const PanelSlot &slot)
{
    const auto placeOf = [](const PanelSlot &one) { return std::pair(one.spec().rect.x, one.spec().rect.width); };
    if (std::exchange(m_columnsAreOld, false)) {
        m_columns.clear();
        for (PanelSlot *seen : slotsInSight())
            m_columns[placeOf(*seen)].append(seen);
    }
    return m_columns[placeOf(slot)];
}

void DashboardBoard::updateStatuses()
{
    for (PanelSlot *slot : slotsInSight())
        slot->model().updateStatus();
}


bool DashboardBoard::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Enter || type == QEvent::FocusIn || type == QEvent::MouseButtonPress)
        m_current = watched->property("panelId").toString();
    if (type == QEvent::Resize)
        m_resized.start();
    return false;
}

} // namespace Promontory
