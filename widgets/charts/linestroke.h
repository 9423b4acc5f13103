#pragma once

#include "widgets/charts/linepath.h"

#include <QColor>
#include <QImage>

namespace Promontory {

/// Smoothed lines one device pixel wide, straight into a premultiplied image. A painter needs several times as
/// long for them, and a dashboard that follows the clock draws little else.
///
/// Only pixels inside `clip` (device px) change. `ratio`: device px per px of the path.
void strokeThin(QImage &image, const LinePath &path, double ratio, const QRect &clip, const QColor &color);

} // namespace Promontory
