#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// New display names for all fields but "Time" by an expression and what replaces its match.
Result<Frames> renameByRegex(const Frames &frames, const Json &options,
                             const TransformContext &context);

} // namespace Promontory
