#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// One table: a column for each value of the label "value", rows for the values of the labels
/// "join".
Result<Frames> joinByLabels(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
