#include "widgets/common/values/barpaint.h"

#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace Promontory {

namespace {

constexpr double LcdCell = 6;
constexpr double LcdGap = 2;
constexpr int GradientStops = 12;

double lengthOf(const QRectF &area, Qt::Orientation orientation)
{
    return orientation == Qt::Horizontal ? area.width() : area.height();
}

/// The part of the area between two shares of its length, in the direction the bar grows.
QRectF part(const QRectF &area, const BarLook &look, double from, double to)
{
    if (look.orientation == Qt::Vertical)
        return {area.left(), area.bottom() - area.height() * to, area.width(),
                area.height() * (to - from)};
    if (look.fromEnd)
        return {area.right() - area.width() * to, area.top(), area.width() * (to - from),
                area.height()};
    return {area.left() + area.width() * from, area.top(), area.width() * (to - from),
            area.height()};
}

double numberAt(const ValueSpan &span, double fraction)
{
    return span.min + (span.max - span.min) * fraction;
}

QColor colorAt(const DisplayValue &value, double fraction, const QColor &fallback,
               const Theme &theme)
{
    const QColor color =
        scaleColor(numberAt(value.span, fraction), value.config, value.span, value.index, theme);
    return color.isValid() ? color : fallback;
}

QBrush gradientBrush(const QRectF &area, const DisplayValue &value, const BarLook &look,
                     const QColor &color, const Theme &theme)
{
    const QPointF start = look.orientation == Qt::Vertical ? area.bottomLeft()
                          : look.fromEnd                   ? area.topRight()
                                                           : area.topLeft();
    const QPointF end = look.orientation == Qt::Vertical ? area.topLeft()
                        : look.fromEnd                   ? area.topLeft()
                                                         : area.topRight();
    QLinearGradient gradient(start, end);
    for (int i = 0; i <= GradientStops; ++i)
        gradient.setColorAt(i / double(GradientStops),
                            colorAt(value, i / double(GradientStops), color, theme));
    return gradient;
}

void paintCells(QPainter *painter, const QRectF &area, const DisplayValue &value,
                const BarLook &look, const QColor &color, const Theme &theme)
{
    const double length = lengthOf(area, look.orientation);
    const int cells =
        std::max(1, static_cast<int>(std::floor((length + LcdGap) / (LcdCell + LcdGap))));
    const double share = value.fraction();
    const double gap = LcdGap / length;
    for (int i = 0; i < cells; ++i) {
        const double from = i / double(cells);
        const double to = (i + 1) / double(cells) - gap;
        const bool isLit = from + (to - from) / 2 <= share && share > 0;
        if (!isLit && !look.showUnfilled)
            continue;
        painter->fillRect(part(area, look, from, to),
                          isLit ? colorAt(value, (i + 0.5) / cells, color, theme)
                                : trackColor(theme));
    }
}

} // namespace

QColor trackColor(const Theme &theme)
{
    // Borders of the high contrast theme are as bright as a bar.
    return theme.isHighContrast ? theme.chart.grid : theme.border.subtle;
}

void paintBar(QPainter *painter, const QRectF &area, const DisplayValue &value, const BarLook &look,
              const QColor &color, const Theme &theme)
{
    if (lengthOf(area, look.orientation) < 1)
        return;
    if (look.style == BarStyle::Lcd) {
        paintCells(painter, area, value, look, color, theme);
        return;
    }
    painter->setPen(Qt::NoPen);
    if (look.showUnfilled) {
        painter->setBrush(trackColor(theme));
        painter->drawRoundedRect(area, look.rounding, look.rounding);
    }
    const double share = value.fraction();
    if (!std::isfinite(value.number) || share <= 0)
        return;
    // A value that is there is seen, however small it is.
    const QRectF filled =
        part(area, look, 0, std::max(share, 2 / lengthOf(area, look.orientation)));
    painter->setBrush(look.style == BarStyle::Gradient
                          ? gradientBrush(area, value, look, color, theme)
                          : QBrush(color));
    painter->drawRoundedRect(filled, look.rounding, look.rounding);
}

} // namespace Promontory
