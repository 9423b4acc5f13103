#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Sorts the rows of the frames that have the field of the first entry of "sort"; missing values
/// come last.
Result<Frames> sortBy(const Frames &frames, const Json &options, const TransformContext &context);

} // namespace Promontory
