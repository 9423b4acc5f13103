#include "widgets/charts/markchart.h"

#include "widgets/common/values/linkmenu.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace Promontory {

MarkChart::MarkChart(QWidget *parent) : QWidget(parent), m_tooltip(new ChartTooltip(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart"));
    connect(m_tooltip, &ChartTooltip::unpinned, this, [this] { release(); });
    connect(m_tooltip, &ChartTooltip::linkActivated, this, &MarkChart::linkActivated);
}

void MarkChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_tooltip->setTheme(theme);
    invalidate();
}

void MarkChart::setInteractive(bool isInteractive)
{
    m_isInteractive = isInteractive;
    setFocusPolicy(isInteractive ? Qt::StrongFocus : Qt::NoFocus);
}

void MarkChart::invalidate()
{
    m_isStale = true;
    m_laidOut = QSize();
    if (m_pointed >= markCount())
        release();
    update();
}

void MarkChart::laidOut()
{
    if (m_laidOut == size() || m_theme.series.isEmpty())
        return;
    layOut(size());
    m_laidOut = size();
}

void MarkChart::paintTo(QPainter *painter, const QRectF &target)
{
    if (m_theme.series.isEmpty())
        return;
    layOut(target.size().toSize());
    painter->save();
    painter->translate(target.topLeft());
    paintMarks(painter);
    painter->restore();
    m_laidOut = QSize();
}

void MarkChart::paintEvent(QPaintEvent *)
{
    if (m_theme.series.isEmpty() || size().isEmpty())
        return;
    laidOut();
    const double ratio = devicePixelRatioF();
    if (m_isStale || m_picture.devicePixelRatio() != ratio) {
        const QSizeF pixels = QSizeF(size()) * ratio;
        m_picture = QImage(pixels.toSize(), QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter marks(&m_picture);
        paintMarks(&marks);
        m_isStale = false;
    }
    QPainter painter(this);
    painter.drawImage(0, 0, m_picture);
    if (m_pointed >= 0)
        paintPointed(&painter, m_pointed);
}

void MarkChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void MarkChart::point(int mark, const QPointF &position)
{
    if (m_tooltip->isPinned())
        return;
    if (mark < 0 || mark >= markCount())
        return release();
    if (mark != m_pointed) {
        m_pointed = mark;
        update();
        emit markPointed(mark);
    }
    TooltipContent content =
        m_tooltipOptions.mode == TooltipMode::None ? TooltipContent() : tooltipOf(mark);
    if (content.rows.isEmpty())
        return m_tooltip->hide();
    content.links = linksOf(mark);
    m_tooltip->showBeside(content, mapToGlobal(position.toPoint()), mapToGlobal(rect().bottomLeft()).y());
}

void MarkChart::release()
{
    if (m_tooltip->isPinned())
        return;
    m_tooltip->hide();
    if (std::exchange(m_pointed, -1) < 0)
        return;
    update();
    emit markPointed(-1);
}

void MarkChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isInteractive)
        return;
    laidOut();
    const int mark = markAt(event->position());
    point(mark, event->position());
    setCursor(mark >= 0 && !linksOf(mark).isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void MarkChart::mousePressEvent(QMouseEvent *event)
{
    laidOut();
    const bool hits = m_isInteractive && event->button() == Qt::LeftButton && markAt(event->position()) >= 0;
    if (!hits) {
        event->ignore();
        return;
    }
    m_pressed = markAt(event->position());
    point(m_pressed, event->position());
}

void MarkChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed < 0 || event->button() != Qt::LeftButton)
        return;
    if (markAt(event->position()) != pressed || !followLink(pressed, event->position()))
        m_tooltip->pin();
}

/// The link that a click means is followed; several wait in the tooltip, or in a menu where there is none.
bool MarkChart::followLink(int mark, const QPointF &position)
{
    const QList<ShownLink> links = linksOf(mark);
    if (links.isEmpty() || (!clickedLink(links) && m_tooltip->isVisible()))
        return false;
    followLinks(links, this, mapToGlobal(position.toPoint()), [this](const QUrl &url) { emit linkActivated(url); });
    return true;
}

QList<ShownLink> MarkChart::allLinks() const
{
    constexpr qsizetype MostListed = 30;
    QList<ShownLink> all;
    for (int mark = 0; mark < markCount() && all.size() < MostListed; ++mark) {
        const QList<ShownLink> links = linksOf(mark);
        const QString name = links.isEmpty() ? QString() : tooltipOf(mark).time;
        for (ShownLink link : links) {
            link.title = name.isEmpty() ? link.title : tr("%1: %2").arg(name, link.title);
            all.append(link);
        }
    }
    return all.mid(0, MostListed);
}

void MarkChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    release();
}

int MarkChart::markBeside(int mark, int key) const
{
    const bool isBack = key == Qt::Key_Left || key == Qt::Key_Up;
    return std::clamp(mark < 0 ? 0 : mark + (isBack ? -1 : 1), 0, std::max(0, markCount() - 1));
}

void MarkChart::keyPressEvent(QKeyEvent *event)
{
    laidOut();
    int mark = -1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        mark = markBeside(m_pointed, event->key());
        break;
    case Qt::Key_Home:
        mark = 0;
        break;
    case Qt::Key_End:
        mark = markCount() - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Space:
        m_tooltip->pin();
        return;
    case Qt::Key_Escape:
        m_tooltip->unpin();
        release();
        return;
    default:
        break;
    }
    if (!m_isInteractive || mark < 0 || mark >= markCount()) {
        QWidget::keyPressEvent(event);
        return;
    }
    point(mark, anchorOf(mark));
}

void MarkChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        release();
}

} // namespace Promontory
