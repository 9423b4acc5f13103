#include "app/render/renderscene.h"

#include "widgets/canvas/gridcanvas.h"
#include "widgets/canvas/gridgeometry.h"
#include "widgets/canvas/rowheader.h"

#include <QImage>
#include <QJsonArray>
#include <QPainter>

#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultWidth = 1600;
constexpr QSize DefaultPanelSize(1000, 500);

int gridHeight(const Dashboard &dashboard)
{
    QList<GridCell> cells;
    for (const PanelSpec &panel : dashboard.panels)
        cells.append({panel.rect.x, panel.rect.y, panel.rect.width, panel.rect.height});
    int bottom = bottomRow(cells);
    for (const Row &row : dashboard.rows)
        bottom = std::max(bottom, row.y + 1);
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

/// A time of the command line, where numbers are seconds, as a dashboard writes it: relative ones stay.
QString rangeText(const QString &text, RangeEdge edge, const QTimeZone &zone)
{
    if (text.trimmed().startsWith(u"now"_s))
        return text;
    const Result<qint64> time = resolveCommandLineTime(text, 0, zone, edge);
    return time ? QString::number(*time) : text;
}

} // namespace

RenderScene::RenderScene(const BoardServices &services, VariableResolver &variables,
                         const RenderOptions &options, const Theme &theme)
    : m_services(services)
    , m_resolver(variables)
    , m_options(options)
    , m_theme(theme)
    , m_board(services)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &RenderScene::finish);
    connect(&m_board, &DashboardBoard::panelSettled, this, &RenderScene::checkSettled);
    connect(&m_resolver, &VariableResolver::settled, this, &RenderScene::askPanels);
}

RenderScene::~RenderScene() = default;

void RenderScene::start(Dashboard dashboard)
{
    m_spent.start();
    m_deadline.start(int(std::min<qint64>(m_options.timeoutMs, std::numeric_limits<int>::max())));
    const QTimeZone zone = zoneFromId(dashboard.timeZone);
    if (m_options.from)
        dashboard.range.from = rangeText(*m_options.from, RangeEdge::Start, zone);
    if (m_options.to)
        dashboard.range.to = rangeText(*m_options.to, RangeEdge::End, zone);
    m_range = resolve(dashboard.range, m_services.clock.wallMs(), zone).value_or(TimeRange());
    // One moment for all panels, however long the answers take.
    const TimeSpec fixed = dashboard.range;
    PanelContext context;
    context.theme = m_theme;
    context.zone = zone;
    context.animated = false;
    context.interactive = false;
    m_board.setContext(context);
    m_board.setEditable(false);
    m_board.setPalette(m_theme.palette());
    m_board.setTimeSpec(fixed);
    layOut(dashboard);
    VariableResolver::Surroundings surroundings;
    surroundings.spec = dashboard.range;
    surroundings.zone = zone;
    surroundings.dashboardSourceId = dashboard.sourceId;
    m_resolver.setVariables(dashboard.variables, surroundings, m_options.variables);
}

void RenderScene::layOut(const Dashboard &dashboard)
{
    const bool single = !m_options.panel.isEmpty();
    const QSize natural = single ? DefaultPanelSize : QSize(DefaultWidth, gridHeight(dashboard));
    m_board.resize(m_options.size.value_or(natural));
    m_board.canvas()->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_board.canvas()->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_board.canvas()->setFrameShape(QFrame::NoFrame);
    m_board.setDashboard(dashboard);
    if (single)
        m_board.showAlone(m_options.panel);
}

void RenderScene::askPanels()
{
    if (std::exchange(m_asked, true))
        return;
    m_board.setVariables(m_resolver.values());
    m_board.show();
    // Panels ask as they come into sight, which the canvas tells a moment after it is shown.
    QTimer::singleShot(0, this, &RenderScene::checkSettled);
}

void RenderScene::checkSettled()
{
    const QList<PanelSlot *> panels = m_board.slotsInSight();
    const bool waiting = std::any_of(panels.cbegin(), panels.cend(), [](PanelSlot *slot) {
        return !slot->model().hasAsked() || slot->model().isBusy();
    });
    if (m_asked && !waiting && (!panels.isEmpty() || m_board.canvas()->items().isEmpty()))
        QTimer::singleShot(0, this, &RenderScene::finish);
}

void RenderScene::finish()
{
    if (std::exchange(m_done, true))
        return;
    m_deadline.stop();
    const QString reason =
        tr("There was no answer within %1 s.").arg(QString::number(m_options.timeoutMs / 1'000));
    for (PanelSlot *slot : m_board.slotsOnScreen()) {
        if (slot->model().isBusy() || !slot->model().hasAsked())
            slot->model().giveUp(Error{ErrorKind::Timeout, reason, {}});
    }
    m_board.show(); // a deadline may come before the variables
    m_board.deliverAll();
    emit done();
}

QImage RenderScene::picture(double scale)
{
    QImage image((QSizeF(m_board.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(m_theme.surface.canvas);
    QPainter painter(&image);
    m_board.render(&painter);
    return image;
}

void RenderScene::paintTo(QPainter *painter)
{
    painter->fillRect(m_board.rect(), m_theme.surface.canvas);
    for (RowHeader *header : m_board.findChildren<RowHeader *>()) {
        if (header->isVisible())
            header->render(painter, header->mapTo(&m_board, QPoint()), {}, QWidget::DrawChildren);
    }
    for (PanelSlot *slot : m_board.slotsOnScreen()) {
        PanelFrame *frame = slot->frame();
        if (frame && frame->isVisible())
            frame->paintTo(painter, QRectF(frame->mapTo(&m_board, QPoint()), QSizeF(frame->size())));
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
    const QString message =
        status.error ? (status.error->detail.isEmpty()
                            ? status.error->message
                            : status.error->message + u' ' + status.error->detail)
                     : QString();
    return {
        {u"id"_s, std::holds_alternative<qint64>(id) ? QJsonValue(std::get<qint64>(id))
                                                     : QJsonValue(std::get<QString>(id))},
        {u"title"_s, slot.frame() ? slot.frame()->title() : slot.spec().title},
        {u"type"_s, slot.spec().type},
        {u"state"_s, panelStateName(status.state)},
        {u"series"_s, series},
        {u"points"_s, points},
        {u"message"_s, message},
        {u"notices"_s, notices},
    };
}

QJsonObject RenderScene::report() const
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
    };
}

bool RenderScene::hasFailures() const
{
    const QList<PanelSlot *> panels = m_board.slotsInReadingOrder();
    return std::any_of(panels.cbegin(), panels.cend(), [](PanelSlot *slot) {
        const PanelState state = slot->model().status().state;
        return state == PanelState::Error || state == PanelState::Dead || state == PanelState::Loading;
    });
}

} // namespace Promontory
