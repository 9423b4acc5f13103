#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// A row for each value of one field, a column for each value of another, the values of a third
/// in between.
Result<Frames> groupingToMatrix(const Frames &frames, const Json &options,
                                const TransformContext &context);

} // namespace Promontory
