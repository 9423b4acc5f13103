#pragma once

#include "app/dashboard/dashboard.h"
#include "app/query/computeexpressions.h"
#include "app/query/queryfailure.h"

#include <QSet>

#include <functional>

namespace Promontory {

/// The kinds of Query::sourceType that need no data source.
namespace QueryKinds {
inline constexpr QLatin1StringView Expression("__expr__");
inline constexpr QLatin1StringView OtherPanel("dashboard");
} // namespace QueryKinds

/// A panel's expressions and the queries that have to be asked for them.
struct ExpressionQueries
{
    ExpressionPlan plan;
    QSet<QString> needed;         ///< refIds of all queries and expressions that something visible needs
    QList<QueryFailure> failures;
};

/// Reads the expressions among the queries. Those that nothing visible needs are left out; what is wrong, or
/// names a query that is not there, fails.
ExpressionQueries expressionQueries(const QList<Query> &queries,
                                    const std::function<QString(const QString &)> &filled);

} // namespace Promontory
