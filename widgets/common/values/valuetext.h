#pragma once

#include "datasources/format/formatvalue.h"

#include <QColor>
#include <QFont>
#include <QPointF>

class QPainter;

namespace Promontory {

/// How a big value is written: the number in one size, its unit beside it in 54 % of that.
struct ValueTextStyle
{
    qreal pixelSize = 28;
    int weight = QFont::DemiBold;
    QColor color;
    QColor unitColor;
};

/// Width of the value with its unit in a size and weight.
qreal valueTextWidth(const FormattedValue &value, qreal pixelSize, int weight = QFont::DemiBold);
/// Paints the value from the left end of its baseline; digits stand in cells of one width.
/// Longer than `width`: the end becomes "…". Returns the painted width.
qreal paintValueText(QPainter *painter, const QPointF &baseline, const FormattedValue &value,
                     const ValueTextStyle &style, qreal width);

} // namespace Promontory
