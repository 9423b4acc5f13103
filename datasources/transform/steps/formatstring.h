#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// The texts of a field in another case, trimmed, or a part of them.
Result<Frames> formatStringField(const Frames &frames, const Json &options,
                                 const TransformContext &context);

} // namespace Promontory
