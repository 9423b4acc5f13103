#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Keeps the frames of the included queries ("A" or "/A|B/") without the excluded ones.
Result<Frames> filterByRefId(const Frames &frames, const Json &options,
                             const TransformContext &context);
/// The same with matchers of frames ("include", "exclude": { id, options }).
Result<Frames> filterFrames(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
