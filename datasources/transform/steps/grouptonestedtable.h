#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// "groupToNestedTable": one row for each group, and what the rest of its rows say as a table of its
/// own in the field "__nestedFrames".
Result<Frames> groupToNestedTable(const Frames &frames, const Json &options,
                                  const TransformContext &context);

} // namespace Promontory
