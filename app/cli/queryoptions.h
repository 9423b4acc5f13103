#pragma once

#include "datasources/core/query.h"

#include <QStringList>
#include <QUrl>

namespace Promontory {

enum class OutputFormat { Table, Csv, Json };

/// What the command line of `promontory query` asks for.
struct QueryOptions
{
    QUrl source;
    QueryRequest request;
    OutputFormat format = OutputFormat::Table;
    bool help = false;
};

/// Reads the arguments behind "query". The expression may begin with "-": whatever is not an option
/// of this command is the expression. Times and step are taken as they are given. Errors: Syntax.
Result<QueryOptions> readQueryOptions(const QStringList &arguments, qint64 nowMs);

} // namespace Promontory
