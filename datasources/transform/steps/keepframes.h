#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// The frames as they are.
Result<Frames> keepFrames(const Frames &frames, const Json &options,
                          const TransformContext &context);

} // namespace Promontory
