#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Adds a frame with the line or polynomial that fits the values of one field over those of
/// another.
Result<Frames> regressionOf(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
