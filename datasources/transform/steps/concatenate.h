#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// The fields of all frames side by side in one frame, as long as the longest.
Result<Frames> concatenateFields(const Frames &frames, const Json &options,
                                 const TransformContext &context);
/// The rows of all frames below each other, columns joined by name.
Result<Frames> appendRows(const Frames &frames, const Json &options,
                          const TransformContext &context);

} // namespace Promontory
