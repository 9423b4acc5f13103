#pragma once

#include <QColor>

namespace Promontory {

/// Relative luminance, 0 to 1 (WCAG 2.1).
double relativeLuminance(const QColor &color);
/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1).
double contrastRatio(const QColor &a, const QColor &b);
/// What a translucent colour looks like on an opaque one.
QColor blended(const QColor &over, const QColor &below);
/// Of `first` and `second`, the one that reads better on `background`.
QColor readableOn(const QColor &background, const QColor &first, const QColor &second);

} // namespace Promontory
