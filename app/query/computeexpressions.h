#pragma once

#include "datasources/core/localexpression.h"

namespace Promontory {

/// What is computed here from a panel's answers, before they are shaped.
struct ExpressionPlan
{
    QList<LocalExpression> expressions; ///< dependencies first
    QStringList hidden;  ///< refIds of queries and expressions that only others need
    QStringList instant; ///< refIds whose answers are single values

    bool isEmpty() const { return expressions.isEmpty() && hidden.isEmpty(); }
};

/// The frames without the hidden ones, and those of the expressions; what failed is a notice. Pure; runs on
/// the pool.
Noted<Frames> withExpressions(const Frames &frames, const ExpressionPlan &plan, const TimeRange &range);

} // namespace Promontory
