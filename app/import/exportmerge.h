#pragma once

#include "datasources/json/json.h"

namespace Promontory {

/// A value of the source with the difference between two values of the program's own wording put in:
/// what is equal in `before` and `after` stays as the source has it, spelling, order and unknown keys
/// included. Lists are compared item by item; items that came or went in the middle are found by the
/// equal ones around them.
Json patched(const Json &source, const Json &before, const Json &after);

} // namespace Promontory
