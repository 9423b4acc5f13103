#include "widgets/theme/promontorystyle.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/stylepainters.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

bool isKeyboardReason(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
}

} // namespace

PromontoryStyle::PromontoryStyle(Theme theme)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_theme(std::move(theme))
{
    setObjectName("promontory"_L1);
}

void PromontoryStyle::setTheme(const Theme &theme)
{
    m_theme = theme;
}

void PromontoryStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                    QPainter *painter, const QWidget *widget) const
{
    namespace P = StylePainters;
    if (drawIndicator(element, option, painter))
        return;
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return P::buttonPanel(m_theme, option, painter, widget);
    case PE_PanelLineEdit: {
        // Fusion frames line edits inside combo and spin boxes too; those are framed already.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            P::fieldPanel(m_theme, option, painter, widget);
        return;
    }
    case PE_FrameLineEdit:
        return P::fieldPanel(m_theme, option, painter, widget);
    case PE_FrameFocusRect: // the ring around the widget says it
    case PE_FrameDefaultButton:
    case PE_FrameGroupBox:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_PanelToolBar:
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            P::viewItemPanel(m_theme, item, painter);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelMenu:
        return P::popupPanel(m_theme, option->rect, painter, 6);
    case PE_PanelTipLabel:
        return P::popupPanel(m_theme, option->rect, painter, 0);
    case PE_Frame: {
        const bool edits = qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
        const bool focus = edits && (option->state & State_HasFocus);
        const QColor border = focus ? m_theme.accent.base : edits ? m_theme.border.strong : m_theme.border.normal;
        return paintBox(painter, option->rect, QColor(), border, 0);
    }
    case PE_FrameTabBarBase:
        return paintHorizontalLine(painter, option->rect.left(), option->rect.right() + 1,
                                   option->rect.bottom(), m_theme.border.normal);
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, m_theme.surface.window);
        return paintHorizontalLine(painter, option->rect.left(), option->rect.right() + 1,
                                   option->rect.top(), m_theme.border.normal);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

bool PromontoryStyle::drawIndicator(PrimitiveElement element, const QStyleOption *option,
                                    QPainter *painter) const
{
    namespace P = StylePainters;
    const auto arrow = [&](Qt::ArrowType direction) {
        P::chevron(painter, option->rect, m_theme.text.secondary, direction);
    };
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        P::checkBox(m_theme, option, painter);
        return true;
    case PE_IndicatorRadioButton:
        P::radioButton(m_theme, option, painter);
        return true;
    case PE_IndicatorArrowDown:
        arrow(Qt::DownArrow);
        return true;
    case PE_IndicatorArrowUp:
        arrow(Qt::UpArrow);
        return true;
    case PE_IndicatorArrowLeft:
        arrow(Qt::LeftArrow);
        return true;
    case PE_IndicatorArrowRight:
        arrow(Qt::RightArrow);
        return true;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            arrow(option->state & State_Open ? Qt::DownArrow : Qt::RightArrow);
        return true;
    case PE_IndicatorTabClose:
        drawTabClose(option, painter);
        return true;
    default:
        return false;
    }
}

void PromontoryStyle::drawTabClose(const QStyleOption *option, QPainter *painter) const
{
    const bool hover = option->state & State_MouseOver;
    if (hover)
        paintBox(painter, option->rect, m_theme.surface.raised, QColor(), 3);
    const QColor color = hover ? m_theme.text.primary : m_theme.text.secondary;
    const QPixmap sign = iconPixmap(u"close"_s, color, 12, painter->device()->devicePixelRatio());
    const QPoint corner = option->rect.topLeft()
        + QPoint((option->rect.width() - 12) / 2, (option->rect.height() - 12) / 2);
    painter->drawPixmap(corner, sign);
}

void PromontoryStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                         QPainter *painter, const QWidget *widget) const
{
    namespace P = StylePainters;
    if (control == CC_ToolButton) {
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            return P::toolButton(m_theme, tool, painter, widget);
    } else if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return P::comboBox(m_theme, combo, painter, widget);
    } else if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return P::spinBox(m_theme, spin, painter, widget, *this);
    } else if (control == CC_Slider || control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (slider && control == CC_Slider)
            return P::slider(m_theme, slider, painter,
                             subControlRect(control, option, SC_SliderHandle, widget));
        if (slider)
            return P::scrollBar(m_theme, slider, painter,
                                subControlRect(control, option, SC_ScrollBarSlider, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon PromontoryStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                                    const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return themeIcon(u"close"_s);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return themeIcon(u"menu-dots"_s);
    case SP_MessageBoxWarning:
        return tintedIcon(u"warning"_s, m_theme.warning.graphic);
    case SP_MessageBoxCritical:
        return tintedIcon(u"error"_s, m_theme.critical.graphic);
    case SP_MessageBoxInformation:
        return tintedIcon(u"info"_s, m_theme.info.graphic);
    case SP_MessageBoxQuestion:
        return tintedIcon(u"help"_s, m_theme.info.graphic);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void PromontoryStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void PromontoryStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
}

void PromontoryStyle::unpolish(QApplication *application)
{
    application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

bool PromontoryStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
        const auto reason = static_cast<const QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            showFocusRing(isKeyboardReason(reason) ? static_cast<QWidget *>(watched) : nullptr);
    } else if (event->type() == QEvent::MouseButtonPress && m_focusFrame) {
        m_focusFrame->setWidget(nullptr);
    }
    return QProxyStyle::eventFilter(watched, event);
}

void PromontoryStyle::showFocusRing(QWidget *widget)
{
    if (!widget) {
        if (m_focusFrame)
            m_focusFrame->setWidget(nullptr);
        return;
    }
    // The frame lives beside the widget it surrounds and may be destroyed with its window.
    if (!m_focusFrame)
        m_focusFrame = new QFocusFrame(widget->window());
    m_focusFrame->setObjectName("promontoryFocusRing"_L1);
    m_focusFrame->setWidget(widget);
}

void installTheme(const Theme &theme)
{
    QApplication::setFont(fontFor(TextRole::Body, theme.textScale));
    auto *style = qobject_cast<PromontoryStyle *>(QApplication::style());
    if (style)
        style->setTheme(theme);
    else
        QApplication::setStyle(new PromontoryStyle(theme));
    QApplication::setPalette(theme.palette());
}

Theme themeOf(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    if (const auto *ours = qobject_cast<const PromontoryStyle *>(style))
        return ours->theme();
    return loadTheme(u"dark"_s).value_or(Theme());
}

} // namespace Promontory
