#pragma once

#include <QColor>
#include <QPen>
#include <QRectF>
#include <QRegion>

class QPainter;

namespace Promontory {

/// A coordinate moved to the middle of its device pixel, so that a one pixel line is one pixel at any scale.
qreal snapped(qreal position, qreal ratio);
/// A rectangle whose border of one device pixel lies on whole pixels inside `rect`.
QRectF snappedBorder(const QRectF &rect, qreal ratio);
/// A cosmetic pen of one device pixel (of `width` pixels).
QPen hairline(const QColor &color, qreal width = 1.0);

/// Fills a rounded rectangle and draws its border inside; an invalid border colour leaves it out.
void paintBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border,
              qreal radius, qreal borderWidth = 1.0);
/// The shape of a popup with round corners, as a window's mask: it needs no compositor.
QRegion roundedRegion(const QRect &rect, qreal radius);
/// One horizontal line of one device pixel in `rect`'s top or bottom row.
void paintHorizontalLine(QPainter *painter, qreal left, qreal right, qreal y, const QColor &color);
void paintVerticalLine(QPainter *painter, qreal x, qreal top, qreal bottom, const QColor &color);

} // namespace Promontory
