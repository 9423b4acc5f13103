#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// All series in one table of Time, Metric and Value, newest first.
Result<Frames> seriesToRows(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
