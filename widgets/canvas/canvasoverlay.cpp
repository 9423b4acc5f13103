#include "widgets/canvas/canvasoverlay.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

} // namespace

CanvasOverlay::CanvasOverlay(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    m_run.setDuration(140);
    m_run.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_run, &QVariantAnimation::valueChanged, this, &CanvasOverlay::moveGhost);
    connect(&m_run, &QVariantAnimation::finished, this, &CanvasOverlay::hideNow);
    setVisible(false);
}

void CanvasOverlay::showDrag(const DragPicture &picture)
{
    m_run.stop();
    m_settling = false;
    m_picture = picture;
    m_ghost = cellRect(picture.target, width(), m_metrics);
    setVisible(true);
    raise();
    update();
}

void CanvasOverlay::settle(const GridCell &cell)
{
    if (!isVisible())
        return;
    m_settling = true;
    m_run.stop();
    m_run.setStartValue(m_ghost);
    m_run.setEndValue(QRectF(cellRect(cell, width(), m_metrics)));
    m_run.start();
}

void CanvasOverlay::moveGhost(const QVariant &rect)
{
    m_ghost = rect.toRectF();
    update();
}

void CanvasOverlay::hideNow()
{
    setVisible(false);
}

void CanvasOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_settling) {
        paintColumns(painter);
        paintGuides(painter);
    }
    paintGhost(painter);
    if (!m_settling)
        paintChip(painter);
}

void CanvasOverlay::paintColumns(QPainter &painter) const
{
    const QColor stripe = withAlpha(themeOf(this).text.primary, 0.045);
    for (int column = 0; column < m_metrics.columns; ++column) {
        const QRect rect = cellRect({column, 0, 1, 1}, width(), m_metrics);
        painter.fillRect(QRect(rect.left(), 0, rect.width(), height()), stripe);
    }
}

void CanvasOverlay::paintGuides(QPainter &painter) const
{
    const QColor color = themeOf(this).seriesColor(3);
    const GridGuides guides = sharedEdges(m_picture.target, m_picture.others, width(), m_metrics);
    for (const int x : guides.vertical)
        paintVerticalLine(&painter, x, 0, height(), color);
    for (const int y : guides.horizontal)
        paintHorizontalLine(&painter, 0, width(), y, color);
}

void CanvasOverlay::paintGhost(QPainter &painter) const
{
    const Theme theme = themeOf(this);
    for (const GridCell &cell : m_picture.displaced) {
        if (!m_settling)
            paintBox(&painter, cellRect(cell, width(), m_metrics), QColor(),
                     withAlpha(theme.accent.base, 0.7), 4);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.accent.base, 2);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(withAlpha(theme.accent.base, theme.isHighContrast ? 0.3 : 0.12));
    painter.drawRoundedRect(m_ghost.adjusted(1, 1, -1, -1), 4, 4);
    painter.restore();
}

void CanvasOverlay::paintChip(QPainter &painter) const
{
    const Theme theme = themeOf(this);
    const GridCell &cell = m_picture.target;
    const Figures figures(fontFor(TextRole::BodyStrong, theme.textScale));
    const QString place = tr("x %1 · y %2   %3 × %4")
                              .arg(QString::number(cell.x), QString::number(cell.y),
                                   QString::number(cell.w), QString::number(cell.h));
    QPointF corner = m_picture.pointer + QPointF(16, 16);
    if (m_picture.moving && !m_picture.title.isEmpty()) {
        const QFont font = fontFor(TextRole::BodyStrong, theme.textScale);
        const QString title = QFontMetricsF(font).elidedText(m_picture.title, Qt::ElideMiddle, 220);
        const QRectF chip(corner, QSizeF(QFontMetricsF(font).horizontalAdvance(title) + 24, 32));
        painter.setOpacity(0.97);
        paintBox(&painter, chip, theme.surface.popup, theme.accent.base, 4);
        painter.setOpacity(1);
        painter.setPen(theme.text.primary);
        painter.setFont(font);
        painter.drawText(chip, Qt::AlignCenter, title);
        corner.ry() += 38;
    }
    const QRectF box(corner, QSizeF(figures.width(place) + 16, figures.height() + 6));
    paintBox(&painter, box, theme.accent.base, QColor(), 3);
    painter.setPen(theme.text.onAccent);
    figures.paint(&painter, box, Qt::AlignCenter, place);
}

} // namespace Promontory
