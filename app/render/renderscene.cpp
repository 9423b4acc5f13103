#include "app/render/renderscene.h"

#include "app/variables/panelrange.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/canvas/gridgeometry.h"
#include "widgets/canvas/rowheader.h"
#include "widgets/theme/promontorystyle.h"

#include <QImage>
#include <QJsonArray>
#include <QPainter>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultWidth = 1600;
constexpr QSize DefaultPanelSize(1000, 500);
constexpr qint64 GraceMs = 1'000; // for panels that have no place on the picture yet when time is up
constexpr qint64 MostPixels = 200'000'000; // 800 MB

int gridHeight(const PlacedDashboard &placed)
{
    QList<GridCell> cells;
    for (const PlacedPanel &copy : placed.panels)
        cells.append({copy.panel.rect.x, copy.panel.rect.y, copy.panel.rect.width, copy.panel.rect.height});
    int bottom = bottomRow(cells);
    for (const PlacedRow &copy : placed.rows)
        bottom = std::max(bottom, copy.row.y + 1);
    return canvasHeight(bottom);
}

qint64 pointsOf(const PanelData &data, qint64 &series)
{
    qint64 points = 0;
    for (const FramePtr &frame : data.frames) {
        for (const Field &field : frame->fields) {
            if (!field.isNumber())
                continue;
            ++series;
            points += qint64(field.size());
        }
    }
    return points;
}

QString messageOf(PanelSlot &slot)
{
    const PanelStatus &status = slot.model().status();
    if (status.state == PanelState::Unsupported && !status.error) {
        const PanelSpec &panel = slot.spec();
        if (panel.type.isEmpty() && !panel.library.isEmpty())
            return RenderScene::tr("The library panel %1 is neither in the file nor in one beside it.").arg(panel.library);
        return panel.type.isEmpty() ? RenderScene::tr("The panel has no type, so it cannot be drawn.")
                                    : RenderScene::tr("Panels of the type %1 are not drawn here.").arg(panel.type);
    }
    if (!status.error)
        return {};
    const QString &detail = status.error->detail;
    return detail.isEmpty() ? status.error->message : u"%1 (%2)"_s.arg(status.error->message, detail);
}

/// Not drawn, or only in part because a query failed.
bool isFailure(const PanelStatus &status)
{
    const PanelState state = status.state;
    return status.error || state == PanelState::Error || state == PanelState::Dead
        || state == PanelState::Unsupported || state == PanelState::Loading || state == PanelState::Idle;
}

} // namespace

RenderScene::RenderScene(const BoardServices &services, VariableResolver &variables,
                         const RenderOptions &options, const Theme &theme, const Dashboard &dashboard)
    : m_services{services.runner, services.pool,           m_clock,
                 services.types,  services.scrapeInterval, services.resolveSource}
    , m_resolver(variables)
    , m_options(options)
    , m_theme(theme)
    , m_dashboard(dashboard)
    , m_board(m_services)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &RenderScene::finish);
    connect(&m_board, &DashboardBoard::panelSettled, this, &RenderScene::checkSettled);
    connect(&m_board.annotations(), &AnnotationRunner::settled, this, &RenderScene::checkSettled);
    connect(&m_resolver, &VariableResolver::settled, this, &RenderScene::askPanels);
    connect(m_board.canvas(), &GridCanvas::visiblePanelsChanged, this, &RenderScene::checkSettled);
    setUp();
    m_spent.start();
    m_deadline.start(int(std::min<qint64>(m_options.timeoutMs, std::numeric_limits<int>::max())));
}

RenderScene::~RenderScene() = default;

void RenderScene::setUp()
{
    PanelContext context;
    context.theme = m_theme;
    context.zone = zoneFromId(m_dashboard.timeZone);
    context.animated = false;
    context.interactive = false;
    m_range = resolve(m_dashboard.range, m_clock.wallMs(), context.zone, timeRulesOf(m_dashboard)).value_or(TimeRange());
    m_board.setContext(context);
    m_board.setEditable(false);
    m_board.setAttribute(Qt::WA_DontShowOnScreen);
    m_board.setDashboard(m_dashboard);
    installTheme(m_theme); // canvas, row heads and scroll bars ask the style
    m_board.setTimeSpec(m_dashboard.range);
}

/// Once the variables are known: copies of panels depend on them.
void RenderScene::layOut()
{
    const bool single = !m_options.panel.isEmpty();
    const QSize natural = single ? DefaultPanelSize : QSize(DefaultWidth, gridHeight(m_board.placed()));
    m_size = m_options.size.value_or(natural);
    // What a lower picture cuts off asks all the same: the report tells of every panel.
    m_board.resize(single ? m_size : m_size.expandedTo({0, natural.height()}));
    m_board.canvas()->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_board.canvas()->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_board.canvas()->setFrameShape(QFrame::NoFrame);
    if (single)
        m_board.showAlone(m_options.panel);
}

void RenderScene::start()
{
    if (std::exchange(m_started, true))
        return;
    VariableResolver::Surroundings surroundings;
    surroundings.spec = m_dashboard.range;
    surroundings.zone = zoneFromId(m_dashboard.timeZone);
    surroundings.dashboardSourceId = m_dashboard.sourceId;
    surroundings.rules = timeRulesOf(m_dashboard);
    surroundings.dashboardTitle = m_dashboard.title;
    surroundings.dashboardUid = m_dashboard.uid;
    m_resolver.setVariables(m_dashboard.variables, surroundings, m_options.variables);
}

void RenderScene::askPanels()
{
    if (std::exchange(m_asked, true))
        return;
    m_board.setVariables(m_resolver.values());
    layOut();
    if (!fits(m_options.scale))
        return m_done ? void() : refuse();
    m_board.show();
    // Nothing looks at the board before it is drawn into the picture: no second picture of all its height.
    m_board.setUpdatesEnabled(false);
    // Panels ask as they come into sight, which the canvas tells a moment after it is shown.
    QTimer::singleShot(0, this, [this] {
        m_shown = true;
        checkSettled();
    });
}

bool RenderScene::fits(double scale) const
{
    return double(m_size.width()) * m_size.height() * scale * scale <= MostPixels;
}

/// What cannot be drawn asks nothing. Who waits for done() finds out by fits().
void RenderScene::refuse()
{
    m_done = true;
    m_deadline.stop();
    QTimer::singleShot(0, this, &RenderScene::done);
}

void RenderScene::checkSettled()
{
    if (!m_shown || !m_board.canvas()->isComplete())
        return; // panels are laid out a few at a time
    const QList<PanelSlot *> panels = m_board.slotsInSight();
    const bool waiting = std::any_of(panels.cbegin(), panels.cend(), [](PanelSlot *slot) {
        return !slot->model().hasAsked() || slot->model().isBusy();
    });
    if (!waiting && !m_board.annotations().isBusy() && (!panels.isEmpty() || m_board.canvas()->items().isEmpty()))
        QTimer::singleShot(0, this, &RenderScene::finish);
}

void RenderScene::finish()
{
    if (std::exchange(m_done, true))
        return;
    m_deadline.stop();
    askPanels(); // time may be up before the variables are known
    m_board.canvas()->completeWithin(GraceMs);
    const QString seconds = QString::number(double(m_options.timeoutMs) / 1'000);
    const QString unanswered = tr("There was no answer within %1 s.").arg(seconds);
    const QString unasked = tr("It was not laid out within %1 s.").arg(seconds);
    for (PanelSlot *slot : m_board.slotsInReadingOrder()) {
        m_missing += slot->frame() ? 0 : 1;
        if (slot->model().isBusy() || !slot->model().hasAsked())
            slot->model().giveUp(Error{ErrorKind::Timeout, slot->frame() ? unanswered : unasked, {}});
    }
    m_board.deliverAll();
    m_board.setUpdatesEnabled(true); // what is drawn into the picture has to paint
    emit done();
}

QImage RenderScene::picture(double scale)
{
    if (!fits(scale))
        return {};
    const QSize pixels = (QSizeF(m_size) * scale).toSize();
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(scale);
    image.fill(m_theme.surface.canvas);
    QPainter painter(&image);
    m_board.render(&painter, QPoint(), QRegion(QRect(QPoint(), m_size)));
    return image;
}

void RenderScene::paintTo(QPainter *painter)
{
    const QRect all(QPoint(), m_size);
    painter->setClipRect(all);
    painter->fillRect(all, m_theme.surface.canvas);
    for (RowHeader *header : m_board.findChildren<RowHeader *>()) {
        if (header->isVisible() && all.contains(header->mapTo(&m_board, QPoint())))
            header->render(painter, header->mapTo(&m_board, QPoint()), {}, QWidget::DrawChildren);
    }
    for (PanelSlot *slot : m_board.slotsOnScreen()) {
        PanelFrame *frame = slot->frame();
        if (!frame || !frame->isVisible())
            continue;
        const QRect place(frame->mapTo(&m_board, QPoint()), frame->size());
        if (place.intersects(all))
            frame->paintTo(painter, place);
    }
}

QJsonObject RenderScene::panelReport(PanelSlot &slot) const
{
    const PanelStatus &status = slot.model().status();
    qint64 series = 0;
    const qint64 points = pointsOf(slot.model().data(), series);
    const std::variant<qint64, QString> &id = slot.spec().id.value;
    QJsonArray notices;
    for (const Notice &notice : status.notices)
        notices.append(notice.text);
    return {
        {u"id"_s, std::holds_alternative<qint64>(id) ? QJsonValue(std::get<qint64>(id))
                                                     : QJsonValue(std::get<QString>(id))},
        {u"title"_s, slot.frame() ? slot.frame()->title() : slot.spec().title},
        {u"type"_s, slot.spec().type},
        {u"state"_s, panelStateName(status.state)},
        {u"series"_s, series},
        {u"points"_s, points},
        {u"message"_s, messageOf(slot)},
        {u"notices"_s, notices},
    };
}

QJsonArray RenderScene::annotationReport() const
{
    QJsonArray annotations;
    for (const AnnotationState &state : m_board.annotations().states()) {
        annotations.append(QJsonObject{{u"name"_s, state.name},
                                       {u"shown"_s, state.isShown},
                                       {u"marks"_s, state.count},
                                       {u"message"_s, state.error ? state.error->message : QString()}});
    }
    return annotations;
}

QJsonObject RenderScene::report()
{
    QJsonArray panels;
    for (PanelSlot *slot : m_board.slotsInReadingOrder())
        panels.append(panelReport(*slot));
    return {
        {u"file"_s, m_options.file},
        {u"from"_s, m_range.fromMs},
        {u"to"_s, m_range.toMs},
        {u"duration_ms"_s, m_spent.elapsed()},
        {u"panels"_s, panels},
        {u"annotations"_s, annotationReport()},
        {u"message"_s, m_board.placed().message()},
    };
}

bool RenderScene::hasFailures()
{
    const QList<PanelSlot *> panels = m_board.slotsInReadingOrder();
    return std::any_of(panels.cbegin(), panels.cend(), [](PanelSlot *slot) {
        return isFailure(slot->model().status());
    });
}

} // namespace Promontory
