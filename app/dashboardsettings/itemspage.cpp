#include "app/dashboardsettings/itemspage.h"

#include "app/dashboardsettings/itempane.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/messagestack.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Promontory {

ItemsPage::ItemsPage(MessageStack &messages, const QString &messageKey, QWidget *parent)
    : QWidget(parent), m_messages(messages), m_messageKey(messageKey)
{
}

void ItemsPage::setParts(ItemList *list, EmptyState *empty, QWidget *form)
{
    m_list = list;
    m_empty = empty;
    m_form = form;
    m_pane = new ItemPane(list, empty, form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pane);
    connect(m_list, &ItemList::currentChanged, this, &ItemsPage::select);
    connect(m_list, &ItemList::duplicateAsked, this, [this] { duplicateItem(m_current); });
    connect(m_list, &ItemList::removeAsked, this, &ItemsPage::remove);
    connect(m_list, &ItemList::moved, this, &ItemsPage::move);
}

void ItemsPage::reload()
{
    m_messages.dismiss(m_messageKey);
    prepare();
    showRows();
    const qsizetype current = std::clamp<qsizetype>(m_current, count() > 0 ? 0 : -1, count() - 1);
    m_list->setCurrent(int(current));
    select(current);
}

void ItemsPage::setReadOnly(bool readOnly)
{
    m_list->setReadOnly(readOnly);
    m_form->setEnabled(!readOnly);
    m_empty->setEnabled(!readOnly);
}

void ItemsPage::select(qsizetype index)
{
    m_current = index;
    const bool isThere = index >= 0 && index < count();
    m_pane->showForm(isThere);
    if (isThere)
        showItem(index);
}

void ItemsPage::showRows()
{
    QList<ListRow> rows;
    for (qsizetype index = 0; index < count(); ++index)
        rows.append(rowOf(index));
    m_list->setRows(rows);
}

void ItemsPage::takeForm()
{
    if (m_current < 0)
        return;
    takeItem(m_current);
    showRows();
    emit edited();
}

void ItemsPage::showChange(qsizetype current)
{
    showRows();
    m_list->setCurrent(int(current));
    select(current);
    emit edited();
}

qsizetype ItemsPage::firstWrong() const
{
    for (qsizetype index = 0; index < count(); ++index) {
        if (rowOf(index).isError)
            return index;
    }
    return -1;
}

bool ItemsPage::isValid() const
{
    return firstWrong() < 0;
}

void ItemsPage::showFault()
{
    const qsizetype wrong = firstWrong();
    if (wrong < 0)
        return;
    m_list->setCurrent(int(wrong));
    select(wrong);
    focusFault();
}

void ItemsPage::remove()
{
    const qsizetype index = m_current;
    const Removal removal = removeItem(index);
    showChange(std::min(index, count() - 1));
    m_messages.showMessage(m_messageKey, MessageKind::Info, removal.message,
                           {{tr("Undo"), [this, index, removal] {
                                 const qsizetype place = std::min(index, count());
                                 removal.bringBack(place);
                                 showChange(place);
                             }}});
}

void ItemsPage::move(qsizetype from, qsizetype to)
{
    if (from == to || to < 0 || to >= count())
        return;
    moveItem(from, to);
    showChange(to);
}

} // namespace Promontory
