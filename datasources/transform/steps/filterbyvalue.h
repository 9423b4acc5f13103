#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Keeps ("include") or drops ("exclude") the rows that any or all filters match; frames with
/// none of the fields stay.
Result<Frames> filterByValue(const Frames &frames, const Json &options,
                             const TransformContext &context);

} // namespace Promontory
