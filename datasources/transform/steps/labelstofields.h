#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Labels become text columns ("columns") or frames with a row for each label ("rows").
Result<Frames> labelsToFields(const Frames &frames, const Json &options,
                              const TransformContext &context);

} // namespace Promontory
