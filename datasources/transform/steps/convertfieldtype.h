#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Columns as moments, numbers, texts or truth values; what cannot be read is missing.
Result<Frames> convertFieldType(const Frames &frames, const Json &options,
                                const TransformContext &context);

} // namespace Promontory
