#include "widgets/controls/markswitch.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"
#include "widgets/theme/stylepainters.h"
#include "widgets/theme/tooltiptext.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 9;
constexpr int SignSize = 9;
constexpr int Gap = 7;
constexpr int LongestName = 200;
constexpr double IconSize = 14;

} // namespace

MarkSwitch::MarkSwitch(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MarkSwitch::setState(const MarkSwitchState &state)
{
    m_state = state;
    setChecked(state.isOn);
    setText(state.name);
    setAccessibleName(tr("Annotation %1").arg(state.name));
    setAccessibleDescription(state.tip);
    setToolTip(toolTipText(state.tip));
    updateGeometry();
    update();
}

QSize MarkSwitch::sizeHint() const
{
    const int name = std::min(LongestName, fontMetrics().horizontalAdvance(m_state.name) + 1);
    return QSize(2 * Inset + SignSize + Gap + name, controlHeight(this));
}

void MarkSwitch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void MarkSwitch::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isWarm = underMouse() || isDown();
    const bool isFocused = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    const qreal ratio = devicePixelRatioF();
    const qreal half = 0.5 / ratio;
    QColor border = isWarm || theme.isHighContrast ? theme.border.strong : theme.border.normal;
    if (isFocused)
        border = theme.focusRing;
    painter.setPen(QPen(border, isFocused ? 2.0 / ratio : 1.0 / ratio));
    painter.setBrush(isWarm ? theme.surface.panelHover : isChecked() ? theme.surface.raised : theme.surface.window);
    painter.drawPath(StylePainters::outline(QRectF(rect()).adjusted(half, half, -half, -half), Join::None));
    paintSign(painter);
    painter.setPen(isChecked() ? theme.text.primary : theme.text.secondary);
    painter.setFont(font());
    const QRectF room = QRectF(rect()).adjusted(Inset + SignSize + Gap, 0, -Inset + 2, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(m_state.name, Qt::ElideRight, int(room.width())));
}

/// As it stands below the axis of charts; hollow while it is off.
void MarkSwitch::paintSign(QPainter &painter) const
{
    const Theme theme = themeOf(this);
    const double middle = height() / 2.0;
    if (m_state.hasFailed && isChecked()) {
        const QPointF place(Inset - (IconSize - SignSize) / 2, std::floor(middle - IconSize / 2));
        painter.drawPixmap(place, iconPixmap(u"error"_s, theme.critical.graphic, int(IconSize), devicePixelRatioF()));
        return;
    }
    const QColor color = theme.namedColor(m_state.color, theme.annotation.note);
    const QPointF corners[] = {{Inset + SignSize / 2.0, middle - 4}, {Inset + double(SignSize), middle + 3.5}, {double(Inset), middle + 3.5}};
    painter.setPen(QPen(isChecked() ? color : theme.text.secondary, 1.2));
    painter.setBrush(isChecked() ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPolygon(corners, 3);
}

} // namespace Promontory
