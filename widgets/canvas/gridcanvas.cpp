#include "widgets/canvas/gridcanvas.h"

#include "widgets/canvas/canvasoverlay.h"
#include "widgets/canvas/resizegrip.h"
#include "widgets/canvas/rowheader.h"
#include "widgets/theme/promontorystyle.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int ScrollBarWidth = 8;

/// What the panels lie on. It is opaque, so that scrolling moves the picture instead of painting all panels anew.
class Ground : public QWidget
{
public:
    Ground() { setAttribute(Qt::WA_OpaquePaintEvent); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter(this).fillRect(event->rect(), themeOf(this).surface.canvas);
    }
};

bool inReadingOrder(const CanvasItem &a, const CanvasItem &b)
{
    return a.cell.y != b.cell.y ? a.cell.y < b.cell.y : a.cell.x < b.cell.x;
}

} // namespace

GridCanvas::GridCanvas(CreateWidget createWidget, QWidget *parent)
    : QScrollArea(parent)
    , m_createWidget(std::move(createWidget))
    , m_content(new Ground)
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
    m_content->setAutoFillBackground(false); // setWidget asked for it
    setAcceptDrops(true);
    setFocusPolicy(Qt::NoFocus);
    m_grip->installEventFilter(this);
    for (QTimer *timer : {&m_visibility, &m_building}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    m_edgeScroll.setInterval(16);
    connect(&m_visibility, &QTimer::timeout, this, &GridCanvas::updateVisible);
    connect(&m_building, &QTimer::timeout, this, &GridCanvas::buildNext);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { noteFocus(now); });
    connect(&m_edgeScroll, &QTimer::timeout, this, &GridCanvas::scrollNearEdge);
}

GridCanvas::~GridCanvas() = default;

void GridCanvas::setItems(const QList<CanvasItem> &items, const QList<CanvasRow> &rows)
{
    m_items = items;
    std::stable_sort(m_items.begin(), m_items.end(), inReadingOrder);
    m_rows = rows;
    m_index.clear();
    m_index.reserve(m_items.size());
    m_tallest = 0;
    m_bottom = 0;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const GridCell &cell = m_items.at(i).cell;
        m_index.insert(m_items.at(i).id, i);
        m_tallest = std::max(m_tallest, cell.h);
        m_bottom = std::max(m_bottom, cell.y + cell.h);
    }
    for (const CanvasRow &row : std::as_const(m_rows))
        m_bottom = std::max(m_bottom, row.y + 1);
    forgetGone();
    if (!m_alone.isEmpty() && !m_index.contains(m_alone))
        m_alone.clear();
    if (m_drag && !m_index.contains(m_drag->id))
        cancelDrag();
    cancelRowDrag();
    relayout();
    if (isVisible())
        updateVisible();
}

/// Widgets and orders of ids that are no longer there.
void GridCanvas::forgetGone()
{
    m_order.clear();
    for (auto it = m_widgets.begin(); it != m_widgets.end();) {
        if (const auto index = m_index.constFind(it.key()); index != m_index.constEnd()) {
            m_order.emplace(*index, it.value());
            ++it;
            continue;
        }
        m_ids.remove(it.value());
        it.value()->setVisible(false);
        it.value()->deleteLater();
        it = m_widgets.erase(it);
    }
    for (auto it = m_order.cbegin(); it != m_order.cend() && std::next(it) != m_order.cend(); ++it)
        QWidget::setTabOrder(it->second, std::next(it)->second);
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
    const int height = m_alone.isEmpty() ? canvasHeight(m_bottom, m_metrics) : viewport()->height();
    m_content->resize(viewport()->width(), std::max(height, viewport()->height()));
    for (auto it = m_widgets.constBegin(); it != m_widgets.constEnd(); ++it) {
        if (const CanvasItem *item = itemOf(it.key()))
            it.value()->setGeometry(placeOf(*item));
    }
    placeRows();
    m_overlay->setGeometry(m_content->rect());
    if (!m_drag)
        m_grip->setVisible(false);
    m_visibility.start();
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
