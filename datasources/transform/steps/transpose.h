#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Rows become columns: the texts of the first field are the names of the columns.
Result<Frames> transposeFrames(const Frames &frames, const Json &options,
                               const TransformContext &context);

} // namespace Promontory
