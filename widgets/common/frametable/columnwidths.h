#pragma once

#include <optional>
#include <vector>

namespace Promontory {

/// What a column wants.
struct ColumnWish
{
    int natural = 80;         ///< of its title and texts
    std::optional<int> fixed; ///< chosen in the file or by hand
    int least = 48;
    bool stretches = true; ///< takes its share of what is left; numbers do not
};

/// Widths that fill the room: fixed ones as they are, what is left goes to the stretching columns
/// by their natural widths, what is missing is taken from the widest first, never below their
/// least.
std::vector<int> fitColumns(const std::vector<ColumnWish> &wishes, int available);

} // namespace Promontory
