#pragma once

#include <QStyledItemDelegate>

namespace Promontory {

/// Paints the rows of an ItemList.
class ItemListDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { WordRole = Qt::UserRole, DetailRole, FaultRole /* 0 none, 1 warning, 2 error */ };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Promontory
