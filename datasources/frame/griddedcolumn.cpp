#include "datasources/frame/griddedcolumn.h"

#include <algorithm>

namespace Promontory {

NumberColumn onGrid(const TimeColumn &times, const NumberColumn &values, const TimeColumn &grid)
{
    const auto have = times.span();
    const auto want = grid.span();
    if (times.sharesBufferWith(grid) || std::equal(have.begin(), have.end(), want.begin(), want.end()))
        return values;
    const auto samples = values.span();
    const std::size_t count = std::min(have.size(), samples.size());
    std::vector<double> placed(want.size(), missingSample());
    std::size_t next = 0;
    for (std::size_t i = 0; i < want.size() && next < count; ++i) {
        while (next < count && have[next] < want[i])
            ++next;
        if (next < count && have[next] == want[i])
            placed[i] = samples[next];
    }
    return NumberColumn(std::move(placed));
}

} // namespace Promontory
