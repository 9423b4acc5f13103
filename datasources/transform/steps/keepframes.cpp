#include "datasources/transform/steps/keepframes.h"

namespace Promontory {

Result<Frames> keepFrames(const Frames &frames, const Json &, const TransformContext &)
{
    return frames;
}

} // namespace Promontory
