#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// A time field as texts in a format.
Result<Frames> formatTimeField(const Frames &frames, const Json &options,
                               const TransformContext &context);

} // namespace Promontory
