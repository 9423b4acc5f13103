// The half of GridCanvas that moves and resizes panels by mouse and keys.
#include "widgets/canvas/canvasoverlay.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/canvas/resizegrip.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace Promontory {

namespace {

constexpr int HeaderHeight = 30;
constexpr int EdgeZone = 32;

/// Columns and rows that a key moves or resizes by; nothing for other keys.
std::optional<QPoint> arrowStep(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return QPoint(-1, 0);
    case Qt::Key_Right:
        return QPoint(1, 0);
    case Qt::Key_Up:
        return QPoint(0, -1);
    case Qt::Key_Down:
        return QPoint(0, 1);
    default:
        return std::nullopt;
    }
}

} // namespace

bool GridCanvas::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
    case QEvent::Enter:
    case QEvent::Leave:
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        break;
    default:
        return QScrollArea::eventFilter(watched, event);
    }
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (key && m_drag && m_drag->active && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            cancelDrag();
        return true;
    }
    if (watched == m_grip)
        return handleGripEvent(event) || QScrollArea::eventFilter(watched, event);
    const auto owner = m_ids.constFind(watched);
    if (owner == m_ids.constEnd() || !m_editable || !m_alone.isEmpty())
        return QScrollArea::eventFilter(watched, event);
    const QString id = *owner;
    if (key ? handleKey(id, event) : handlePanelEvent(id, widgetFor(id), event))
        return true;
    return QScrollArea::eventFilter(watched, event);
}

bool GridCanvas::handlePanelEvent(const QString &id, QWidget *panel, QEvent *event)
{
    if (event->type() == QEvent::Enter) {
        placeGrip(id);
        return false;
    }
    if (event->type() == QEvent::Leave) {
        const bool onGrip = m_grip->rect().contains(m_grip->mapFromGlobal(QCursor::pos()));
        if (!onGrip && !m_drag)
            m_grip->setVisible(false);
        return false;
    }
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const QPoint global = mouse->globalPosition().toPoint();
    if (event->type() == QEvent::MouseButtonPress) {
        const bool header = panel->mapFromGlobal(global).y() < HeaderHeight;
        if (mouse->button() == Qt::LeftButton && header)
            startDrag(id, true, global);
        return false;
    }
    if (!m_drag)
        return false;
    if (event->type() == QEvent::MouseMove) {
        continueDrag(global);
        return m_drag && m_drag->active;
    }
    const bool wasActive = m_drag->active;
    finishDrag();
    return wasActive;
}

bool GridCanvas::handleGripEvent(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        m_grip->update();
        return false;
    }
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride || !m_editable)
        return false;
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const QPoint global = mouse->globalPosition().toPoint();
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton)
        startDrag(m_gripOwner, false, global);
    else if (event->type() == QEvent::MouseMove && m_drag)
        continueDrag(global);
    else if (event->type() == QEvent::MouseButtonRelease && m_drag)
        finishDrag();
    return true;
}

bool GridCanvas::handleKey(const QString &id, QEvent *event)
{
    auto *key = static_cast<QKeyEvent *>(event);
    const std::optional<QPoint> step = arrowStep(key->key());
    const Qt::KeyboardModifiers modifiers = key->modifiers() & ~Qt::KeypadModifier;
    const bool resizes = modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
    const CanvasItem *item = itemOf(id);
    if (!step || !item || (modifiers != Qt::ControlModifier && !resizes))
        return false;
    key->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    const GridCell cell = resizes ? shiftedCell(item->cell, 0, 0, step->x(), step->y(), m_metrics)
                                  : shiftedCell(item->cell, step->x(), step->y(), 0, 0, m_metrics);
    if (cell == item->cell)
        return true;
    if (resizes)
        emit panelResized(id, cell);
    else
        emit panelMoved(id, cell);
    scrollTo(id);
    return true;
}

void GridCanvas::placeGrip(const QString &id)
{
    const QWidget *panel = widgetFor(id);
    if (!panel || m_drag)
        return;
    m_gripOwner = id;
    m_grip->move(panel->geometry().bottomRight() - QPoint(ResizeGrip::Side - 1, ResizeGrip::Side - 1));
    m_grip->setDrawn(true);
    m_grip->setVisible(true);
    m_grip->raise();
}

void GridCanvas::startDrag(const QString &id, bool moving, const QPoint &globalPos)
{
    const CanvasItem *item = itemOf(id);
    const QWidget *panel = widgetFor(id);
    if (!item || !panel)
        return;
    const QRect place = panel->geometry();
    const QPoint corner = moving ? place.topLeft() : place.bottomRight();
    m_drag = Drag{id, item->cell, item->cell, globalPos, m_content->mapFromGlobal(globalPos) - corner, moving,
                  false};
}

void GridCanvas::continueDrag(const QPoint &globalPos)
{
    if (!m_drag->active) {
        if ((globalPos - m_drag->pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        m_drag->active = true;
        m_grip->setDrawn(false);
        // Escape has to be heard wherever the focus is.
        qApp->installEventFilter(this);
        m_edgeScroll.start();
    }
    m_pointer = globalPos;
    const QPoint corner = m_content->mapFromGlobal(globalPos) - m_drag->offset;
    m_drag->target = m_drag->moving ? cellMovedTo(m_drag->start, corner, m_content->width(), m_metrics)
                                    : cellResizedTo(m_drag->start, corner, m_content->width(), m_metrics);
    showDragPicture(globalPos);
}

void GridCanvas::showDragPicture(const QPoint &globalPos)
{
    DragPicture picture;
    picture.target = m_drag->target;
    picture.moving = m_drag->moving;
    picture.pointer = m_content->mapFromGlobal(globalPos);
    const QList<CanvasItem> after = m_preview ? m_preview(m_items, m_drag->id, m_drag->target) : m_items;
    for (const CanvasItem &item : after) {
        const CanvasItem *before = itemOf(item.id);
        if (item.id == m_drag->id) {
            picture.title = before ? before->title : QString();
            picture.target = m_preview ? item.cell : m_drag->target;
        } else if (before && before->cell != item.cell) {
            picture.displaced.append(item.cell);
        } else {
            picture.others.append(item.cell);
        }
    }
    // A target below the last panel needs room to be seen.
    const int below = canvasHeight(picture.target.y + picture.target.h, m_metrics);
    if (below > m_content->height()) {
        m_content->resize(m_content->width(), below);
        m_overlay->setGeometry(m_content->rect());
    }
    m_overlay->showDrag(picture);
}

void GridCanvas::finishDrag()
{
    const Drag drag = *m_drag;
    m_drag.reset();
    m_edgeScroll.stop();
    if (!drag.active)
        return;
    qApp->removeEventFilter(this);
    m_overlay->settle(drag.target);
    if (drag.target == drag.start) {
        relayout();
        return;
    }
    if (drag.moving)
        emit panelMoved(drag.id, drag.target);
    else
        emit panelResized(drag.id, drag.target);
}

void GridCanvas::cancelDrag()
{
    if (!m_drag)
        return;
    const Drag drag = *m_drag;
    m_drag.reset();
    m_edgeScroll.stop();
    if (!drag.active)
        return;
    qApp->removeEventFilter(this);
    m_overlay->settle(drag.start);
    relayout();
}

void GridCanvas::scrollNearEdge()
{
    if (!m_rowDrag && !(m_drag && m_drag->active))
        return;
    const int y = viewport()->mapFromGlobal(m_pointer).y();
    int step = 0;
    if (y < EdgeZone)
        step = -(EdgeZone - y) / 2 - 1;
    else if (y > viewport()->height() - EdgeZone)
        step = (y - viewport()->height() + EdgeZone) / 2 + 1;
    if (step == 0)
        return;
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    bar->setValue(before + qBound(-24, step, 24));
    if (bar->value() == before)
        return;
    if (m_rowDrag)
        dragRow(m_rowDrag->id, m_pointer);
    else
        continueDrag(m_pointer);
}

} // namespace Promontory
