#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Adds a field to every frame, see grafana-dashboard 13.1. Series are joined on time before,
/// unless "timeSeries" is false.
Result<Frames> calculateField(const Frames &frames, const Json &options,
                              const TransformContext &context);

} // namespace Promontory
