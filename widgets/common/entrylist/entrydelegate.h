#pragma once

#include "widgets/common/entrylist/listentry.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QStyledItemDelegate>

#include <optional>

namespace Promontory {

/// Paints the rows of an EntryList.
class EntryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme);
    void setMuted(bool isMuted) { m_isMuted = isMuted; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QRectF &rect, const ListEntry &entry) const;
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintLine(QPainter *painter, QRectF line, const ListEntry &entry) const;
    double paintTags(QPainter *painter, const QRectF &line, double left, const QStringList &tags) const;

    Theme m_theme;
    std::optional<Figures> m_body;
    std::optional<Figures> m_strong;
    std::optional<Figures> m_small;
    bool m_isMuted = false;
};

} // namespace Promontory
