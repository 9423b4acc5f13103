#include "widgets/common/frametable/tablebody.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace Promontory {

void setUpTableView(QTableView *view)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setCornerButtonEnabled(false);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

TableBody::TableBody(QWidget *parent) : QTableView(parent)
{
    setUpTableView(this);
}

void TableBody::setCovered(int columns, int width)
{
    m_coveredColumns = columns;
    m_coveredWidth = width;
}

void TableBody::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar *bar = horizontalScrollBar();
    const int before = bar->value();
    QTableView::scrollTo(index, hint);
    if (m_coveredColumns == 0)
        return;
    if (index.column() < m_coveredColumns)
        bar->setValue(before);
    else if (const int place = columnViewportPosition(index.column()); place < m_coveredWidth)
        bar->setValue(bar->value() - (m_coveredWidth - place));
}

void TableBody::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        emit toggled(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void TableBody::updateGeometries()
{
    QTableView::updateGeometries();
    emit geometryChanged();
}

} // namespace Promontory
