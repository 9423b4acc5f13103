#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// The first rows of every frame; the last ones if "limitField" is negative.
Result<Frames> limitRows(const Frames &frames, const Json &options,
                         const TransformContext &context);

} // namespace Promontory
