#include "app/dashboard/gridlayout.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <vector>

namespace Promontory {

namespace {

constexpr int Columns = 24;
constexpr int LargestHeight = 200;
constexpr int LowestRow = 1'000'000; // far below what is shown, and far from the limits of numbers

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

/// The columns of a rectangle as bits.
quint32 columnsOf(const GridRect &rect)
{
    return ((quint32(1) << rect.width) - 1) << rect.x;
}

quint8 widestGap(quint32 taken)
{
    quint8 widest = 0;
    quint8 gap = 0;
    for (int column = 0; column < Columns; ++column) {
        gap = (taken >> column) & 1U ? quint8(0) : quint8(gap + 1);
        widest = std::max(widest, gap);
    }
    return widest;
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
    rect.y = std::clamp(rect.y, 0, LowestRow);
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
    for (GridRect &rect : result)
        rect = bounded(rect);
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

void FreePlaces::mark(const GridRect &rect)
{
    const auto bottom = std::size_t(rect.y + rect.height);
    if (m_taken.size() < bottom) {
        m_taken.resize(bottom);
        m_widest.resize(bottom, quint8(Columns));
    }
    for (auto row = std::size_t(rect.y); row < bottom; ++row) {
        m_taken[row] |= columnsOf(rect);
        m_widest[row] = widestGap(m_taken[row]);
    }
}

/// Moves the place to the columns that are free in all its rows, or below a row that is too full for it.
bool FreePlaces::fits(GridRect &place) const
{
    const std::size_t bottom = std::min(m_taken.size(), std::size_t(place.y + place.height));
    quint32 columns = 0;
    for (auto row = std::size_t(place.y); row < bottom; ++row) {
        if (m_widest[row] < place.width) {
            place.y = int(row) + 1;
            return false;
        }
        columns |= m_taken[row];
    }
    for (place.x = 0; place.x + place.width <= Columns; ++place.x) {
        if ((columns & columnsOf(place)) == 0)
            return true;
    }
    ++place.y;
    return false;
}

GridRect FreePlaces::find(const GridRect &size) const
{
    GridRect place = size;
    for (auto it = m_above.cbegin(); it != m_above.cend(); ++it) {
        if (it.key().first <= size.width && it.key().second <= size.height)
            place.y = std::max(place.y, it.value());
    }
    while (!fits(place)) { }
    return place;
}

GridRect FreePlaces::take(int width, int height)
{
    const GridRect place = find(bounded({0, 0, width, height}));
    m_above[{place.width, place.height}] = place.y;
    mark(place);
    return place;
}

GridRect firstFree(const QList<GridRect> &rects, int width, int height)
{
    FreePlaces places;
    for (const GridRect &rect : rects)
        places.mark(bounded(rect));
    return places.take(width, height);
}

} // namespace Promontory
