#include "app/dashboardsettings/queryparts.h"

#include <optional>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = QueryParts::Kind;

/// What stands between the parentheses of name(…); nothing if the text is another function.
std::optional<QString> argumentOf(const QString &query, QLatin1StringView function)
{
    const QString rest =
        query.startsWith(function) ? query.mid(function.size()).trimmed() : QString();
    if (!rest.startsWith(u'(') || !rest.endsWith(u')'))
        return {};
    return rest.mid(1, rest.size() - 2).trimmed();
}

QueryParts labelValues(const QString &arguments)
{
    // The last comma parts selector and label: selectors hold commas, label names do not.
    const qsizetype comma = arguments.lastIndexOf(u',');
    return {Kind::LabelValues, arguments.mid(comma + 1).trimmed(),
            comma < 0 ? QString() : arguments.left(comma).trimmed()};
}

} // namespace

QueryParts partsOf(const QString &query)
{
    const QString trimmed = query.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (const auto argument = argumentOf(trimmed, "label_names"_L1))
        return {Kind::LabelNames, {}, *argument};
    if (const auto arguments = argumentOf(trimmed, "label_values"_L1))
        return labelValues(*arguments);
    if (const auto argument = argumentOf(trimmed, "metrics"_L1))
        return {Kind::Metrics, {}, *argument};
    if (const auto argument = argumentOf(trimmed, "query_result"_L1))
        return {Kind::QueryResult, {}, *argument};
    return {Kind::Series, {}, trimmed};
}

QString queryOf(const QueryParts &parts)
{
    const QString text = parts.text.trimmed();
    const QString label = parts.label.trimmed();
    switch (parts.kind) {
    case Kind::LabelValues:
        if (label.isEmpty())
            return {};
        return u"label_values("_s + (text.isEmpty() ? label : QString(text + u", "_s + label)) +
               u')';
    case Kind::LabelNames:
        return u"label_names("_s + text + u')';
    case Kind::Metrics:
        return u"metrics("_s + text + u')';
    case Kind::QueryResult:
        return text.isEmpty() ? QString() : QString(u"query_result("_s + text + u')');
    case Kind::Series:
        break;
    }
    return text;
}

} // namespace Promontory
