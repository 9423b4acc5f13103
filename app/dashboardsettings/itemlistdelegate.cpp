#include "app/dashboardsettings/itemlistdelegate.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 12;
constexpr int SignSide = 16;
constexpr int Gap = 8;

/// The sign of a fault at the right end; gives back where it begins.
int paintFault(QPainter *painter, const QRect &row, int fault, const QColor &color, qreal ratio)
{
    if (fault == 0)
        return row.right();
    const QString icon = fault == 2 ? u"error"_s : u"warning"_s;
    const int left = row.right() - SignSide + 1;
    painter->drawPixmap(left, row.center().y() - SignSide / 2,
                        iconPixmap(icon, color, SignSide, ratio));
    return left - Gap;
}

void paintTexts(QPainter *painter, const QRect &row, const QModelIndex &index, const Theme &theme,
                bool selected)
{
    const QFont strong = fontFor(TextRole::BodyStrong, theme.textScale);
    const QFont caption = fontFor(TextRole::Caption, theme.textScale);
    const QFontMetrics name(strong);
    const QFontMetrics small(caption);
    const QColor quiet = selected ? theme.selection.text : theme.text.secondary;
    const QString word = index.data(ItemListDelegate::WordRole).toString();
    const int wordWidth = std::min(small.horizontalAdvance(word) + 2, row.width() / 2);
    painter->setFont(caption);
    painter->setPen(quiet);
    const QRect top(row.left(), row.top(), row.width(), name.height());
    painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter,
                      small.elidedText(word, Qt::ElideRight, wordWidth));
    painter->drawText(row, Qt::AlignBottom | Qt::AlignLeft,
                      small.elidedText(index.data(ItemListDelegate::DetailRole).toString(),
                                       Qt::ElideRight, row.width()));
    painter->setFont(strong);
    painter->setPen(selected ? theme.selection.text : theme.text.primary);
    painter->drawText(
        top.adjusted(0, 0, -wordWidth - Gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
        name.elidedText(index.data().toString(), Qt::ElideMiddle, row.width() - wordWidth - Gap));
}

} // namespace

void ItemListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme theme = themeOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.selection.background);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.surface.panelHover);
    QRect row = option.rect.adjusted(Inset, 6, -Inset, -6);
    const int fault = index.data(FaultRole).toInt();
    const QColor mark = fault == 2 ? theme.critical.text : theme.warning.text;
    row.setRight(paintFault(painter, row, fault,
                            selected && theme.isHighContrast ? theme.selection.text : mark,
                            option.widget ? option.widget->devicePixelRatioF() : 1));
    paintTexts(painter, row, index, theme, selected);
    painter->restore();
}

QSize ItemListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Theme theme = themeOf(option.widget);
    const int height = QFontMetrics(fontFor(TextRole::BodyStrong, theme.textScale)).height() +
                       QFontMetrics(fontFor(TextRole::Caption, theme.textScale)).height() + 2 + 12;
    return {100, height};
}

} // namespace Promontory
