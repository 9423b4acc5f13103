#include "widgets/canvas/gridcanvas.h"

#include "widgets/canvas/canvasoverlay.h"
#include "widgets/canvas/resizegrip.h"
#include "widgets/canvas/rowheader.h"
#include "widgets/theme/promontorystyle.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int ScrollBarWidth = 8;

bool inReadingOrder(const CanvasItem &a, const CanvasItem &b)
{
    return a.cell.y != b.cell.y ? a.cell.y < b.cell.y : a.cell.x < b.cell.x;
}

} // namespace

GridCanvas::GridCanvas(CreateWidget createWidget, QWidget *parent)
    : QScrollArea(parent)
    , m_createWidget(std::move(createWidget))
    , m_content(new QWidget)
    , m_grip(new ResizeGrip(m_content))
    , m_overlay(new CanvasOverlay(m_content))
{
    // The scroll bar keeps its place whether it is needed or not, inside the right padding: nothing jumps.
    m_metrics.right -= ScrollBarWidth;
    m_overlay->setMetrics(m_metrics);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setSingleStep(38);
    setWidget(m_content);
    // The canvas paints its ground itself; setWidget asked the content to.
    m_content->setAutoFillBackground(false);
    setAcceptDrops(true);
    setFocusPolicy(Qt::NoFocus);
    m_grip->installEventFilter(this);
    for (QTimer *timer : {&m_visibility, &m_nearbyTimer}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    m_edgeScroll.setInterval(16);
    connect(&m_visibility, &QTimer::timeout, this, &GridCanvas::updateVisible);
    connect(&m_nearbyTimer, &QTimer::timeout, this, &GridCanvas::createNearby);
    connect(&m_edgeScroll, &QTimer::timeout, this, &GridCanvas::scrollNearEdge);
}

GridCanvas::~GridCanvas() = default;

void GridCanvas::setItems(const QList<CanvasItem> &items, const QList<CanvasRow> &rows)
{
    m_items = items;
    std::stable_sort(m_items.begin(), m_items.end(), inReadingOrder);
    m_rows = rows;
    m_index.clear();
    for (qsizetype i = 0; i < m_items.size(); ++i)
        m_index.insert(m_items.at(i).id, i);
    for (auto it = m_widgets.begin(); it != m_widgets.end();) {
        if (m_index.contains(it.key())) {
            ++it;
            continue;
        }
        m_ids.remove(it.value());
        it.value()->setVisible(false);
        it.value()->deleteLater();
        it = m_widgets.erase(it);
    }
    if (!m_alone.isEmpty() && !m_index.contains(m_alone))
        m_alone.clear();
    if (m_drag && !m_index.contains(m_drag->id))
        cancelDrag();
    cancelRowDrag();
    relayout();
    if (isVisible())
        updateVisible();
}

const CanvasItem *GridCanvas::itemOf(const QString &id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.constEnd() ? nullptr : &m_items.at(*it);
}

QRect GridCanvas::placeOf(const CanvasItem &item) const
{
    if (item.id == m_alone)
        return QRect(QPoint(m_metrics.left, m_metrics.top),
                     viewport()->size() - QSize(m_metrics.left + m_metrics.right, m_metrics.top + m_metrics.bottom));
    return cellRect(item.cell, m_content->width(), m_metrics);
}

void GridCanvas::relayout()
{
    QList<GridCell> cells;
    cells.reserve(m_items.size() + m_rows.size());
    for (const CanvasItem &item : std::as_const(m_items))
        cells.append(item.cell);
    for (const CanvasRow &row : std::as_const(m_rows))
        cells.append({0, row.y, m_metrics.columns, 1});
    const int height = m_alone.isEmpty() ? canvasHeight(bottomRow(cells), m_metrics) : viewport()->height();
    m_content->resize(viewport()->width(), std::max(height, viewport()->height()));
    for (auto it = m_widgets.constBegin(); it != m_widgets.constEnd(); ++it) {
        if (const CanvasItem *item = itemOf(it.key()))
            it.value()->setGeometry(placeOf(*item));
    }
    placeRows();
    m_overlay->setGeometry(m_content->rect());
    m_grip->setVisible(false);
    m_visibility.start();
}

void GridCanvas::placeRows()
{
    QHash<QString, RowHeader *> headers;
    for (const CanvasRow &row : std::as_const(m_rows)) {
        RowHeader *header = m_headers.take(row.id);
        if (!header)
            header = makeHeader(row.id);
        header->setRow(row);
        header->setMovable(m_editable && m_rows.size() > 1);
        header->setGeometry(cellRect({0, row.y, m_metrics.columns, 1}, m_content->width(), m_metrics));
        header->setVisible(m_alone.isEmpty());
        headers.insert(row.id, header);
    }
    for (RowHeader *gone : std::as_const(m_headers)) {
        gone->setVisible(false);
        gone->deleteLater();
    }
    m_headers = headers;
}

void GridCanvas::toggleRow(const QString &id)
{
    for (const CanvasRow &row : std::as_const(m_rows)) {
        if (row.id == id) {
            emit rowToggled(id, !row.collapsed);
            return;
        }
    }
}

void GridCanvas::setEditable(bool editable)
{
    m_editable = editable;
    if (!editable) {
        cancelDrag();
        cancelRowDrag();
        m_grip->setVisible(false);
    }
    for (RowHeader *header : std::as_const(m_headers))
        header->setMovable(m_editable && m_rows.size() > 1);
}

void GridCanvas::showAlone(const QString &id)
{
    if (id == m_alone || (!id.isEmpty() && !m_index.contains(id)))
        return;
    cancelDrag();
    m_alone = id;
    relayout();
    verticalScrollBar()->setValue(0);
    updateVisible();
    if (QWidget *alone = widgetFor(id))
        alone->setFocus(Qt::OtherFocusReason);
}

void GridCanvas::scrollTo(const QString &id)
{
    const CanvasItem *item = itemOf(id);
    if (!item)
        return;
    const QRect place = placeOf(*item);
    const int top = verticalScrollBar()->value();
    const int view = viewport()->height();
    if (place.top() < top || place.height() > view)
        verticalScrollBar()->setValue(place.top() - m_metrics.top);
    else if (place.bottom() > top + view)
        verticalScrollBar()->setValue(place.bottom() + m_metrics.bottom - view);
}

void GridCanvas::updateVisible()
{
    m_visibility.stop();
    const int offset = verticalScrollBar()->value();
    const QRect view(0, offset, viewport()->width(), viewport()->height());
    const QRect near = view.adjusted(0, -view.height(), 0, view.height());
    QStringList visible;
    QStringList nearby;
    for (const CanvasItem &item : std::as_const(m_items)) {
        const bool hidden = !m_alone.isEmpty() && item.id != m_alone;
        const QRect place = placeOf(item);
        if (!hidden && place.intersects(view))
            visible.append(item.id);
        else if (!hidden && place.intersects(near))
            nearby.append(item.id);
        if (QWidget *panel = widgetFor(item.id))
            panel->setVisible(!hidden);
    }
    bool created = false;
    for (const QString &id : std::as_const(visible)) {
        created = created || !m_widgets.contains(id);
        ensureWidget(id);
    }
    if (created)
        orderFocus();
    m_nearbyTimer.start();
    if (visible == m_visible && nearby == m_nearby)
        return;
    m_visible = visible;
    m_nearby = nearby;
    emit visiblePanelsChanged(m_visible, m_nearby);
}

void GridCanvas::createNearby()
{
    // One at a time, so that scrolling and typing go between.
    for (const QString &id : std::as_const(m_nearby)) {
        if (m_widgets.contains(id))
            continue;
        ensureWidget(id);
        orderFocus();
        m_nearbyTimer.start();
        return;
    }
}

QWidget *GridCanvas::ensureWidget(const QString &id)
{
    if (QWidget *known = widgetFor(id))
        return known;
    const CanvasItem *item = itemOf(id);
    QWidget *panel = item ? m_createWidget(id, m_content) : nullptr;
    if (!panel)
        return nullptr;
    m_widgets.insert(id, panel);
    m_ids.insert(panel, id);
    panel->setGeometry(placeOf(*item));
    panel->installEventFilter(this);
    panel->setVisible(true);
    if (m_overlay->isVisible())
        m_overlay->raise();
    return panel;
}

void GridCanvas::orderFocus()
{
    QWidget *previous = nullptr;
    for (const CanvasItem &item : std::as_const(m_items)) {
        QWidget *panel = widgetFor(item.id);
        if (panel && previous)
            QWidget::setTabOrder(previous, panel);
        if (panel)
            previous = panel;
    }
}

void GridCanvas::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    relayout();
    if (isVisible())
        updateVisible();
}

void GridCanvas::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    relayout();
    updateVisible();
}

void GridCanvas::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    m_visibility.start();
}

bool GridCanvas::event(QEvent *event)
{
    // The strip that is kept for the scroll bar belongs to the canvas, too.
    if (event->type() == QEvent::Paint)
        QPainter(this).fillRect(rect(), themeOf(this).surface.canvas);
    return QScrollArea::event(event);
}

void GridCanvas::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(event->rect(), themeOf(this).surface.canvas);
}

void GridCanvas::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void GridCanvas::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction();
}

void GridCanvas::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    emit filesDropped(event->mimeData()->urls());
}

} // namespace Promontory
