#include "widgets/common/entrylist/entrylist.h"

#include "widgets/common/entrylist/entrydelegate.h"
#include "widgets/common/entrylist/entrylistmodel.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace Promontory {

EntryList::EntryList(QWidget *parent)
    : QListView(parent)
    , m_model(new EntryListModel(this))
    , m_delegate(new EntryDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setResizeMode(QListView::Adjust);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("List"));
}

EntryList::~EntryList() = default;

void EntryList::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void EntryList::setEntries(QList<ListEntry> entries)
{
    m_model->setEntries(std::move(entries));
}

const QList<ListEntry> &EntryList::entries() const
{
    return m_model->entries();
}

void EntryList::setInteractive(bool isInteractive)
{
    m_isInteractive = isInteractive;
    setFocusPolicy(isInteractive ? Qt::StrongFocus : Qt::NoFocus);
    setVerticalScrollBarPolicy(isInteractive ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setMouseTracking(isInteractive);
}

void EntryList::setMuted(bool isMuted)
{
    m_delegate->setMuted(isMuted);
    viewport()->update();
}

void EntryList::activate(const QModelIndex &index)
{
    const bool means = m_isInteractive && index.isValid() && !entries().at(index.row()).isHeading
        && entries().at(index.row()).isActive;
    if (means)
        emit entryActivated(index.row());
}

void EntryList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        activate(currentIndex());
        event->accept();
        return;
    }
    QListView::keyPressEvent(event);
}

void EntryList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        activate(indexAt(event->position().toPoint()));
}

/// The hand says that a click means something.
bool EntryList::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove && m_isInteractive) {
        const QModelIndex index = indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        const bool isActive = index.isValid() && !entries().at(index.row()).isHeading && entries().at(index.row()).isActive;
        viewport()->setCursor(isActive ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    return QListView::viewportEvent(event);
}

} // namespace Promontory
