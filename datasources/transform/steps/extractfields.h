#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// New text and number columns from the texts of one column: JSON, key and value pairs, a
/// separator, an expression.
Result<Frames> extractFields(const Frames &frames, const Json &options,
                             const TransformContext &context);

} // namespace Promontory
