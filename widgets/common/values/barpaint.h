#pragma once

#include "widgets/common/values/valuecolor.h"

class QPainter;

namespace Promontory {

enum class BarStyle { Basic, Gradient, Lcd };

/// One bar: the scale it shows, and how.
struct BarLook
{
    BarStyle style = BarStyle::Basic;
    Qt::Orientation orientation = Qt::Horizontal;
    bool fromEnd = false; ///< grows leftwards from the right end, beside a right-aligned number
    bool showUnfilled = true;
    double rounding = 2;
};

/// The ground that a bar or arc stands on.
QColor trackColor(const Theme &theme);

/// Paints the bar of a value into the area: the track, and the value in its colour, in the colours
/// of the scale up to it, or in cells that each have the colour of their place.
void paintBar(QPainter *painter, const QRectF &area, const DisplayValue &value, const BarLook &look,
              const QColor &color, const Theme &theme);

} // namespace Promontory
