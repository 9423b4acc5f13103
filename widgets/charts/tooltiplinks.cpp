// The links at the foot of ChartTooltip.
#include "widgets/charts/charttooltip.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/tooltiptext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace Promontory {

namespace {

constexpr int LinkHeight = 24;
constexpr int Inset = 12;
constexpr int Foot = 6;
constexpr int MostLinks = 8;
constexpr double ArrowSide = 7;

/// The sign of something that leads away.
void paintArrow(QPainter *painter, const QPointF &middle)
{
    const double half = ArrowSide / 2;
    const QPointF tip = middle + QPointF(half, -half);
    painter->drawLine(middle + QPointF(-half, half), tip);
    painter->drawPolyline(QPolygonF{tip - QPointF(ArrowSide - 2, 0), tip, tip + QPointF(0, ArrowSide - 2)});
}

} // namespace

int ChartTooltip::shownLinks() const
{
    return static_cast<int>(std::min<qsizetype>(MostLinks, m_content.links.size()));
}

int ChartTooltip::linksHeight() const
{
    return shownLinks() > 0 ? shownLinks() * LinkHeight + Foot : 0;
}

int ChartTooltip::linksTop() const
{
    return height() - Foot - shownLinks() * LinkHeight;
}

int ChartTooltip::linkAt(int y) const
{
    const bool isInside = shownLinks() > 0 && y >= linksTop() && y < height() - Foot;
    return isInside ? (y - linksTop()) / LinkHeight : -1;
}

void ChartTooltip::pointAtLink(int link)
{
    if (m_link == link)
        return;
    m_link = link;
    setCursor(link >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ChartTooltip::followLink(int link)
{
    if (link < 0 || link >= shownLinks())
        return;
    const QUrl url = m_content.links.at(link).url;
    unpin();
    emit linkActivated(url);
}

void ChartTooltip::paintLinks(QPainter *painter) const
{
    if (shownLinks() == 0)
        return;
    const int top = linksTop();
    paintHorizontalLine(painter, Inset, width() - Inset, top - Foot / 2, m_theme.border.normal);
    for (int i = 0; i < shownLinks(); ++i) {
        const QRect line(0, top + i * LinkHeight, width(), LinkHeight);
        const bool isPointed = m_isPinned && i == m_link;
        if (isPointed)
            painter->fillRect(line.adjusted(1, 0, -1, 0), m_theme.accent.tint);
        painter->setPen(m_theme.text.link);
        const QRectF text = QRectF(line).adjusted(Inset, 0, -Inset - 2 * ArrowSide, 0);
        const QString title = m_body->elided(m_content.links.at(i).title, text.width());
        m_body->paint(painter, text, Qt::AlignLeft | Qt::AlignVCenter, title);
        if (isPointed)
            paintHorizontalLine(painter, text.left(), text.left() + m_body->width(title), line.bottom() - 4,
                                m_theme.text.link);
        painter->setPen(QPen(m_theme.text.link, 1.2));
        paintArrow(painter, QPointF(line.right() - Inset - ArrowSide / 2, line.center().y() + 0.5));
    }
}

/// Tab goes through the links, Return follows one.
bool ChartTooltip::linkKeyPressed(QKeyEvent *event)
{
    const int count = shownLinks();
    if (!m_isPinned || count == 0)
        return false;
    switch (event->key()) {
    case Qt::Key_Tab: pointAtLink((m_link + 1) % count); return true;
    case Qt::Key_Backtab: pointAtLink(m_link > 0 ? m_link - 1 : count - 1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: followLink(count == 1 ? 0 : m_link); return true;
    default: return false;
    }
}

void ChartTooltip::showLinkTip(const QHelpEvent &event)
{
    const int link = linkAt(event.pos().y());
    const QString text = link >= 0 ? linkTip(m_content.links.at(link)) : QString();
    QToolTip::showText(event.globalPos(), toolTipText(text), this);
}

} // namespace Promontory
