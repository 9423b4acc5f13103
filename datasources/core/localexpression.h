#pragma once

#include "datasources/core/classicconditions.h"
#include "datasources/core/mathexpression.h"
#include "datasources/json/json.h"

#include <functional>
#include <variant>

namespace Promontory {

/// What becomes of values that are no numbers: missing ones, NaN and infinities.
enum class NonNumbers { Strict, Drop, Replace };

/// One value of each series: "mean", "min", "max", "sum", "count", "last", "median".
struct ReduceExpression
{
    QString input;
    QString reducer;
    NonNumbers mode = NonNumbers::Strict;
    double replacement = 0;
};

/// Every series on the same grid.
struct ResampleExpression
{
    QString input;
    qint64 windowMs = 0;
    QString downsampler; ///< where several samples lie in one step: a reducer
    QString upsampler;   ///< where none does: "pad", "backfilling", "fillna"
};

/// 1 where a value keeps the condition, else 0.
struct ThresholdExpression
{
    QString input;
    ValueTest test;
};

/// An expression that is computed here from the answers of other queries.
struct LocalExpression
{
    QString refId;
    std::variant<MathExpression, ReduceExpression, ResampleExpression, ThresholdExpression, ClassicConditions> work;

    QStringList inputs() const; ///< refIds
};

/// Reads the model of an expression query; `filled` puts variables into its texts. Syntax if it is wrong,
/// Unsupported for the kinds that are not computed here.
Result<LocalExpression> readLocalExpression(const QString &refId, const Json &model,
                                            const std::function<QString(const QString &)> &filled);

/// Dependencies first. What lies on a circle is left out and named in `circular`.
QList<LocalExpression> inOrder(const QList<LocalExpression> &expressions, QStringList &circular);

/// `range` is what resampling fills.
Result<ExpressionValues> evaluate(const LocalExpression &expression,
                                  const QHash<QString, ExpressionValues> &inputs, const TimeRange &range);

} // namespace Promontory
