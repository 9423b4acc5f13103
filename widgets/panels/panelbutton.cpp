#include "widgets/panels/panelbutton.h"

#include "widgets/theme/icons.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>

namespace Promontory {

namespace {

constexpr int SignSide = 24;
constexpr int LinkSide = 16;
constexpr int ButtonHeight = 24;
constexpr int Padding = 8;

} // namespace

bool isKeyboardFocus(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

PanelButton::PanelButton(Look look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setCursor(look == Look::Menu || look == Look::Expand ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void PanelButton::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFont(fontFor(TextRole::Body, theme.textScale));
    updateGeometry();
    update();
}

QSize PanelButton::sizeHint() const
{
    if (isSign())
        return {SignSide, SignSide};
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * Padding,
            qMax(ButtonHeight, metrics.height() + 6)};
}

void PanelButton::paintFill(QPainter &painter) const
{
    const bool isActive = underMouse() || isDown();
    painter.setPen(Qt::NoPen);
    if (m_look == Look::Raised) {
        painter.setPen(QPen(isActive ? m_theme.border.strong : m_theme.border.normal, 1));
        painter.setBrush(m_theme.surface.raised);
    } else {
        painter.setBrush(isActive ? m_theme.surface.raised : QColor(Qt::transparent));
    }
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (m_keyboardFocus) {
        painter.setPen(QPen(m_theme.focusRing, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void PanelButton::paintSign(QPainter &painter) const
{
    const QPointF middle = QRectF(rect()).center();
    const QColor color =
        underMouse() || m_keyboardFocus ? m_theme.text.primary : m_theme.text.secondary;
    if (m_look == Look::Links) {
        const QPixmap sign = iconPixmap(QStringLiteral("link"), color, LinkSide, devicePixelRatioF());
        painter.drawPixmap(QPointF(middle - QPointF(LinkSide / 2.0, LinkSide / 2.0)).toPoint(), sign);
        return;
    }
    if (m_look == Look::Menu) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const int step : {-1, 0, 1})
            painter.drawEllipse(middle + QPointF(step * 5, 0), 1.4, 1.4);
        return;
    }
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const int x : {-1, 1}) {
        for (const int y : {-1, 1}) {
            const QPointF corner = middle + QPointF(x * 5.5, y * 5.5);
            painter.drawPolyline(
                QPolygonF{corner - QPointF(x * 3.5, 0), corner, corner - QPointF(0, y * 3.5)});
        }
    }
}

void PanelButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFill(painter);
    if (isSign()) {
        paintSign(painter);
        return;
    }
    painter.setPen(m_look == Look::Link ? m_theme.text.link : m_theme.text.primary);
    painter.setFont(font());
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

void PanelButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void PanelButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void PanelButton::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = isKeyboardFocus(event->reason());
    QAbstractButton::focusInEvent(event);
    update();
}

void PanelButton::focusOutEvent(QFocusEvent *event)
{
    m_keyboardFocus = false;
    QAbstractButton::focusOutEvent(event);
    update();
}

} // namespace Promontory
