#pragma once

#include "widgets/charts/timechart.h"

#include <QImage>

namespace Promontory {

/// Draws the series of a chart the plain way over its picture: every pair of neighbouring samples as a line of
/// its own, pixel by pixel, nothing left out. What thinned drawings are compared with.
void drawEverySample(QImage &image, const TimeChart &chart);

} // namespace Promontory
