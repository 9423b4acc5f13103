#pragma once

#include "datasources/base/result.h"
#include "datasources/core/mathnode.h"

namespace Promontory {

/// Reads a formula, see MathExpression.
Result<MathNode> parseMath(const QString &text);

} // namespace Promontory
