#include "widgets/common/values/valuegrid.h"

namespace Promontory {

QRectF ValueGrid::cellAt(int index) const
{
    return {QPointF(columnOf(index) * cell.width(), rowOf(index) * cell.height()), cell};
}

ValueGrid valueGrid(const QSizeF &area, int count, int columns)
{
    const int rows = (count + columns - 1) / columns;
    return {columns, rows, {area.width() / columns, area.height() / rows}};
}

int columnsFor(ValueOrientation orientation, int count)
{
    switch (orientation) {
    case ValueOrientation::Auto:
        return 0;
    case ValueOrientation::Horizontal:
        return 1;
    case ValueOrientation::Vertical:
        return count;
    }
    return 0;
}

} // namespace Promontory
