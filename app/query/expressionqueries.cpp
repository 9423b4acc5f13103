#include "app/query/expressionqueries.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::ExpressionQueries", text);
}

/// The visible refIds and everything they are computed from.
QSet<QString> neededOf(const QList<Query> &queries, const QHash<QString, LocalExpression> &expressions)
{
    QSet<QString> needed;
    QStringList open;
    for (const Query &query : queries) {
        if (!query.hidden)
            open.append(query.refId);
    }
    while (!open.isEmpty()) {
        const QString refId = open.takeLast();
        if (needed.contains(refId))
            continue;
        needed.insert(refId);
        const auto found = expressions.constFind(refId);
        if (found != expressions.cend())
            open += found->inputs();
    }
    return needed;
}

std::optional<Error> missingInput(const LocalExpression &expression, const QList<Query> &queries)
{
    const QStringList inputs = expression.inputs();
    for (const QString &input : inputs) {
        const bool known = std::any_of(queries.cbegin(), queries.cend(),
                                       [&input](const Query &query) { return query.refId == input; });
        if (!known)
            return Error{ErrorKind::BadQuery, tr("There is no query %1 in this panel.").arg(input.left(64)), {}};
    }
    return {};
}

} // namespace

ExpressionQueries expressionQueries(const QList<Query> &queries,
                                    const std::function<QString(const QString &)> &filled)
{
    ExpressionQueries result;
    QHash<QString, LocalExpression> read;
    QHash<QString, Error> wrong;
    for (const Query &query : queries) {
        if (query.sourceType != QueryKinds::Expression)
            continue;
        const Result<LocalExpression> expression = readLocalExpression(query.refId, query.model, filled);
        const std::optional<Error> missing = expression ? missingInput(*expression, queries) : std::nullopt;
        if (expression && !missing)
            read.insert(query.refId, *expression);
        else
            wrong.insert(query.refId, missing ? *missing : expression.error());
    }
    result.needed = neededOf(queries, read);
    QList<LocalExpression> wanted;
    for (const Query &query : queries) {
        if (!result.needed.contains(query.refId))
            continue;
        if (wrong.contains(query.refId))
            result.failures.append({query.refId, wrong.value(query.refId)});
        if (read.contains(query.refId))
            wanted.append(read.value(query.refId));
        if (query.hidden)
            result.plan.hidden.append(query.refId);
    }
    QStringList circular;
    result.plan.expressions = inOrder(wanted, circular);
    for (const QString &refId : std::as_const(circular))
        result.failures.append({refId, {ErrorKind::BadQuery, tr("The expression depends on itself."), {}}});
    return result;
}

} // namespace Promontory
