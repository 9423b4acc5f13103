/// widgets/canvas holds the dashboard's grid: where panels lie, and how they are moved by hand. It knows
/// neither what a panel shows nor the document; which panels make room for others is told from outside.
#pragma once

#include <QList>
#include <QRect>
#include <QString>

namespace Promontory {

/// A place on the grid, in columns and rows.
struct GridCell
{
    int x = 0;
    int y = 0;
    int w = 12;
    int h = 8;

    bool operator==(const GridCell &) const = default;
};

/// The measures of the grid, px at 1x.
struct GridMetrics
{
    int left = 12;
    int top = 12;
    int right = 12;
    int bottom = 12;
    int columns = 24;
    int gap = 8;
    int cellHeight = 30;
};

/// A widget is no higher; what would lie below is not on the canvas.
inline constexpr int TallestCanvas = 16'000'000;

/// The place of a cell on a canvas of this width. All edges are whole px; cells that end at the same column
/// end at the same px, and the remainder of the width is spread so that equal cells differ by at most 1 px.
QRect cellRect(const GridCell &cell, int canvasWidth, const GridMetrics &metrics = {});
/// Height of a canvas whose lowest cell ends at row `bottomRow` (exclusive).
int canvasHeight(int bottomRow, const GridMetrics &metrics = {});
/// The row at this height of a canvas.
int rowAt(int px, const GridMetrics &metrics = {});
/// The row below the lowest of the cells.
int bottomRow(const QList<GridCell> &cells);

/// The cell of the same size whose corner lies nearest to `topLeft`, inside the columns.
GridCell cellMovedTo(const GridCell &cell, const QPoint &topLeft, int canvasWidth,
                     const GridMetrics &metrics = {});
/// The cell with the same corner whose lower right corner lies nearest to `bottomRight`; at least 1 x 1.
GridCell cellResizedTo(const GridCell &cell, const QPoint &bottomRight, int canvasWidth,
                       const GridMetrics &metrics = {});
/// The cell moved and resized by whole columns and rows, kept inside the columns.
GridCell shiftedCell(const GridCell &cell, int dx, int dy, int dw, int dh,
                     const GridMetrics &metrics = {});

/// Lines along which the edges of `cell` meet edges of the others, in px on the canvas.
struct GridGuides
{
    QList<int> vertical;   ///< x
    QList<int> horizontal; ///< y
};
GridGuides sharedEdges(const GridCell &cell, const QList<GridCell> &others, int canvasWidth,
                       const GridMetrics &metrics = {});

} // namespace Promontory
