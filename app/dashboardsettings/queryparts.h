#pragma once

#include <QString>

namespace Promontory {

/// A variable's query cut into what a form asks for (grafana-dashboard 3.4).
struct QueryParts
{
    enum class Kind { LabelValues, LabelNames, Metrics, QueryResult, Series };

    Kind kind = Kind::LabelValues;
    QString label; ///< LabelValues only
    QString
        text; ///< the selector, pattern or expression; may be empty but for QueryResult and Series

    bool operator==(const QueryParts &) const = default;
};

QueryParts partsOf(const QString &query);
/// The query in the usual spelling; empty while a part that it needs is missing.
QString queryOf(const QueryParts &parts);

} // namespace Promontory
