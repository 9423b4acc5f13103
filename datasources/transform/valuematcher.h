#pragma once

#include "datasources/base/result.h"
#include "datasources/json/json.h"
#include "datasources/transform/cells.h"

#include <functional>

namespace Promontory {

/// Whether the value of a column in a row is meant.
using ValueMatcher = std::function<bool(const FieldValues &values, std::size_t row)>;

/// A matcher of values (grafana-dashboard 13): "greater", "equal", "regex", "isNull" … Syntax error
/// if the id is unknown or the expression wrong.
Result<ValueMatcher> makeValueMatcher(const QString &id, const Json &options);

} // namespace Promontory
