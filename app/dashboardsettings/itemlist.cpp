#include "app/dashboardsettings/itemlist.h"

#include "app/dashboardsettings/itemlistdelegate.h"
#include "widgets/common/note.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tooltiptext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;

namespace Promontory {

ItemList::ItemList(const ItemListTexts &texts, QMenu *kinds, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_add(new QToolButton(this))
    , m_duplicate(makeAction(u"duplicate"_s, texts.duplicate, QKeySequence(Qt::CTRL | Qt::Key_D)))
    , m_remove(makeAction(u"trash"_s, texts.remove, QKeySequence(Qt::CTRL | Qt::Key_Delete)))
    , m_up(makeAction(u"arrow-up"_s, tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up)))
    , m_down(makeAction(u"arrow-down"_s, tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down)))
{
    kinds->setParent(this, kinds->windowFlags());
    m_list->setItemDelegate(new ItemListDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(texts.title);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({m_up, m_down, m_duplicate, m_remove});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(new Note(Note::Tone::Label, texts.title, this));
    layout->addWidget(m_list, 1);
    layout->addWidget(makeButtons(texts.add, kinds));
    setFocusProxy(m_list);
    connectList();
    showActions();
}

void ItemList::connectList()
{
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        showActions();
        emit currentChanged(row);
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int from, int, const QModelIndex &, int before) {
                emit moved(from, before > from ? before - 1 : before);
            });
    connect(m_duplicate, &QAction::triggered, this, &ItemList::duplicateAsked);
    connect(m_remove, &QAction::triggered, this, &ItemList::removeAsked);
    connect(m_up, &QAction::triggered, this, [this] { emit moved(current(), current() - 1); });
    connect(m_down, &QAction::triggered, this, [this] { emit moved(current(), current() + 1); });
}

QAction *ItemList::makeAction(const QString &icon, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(themeIcon(icon), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(
        toolTipText(QString(text + " ("_L1 + key.toString(QKeySequence::NativeText) + u')')));
    addAction(action);
    return action;
}

QWidget *ItemList::makeButtons(const QString &addText, QMenu *kinds)
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    m_add->setIcon(themeIcon(u"plus"_s));
    m_add->setText(addText);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setMenu(kinds);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_add);
    layout->addStretch(1);
    for (QAction *action : {m_duplicate, m_remove, m_up, m_down}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    return bar;
}

void ItemList::fillRow(QListWidgetItem *item, const ListRow &row) const
{
    item->setText(oneLine(row.title));
    item->setData(ItemListDelegate::WordRole, oneLine(row.word));
    item->setData(ItemListDelegate::DetailRole, oneLine(row.detail));
    item->setData(ItemListDelegate::FaultRole, row.fault.isEmpty() ? 0 : row.isError ? 2 : 1);
    item->setToolTip(row.fault.isEmpty() ? QString() : toolTipText(row.fault));
    QStringList told;
    for (const QString &part : {row.title, row.word, row.detail, row.fault}) {
        if (!part.isEmpty())
            told.append(oneLine(part));
    }
    item->setData(Qt::AccessibleTextRole, told.join(u", "_s));
}

void ItemList::setRows(const QList<ListRow> &rows)
{
    const QSignalBlocker blocker(m_list);
    while (m_list->count() > rows.size())
        std::unique_ptr<QListWidgetItem>(m_list->takeItem(m_list->count() - 1)).reset();
    for (int i = 0; i < int(rows.size()); ++i) {
        QListWidgetItem *item = i < m_list->count() ? m_list->item(i) : new QListWidgetItem(m_list);
        fillRow(item, rows.at(i));
    }
    showActions();
}

int ItemList::count() const
{
    return m_list->count();
}

int ItemList::current() const
{
    return m_list->currentRow();
}

void ItemList::setCurrent(int index)
{
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentRow(index);
    if (QListWidgetItem *item = m_list->item(index))
        m_list->scrollToItem(item);
    showActions();
}

void ItemList::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_list->setDragDropMode(readOnly ? QAbstractItemView::NoDragDrop
                                     : QAbstractItemView::InternalMove);
    showActions();
}

void ItemList::showActions()
{
    const int row = current();
    const bool able = !m_isReadOnly && row >= 0;
    m_add->setEnabled(!m_isReadOnly);
    m_duplicate->setEnabled(able);
    m_remove->setEnabled(able);
    m_up->setEnabled(able && row > 0);
    m_down->setEnabled(able && row + 1 < count());
}

} // namespace Promontory
