#include "widgets/theme/hairline.h"
#include "widgets/theme/stylepainters.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>

namespace Promontory::StylePainters {

namespace {

QColor fieldBorder(const Theme &theme, const QStyleOption *option)
{
    if (!(option->state & QStyle::State_Enabled))
        return theme.border.normal;
    if (option->state & QStyle::State_HasFocus)
        return theme.accent.base;
    return theme.border.strong;
}

} // namespace

void fieldPanel(const Theme &theme, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const qreal ratio = painter->device()->devicePixelRatio();
    const qreal half = 0.5 / ratio;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(fieldBorder(theme, option), 1.0 / ratio));
    painter->setBrush(enabled ? theme.surface.field : theme.surface.window);
    painter->drawPath(outline(QRectF(option->rect).adjusted(half, half, -half, -half), joinOf(widget)));
    painter->restore();
}

void comboBox(const Theme &theme, const QStyleOptionComboBox *option, QPainter *painter,
              const QWidget *widget)
{
    fieldPanel(theme, option, painter, widget);
    const QColor sign = option->state & QStyle::State_Enabled ? theme.text.secondary : theme.text.disabled;
    const QRectF rect = option->rect;
    chevron(painter, QRectF(rect.right() - 22, rect.top(), 16, rect.height()), sign, Qt::DownArrow);
}

void spinBox(const Theme &theme, const QStyleOptionSpinBox *option, QPainter *painter,
             const QWidget *widget, const QStyle &style)
{
    if (option->frame)
        fieldPanel(theme, option, painter, widget);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto mark = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType arrow) {
        const bool enabled = (option->stepEnabled & step) && (option->state & QStyle::State_Enabled);
        const QRectF rect = style.subControlRect(QStyle::CC_SpinBox, option, part, widget);
        chevron(painter, rect, enabled ? theme.text.secondary : theme.text.disabled, arrow);
    };
    mark(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    mark(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

void slider(const Theme &theme, const QStyleOptionSlider *option, QPainter *painter, const QRect &handle)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QRectF rect = option->rect;
    QRectF track = horizontal ? QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4)
                              : QRectF(rect.center().x() - 2, rect.top(), 4, rect.height());
    paintBox(painter, track, theme.border.normal, QColor(), 2);
    if (horizontal)
        track.setRight(handle.center().x());
    else
        track.setTop(handle.center().y());
    paintBox(painter, track, enabled ? theme.accent.base : theme.text.disabled, QColor(), 2);
    const QPointF middle = QRectF(handle).center();
    const QRectF knob(middle.x() - 7, middle.y() - 7, 14, 14);
    const QColor face = theme.isDark && !theme.isHighContrast ? theme.selection.text : theme.surface.field;
    paintBox(painter, knob, enabled ? face : theme.surface.window,
             enabled ? theme.accent.base : theme.text.disabled, 7, 2);
}

void progress(const Theme &theme, const QStyleOptionProgressBar *option, QPainter *painter)
{
    QRectF rect = QRectF(option->rect).adjusted(1, 1, -1, -1);
    const int span = option->maximum - option->minimum;
    // Without an end there is no share to show: a tint says that work goes on.
    const bool endless = span <= 0;
    if (!endless)
        rect.setWidth(rect.width() * qBound(0, option->progress - option->minimum, span) / span);
    paintBox(painter, rect, endless ? theme.accent.tint : theme.accent.base, QColor(), 3);
}

void scrollBar(const Theme &theme, const QStyleOptionSlider *option, QPainter *painter, const QRect &handle)
{
    if (option->minimum >= option->maximum)
        return;
    const bool active = option->state & QStyle::State_Enabled
        && (option->state & (QStyle::State_Sunken | QStyle::State_MouseOver));
    QRectF thumb = handle;
    if (option->orientation == Qt::Vertical)
        thumb = QRectF(thumb.center().x() - 2, thumb.top() + 2, 4, thumb.height() - 4);
    else
        thumb = QRectF(thumb.left() + 2, thumb.center().y() - 2, thumb.width() - 4, 4);
    paintBox(painter, thumb, active ? theme.text.secondary : theme.border.strong, QColor(), 2);
}

} // namespace Promontory::StylePainters
