#pragma once

#include "app/dashboardsettings/itemlist.h"

#include <QWidget>

#include <functional>

namespace Promontory {

class EmptyState;
class ItemPane;
class MessageStack;

/// A page of the settings that edits a list, one item at a time. What the items are is told by who derives.
class ItemsPage : public QWidget
{
    Q_OBJECT

public:
    /// Shows the draft anew.
    void reload();
    void setReadOnly(bool readOnly);
    /// Whether no item is wrong that was not in the dashboard like this.
    bool isValid() const;
    /// Shows the first item that is wrong.
    void showFault();

signals:
    void edited();

protected:
    /// An item that was taken out: the sentence that says so, and how it comes back to a place.
    struct Removal
    {
        QString message;
        std::function<void(qsizetype index)> bringBack;
    };

    /// What says that an item is gone has this key in `messages`, which must outlive the page.
    ItemsPage(MessageStack &messages, const QString &messageKey, QWidget *parent);

    /// Once, from the constructor of who derives. `form` is what shows one item.
    void setParts(ItemList *list, EmptyState *empty, QWidget *form);
    /// Items were added, removed or put in another order: shows this one.
    void showChange(qsizetype current);
    /// The form was edited.
    void takeForm();

private:
    /// Before everything is shown anew.
    virtual void prepare() {}
    virtual qsizetype count() const = 0;
    /// An error is what was not in the dashboard like this: that keeps nobody from editing the rest.
    virtual ListRow rowOf(qsizetype index) const = 0;
    virtual void showItem(qsizetype index) = 0;
    virtual void takeItem(qsizetype index) = 0;
    virtual void duplicateItem(qsizetype index) = 0;
    virtual Removal removeItem(qsizetype index) = 0;
    virtual void moveItem(qsizetype from, qsizetype to) = 0;
    virtual void focusFault() = 0;

    void remove();
    void move(qsizetype from, qsizetype to);
    void select(qsizetype index);
    void showRows();
    qsizetype firstWrong() const;

    MessageStack &m_messages;
    const QString m_messageKey;
    qsizetype m_current = -1;
    ItemList *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_form = nullptr;
    ItemPane *m_pane = nullptr;
};

} // namespace Promontory
