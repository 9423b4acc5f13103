#pragma once

#include "datasources/base/result.h"
#include "datasources/core/expressionvalue.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace Promontory {

struct MathNode;

/// A formula over the answers of other queries, in the language of Grafana's server-side expressions:
/// $A, ${A}, numbers, + - * / % **, comparisons, && || !, parentheses and functions. True is 1, false 0.
class MathExpression
{
public:
    /// Syntax with the place in `detail` if the text is none; TooLarge if it is nested too deeply.
    static Result<MathExpression> parse(const QString &text);

    /// The refIds that the formula names, each once, in order.
    QStringList variables() const;
    /// Series and numbers are joined by their labels: equal ones, or where one has all of the other's, or
    /// none; series value by value at equal times. What has no partner is left out. An input without
    /// values gives a result without values.
    Result<ExpressionValues> evaluate(const QHash<QString, ExpressionValues> &inputs) const;

private:
    std::shared_ptr<const MathNode> m_root;
};

} // namespace Promontory
