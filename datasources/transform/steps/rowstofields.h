#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Every row becomes a field of a frame with one row; other columns become its configuration or
/// labels.
Result<Frames> rowsToFields(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
