#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/stylepainters.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Promontory::StylePainters {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowHeight = 26;
constexpr int IconColumn = 30;
constexpr int RightColumn = 22;

void paintSign(const Theme &theme, const QStyleOptionMenuItem *option, QPainter *painter,
               const QColor &color)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    const QRect rect = option->rect;
    const QPointF corner(rect.left() + 10, rect.top() + (rect.height() - 16) / 2);
    const bool checkable = option->checkType != QStyleOptionMenuItem::NotCheckable;
    if (checkable && option->checked) {
        const bool exclusive = option->checkType == QStyleOptionMenuItem::Exclusive;
        if (exclusive && !option->icon.isNull())
            painter->fillRect(QRectF(rect.left(), rect.top() + 3, 3, rect.height() - 6), theme.accent.base);
        else
            painter->drawPixmap(corner, iconPixmap(u"check"_s, color, 16, ratio));
        if (option->icon.isNull() || !exclusive)
            return;
    }
    if (option->icon.isNull())
        return;
    const QString name = option->icon.name();
    if (!name.isEmpty())
        painter->drawPixmap(corner, iconPixmap(name, color, 16, ratio));
    else
        option->icon.paint(painter, QRect(corner.toPoint(), QSize(16, 16)));
}

} // namespace

void menuItem(const Theme &theme, const QStyleOptionMenuItem *option, QPainter *painter,
              const QWidget *widget)
{
    Q_UNUSED(widget)
    const QRect rect = option->rect;
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        if (option->text.isEmpty()) {
            paintHorizontalLine(painter, rect.left(), rect.right() + 1, rect.center().y(),
                                theme.border.normal);
            return;
        }
        painter->setPen(theme.text.secondary);
        painter->setFont(fontFor(TextRole::Caption, theme.textScale));
        painter->drawText(rect.adjusted(12, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, option->text);
        return;
    }
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool selected = enabled && (option->state & QStyle::State_Selected);
    if (selected)
        painter->fillRect(rect, theme.selection.background);
    const QColor color = !enabled ? theme.text.disabled : selected ? theme.selection.text : theme.text.primary;
    paintSign(theme, option, painter, color);

    const QString text = option->text.section(u'\t', 0, 0);
    const QString shortcut = option->text.section(u'\t', 1);
    const QRect inner = rect.adjusted(IconColumn + 2, 0, -RightColumn, 0);
    painter->setFont(option->font);
    painter->setPen(color);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    painter->drawText(inner, flags | Qt::AlignLeft | Qt::TextShowMnemonic, text);
    if (!shortcut.isEmpty()) {
        painter->setPen(selected || !enabled ? color : theme.text.secondary);
        painter->drawText(inner.adjusted(0, 0, 10, 0), flags | Qt::AlignRight, shortcut);
    }
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu)
        chevron(painter, QRectF(rect.right() - 20, rect.top(), 16, rect.height()), color, Qt::RightArrow);
}

QSize menuItemSize(const QStyleOptionMenuItem *option, const QSize &contents)
{
    const QFontMetrics metrics(option->font);
    if (option->menuItemType == QStyleOptionMenuItem::Separator)
        return QSize(contents.width(), option->text.isEmpty() ? 9 : metrics.height() + 10);
    const QString text = option->text.section(u'\t', 0, 0);
    const QString shortcut = option->text.section(u'\t', 1);
    int width = IconColumn + 2 + metrics.size(Qt::TextShowMnemonic, text).width() + RightColumn;
    if (!shortcut.isEmpty())
        width += 28 + metrics.horizontalAdvance(shortcut);
    return QSize(std::max(width, 140), std::max(RowHeight, metrics.height() + 8));
}

void menuBarItem(const Theme &theme, const QStyleOptionMenuItem *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool active = option->state & (QStyle::State_Selected | QStyle::State_Sunken);
    painter->fillRect(option->rect, theme.surface.window);
    if (active && enabled)
        paintBox(painter, QRectF(option->rect).adjusted(0, 2, 0, -2), theme.surface.raised,
                 theme.isHighContrast ? theme.border.strong : QColor(), 4);
    painter->setPen(enabled ? theme.text.primary : theme.text.disabled);
    const int mnemonic = option->state & QStyle::State_Sunken ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, option->text);
}

void popupPanel(const Theme &theme, const QRect &rect, QPainter *painter, qreal radius)
{
    const QColor border = theme.isHighContrast ? theme.border.strong : theme.border.panelHover;
    // The ground below the round corners takes the border's colour: the mask cuts it by whole pixels.
    painter->fillRect(rect, border);
    paintBox(painter, rect, theme.surface.popup, border, radius);
}

} // namespace Promontory::StylePainters
