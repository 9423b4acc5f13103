#include "app/dashboard/gridlayout.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace Promontory {

namespace {

constexpr int Columns = 24;
constexpr int LargestHeight = 200;

/// How far down each column is taken.
class Skyline
{
public:
    int top(const GridRect &rect) const
    {
        return *std::max_element(from(rect), from(rect) + rect.width);
    }
    void take(const GridRect &rect)
    {
        for (int column = rect.x; column < rect.x + rect.width; ++column) {
            int &bottom = m_bottoms[size_t(column)];
            bottom = std::max(bottom, rect.y + rect.height);
        }
    }

private:
    std::array<int, Columns>::const_iterator from(const GridRect &rect) const
    {
        return m_bottoms.cbegin() + rect.x;
    }

    std::array<int, Columns> m_bottoms{};
};

/// Who goes first among those at one height.
enum class Rank { Moved, Pushed, Settled };

/// Indexes by y, then rank, then x.
QList<qsizetype> readingOrder(const QList<GridRect> &rects, const QList<Rank> &ranks)
{
    QList<qsizetype> order(rects.size());
    std::iota(order.begin(), order.end(), qsizetype(0));
    std::stable_sort(order.begin(), order.end(), [&rects, &ranks](qsizetype a, qsizetype b) {
        const GridRect &left = rects.at(a);
        const GridRect &right = rects.at(b);
        return std::tuple(left.y, ranks.at(a), left.x) < std::tuple(right.y, ranks.at(b), right.x);
    });
    return order;
}

QList<GridRect> laidOut(QList<GridRect> rects, const QList<Rank> &ranks, bool fallUpwards)
{
    for (GridRect &rect : rects)
        rect = bounded(rect);
    Skyline skyline;
    for (const qsizetype index : readingOrder(rects, ranks)) {
        GridRect &rect = rects[index];
        const int top = skyline.top(rect);
        rect.y = fallUpwards ? top : std::max(rect.y, top);
        skyline.take(rect);
    }
    return rects;
}

QList<Rank> allSettled(const QList<GridRect> &rects)
{
    return QList<Rank>(rects.size(), Rank::Settled);
}

} // namespace

GridRect bounded(GridRect rect)
{
    rect.width = std::clamp(rect.width, 1, Columns);
    rect.height = std::clamp(rect.height, 1, LargestHeight);
    rect.x = std::clamp(rect.x, 0, Columns - rect.width);
    rect.y = std::max(rect.y, 0);
    return rect;
}

GridRect rowRect(const Row &row)
{
    return {0, row.y, Columns, 1};
}

QList<GridRect> separated(const QList<GridRect> &rects)
{
    return laidOut(rects, allSettled(rects), false);
}

QList<GridRect> compacted(const QList<GridRect> &rects)
{
    return laidOut(rects, allSettled(rects), true);
}

QList<GridRect> moved(const QList<GridRect> &rects, qsizetype index, const GridRect &target)
{
    if (index < 0 || index >= rects.size())
        return compacted(rects);
    QList<GridRect> result = rects;
    QList<Rank> ranks = allSettled(rects);
    const GridRect place = bounded(target);
    result[index] = place;
    ranks[index] = Rank::Moved;
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (i == index || !result.at(i).intersects(place))
            continue;
        result[i].y = place.y + place.height;
        ranks[i] = Rank::Pushed;
    }
    return laidOut(result, ranks, true);
}

GridRect firstFree(const QList<GridRect> &rects, int width, int height)
{
    GridRect candidate = bounded({0, 0, width, height});
    int bottom = 0;
    for (const GridRect &rect : rects)
        bottom = std::max(bottom, rect.y + rect.height);
    for (candidate.y = 0; candidate.y < bottom; ++candidate.y) {
        for (candidate.x = 0; candidate.x + candidate.width <= Columns; ++candidate.x) {
            const bool covered =
                std::any_of(rects.cbegin(), rects.cend(), [&candidate](const GridRect &rect) {
                    return rect.intersects(candidate);
                });
            if (!covered)
                return candidate;
        }
    }
    candidate.x = 0;
    return candidate;
}

} // namespace Promontory
