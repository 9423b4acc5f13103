#include "widgets/common/frametable/frametableheader.h"

#include "widgets/common/frametable/frametablemodel.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 12;
constexpr int ArrowRoom = 12;
constexpr int SignRoom = 16;
constexpr int IconSide = 12;
constexpr int MostLines = 5;

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

void FrameTableHeader::setTypeIcons(bool hasIcons)
{
    m_hasTypeIcons = hasIcons;
    viewport()->update();
}

int FrameTableHeader::flagsOf(int section) const
{
    return model() ? model()->headerData(section, Qt::Horizontal, FrameTableModel::HeadFlagsRole).toInt() : 0;
}

int FrameTableHeader::naturalWidth(int section) const
{
    const int flags = flagsOf(section);
    const QString title =
        flags & FrameTableModel::Untitled ? QString() : model()->headerData(section, Qt::Horizontal).toString();
    const QFontMetricsF metrics(font());
    qreal width = metrics.horizontalAdvance(title);
    if (flags & FrameTableModel::Wrapped) {
        width = 0;
        for (const QString &word : title.split(u' '))
            width = std::max(width, metrics.horizontalAdvance(word));
    }
    return static_cast<int>(std::ceil(width)) + 2 * Padding + ArrowRoom +
           (flags & FrameTableModel::Filterable ? SignRoom : 0) + (m_hasTypeIcons ? SignRoom : 0);
}

QSize FrameTableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(),
            qMax(qMax(Height, m_linesHeight), static_cast<int>(QFontMetricsF(font()).height()) + 8)};
}

QRectF FrameTableHeader::titleRoom(const QRectF &section, int flags) const
{
    return section.adjusted(Padding, 0, -Padding - (flags & FrameTableModel::Filterable ? SignRoom : 0), 0);
}

int FrameTableHeader::linesHeight(int section) const
{
    const int flags = flagsOf(section);
    if (!(flags & FrameTableModel::Wrapped) || flags & FrameTableModel::Untitled)
        return 0;
    const QFontMetricsF metrics(font());
    const QRectF room = titleRoom(QRectF(0, 0, sectionSize(section), MostLines * metrics.height()), flags)
                            .adjusted(0, 0, -ArrowRoom - (m_hasTypeIcons ? SignRoom : 0), 0);
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    const qreal height = metrics.boundingRect(room, int(Qt::TextWordWrap), title).height();
    return static_cast<int>(std::ceil(std::min(height, room.height()))) + 8;
}

void FrameTableHeader::fitHeight()
{
    int height = 0;
    for (int section = 0; section < count(); ++section)
        height = std::max(height, linesHeight(section));
    if (height == m_linesHeight)
        return;
    m_linesHeight = height;
    emit geometriesChanged();
}

int FrameTableHeader::filterAt(const QPoint &position) const
{
    const int section = logicalIndexAt(position);
    if (section < 0 || !(flagsOf(section) & FrameTableModel::Filterable))
        return -1;
    const int end = sectionViewportPosition(section) + sectionSize(section);
    constexpr int EdgeGrip = 4; // where the pointer changes the width
    const bool isOnSign = position.x() >= end - Padding - SignRoom && position.x() < end - EdgeGrip;
    return isOnSign ? section : -1;
}

void FrameTableHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressedFilter = event->button() == Qt::LeftButton ? filterAt(event->pos()) : -1;
    if (m_pressedFilter < 0)
        QHeaderView::mousePressEvent(event);
}

void FrameTableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressedFilter, -1);
    if (pressed < 0)
        QHeaderView::mouseReleaseEvent(event);
    else if (filterAt(event->pos()) == pressed)
        emit filterRequested(pressed);
}

void FrameTableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!model() || !rect.isValid())
        return;
    const int flags = flagsOf(section);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF room = titleRoom(QRectF(rect), flags);
    if (flags & FrameTableModel::Filterable)
        paintFilterSign(painter, room.adjusted(0, 0, SignRoom, 0), flags & FrameTableModel::Filtered);
    const bool takesLines = flags & FrameTableModel::Wrapped && m_linesHeight > 0;
    if (!(flags & FrameTableModel::Untitled))
        takesLines ? paintLines(painter, room, section) : paintTitle(painter, room, section);
    paintHorizontalLine(painter, rect.left(), rect.right() + 1, rect.bottom(),
                        m_theme.border.normal);
    painter->restore();
}

/// Two short strokes under a long one; filled with the accent where rows are left out.
void FrameTableHeader::paintFilterSign(QPainter *painter, const QRectF &room, bool isActive) const
{
    const QPointF middle(room.right() - 4, room.center().y());
    painter->setPen(QPen(isActive ? m_theme.accent.base : m_theme.text.secondary, 1.4, Qt::SolidLine, Qt::RoundCap));
    for (int stroke = 0; stroke < 3; ++stroke) {
        const qreal half = 4.5 - 1.6 * stroke;
        const qreal y = middle.y() - 3 + 3 * stroke;
        painter->drawLine(QPointF(middle.x() - half, y), QPointF(middle.x() + half, y));
    }
}

/// A title over several lines; the arrow stands behind the room of the text.
void FrameTableHeader::paintLines(QPainter *painter, const QRectF &room, int section) const
{
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const auto alignment =
        Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    QRectF text = room.adjusted(0, 0, isSorted ? -ArrowRoom : 0, 0);
    if (m_hasTypeIcons) {
        const QString name = model()->headerData(section, Qt::Horizontal, FrameTableModel::HeadIconRole).toString();
        painter->drawPixmap(QPointF(text.left(), text.center().y() - IconSide / 2.0),
                            iconPixmap(name, m_theme.text.secondary, IconSide, devicePixelRatioF()));
        text.adjust(SignRoom, 0, 0, 0);
    }
    painter->setFont(font());
    painter->setPen(isSorted ? m_theme.text.primary : m_theme.text.secondary);
    painter->drawText(text, int(alignment) | int(Qt::TextWordWrap),
                      model()->headerData(section, Qt::Horizontal).toString());
    if (!isSorted)
        return;
    painter->setPen(QPen(m_theme.text.primary, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    paintArrow(painter, {room.right() - 4, room.center().y() + 0.5}, sortIndicatorOrder() == Qt::DescendingOrder);
}

void FrameTableHeader::paintTitle(QPainter *painter, const QRectF &room, int section) const
{
    const auto alignment =
        Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const QFontMetricsF metrics(font());
    const int icon = m_hasTypeIcons ? SignRoom : 0;
    const QString shown =
        metrics.elidedText(title, Qt::ElideRight, room.width() - icon - (isSorted ? ArrowRoom : 0) + 0.5);
    const qreal width = icon + metrics.horizontalAdvance(shown) + (isSorted ? ArrowRoom : 0);
    qreal left = room.left();
    if (alignment & Qt::AlignRight)
        left = room.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = room.center().x() - width / 2;
    if (m_hasTypeIcons) {
        const QString name = model()->headerData(section, Qt::Horizontal, FrameTableModel::HeadIconRole).toString();
        painter->drawPixmap(QPointF(left, room.center().y() - IconSide / 2.0),
                            iconPixmap(name, m_theme.text.secondary, IconSide, devicePixelRatioF()));
    }
    painter->setFont(font());
    painter->setPen(isSorted ? m_theme.text.primary : m_theme.text.secondary);
    painter->drawText(QPointF(left + icon, room.center().y() + metrics.capHeight() / 2 + 0.5), shown);
    if (isSorted) {
        painter->setPen(
            QPen(m_theme.text.primary, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        paintArrow(painter, {left + width - 4, room.center().y() + 0.5},
                   sortIndicatorOrder() == Qt::DescendingOrder);
    }
}

} // namespace Promontory
