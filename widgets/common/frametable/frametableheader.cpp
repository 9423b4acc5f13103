#include "widgets/common/frametable/frametableheader.h"

#include "widgets/theme/hairline.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 12;
constexpr int ArrowRoom = 12;

void paintArrow(QPainter *painter, const QPointF &middle, bool down)
{
    const qreal sign = down ? 1 : -1;
    painter->drawLine(middle - QPointF(0, 4 * sign), middle + QPointF(0, 4 * sign));
    painter->drawPolyline(QPolygonF{middle + QPointF(-2.5, 1.5 * sign),
                                    middle + QPointF(0, 4 * sign),
                                    middle + QPointF(2.5, 1.5 * sign)});
}

} // namespace

FrameTableHeader::FrameTableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(28);
    setSectionsMovable(false);
    setAutoFillBackground(false);
}

void FrameTableHeader::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFont(fontFor(TextRole::Caption, theme.textScale));
    updateGeometry();
    viewport()->update();
}

int FrameTableHeader::naturalWidth(const QString &title) const
{
    return static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(title))) +
           2 * Padding + ArrowRoom;
}

QSize FrameTableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(),
            qMax(Height, static_cast<int>(QFontMetricsF(font()).height()) + 8)};
}

void FrameTableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!model() || !rect.isValid())
        return;
    const auto alignment =
        Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const QFontMetricsF metrics(font());
    const QRectF room = QRectF(rect).adjusted(Padding, 0, -Padding, 0);
    const QString shown =
        metrics.elidedText(title, Qt::ElideRight, room.width() - (isSorted ? ArrowRoom : 0) + 0.5);
    const qreal width = metrics.horizontalAdvance(shown) + (isSorted ? ArrowRoom : 0);
    qreal left = room.left();
    if (alignment & Qt::AlignRight)
        left = room.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = room.center().x() - width / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(font());
    painter->setPen(isSorted ? m_theme.text.primary : m_theme.text.secondary);
    painter->drawText(QPointF(left, room.center().y() + metrics.capHeight() / 2 + 0.5), shown);
    if (isSorted) {
        painter->setPen(
            QPen(m_theme.text.primary, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        paintArrow(painter, {left + width - 4, room.center().y() + 0.5},
                   sortIndicatorOrder() == Qt::DescendingOrder);
    }
    paintHorizontalLine(painter, rect.left(), rect.right() + 1, rect.bottom(),
                        m_theme.border.normal);
    painter->restore();
}

} // namespace Promontory
