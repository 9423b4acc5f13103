#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// All frames as one table; rows that agree in all common fields become one row where nothing
/// contradicts.
Result<Frames> mergeFrames(const Frames &frames, const Json &options,
                           const TransformContext &context);

} // namespace Promontory
