#include "widgets/canvas/rowheader.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/promontorystyle.h"

#include <QKeyEvent>
#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

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

void RowHeader::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Promontory
