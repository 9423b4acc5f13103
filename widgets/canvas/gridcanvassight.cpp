// The part of GridCanvas that knows what is in sight, and makes and drops widgets by it.
#include "widgets/canvas/canvasoverlay.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/canvas/resizegrip.h"
#include "widgets/canvas/rowheader.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace Promontory {

namespace {

// Longer when nothing is on the screen yet than between two frames of scrolling.
constexpr qint64 OpeningBudgetMs = 100;
constexpr qint64 BudgetMs = 6;
constexpr int NearbyPauseMs = 8; // what is not in sight yet leaves room for a frame between two panels
constexpr qsizetype MostFarWidgets = 48;
constexpr qsizetype MostTouched = 100; // panels that someone used keep what they show: a zoom, hidden series
constexpr qsizetype MostHeaders = 100; // beyond, only those near the view have a widget

} // namespace

void GridCanvas::look()
{
    m_inView.clear();
    m_around.clear();
    m_built = 0;
    const QRect view(0, verticalScrollBar()->value(), viewport()->width(), viewport()->height());
    const QRect near = view.adjusted(0, -view.height(), 0, view.height());
    if (!m_alone.isEmpty()) {
        m_inView.append(m_alone);
        return;
    }
    const int first = rowAt(near.top(), m_metrics) - m_tallest;
    const int last = rowAt(near.bottom(), m_metrics);
    const auto begin = std::partition_point(m_items.cbegin(), m_items.cend(),
                                            [first](const CanvasItem &item) { return item.cell.y < first; });
    for (auto item = begin; item != m_items.cend() && item->cell.y <= last; ++item) {
        const QRect place = placeOf(*item);
        if (place.intersects(view))
            m_inView.append(item->id);
        else if (place.intersects(near))
            m_around.append(item->id);
    }
}

void GridCanvas::updateVisible()
{
    m_visibility.stop();
    look();
    for (auto it = m_widgets.cbegin(); it != m_widgets.cend(); ++it)
        it.value()->setVisible(m_alone.isEmpty() || it.key() == m_alone);
    if (m_rows.size() > MostHeaders)
        placeRows();
    buildInView(m_widgets.isEmpty() ? OpeningBudgetMs : BudgetMs);
    tellSight();
    buildSoon();
}

void GridCanvas::buildSoon()
{
    m_building.start(isMissing() ? 0 : NearbyPauseMs);
}

/// Whether something in sight has no widget yet.
bool GridCanvas::isMissing() const
{
    return m_built < m_inView.size();
}

void GridCanvas::buildNext()
{
    bool made = buildInView(BudgetMs);
    // Of those nearby one at a time, so that scrolling and typing go between.
    for (qsizetype i = 0; !made && i < m_around.size(); ++i)
        made = !m_widgets.contains(m_around.at(i)) && ensureWidget(m_around.at(i));
    // Each word costs as much as there is in sight: of thousands of panels not after every few.
    if (made && (!isMissing() || m_built - m_visible.size() > m_visible.size() / 4))
        tellSight();
    if (made)
        buildSoon();
    dropFar();
}

bool GridCanvas::buildInView(qint64 budgetMs)
{
    QElapsedTimer spent;
    spent.start();
    bool made = false;
    for (; m_built < m_inView.size(); ++m_built) {
        if (m_widgets.contains(m_inView.at(m_built)))
            continue;
        if (made && spent.elapsed() >= budgetMs)
            break;
        made = ensureWidget(m_inView.at(m_built)) || made;
    }
    return made;
}

bool GridCanvas::isComplete() const
{
    return !m_visibility.isActive() && !isMissing();
}

void GridCanvas::completeWithin(qint64 budgetMs)
{
    updateVisible();
    buildInView(budgetMs);
    tellSight();
}

void GridCanvas::tellSight()
{
    const auto built = [this](const QStringList &ids) {
        QStringList known;
        for (const QString &id : ids) {
            if (m_widgets.contains(id))
                known.append(id);
        }
        return known;
    };
    const QStringList visible = built(m_inView);
    const QStringList nearby = built(m_around);
    if (visible == m_visible && nearby == m_nearby)
        return;
    m_visible = visible;
    m_nearby = nearby;
    emit visiblePanelsChanged(m_visible, m_nearby);
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
    putInTabOrder(m_index.value(id), panel);
    panel->setVisible(true);
    if (m_overlay->isVisible())
        m_overlay->raise();
    return panel;
}

/// Behind the panel before it. Only the first one needs a new order of all.
void GridCanvas::putInTabOrder(qsizetype index, QWidget *panel)
{
    const auto place = m_order.insert_or_assign(index, panel).first;
    if (place != m_order.begin()) {
        QWidget::setTabOrder(std::prev(place)->second, panel);
        return;
    }
    for (auto next = std::next(place); next != m_order.end(); ++next)
        QWidget::setTabOrder(std::prev(next)->second, next->second);
}

void GridCanvas::dropFar()
{
    const qsizetype kept = m_inView.size() + m_around.size() + MostFarWidgets;
    if (m_widgets.size() <= kept || m_drag || !m_alone.isEmpty())
        return;
    QSet<QString> needed(m_inView.cbegin(), m_inView.cend());
    for (const QStringList &more : {m_around, m_touched})
        needed.unite(QSet<QString>(more.cbegin(), more.cend()));
    std::vector<std::pair<int, QString>> far; // by the distance from the view
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    for (auto it = m_widgets.cbegin(); it != m_widgets.cend(); ++it) {
        if (!needed.contains(it.key()))
            far.emplace_back(-std::abs(it.value()->geometry().center().y() - middle), it.key());
    }
    std::sort(far.begin(), far.end());
    const qsizetype excess = std::min(m_widgets.size() - kept, qsizetype(far.size()));
    for (qsizetype i = 0; i < excess; ++i)
        release(far[std::size_t(i)].second);
}

void GridCanvas::release(const QString &id)
{
    QWidget *panel = m_widgets.take(id);
    m_ids.remove(panel);
    m_order.erase(m_index.value(id, -1));
    if (m_gripOwner == id)
        m_grip->setVisible(false);
    panel->removeEventFilter(this);
    panel->setVisible(false);
    m_releaseWidget ? m_releaseWidget(id, panel) : panel->deleteLater();
}

/// Whoever had the focus was used, by a click or by keys.
void GridCanvas::noteFocus(const QWidget *focused)
{
    for (; focused && focused != m_content; focused = focused->parentWidget()) {
        const auto owner = m_ids.constFind(focused);
        if (owner == m_ids.constEnd())
            continue;
        m_touched.removeAll(*owner);
        m_touched.append(*owner);
        if (m_touched.size() > MostTouched)
            m_touched.removeFirst();
        return;
    }
}

QWidget *GridCanvas::bringIntoSight(const QString &id)
{
    scrollTo(id);
    QWidget *panel = ensureWidget(id);
    updateVisible();
    return panel;
}

void GridCanvas::placeRows()
{
    const int top = verticalScrollBar()->value();
    const int reach = viewport()->height();
    const bool all = m_rows.size() <= MostHeaders;
    QHash<QString, RowHeader *> headers;
    for (const CanvasRow &row : std::as_const(m_rows)) {
        const QRect place = cellRect({0, row.y, m_metrics.columns, 1}, m_content->width(), m_metrics);
        const bool isDragged = m_rowDrag && m_rowDrag->id == row.id; // holds the mouse
        if (!all && !isDragged && (place.bottom() < top - reach || place.top() > top + 2 * reach))
            continue;
        RowHeader *header = m_headers.take(row.id);
        if (!header)
            header = makeHeader(row.id);
        header->setRow(row);
        header->setMovable(m_editable && m_rows.size() > 1);
        header->setGeometry(place);
        header->setVisible(m_alone.isEmpty());
        headers.insert(row.id, header);
    }
    for (RowHeader *gone : std::as_const(m_headers)) {
        gone->setVisible(false);
        gone->deleteLater();
    }
    m_headers = headers;
    if (m_rowDrag && !m_headers.contains(m_rowDrag->id))
        cancelRowDrag();
}

} // namespace Promontory
