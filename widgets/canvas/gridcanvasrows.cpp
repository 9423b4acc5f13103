// The part of GridCanvas that moves rows by mouse and keys.
#include "widgets/canvas/canvasoverlay.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/canvas/resizegrip.h"
#include "widgets/canvas/rowheader.h"

#include <algorithm>
#include <cstdlib>

namespace Promontory {

RowHeader *GridCanvas::makeHeader(const QString &id)
{
    auto *header = new RowHeader(m_content);
    connect(header, &RowHeader::clicked, this, [this, id] { toggleRow(id); });
    connect(header, &RowHeader::dragged, this, [this, id](const QPoint &pos) { dragRow(id, pos); });
    connect(header, &RowHeader::dropped, this, &GridCanvas::dropRow);
    connect(header, &RowHeader::dragCancelled, this, &GridCanvas::cancelRowDrag);
    connect(header, &RowHeader::stepped, this, [this, id](int by) { stepRow(id, by); });
    return header;
}

QStringList GridCanvas::rowOrder() const
{
    QList<CanvasRow> rows = m_rows;
    std::stable_sort(rows.begin(), rows.end(), [](const CanvasRow &a, const CanvasRow &b) { return a.y < b.y; });
    QStringList ids;
    for (const CanvasRow &row : std::as_const(rows))
        ids.append(row.id);
    return ids;
}

void GridCanvas::dragRow(const QString &id, const QPoint &globalPos)
{
    const QStringList order = rowOrder();
    const auto own = static_cast<int>(order.indexOf(id));
    if (own < 0)
        return;
    m_pointer = globalPos;
    DragPicture picture;
    picture.pointer = m_content->mapFromGlobal(globalPos);
    int bottom = 0;
    for (const CanvasItem &item : std::as_const(m_items))
        bottom = std::max(bottom, item.cell.y + item.cell.h);
    for (const CanvasRow &row : std::as_const(m_rows))
        bottom = std::max(bottom, row.y + 1);
    // A row goes where another one begins, or below everything; the nearest of these places counts.
    int nearest = -1;
    const auto offer = [&](int y, int index) {
        const int distance = std::abs(cellRect({0, y, 1, 1}, m_content->width(), m_metrics).top() - picture.pointer.y());
        if (nearest >= 0 && distance >= nearest)
            return;
        nearest = distance;
        picture.target = {0, y, m_metrics.columns, 1};
        m_rowDrag = RowDrag{id, index};
    };
    for (const CanvasRow &row : std::as_const(m_rows)) {
        const auto place = static_cast<int>(order.indexOf(row.id));
        offer(row.y, place > own ? place - 1 : place);
        if (row.id == id)
            picture.title = row.title;
    }
    offer(bottom, static_cast<int>(order.size()) - 1);
    m_grip->setVisible(false);
    m_edgeScroll.start();
    m_overlay->showDrag(picture);
}

void GridCanvas::dropRow()
{
    if (!m_rowDrag)
        return;
    const RowDrag drag = *m_rowDrag;
    cancelRowDrag();
    if (rowOrder().indexOf(drag.id) != drag.index)
        emit rowMoved(drag.id, drag.index);
}

void GridCanvas::cancelRowDrag()
{
    if (!m_rowDrag)
        return;
    m_rowDrag.reset();
    m_edgeScroll.stop();
    m_overlay->setVisible(false);
}

void GridCanvas::stepRow(const QString &id, int by)
{
    const QStringList order = rowOrder();
    const auto index = static_cast<int>(order.indexOf(id)) + by;
    if (index < 0 || index >= order.size())
        return;
    emit rowMoved(id, index);
    if (RowHeader *header = m_headers.value(id))
        ensureWidgetVisible(header, 0, m_metrics.top);
}

} // namespace Promontory
