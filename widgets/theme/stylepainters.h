#pragma once

#include "widgets/theme/looks.h"
#include "widgets/theme/theme.h"

#include <QPainterPath>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;
class QStyle;

/// The painters behind PromontoryStyle, one function for each thing that is drawn. For that class only.
namespace Promontory::StylePainters {

/// The outline of a control: radius 4 where it ends, square where it joins a neighbour.
QPainterPath outline(const QRectF &rect, Join join);
void chevron(QPainter *painter, const QRectF &rect, const QColor &color, Qt::ArrowType direction);

void buttonPanel(const Theme &theme, const QStyleOption *option, QPainter *painter,
                 const QWidget *widget);
QColor buttonText(const Theme &theme, const QStyleOption *option, const QWidget *widget);
void pushButtonLabel(const Theme &theme, const QStyleOptionButton *option, QPainter *painter,
                     const QWidget *widget);
void toolButton(const Theme &theme, const QStyleOptionToolButton *option, QPainter *painter,
                const QWidget *widget);
QSize toolButtonSize(const QStyleOptionToolButton *option, const QWidget *widget);
void checkBox(const Theme &theme, const QStyleOption *option, QPainter *painter);
void radioButton(const Theme &theme, const QStyleOption *option, QPainter *painter);

void fieldPanel(const Theme &theme, const QStyleOption *option, QPainter *painter,
                const QWidget *widget);
void comboBox(const Theme &theme, const QStyleOptionComboBox *option, QPainter *painter,
              const QWidget *widget);
void spinBox(const Theme &theme, const QStyleOptionSpinBox *option, QPainter *painter,
             const QWidget *widget, const QStyle &style);
void slider(const Theme &theme, const QStyleOptionSlider *option, QPainter *painter,
            const QRect &handle);
void progress(const Theme &theme, const QStyleOptionProgressBar *option, QPainter *painter);
void scrollBar(const Theme &theme, const QStyleOptionSlider *option, QPainter *painter,
               const QRect &handle);

void menuItem(const Theme &theme, const QStyleOptionMenuItem *option, QPainter *painter,
              const QWidget *widget);
QSize menuItemSize(const QStyleOptionMenuItem *option, const QSize &contents);
void menuBarItem(const Theme &theme, const QStyleOptionMenuItem *option, QPainter *painter);
void popupPanel(const Theme &theme, const QRect &rect, QPainter *painter, qreal radius);

void documentTab(const Theme &theme, const QStyleOptionTab *option, QPainter *painter);
void underlinedTab(const Theme &theme, const QStyleOptionTab *option, QPainter *painter);
void tabLabel(const Theme &theme, const QStyleOptionTab *option, QPainter *painter,
              const QRect &text);

void viewItemPanel(const Theme &theme, const QStyleOptionViewItem *option, QPainter *painter);
void headerSection(const Theme &theme, const QStyleOptionHeader *option, QPainter *painter);

} // namespace Promontory::StylePainters
