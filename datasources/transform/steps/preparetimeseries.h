#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// The same series in another shape: "wide" one frame, "multi" a frame for each, "long" one frame
/// with the labels as columns.
Result<Frames> prepareTimeSeries(const Frames &frames, const Json &options,
                                 const TransformContext &context);
/// Several series joined on time; anything else as it is.
Result<Frames> ensureColumns(const Frames &frames, const Json &options,
                             const TransformContext &context);

} // namespace Promontory
