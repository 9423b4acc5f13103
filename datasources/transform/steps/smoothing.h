#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// "smoothing": a smoother copy of every frame of series, named "Smoothed", behind the frames.
Result<Frames> smoothSeries(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
