#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Values of one frame become the configuration of the fields of the others.
Result<Frames> configFromData(const Frames &frames, const Json &options,
                              const TransformContext &context);

} // namespace Promontory
