#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// One row for each combination of the values of the "groupby" fields, with the calculations of the
/// "aggregate" fields beside them, named "Field (calculation)". Other fields go.
Result<Frames> groupBy(const Frames &frames, const Json &options, const TransformContext &context);

} // namespace Promontory
