#include "widgets/common/frametable/columnwidths.h"

#include <algorithm>
#include <numeric>

namespace Promontory {

namespace {

void shareOut(std::vector<int> &widths, const std::vector<ColumnWish> &wishes, int room)
{
    const auto takes = [&](std::size_t i, bool anyFree) {
        return !wishes[i].fixed && (wishes[i].stretches || !anyFree);
    };
    bool anyStretches = false;
    for (const ColumnWish &wish : wishes)
        anyStretches = anyStretches || (wish.stretches && !wish.fixed);
    long total = 0;
    for (std::size_t i = 0; i < widths.size(); ++i)
        total += takes(i, anyStretches) ? widths[i] : 0;
    int left = room;
    std::size_t last = widths.size();
    for (std::size_t i = 0; i < widths.size() && total > 0; ++i) {
        if (!takes(i, anyStretches))
            continue;
        const int share = static_cast<int>(static_cast<long>(room) * widths[i] / total);
        widths[i] += share;
        left -= share;
        last = i;
    }
    if (last < widths.size())
        widths[last] += left;
}

void takeBack(std::vector<int> &widths, const std::vector<ColumnWish> &wishes, int missing)
{
    while (missing > 0) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const bool canShrink =
                !wishes[i].fixed && wishes[i].stretches && widths[i] > wishes[i].least;
            if (canShrink && (widest == widths.size() || widths[i] > widths[widest]))
                widest = i;
        }
        if (widest == widths.size())
            return; // it scrolls
        const int step = std::min({missing, widths[widest] - wishes[widest].least, 8});
        widths[widest] -= step;
        missing -= step;
    }
}

} // namespace

std::vector<int> fitColumns(const std::vector<ColumnWish> &wishes, int available)
{
    std::vector<int> widths;
    widths.reserve(wishes.size());
    for (const ColumnWish &wish : wishes)
        widths.push_back(wish.fixed.value_or(std::max(wish.natural, wish.least)));
    const int total = std::accumulate(widths.begin(), widths.end(), 0);
    if (total < available)
        shareOut(widths, wishes, available - total);
    else
        takeBack(widths, wishes, total - available);
    return widths;
}

} // namespace Promontory
