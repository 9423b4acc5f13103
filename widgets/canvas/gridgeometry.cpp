#include "widgets/canvas/gridgeometry.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

/// Width of all columns with a gap behind each.
int spread(int canvasWidth, const GridMetrics &metrics)
{
    return std::max(metrics.columns, canvasWidth - metrics.left - metrics.right + metrics.gap);
}

/// Left edge of a column; column 24 is one gap behind the right edge.
int columnLeft(int column, int canvasWidth, const GridMetrics &metrics)
{
    return metrics.left + int(qint64(column) * spread(canvasWidth, metrics) / metrics.columns);
}

int rowPitch(const GridMetrics &metrics)
{
    return metrics.cellHeight + metrics.gap;
}

/// The height of so many rows with their gaps, on no canvas more than it may have.
int pixels(int rows, const GridMetrics &metrics)
{
    return int(std::clamp<qint64>(qint64(rows) * rowPitch(metrics), -TallestCanvas, TallestCanvas));
}

int nearestColumn(int px, int canvasWidth, const GridMetrics &metrics)
{
    const double pitch = double(spread(canvasWidth, metrics)) / metrics.columns;
    return int(std::lround((px - metrics.left) / pitch));
}

int nearestRow(int px, const GridMetrics &metrics)
{
    return int(std::lround(double(px - metrics.top) / rowPitch(metrics)));
}

void addOnce(QList<int> &list, int value)
{
    if (!list.contains(value))
        list.append(value);
}

} // namespace

QRect cellRect(const GridCell &cell, int canvasWidth, const GridMetrics &metrics)
{
    const int left = columnLeft(cell.x, canvasWidth, metrics);
    const int right = columnLeft(cell.x + cell.w, canvasWidth, metrics) - metrics.gap;
    return QRect(left, metrics.top + pixels(cell.y, metrics), std::max(1, right - left),
                 std::max(1, pixels(cell.h, metrics) - metrics.gap));
}

int canvasHeight(int bottom, const GridMetrics &metrics)
{
    if (bottom <= 0)
        return metrics.top + metrics.bottom;
    return metrics.top + pixels(bottom, metrics) - metrics.gap + metrics.bottom;
}

int rowAt(int px, const GridMetrics &metrics)
{
    return int(std::floor(double(px - metrics.top) / rowPitch(metrics)));
}

int bottomRow(const QList<GridCell> &cells)
{
    int bottom = 0;
    for (const GridCell &cell : cells)
        bottom = std::max(bottom, cell.y + cell.h);
    return bottom;
}

GridCell cellMovedTo(const GridCell &cell, const QPoint &topLeft, int canvasWidth,
                     const GridMetrics &metrics)
{
    GridCell moved = cell;
    moved.x = std::clamp(nearestColumn(topLeft.x(), canvasWidth, metrics), 0,
                         std::max(0, metrics.columns - cell.w));
    moved.y = std::max(0, nearestRow(topLeft.y(), metrics));
    return moved;
}

GridCell cellResizedTo(const GridCell &cell, const QPoint &bottomRight, int canvasWidth,
                       const GridMetrics &metrics)
{
    GridCell resized = cell;
    const int right = nearestColumn(bottomRight.x() + metrics.gap, canvasWidth, metrics);
    const int bottom = nearestRow(bottomRight.y() + metrics.gap, metrics);
    resized.w = std::clamp(right - cell.x, 1, std::max(1, metrics.columns - cell.x));
    resized.h = std::max(1, bottom - cell.y);
    return resized;
}

GridCell shiftedCell(const GridCell &cell, int dx, int dy, int dw, int dh, const GridMetrics &metrics)
{
    GridCell shifted;
    shifted.w = std::clamp(cell.w + dw, 1, std::max(1, metrics.columns - cell.x));
    shifted.h = std::max(1, cell.h + dh);
    shifted.x = std::clamp(cell.x + dx, 0, std::max(0, metrics.columns - shifted.w));
    shifted.y = std::max(0, cell.y + dy);
    return shifted;
}

GridGuides sharedEdges(const GridCell &cell, const QList<GridCell> &others, int canvasWidth,
                       const GridMetrics &metrics)
{
    GridGuides guides;
    const QRect own = cellRect(cell, canvasWidth, metrics);
    for (const GridCell &other : others) {
        if (cell.x == other.x)
            addOnce(guides.vertical, own.left());
        if (cell.x + cell.w == other.x + other.w)
            addOnce(guides.vertical, own.right());
        if (cell.y == other.y)
            addOnce(guides.horizontal, own.top());
        if (cell.y + cell.h == other.y + other.h)
            addOnce(guides.horizontal, own.bottom());
    }
    return guides;
}

} // namespace Promontory
