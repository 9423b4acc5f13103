#pragma once

#include <QStyledItemDelegate>

namespace Promontory {

/// Paints the rows of an import report: a panel with sign, word and score; a finding with path and sentence.
class ImportReportDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Promontory
