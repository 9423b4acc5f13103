#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QListWidget;
class QListWidgetItem;
class QMenu;
class QToolButton;

namespace Promontory {

/// One row: a name with a word at the right, a fainter line below, and what is wrong with it.
struct ListRow
{
    QString title;
    QString word;
    QString detail;
    QString fault;        ///< empty: none
    bool isError = false; ///< the fault has to go before the whole can be used

    bool operator==(const ListRow &) const = default;
};

/// What a list holds, in words for its buttons.
struct ItemListTexts
{
    QString title;
    QString add;
    QString duplicate;
    QString remove;
};

/// A list whose rows can be added, duplicated, deleted and put in another order, by buttons, keys
/// and dragging. It asks for all of that and changes nothing itself, but for a row that was
/// dragged: that it moves and tells.
class ItemList : public QWidget
{
    Q_OBJECT

public:
    /// `kinds` becomes the menu of the button that adds.
    ItemList(const ItemListTexts &texts, QMenu *kinds, QWidget *parent = nullptr);

    /// Keeps the current row where it was if it can.
    void setRows(const QList<ListRow> &rows);
    int count() const;
    int current() const;
    /// Without telling.
    void setCurrent(int index);
    void setReadOnly(bool readOnly);

signals:
    void currentChanged(int index); ///< by the person
    void duplicateAsked();
    void removeAsked();
    void moved(int from, int to); ///< wished by button or key, done by dragging

private:
    QAction *makeAction(const QString &icon, const QString &text, const QKeySequence &key);
    QWidget *makeButtons(const QString &addText, QMenu *kinds);
    void connectList();
    void fillRow(QListWidgetItem *item, const ListRow &row) const;
    void showActions();

    QListWidget *m_list;
    QToolButton *m_add;
    QAction *m_duplicate;
    QAction *m_remove;
    QAction *m_up;
    QAction *m_down;
    bool m_isReadOnly = false;
};

} // namespace Promontory
