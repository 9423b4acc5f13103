#pragma once

#include "app/dashboard/dashboard.h"

#include <QHash>
#include <QList>

#include <utility>
#include <vector>

namespace Promontory {

// The rules of the grid, as Grafana's: 24 columns, nothing overlaps, everything falls upwards. Results
// come in the order of the input. Rectangles that are out of bounds are brought in first.

/// What lies lower is not shown: no widget is high enough for it.
inline constexpr int LowestShownRow = 421'000;

/// A row's header on the grid.
GridRect rowRect(const Row &row);

/// Without overlaps: in reading order each rectangle stays, or moves down below what it would cover.
QList<GridRect> separated(const QList<GridRect> &rects);

/// Without overlaps and without free space above any rectangle.
QList<GridRect> compacted(const QList<GridRect> &rects);

/// One rectangle takes a new place, pushes away what it covers, and everything falls upwards.
QList<GridRect> moved(const QList<GridRect> &rects, qsizetype index, const GridRect &target);

/// Gives rectangles their places one after the other: each the first gap in reading order, else below everything.
class FreePlaces
{
public:
    /// A rectangle that lies here already, within bounds.
    void mark(const GridRect &rect);
    GridRect take(int width, int height);

private:
    GridRect find(const GridRect &size) const;
    bool fits(GridRect &place) const;

    std::vector<quint32> m_taken; // columns as bits, of each row
    std::vector<quint8> m_widest; // columns side by side that are free, of each row
    QHash<std::pair<int, int>, int> m_above; // above this row a rectangle of the size, or a larger one, fits nowhere
};

/// Where a new rectangle of this size fits: the first gap in reading order, else below everything.
GridRect firstFree(const QList<GridRect> &rects, int width, int height);

/// The rectangle within the columns and at least one unit in size.
GridRect bounded(GridRect rect);

} // namespace Promontory
