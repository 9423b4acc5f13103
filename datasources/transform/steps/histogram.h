#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// How often values fall into buckets: xMin, xMax and the counts.
Result<Frames> histogramOf(const Frames &frames, const Json &options,
                           const TransformContext &context);

} // namespace Promontory
