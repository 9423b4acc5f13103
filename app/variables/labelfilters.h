#pragma once

#include "datasources/base/result.h"
#include "datasources/json/json.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Promontory {

/// One condition on a label, as ad hoc filters write it: =, !=, =~, !~, =| (one of), !=| (none of).
struct LabelFilter
{
    QString label;
    QString op = QStringLiteral("=");
    QStringList values;

    bool operator==(const LabelFilter &) const = default;
};

/// The filters of a document: [{key, operator, value, values}]. Comparisons of sizes, which matchers cannot
/// say, and filters without a label are left out.
QList<LabelFilter> labelFilters(const Json &filters);
/// The same as a document holds them.
Json filtersJson(const QList<LabelFilter> &filters);

/// `job="api", path=~"/x.*"` as people read and type it, and back. Syntax if it cannot be read.
QString filtersText(const QList<LabelFilter> &filters);
Result<QList<LabelFilter>> filtersFromText(const QString &text);

/// The expression with the filters in every one of its vector selectors; a matcher that is there already is
/// not added again. Values are escaped: they cannot leave their quotes.
QString withFilters(const QString &expression, const QList<LabelFilter> &filters);

} // namespace Promontory
