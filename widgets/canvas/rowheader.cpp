#include "widgets/canvas/rowheader.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// The way a key moves a row; 0 for other keys.
int stepOf(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::ControlModifier)
        return 0;
    return event.key() == Qt::Key_Up ? -1 : event.key() == Qt::Key_Down ? 1 : 0;
}

} // namespace

RowHeader::RowHeader(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QString RowHeader::countText() const
{
    return m_row.panelCount == 1 ? tr("1 panel") : tr("%n panels", nullptr, m_row.panelCount);
}

void RowHeader::setRow(const CanvasRow &row)
{
    if (row == m_row)
        return;
    m_row = row;
    setAccessibleName(tr("Row %1").arg(row.title));
    setAccessibleDescription(row.collapsed ? tr("Folded, %1").arg(countText()) : tr("Unfolded"));
    setToolTip(row.collapsed ? tr("Unfold this row") : tr("Fold this row"));
    update();
}

QSize RowHeader::sizeHint() const
{
    return QSize(200, 30);
}

void RowHeader::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    const QString sign = m_row.collapsed ? u"chevron-right"_s : u"chevron-down"_s;
    const QColor color = underMouse() ? theme.text.primary : theme.text.secondary;
    painter.drawPixmap(QPointF(4, std::floor((height() - 16) / 2.0)), iconPixmap(sign, color, 16, ratio));

    const QFont titleFont = fontFor(TextRole::PanelTitle, theme.textScale);
    const QFontMetricsF titleMetrics(titleFont);
    QRectF place = QRectF(rect()).adjusted(28, 0, -4, 0);
    const QString count = m_row.collapsed ? countText() : QString();
    const QString hint = m_row.collapsed ? tr("folded rows ask nothing") : QString();
    const QFont small = fontFor(TextRole::Caption, theme.textScale);
    const qreal reserved = m_row.collapsed ? titleMetrics.horizontalAdvance(count) + 20
            + QFontMetricsF(small).horizontalAdvance(hint)
                                           : 0;
    const QString title = titleMetrics.elidedText(m_row.title, Qt::ElideMiddle, place.width() - reserved);
    painter.setFont(titleFont);
    painter.setPen(theme.text.primary);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, title);
    if (m_row.collapsed) {
        painter.setPen(theme.text.secondary);
        painter.setFont(fontFor(TextRole::Body, theme.textScale));
        painter.drawText(place.adjusted(titleMetrics.horizontalAdvance(title) + 10, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, count);
        painter.setFont(small);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, hint);
        paintHorizontalLine(&painter, 0, width(), height() - 1, theme.border.normal);
    }
}

bool RowHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((m_movable && stepOf(*key) != 0) || (m_dragging && key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void RowHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->globalPosition().toPoint();
    m_mayDrag = m_movable && event->button() == Qt::LeftButton;
    QAbstractButton::mousePressEvent(event);
}

void RowHeader::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint global = event->globalPosition().toPoint();
    const bool isFar = (global - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_mayDrag || !(m_dragging || isFar))
        return QAbstractButton::mouseMoveEvent(event);
    m_dragging = true;
    setDown(false); // what is dragged is not clicked
    emit dragged(global);
}

void RowHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const bool wasDragging = m_dragging;
    m_mayDrag = false;
    m_dragging = false;
    QAbstractButton::mouseReleaseEvent(event);
    if (wasDragging)
        emit dropped();
}

void RowHeader::keyPressEvent(QKeyEvent *event)
{
    if (m_dragging && event->key() == Qt::Key_Escape) {
        m_mayDrag = false;
        m_dragging = false;
        emit dragCancelled();
    } else if (m_movable && stepOf(*event) != 0)
        emit stepped(stepOf(*event));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Promontory
