#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Puts the fields of all frames side by side, rows with the same key in one row. The key is the
/// field named by "byField", else the first time field. "outer" keeps all keys, sorted; "inner"
/// those of all frames, and repeated keys multiply; "outerTabular" keeps all and multiplies.
Result<Frames> joinByField(const Frames &frames, const Json &options,
                           const TransformContext &context);

} // namespace Promontory
