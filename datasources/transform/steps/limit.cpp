#include "datasources/transform/steps/limit.h"

#include "datasources/transform/cells.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Promontory {

Result<Frames> limitRows(const Frames &frames, const Json &options, const TransformContext &)
{
    constexpr double UsualLimit = 10;
    const double wanted = std::trunc(options[u"limitField"].numberLike().value_or(UsualLimit));
    Frames result;
    for (const FramePtr &frame : frames) {
        const auto size = static_cast<double>(frame->rows());
        if (size <= std::abs(wanted)) {
            result.push_back(frame);
            continue;
        }
        RowIndexes rows(static_cast<std::size_t>(std::abs(wanted)));
        std::iota(rows.begin(), rows.end(), static_cast<RowIndex>(wanted < 0 ? size + wanted : 0));
        result.push_back(gatheredFrame(*frame, rows));
    }
    return result;
}

} // namespace Promontory
