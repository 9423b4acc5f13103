#pragma once

#include "datasources/frame/frame.h"

namespace Promontory {

/// Which field something that is drawn was made from; keeps the frame alive.
struct FieldOrigin
{
    FramePtr frame;
    int index = -1; ///< in the frame's fields

    const Field *field() const
    {
        const bool isInside = frame && index >= 0 && static_cast<std::size_t>(index) < frame->fields.size();
        return isInside ? &frame->fields[static_cast<std::size_t>(index)] : nullptr;
    }
    bool hasLinks() const { return field() && !field()->config.links.isEmpty(); }
};

/// Where a field with links lies in these frames; nowhere for one without any, as nobody follows it.
FieldOrigin originIn(const Frames &frames, const Field &field);

} // namespace Promontory
