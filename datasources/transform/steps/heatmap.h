#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// How many values of all series fall into each cell of time and value: a column for each bucket
/// of values, named by its lower end.
Result<Frames> heatmapOf(const Frames &frames, const Json &options,
                         const TransformContext &context);

} // namespace Promontory
