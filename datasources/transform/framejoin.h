#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// A frame that takes part in a join, and its key.
struct JoinPart
{
    const Frame *frame = nullptr;
    const Field *key = nullptr;
};

enum class JoinMode {
    Outer,        ///< every key once; of repeated keys of a frame the last row counts
    Inner,        ///< only keys that all frames have; repeated ones multiply
    OuterTabular, ///< every key; repeated ones multiply
};

/// One frame: the key, then the other fields of all parts. Keys of an outer join are sorted if they
/// are moments or numbers. Time series that are all on the same moments are joined without a copy.
Result<FramePtr> joinFrames(const std::vector<JoinPart> &parts, JoinMode mode,
                            const TransformContext &context);

/// All frames joined on time if there are several and each has a time field of the same name; else
/// as they are.
Result<Frames> joinedOnTime(const Frames &frames, const TransformContext &context);

} // namespace Promontory
