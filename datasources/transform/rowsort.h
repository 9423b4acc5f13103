#pragma once

#include "datasources/transform/cells.h"

namespace Promontory {

/// Sorts rows by the values of a column: numbers and moments by size, texts without regard to case.
/// Missing values come last in both directions; rows with equal values keep their order.
void sortRows(RowIndexes &rows, const FieldValues &values, bool descending);

} // namespace Promontory
