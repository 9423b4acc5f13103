#include "app/pages/startcard.h"

#include "widgets/theme/icons.h"

#include <QPainter>

namespace Promontory {

namespace {

constexpr int Inset = 20;
constexpr int IconSize = 20;
constexpr int TextLeft = Inset + IconSize + 16;

} // namespace

StartCard::StartCard(const QString &icon, const QString &title, const QString &line, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_line(line)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(line);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StartCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool lit = underMouse() || isDown();
    const bool focused = hasFocus();
    QPen border(focused ? m_theme.focusRing : lit ? m_theme.border.panelHover : m_theme.border.normal);
    border.setWidthF(focused ? 2 : 1);
    painter.setPen(border);
    painter.setBrush(lit ? m_theme.surface.panelHover : m_theme.surface.panel);
    painter.drawRoundedRect(frame, 4, 4);

    const int middle = height() / 2;
    themeIcon(m_icon, m_theme).paint(&painter, Inset, middle - IconSize / 2, IconSize, IconSize);
    const int width = this->width() - TextLeft - Inset;
    painter.setFont(fontFor(TextRole::BodyStrong, m_theme.textScale));
    painter.setPen(m_theme.text.primary);
    painter.drawText(QRect(TextLeft, middle - 20, width, 18), Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(fontFor(TextRole::Body, m_theme.textScale));
    painter.setPen(m_theme.text.secondary);
    const QString line = painter.fontMetrics().elidedText(m_line, Qt::ElideRight, width);
    painter.drawText(QRect(TextLeft, middle + 2, width, 18), Qt::AlignLeft | Qt::AlignVCenter, line);
}

void StartCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StartCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace Promontory
