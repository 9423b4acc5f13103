#pragma once

#include <QStyledItemDelegate>

namespace Promontory {

/// A source in the list: its sign, its name, and its address below.
class SourceListDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { UidRole = Qt::UserRole, DetailRole, DefaultRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Promontory
