// The second half of PromontoryStyle: control elements and measures.
#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/stylepainters.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace Promontory {

namespace {

bool isDocumentTabs(const QWidget *widget)
{
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    return bar && bar->documentMode();
}

struct Measure
{
    QStyle::PixelMetric metric;
    int px;
};

/// What differs from Fusion.
constexpr Measure Metrics[] = {
    {QStyle::PM_ButtonIconSize, 16},
    {QStyle::PM_SmallIconSize, 16},
    {QStyle::PM_ToolBarIconSize, 16},
    {QStyle::PM_TabBarIconSize, 16},
    {QStyle::PM_ListViewIconSize, 16},
    {QStyle::PM_IndicatorWidth, 16},
    {QStyle::PM_IndicatorHeight, 16},
    {QStyle::PM_ExclusiveIndicatorWidth, 16},
    {QStyle::PM_ExclusiveIndicatorHeight, 16},
    {QStyle::PM_TabCloseIndicatorWidth, 16},
    {QStyle::PM_TabCloseIndicatorHeight, 16},
    {QStyle::PM_SliderThickness, 16},
    {QStyle::PM_SliderLength, 16},
    {QStyle::PM_SliderControlThickness, 16},
    {QStyle::PM_ScrollBarExtent, 8},
    {QStyle::PM_LayoutHorizontalSpacing, 8},
    {QStyle::PM_LayoutVerticalSpacing, 8},
    {QStyle::PM_HeaderMargin, 8},
    {QStyle::PM_ScrollBarSliderMin, 24},
    {QStyle::PM_TabBarTabHSpace, 24},
    {QStyle::PM_MenuPanelWidth, 1},
    {QStyle::PM_DefaultFrameWidth, 1},
    {QStyle::PM_ComboBoxFrameWidth, 1},
    {QStyle::PM_SpinBoxFrameWidth, 1},
    {QStyle::PM_MenuVMargin, 6},
    {QStyle::PM_ToolTipLabelFrameWidth, 6},
    {QStyle::PM_CheckBoxLabelSpacing, 6},
    {QStyle::PM_RadioButtonLabelSpacing, 6},
    {QStyle::PM_MenuBarHMargin, 6},
    {QStyle::PM_SplitterWidth, 6},
    {QStyle::PM_ToolBarItemSpacing, 6},
    {QStyle::PM_MenuHMargin, 0},
    {QStyle::PM_MenuBarPanelWidth, 0},
    {QStyle::PM_MenuBarVMargin, 0},
    {QStyle::PM_MenuBarItemSpacing, 0},
    {QStyle::PM_ButtonShiftHorizontal, 0},
    {QStyle::PM_ButtonShiftVertical, 0},
    {QStyle::PM_TabBarBaseOverlap, 1},
    {QStyle::PM_TabBarTabOverlap, 0},
    {QStyle::PM_TabBarTabShiftVertical, 0},
    {QStyle::PM_TabBarTabShiftHorizontal, 0},
    {QStyle::PM_ToolBarFrameWidth, 0},
    {QStyle::PM_ToolBarItemMargin, 0},
    {QStyle::PM_FocusFrameHMargin, 2},
    {QStyle::PM_FocusFrameVMargin, 2},
    {QStyle::PM_LayoutLeftMargin, 12},
    {QStyle::PM_LayoutTopMargin, 12},
    {QStyle::PM_LayoutRightMargin, 12},
    {QStyle::PM_LayoutBottomMargin, 12},
};

} // namespace

void PromontoryStyle::drawControl(ControlElement element, const QStyleOption *option,
                                  QPainter *painter, const QWidget *widget) const
{
    namespace P = StylePainters;
    if (drawTab(element, option, painter, widget))
        return;
    switch (element) {
    case CE_PushButtonBevel:
        return P::buttonPanel(m_theme, option, painter, widget);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            P::pushButtonLabel(m_theme, button, painter, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            P::menuItem(m_theme, item, painter, widget);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            P::menuBarItem(m_theme, item, painter);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.surface.window);
        return;
    case CE_MenuEmptyArea:
    case CE_SizeGrip:
    case CE_ToolBar:
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.surface.panel);
        return;
    case CE_HeaderLabel:
        return;
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            P::headerSection(m_theme, header, painter);
        return;
    case CE_Splitter:
        if (option->state & State_Horizontal)
            paintVerticalLine(painter, option->rect.center().x(), option->rect.top(),
                              option->rect.bottom() + 1, m_theme.border.normal);
        else
            paintHorizontalLine(painter, option->rect.left(), option->rect.right() + 1,
                                option->rect.center().y(), m_theme.border.normal);
        return;
    case CE_ProgressBarGroove:
        return paintBox(painter, option->rect, m_theme.surface.field, m_theme.border.normal, 4);
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            P::progress(m_theme, bar, painter);
        return;
    case CE_FocusFrame:
        return paintBox(painter, option->rect, QColor(), m_theme.focusRing, 6, 2);
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

bool PromontoryStyle::drawTab(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab || (element != CE_TabBarTabShape && element != CE_TabBarTabLabel))
        return false;
    if (element == CE_TabBarTabLabel)
        StylePainters::tabLabel(m_theme, tab, painter,
                                subElementRect(SE_TabBarTabText, option, widget));
    else if (isDocumentTabs(widget))
        StylePainters::documentTab(m_theme, tab, painter);
    else
        StylePainters::underlinedTab(m_theme, tab, painter);
    return true;
}

QRect PromontoryStyle::scrollBarPart(const QStyleOptionComplex *option, SubControl part) const
{
    const QRect rect = option->rect;
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
        return {};
    if (part == SC_ScrollBarGroove)
        return rect;
    const bool vertical = slider->orientation == Qt::Vertical;
    const int room = vertical ? rect.height() : rect.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    int length = room;
    if (range > 0)
        length = qBound(qMin(24, room),
                        int(qint64(room) * slider->pageStep / (range + slider->pageStep)), room);
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum,
                                              slider->sliderPosition, room - length,
                                              slider->upsideDown);
    const auto along = [&](int from, int size) {
        return vertical ? QRect(rect.left(), rect.top() + from, rect.width(), size)
                        : QRect(rect.left() + from, rect.top(), size, rect.height());
    };
    if (part == SC_ScrollBarSubPage)
        return along(0, start);
    if (part == SC_ScrollBarAddPage)
        return along(start + length, room - start - length);
    return along(start, length);
}

QRect PromontoryStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                      SubControl subControl, const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox) {
        switch (subControl) {
        case SC_ComboBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(8, 1, -24, -1));
        case SC_ComboBoxArrow:
            return visualRect(option->direction, rect,
                              QRect(rect.right() - 23, rect.top(), 24, rect.height()));
        default:
            break;
        }
    }
    if (control == CC_ScrollBar && subControl != SC_ScrollBarFirst && subControl != SC_ScrollBarLast)
        return scrollBarPart(option, subControl);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect PromontoryStyle::subElementRect(SubElement element, const QStyleOption *option,
                                      const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *edit = qobject_cast<const QLineEdit *>(widget);
        const int inset = edit && !edit->hasFrame() ? 0 : 6;
        return option->rect.adjusted(inset, 1, -inset, -1);
    }
    case SE_TabBarTabText: {
        const int close = 24;
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        QRect rect = option->rect.adjusted(12, 1, -12, 0);
        if (tab && tab->rightButtonSize.isValid() && !tab->rightButtonSize.isEmpty())
            rect.setRight(option->rect.right() - close);
        return rect;
    }
    case SE_TabBarTabRightButton:
        return QRect(option->rect.right() - 23, option->rect.top() + (option->rect.height() - 16) / 2,
                     16, 16);
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize PromontoryStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                        const QSize &size, const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        int width = size.width() + (isSmall(widget) ? 16 : 20);
        if (button && (button->features & QStyleOptionButton::HasMenu))
            width += 4;
        return QSize(width, controlHeight(widget));
    }
    case CT_ToolButton:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            return StylePainters::toolButtonSize(tool, widget);
        break;
    case CT_LineEdit: {
        const auto *edit = qobject_cast<const QLineEdit *>(widget);
        if (edit && !edit->hasFrame())
            return size;
        return QSize(size.width() + 12, controlHeight(widget));
    }
    case CT_ComboBox:
        return QSize(size.width() + 34, controlHeight(widget));
    case CT_SpinBox:
        return QSize(size.width() + 30, controlHeight(widget));
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return StylePainters::menuItemSize(item, size);
        break;
    case CT_MenuBarItem:
        return QSize(size.width() + 16, qMax(28, size.height() + 8));
    case CT_MenuBar:
        return QSize(size.width(), qMax(28, size.height()));
    case CT_TabBarTab: {
        QSize tab = QProxyStyle::sizeFromContents(type, option, size, widget);
        tab.setHeight(qMax(isDocumentTabs(widget) ? 30 : 32, size.height()));
        // The selected tab is bold; all keep the room for it, so that selecting moves nothing.
        if (const auto *shown = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QFont bold = widget ? widget->font() : QFont();
            bold.setWeight(QFont::DemiBold);
            tab.rwidth() += QFontMetrics(bold).horizontalAdvance(shown->text)
                - option->fontMetrics.horizontalAdvance(shown->text) + 2;
        }
        return tab;
    }
    case CT_HeaderSection: {
        const QSize section = QProxyStyle::sizeFromContents(type, option, size, widget);
        return QSize(section.width() + 8, qMax(22, option->fontMetrics.height() + 6));
    }
    case CT_ItemViewItem: {
        const QSize item = QProxyStyle::sizeFromContents(type, option, size, widget);
        return QSize(item.width(), qMax(26, item.height()));
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int PromontoryStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                                 const QWidget *widget) const
{
    // Item views take the inset of their cells from the focus frame.
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QAbstractItemView *>(widget))
        return 7;
    for (const auto &[known, value] : Metrics) {
        if (known == metric)
            return value;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int PromontoryStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                               QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_Menu_Mask:
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(result)) {
            mask->region = roundedRegion(option->rect, 6);
            return 1;
        }
        return 0;
    case SH_Table_GridLineColor:
        return int(m_theme.border.subtle.rgb());
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_Widget_Animation_Duration:
    case SH_Menu_FlashTriggeredItem:
    case SH_Slider_SnapToValue:
    case SH_TabBar_PreferNoArrows:
    case SH_DrawMenuBarSeparator:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_ToolButton_PopupDelay:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_FocusFrame_AboveWidget:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace Promontory
