#include "app/settings/sourcelistdelegate.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Inset = 12;
constexpr int SignSide = 12;
constexpr int StarSide = 16;

QFont nameFont(const Theme &theme)
{
    return fontFor(TextRole::BodyStrong, theme.textScale);
}

QFont detailFont(const Theme &theme)
{
    return fontFor(TextRole::Caption, theme.textScale);
}

/// The sign's shape says enough where its colour would be lost on the selection.
QPixmap inOneColor(QPixmap sign, const QColor &color)
{
    if (sign.isNull())
        return sign;
    QPainter painter(&sign);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(QPointF(), sign.deviceIndependentSize()), color);
    return sign;
}

} // namespace

void SourceListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme theme = themeOf(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.selection.background);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.surface.panelHover);

    const QRect row = option.rect.adjusted(Inset, 6, -Inset, -6);
    const auto sign = index.data(Qt::DecorationRole).value<QPixmap>();
    painter->drawPixmap(row.left(), row.center().y() - SignSide / 2,
                        selected && theme.isHighContrast ? inOneColor(sign, theme.selection.text) : sign);
    QRect text = row.adjusted(SignSide + 10, 0, 0, 0);
    if (index.data(DefaultRole).toBool()) {
        text.setRight(text.right() - StarSide - 6);
        const QColor color = selected ? theme.selection.text : theme.text.secondary;
        painter->drawPixmap(
            row.right() - StarSide + 1, row.center().y() - StarSide / 2,
            iconPixmap(u"star"_s, color, StarSide, option.widget->devicePixelRatioF()));
    }

    const QFontMetrics name(nameFont(theme));
    painter->setFont(nameFont(theme));
    painter->setPen(selected ? theme.selection.text : theme.text.primary);
    const QString title = name.elidedText(index.data().toString(), Qt::ElideRight, text.width());
    painter->drawText(text, Qt::AlignTop | Qt::AlignLeft, title);
    painter->setFont(detailFont(theme));
    painter->setPen(selected ? theme.selection.text : theme.text.secondary);
    const QString detail =
        QFontMetrics(detailFont(theme))
            .elidedText(index.data(DetailRole).toString(), Qt::ElideMiddle, text.width());
    painter->drawText(text, Qt::AlignBottom | Qt::AlignLeft, detail);
    painter->restore();
}

QSize SourceListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Theme theme = themeOf(option.widget);
    const int height =
        QFontMetrics(nameFont(theme)).height() + QFontMetrics(detailFont(theme)).height() + 2 + 12;
    return {100, height};
}

} // namespace Promontory
