#include "widgets/common/frametable/celllinks.h"

#include "widgets/common/frametable/frametablemodel.h"
#include "widgets/common/values/linkmenu.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTableView>

namespace Promontory {

CellLinks::CellLinks(QTableView *view, const FrameTableModel &model)
    : QObject(view)
    , m_view(view)
    , m_model(model)
{
    view->viewport()->setMouseTracking(true);
    view->viewport()->installEventFilter(this);
    view->installEventFilter(this);
    connect(view, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            followAt(index, QCursor::pos());
    });
}

void CellLinks::followAt(const QModelIndex &index, const QPoint &position)
{
    if (index.isValid())
        followLinks(m_model.links(index.row(), index.column()), m_view, position,
                    [this](const QUrl &url) { emit linkActivated(url); });
}

bool CellLinks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view && event->type() == QEvent::MouseMove) {
        const QModelIndex index = m_view->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        const bool leads = index.isValid() && !m_model.links(index.row(), index.column()).isEmpty();
        m_view->viewport()->setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    } else if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex index = m_view->currentIndex();
        const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
        const bool inspects = index.isValid() && m_model.columns()[static_cast<std::size_t>(index.column())].style.inspects;
        if (isReturn && !inspects)
            followAt(index, m_view->viewport()->mapToGlobal(m_view->visualRect(index).center()));
    }
    return false;
}

} // namespace Promontory
