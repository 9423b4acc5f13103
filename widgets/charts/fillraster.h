#pragma once

#include "widgets/charts/plotmap.h"

#include <QColor>
#include <QImage>
#include <QList>

#include <vector>

namespace Promontory {

/// One translucent area between two edges, given per device pixel column (NaN: open).
struct ColumnFill
{
    const std::vector<float> &upper;
    const std::vector<float> &lower;
    QRect plot;            ///< device px in the image
    QList<QColor> colors;  ///< from the plot's bottom to its top; one: the same everywhere
    double topOpacity = 0.1;
    double bottomOpacity = 0.1;
};

/// Blends the area into a premultiplied image row by row. A painter needs ten times as long for the same
/// polygon, and a dashboard has hundreds of them.
void blendColumns(QImage &image, const ColumnFill &fill);

/// The colour at 0..1 along evenly spaced colours.
QColor colorAlong(const QList<QColor> &colors, double position);

} // namespace Promontory
