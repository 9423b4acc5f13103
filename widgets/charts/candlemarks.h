#pragma once

#include "datasources/frame/frame.h"

#include <QColor>

namespace Promontory {

/// Candles with their volumes below, one for each time. Columns are as long as the times; one
/// without values is empty.
struct CandleMarks
{
    TimeColumn times;
    NumberColumn open;
    NumberColumn high;
    NumberColumn low;
    NumberColumn close;
    NumberColumn volume;
    qint64 slotMs = 0;   ///< distance of neighbouring candles
    int axis = -1;       ///< of the prices, in the scene's axes; -1: no candles
    int volumeAxis = -1; ///< -1: no volumes
    QColor up;
    QColor down;
    QColor flat;
    bool areBars = false; ///< a stroke with a tick for open and close instead of a body
    bool isByPriorClose =
        false; ///< coloured against the close before; hollow when it rose by itself

    /// 1 rose, -1 fell, 0 neither; what the colour tells.
    int direction(std::size_t index) const;
    QColor color(std::size_t index) const;
};

} // namespace Promontory
