#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// "seriesToRows": a table with a row for each field and a column for each calculation.
/// "reduceFields": every frame becomes one row.
Result<Frames> reduceFields(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
