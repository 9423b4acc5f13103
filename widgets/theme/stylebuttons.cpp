#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/stylepainters.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace Promontory::StylePainters {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal Radius = 4;
constexpr int IconSize = 16;
constexpr int Gap = 6;

struct Ground
{
    QColor fill;
    QColor border;
};

QColor towards(const QColor &from, const QColor &to, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(part(from.red(), to.red()), part(from.green(), to.green()),
                  part(from.blue(), to.blue()));
}

Ground filledGround(const Theme &t, QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return {t.surface.raised, t.border.normal};
    if (state & QStyle::State_Sunken)
        return {t.accent.pressed, t.accent.pressed};
    const QColor fill = state & QStyle::State_MouseOver ? t.accent.hover : t.accent.base;
    return {fill, fill};
}

Ground raisedGround(const Theme &t, QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return {t.surface.window, t.border.normal};
    if (state & QStyle::State_On)
        return {t.accent.tint, t.accent.base};
    if (state & QStyle::State_Sunken)
        return {towards(t.surface.raised, t.text.primary, 0.12), t.border.panelHover};
    if (state & QStyle::State_MouseOver)
        return {towards(t.surface.raised, t.text.primary, 0.06), t.border.panelHover};
    return {t.surface.raised, t.isHighContrast ? t.border.strong : t.border.normal};
}

Ground flatGround(const Theme &t, QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return {};
    if (state & QStyle::State_On)
        return {t.accent.tint, t.accent.base};
    const QColor border = t.isHighContrast ? t.border.strong : QColor();
    if (state & QStyle::State_Sunken)
        return {towards(t.surface.window, t.text.primary, 0.14), border};
    if (state & QStyle::State_MouseOver)
        return {towards(t.surface.window, t.text.primary, 0.08), border};
    return {};
}

void paintGround(QPainter *painter, const QRectF &rect, const Ground &ground, Join join)
{
    if (!ground.fill.isValid())
        return;
    const qreal ratio = painter->device()->devicePixelRatio();
    QRectF box = rect;
    // A joined control leaves its left border to the neighbour before it.
    const qreal half = 0.5 / ratio;
    if (join == Join::Middle || join == Join::Last)
        box.setLeft(box.left() - 1.0 / ratio);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(ground.border.isValid() ? QPen(ground.border, 1.0 / ratio) : QPen(Qt::NoPen));
    painter->setBrush(ground.fill);
    painter->drawPath(outline(box.adjusted(half, half, -half, -half), join));
    painter->restore();
}

bool isFlatTool(const QStyleOptionToolButton *option, const QWidget *widget)
{
    return !isRaised(widget) && (option->state & QStyle::State_AutoRaise);
}

bool showsText(const QStyleOptionToolButton *option)
{
    return option->toolButtonStyle != Qt::ToolButtonIconOnly && !option->text.isEmpty();
}

bool showsIcon(const QStyleOptionToolButton *option)
{
    return option->toolButtonStyle != Qt::ToolButtonTextOnly && !option->icon.isNull();
}

bool showsMenuMark(const QStyleOptionToolButton *option, const QWidget *widget)
{
    return hasMenuMark(widget) || (option->features & QStyleOptionToolButton::HasMenu);
}

void paintIcon(QPainter *painter, const QRectF &rect, const QIcon &icon, QStyle::State state,
               const QColor &color)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    const int side = int(rect.width());
    const QRectF place(std::round(rect.x() * ratio) / ratio, std::round(rect.y() * ratio) / ratio,
                       rect.width(), rect.height());
    // Icons of our set take the button's text colour; others paint as they are.
    if (const QString name = icon.name(); !name.isEmpty() && color.isValid()) {
        painter->drawPixmap(place.topLeft(), iconPixmap(name, color, side, ratio));
        return;
    }
    const auto mode = state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled;
    icon.paint(painter, place.toRect(), Qt::AlignCenter, mode);
}

} // namespace

QPainterPath outline(const QRectF &rect, Join join)
{
    const qreal left = join == Join::None || join == Join::First ? Radius : 0;
    const qreal right = join == Join::None || join == Join::Last ? Radius : 0;
    QPainterPath path;
    path.moveTo(rect.left() + left, rect.top());
    path.lineTo(rect.right() - right, rect.top());
    path.quadTo(rect.right(), rect.top(), rect.right(), rect.top() + right);
    path.lineTo(rect.right(), rect.bottom() - right);
    path.quadTo(rect.right(), rect.bottom(), rect.right() - right, rect.bottom());
    path.lineTo(rect.left() + left, rect.bottom());
    path.quadTo(rect.left(), rect.bottom(), rect.left(), rect.bottom() - left);
    path.lineTo(rect.left(), rect.top() + left);
    path.quadTo(rect.left(), rect.top(), rect.left() + left, rect.top());
    path.closeSubpath();
    return path;
}

void chevron(QPainter *painter, const QRectF &rect, const QColor &color, Qt::ArrowType direction)
{
    const QString name = direction == Qt::RightArrow ? u"chevron-right"_s
        : direction == Qt::LeftArrow                 ? u"chevron-left"_s
        : direction == Qt::UpArrow                   ? u"chevron-up"_s
                                                     : u"chevron-down"_s;
    const int side = 14;
    const qreal ratio = painter->device()->devicePixelRatio();
    const QPointF corner(rect.center().x() - side / 2.0, rect.center().y() - side / 2.0);
    const QPointF whole(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio);
    painter->drawPixmap(whole, iconPixmap(name, color, side, ratio));
}

void buttonPanel(const Theme &theme, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool filled = isFilled(widget)
        || (button && (button->features & QStyleOptionButton::DefaultButton));
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const Ground ground = filled ? filledGround(theme, option->state)
        : flat                   ? flatGround(theme, option->state)
                                 : raisedGround(theme, option->state);
    paintGround(painter, option->rect, ground, joinOf(widget));
}

QColor buttonText(const Theme &theme, const QStyleOption *option, const QWidget *widget)
{
    if (!(option->state & QStyle::State_Enabled))
        return theme.text.disabled;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (isFilled(widget) || (button && (button->features & QStyleOptionButton::DefaultButton)))
        return theme.text.onAccent;
    return theme.text.primary;
}

void pushButtonLabel(const Theme &theme, const QStyleOptionButton *option, QPainter *painter,
                     const QWidget *widget)
{
    const QColor color = buttonText(theme, option, widget);
    QFont font = painter->font();
    if (color == theme.text.onAccent)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    const bool menu = option->features & QStyleOptionButton::HasMenu;
    const QSize iconSize = option->icon.isNull() ? QSize(0, 0) : option->iconSize;
    const qreal textWidth = metrics.size(Qt::TextShowMnemonic, option->text).width();
    const qreal gap = iconSize.isEmpty() || option->text.isEmpty() ? 0 : Gap;
    const qreal mark = menu ? 16 : 0;
    const QRectF rect = option->rect;
    qreal x = rect.left() + std::max(8.0, (rect.width() - textWidth - iconSize.width() - gap - mark) / 2);
    if (!iconSize.isEmpty()) {
        const QRectF place(x, rect.center().y() - iconSize.height() / 2.0, iconSize.width(),
                           iconSize.height());
        paintIcon(painter, place, option->icon, option->state, color);
        x += iconSize.width() + gap;
    }
    painter->setPen(color);
    const QRectF text(x, rect.top(), std::max(0.0, rect.right() - 6 - mark - x), rect.height());
    const int mnemonic = theme.isHighContrast ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | mnemonic, option->text);
    if (menu)
        chevron(painter, QRectF(rect.right() - 22, rect.top(), 16, rect.height()), color, Qt::DownArrow);
}

void toolButton(const Theme &theme, const QStyleOptionToolButton *option, QPainter *painter,
                const QWidget *widget)
{
    QStyle::State state = option->state;
    if (option->activeSubControls & QStyle::SC_ToolButton && state & QStyle::State_Sunken)
        state |= QStyle::State_Sunken;
    const Ground ground = isFilled(widget)  ? filledGround(theme, state)
        : isFlatTool(option, widget)        ? flatGround(theme, state)
                                            : raisedGround(theme, state);
    paintGround(painter, option->rect, ground, joinOf(widget));

    const QColor color = buttonText(theme, option, widget);
    const QRectF rect = option->rect;
    const bool text = showsText(option);
    const bool icon = showsIcon(option);
    const bool mark = showsMenuMark(option, widget);
    qreal x = rect.left() + (text ? 10 : (rect.width() - IconSize - (mark ? 12 : 0)) / 2);
    if (icon) {
        paintIcon(painter, QRectF(x, rect.center().y() - IconSize / 2.0, IconSize, IconSize), option->icon,
                  state, color);
        x += IconSize + Gap;
    }
    if (text) {
        painter->setFont(option->font);
        painter->setPen(color);
        const QRectF place(x, rect.top(), rect.right() - x - (mark ? 22 : 6), rect.height());
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextHideMnemonic,
                          QFontMetricsF(option->font).elidedText(option->text, Qt::ElideRight, place.width()));
    }
    if (mark)
        chevron(painter, QRectF(rect.right() - (text ? 23 : 17), rect.top(), 16, rect.height()), color,
                Qt::DownArrow);
}

QSize toolButtonSize(const QStyleOptionToolButton *option, const QWidget *widget)
{
    const int height = controlHeight(widget);
    const bool text = showsText(option);
    int width = 0;
    if (showsIcon(option))
        width += IconSize;
    if (text) {
        const QSizeF size = QFontMetricsF(option->font).size(Qt::TextShowMnemonic, option->text);
        width += int(std::ceil(size.width())) + (showsIcon(option) ? Gap : 0) + 20;
    } else {
        width = std::max(height, width + 12);
    }
    if (showsMenuMark(option, widget))
        width += text ? 14 : 12;
    return QSize(width, height);
}

void checkBox(const Theme &theme, const QStyleOption *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor fill = !enabled ? theme.surface.window : on ? theme.accent.base : theme.surface.field;
    QColor border = on && enabled ? theme.accent.base : theme.border.strong;
    if (!enabled)
        border = theme.border.normal;
    else if (option->state & QStyle::State_MouseOver)
        border = theme.accent.hover;
    const QRectF box(option->rect.x() + (option->rect.width() - 16) / 2.0,
                     option->rect.y() + (option->rect.height() - 16) / 2.0, 16, 16);
    paintBox(painter, box, fill, border, 3);
    const QColor sign = enabled ? theme.text.onAccent : theme.text.disabled;
    const qreal ratio = painter->device()->devicePixelRatio();
    if (option->state & QStyle::State_NoChange)
        painter->fillRect(QRectF(box.x() + 4, box.y() + 7, 8, 2), sign);
    else if (on)
        painter->drawPixmap(box.topLeft() + QPointF(1, 1), iconPixmap(u"check"_s, sign, 14, ratio));
}

void radioButton(const Theme &theme, const QStyleOption *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    QColor border = on ? theme.accent.base : theme.border.strong;
    if (!enabled)
        border = theme.border.normal;
    const QRectF box(option->rect.x() + (option->rect.width() - 16) / 2.0,
                     option->rect.y() + (option->rect.height() - 16) / 2.0, 16, 16);
    paintBox(painter, box, theme.surface.field, border, 8);
    if (on)
        paintBox(painter, box.adjusted(4, 4, -4, -4), enabled ? theme.accent.base : theme.text.disabled,
                 QColor(), 4);
}

} // namespace Promontory::StylePainters
