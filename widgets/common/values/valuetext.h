#pragma once

#include "datasources/format/formatvalue.h"
#include "widgets/theme/theme.h"

#include <QColor>
#include <QFont>
#include <QPointF>

#include <optional>

class QPainter;

namespace Promontory {

class Figures;

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

/// The font of a role, in the size the user chose for it.
QFont sizedFont(TextRole role, const Theme &theme, const std::optional<double> &pixels);
/// The name of a value, cut in its middle to fit the width: names of a kind differ at their ends.
QString nameWithin(const Figures &line, const QString &name, qreal width);

} // namespace Promontory
