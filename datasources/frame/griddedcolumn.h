#pragma once

#include "datasources/frame/frame.h"

namespace Promontory {

/// The values of a series on a shared grid of times: where the grid has a time that the series has
/// not, the result holds missingSample(); samples between grid times are left out. Both time columns
/// ascend. Series that are already on the grid are returned as they are, without a copy.
NumberColumn onGrid(const TimeColumn &times, const NumberColumn &values, const TimeColumn &grid);

} // namespace Promontory
