#pragma once

#include "datasources/core/expressionvalue.h"
#include "datasources/core/valuetest.h"

#include <QHash>

namespace Promontory {

/// One condition of an old alert: all series of a query, each as one number, against a test. It holds if it holds for
/// any of them.
struct ClassicCondition
{
    QString input;
    QString reducer = QStringLiteral("avg"); ///< "avg", "last", "percent_diff", "count_non_null", …
    ValueTest test;
    bool isAnd = true; ///< how it joins those before it; else or
};

/// Syntax or Unsupported if it is wrong.
Result<ClassicCondition> readClassicCondition(const Json &json);

/// Conditions joined from the first to the last: 1 if they hold, 0 if not, nothing if there is no data to tell.
struct ClassicConditions
{
    QList<ClassicCondition> conditions;

    QStringList inputs() const;
    double evaluate(const QHash<QString, ExpressionValues> &values) const;
};

/// The number of a series. Samples that are missing or no number are skipped; missing if none is left.
double classicReduced(const QString &reducer, const std::vector<double> &values);

} // namespace Promontory
