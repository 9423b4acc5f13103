#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// A table for each query with a row for each series: its labels, and the calculation of its
/// values as "Trend #A".
Result<Frames> timeSeriesTable(const Frames &frames, const Json &options,
                               const TransformContext &context);

} // namespace Promontory
