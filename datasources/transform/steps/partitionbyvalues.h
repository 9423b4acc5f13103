#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Every frame in parts, one for each combination of the values of the fields.
Result<Frames> partitionByValues(const Frames &frames, const Json &options,
                                 const TransformContext &context);

} // namespace Promontory
