#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/stylepainters.h"

#include <QPainter>
#include <QStyleOption>

namespace Promontory::StylePainters {

using namespace Qt::StringLiterals;

void documentTab(const Theme &theme, const QStyleOptionTab *option, QPainter *painter)
{
    const QRectF rect = option->rect;
    const bool selected = option->state & QStyle::State_Selected;
    if (!selected) {
        if (option->state & QStyle::State_MouseOver)
            painter->fillRect(rect.adjusted(1, 4, -1, -2), theme.surface.raised);
        paintHorizontalLine(painter, rect.left(), rect.right(), rect.bottom() - 1, theme.border.normal);
        return;
    }
    // The open document and what lies below it are one surface.
    painter->fillRect(rect, theme.surface.canvas);
    paintVerticalLine(painter, rect.left(), rect.top(), rect.bottom(), theme.border.normal);
    paintVerticalLine(painter, rect.right() - 1, rect.top(), rect.bottom(), theme.border.normal);
    painter->fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), theme.accent.base);
}

void underlinedTab(const Theme &theme, const QStyleOptionTab *option, QPainter *painter)
{
    const QRectF rect = option->rect;
    paintHorizontalLine(painter, rect.left(), rect.right(), rect.bottom() - 1, theme.border.normal);
    if (option->state & QStyle::State_Selected)
        painter->fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), theme.accent.base);
}

void tabLabel(const Theme &theme, const QStyleOptionTab *option, QPainter *painter, const QRect &text)
{
    const bool selected = option->state & QStyle::State_Selected;
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor color = !enabled ? theme.text.disabled
        : selected || (option->state & QStyle::State_MouseOver) ? theme.text.primary
                                                                : theme.text.secondary;
    QFont font = painter->font();
    if (selected)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    QRect place = text;
    if (!option->icon.isNull()) {
        const QRect icon(place.left(), place.top() + (place.height() - 16) / 2, 16, 16);
        const QString name = option->icon.name();
        if (name.isEmpty())
            option->icon.paint(painter, icon);
        else
            painter->drawPixmap(icon.topLeft(), iconPixmap(name, color, 16,
                                                           painter->device()->devicePixelRatio()));
        place.setLeft(icon.right() + 8);
    }
    painter->setPen(color);
    const QString shown = QFontMetrics(font).elidedText(option->text, Qt::ElideRight, place.width());
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextHideMnemonic,
                      shown);
}

void viewItemPanel(const Theme &theme, const QStyleOptionViewItem *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    if (option->state & QStyle::State_Selected)
        painter->fillRect(option->rect, enabled ? theme.selection.background : theme.border.normal);
    else if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
    else if (enabled && (option->state & QStyle::State_MouseOver))
        painter->fillRect(option->rect, theme.accent.tint);
}

void headerSection(const Theme &theme, const QStyleOptionHeader *option, QPainter *painter)
{
    const QRectF rect = option->rect;
    const bool hover = option->state & QStyle::State_MouseOver;
    painter->fillRect(rect, hover ? theme.surface.panelHover : theme.surface.panel);
    paintHorizontalLine(painter, rect.left(), rect.right(), rect.bottom() - 1, theme.border.normal);
    painter->setFont(fontFor(TextRole::Caption, theme.textScale));
    painter->setPen(hover ? theme.text.primary : theme.text.secondary);
    QRectF text = rect.adjusted(8, 0, -8, 0);
    if (option->sortIndicator != QStyleOptionHeader::None) {
        const QString name = option->sortIndicator == QStyleOptionHeader::SortDown ? u"arrow-down"_s
                                                                                   : u"arrow-up"_s;
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(QPointF(text.right() - 12, std::floor(text.center().y() - 6)),
                            iconPixmap(name, theme.text.primary, 12, ratio));
        text.setRight(text.right() - 16);
    }
    const QFontMetricsF metrics(painter->font());
    painter->drawText(text, int(option->textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter,
                      metrics.elidedText(option->text, Qt::ElideRight, text.width()));
}

} // namespace Promontory::StylePainters
