#pragma once

#include <QString>

#include <span>

namespace Promontory {

/// Whether server-side expressions know this reducer. They differ from those of panels: one value that
/// is no number spoils the result.
bool isExpressionReducer(const QString &name);
/// NaN where a value is missing or NaN; "count" counts everything.
double expressionReduced(const QString &name, std::span<const double> values);

} // namespace Promontory
