#pragma once

#include "widgets/charts/linepath.h"

namespace Promontory {

/// The same runs along a monotone cubic: it passes through every vertex and never overshoots between two.
/// Vertices closer than a few pixels stay joined by straight lines.
LinePath smoothed(const LinePath &path);

} // namespace Promontory
