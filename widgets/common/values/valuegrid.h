#pragma once

#include "widgets/common/values/valueoptions.h"

#include <QRectF>

namespace Promontory {

/// Cells of one size for several values, filled row by row.
struct ValueGrid
{
    int columns = 1;
    int rows = 1;
    QSizeF cell;

    int cells() const { return columns * rows; }
    int columnOf(int index) const { return index % columns; }
    int rowOf(int index) const { return index / columns; }
    QRectF cellAt(int index) const;
};

/// The grid with this many columns that has a cell for each value.
ValueGrid valueGrid(const QSizeF &area, int count, int columns);

/// The columns an orientation asks for; 0: the panel looks for the best number itself.
int columnsFor(ValueOrientation orientation, int count);

} // namespace Promontory
