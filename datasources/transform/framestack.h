#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// The rows of all frames below each other; columns belong together by display name, and are
/// missing where a frame has none. A table; the first frame gives refId and configuration.
Result<FramePtr> stackedFrames(const Frames &frames, const TransformContext &context);

} // namespace Promontory
