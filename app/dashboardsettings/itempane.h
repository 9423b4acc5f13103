#pragma once

#include <QWidget>

class QScrollArea;

namespace Promontory {

class EmptyState;
class ItemList;

/// A list at the left; at the right the form of its current item, or a sentence where there is none.
class ItemPane : public QWidget
{
    Q_OBJECT

public:
    /// Takes the parts. `below` stays in sight under the form, which scrolls; it may be null.
    ItemPane(ItemList *list, EmptyState *empty, QWidget *form, QWidget *below = nullptr, QWidget *parent = nullptr);

    /// The form, or else the sentence.
    void showForm(bool shown);
    void scrollToTop();

private:
    QScrollArea *m_scroll;
    EmptyState *m_empty;
};

} // namespace Promontory
