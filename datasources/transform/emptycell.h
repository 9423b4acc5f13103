#pragma once

#include "datasources/transform/cells.h"

namespace Promontory {

/// What cells without a value hold, by the word of a file: "empty" (the default), "null", "true",
/// "false", "zero". A missing cell leaves them missing.
Cell emptyCell(const QString &id, const FieldValues &values);
/// The values with something in the place of the missing ones.
FieldValues filledIn(const FieldValues &values, const Cell &empty);

} // namespace Promontory
