#include "app/variables/variablequery.h"

#include "datasources/format/numbertext.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Kind = VariableQuery::Kind;

constexpr auto MetricName = "__name__"_L1;

// What stands between the parentheses of name(…); nothing if the text is another function.
std::optional<QString> argumentOf(const QString &text, QLatin1StringView function)
{
    if (!text.startsWith(function) || !text.endsWith(u')'))
        return {};
    const QString rest = text.mid(function.size()).trimmed();
    if (!rest.startsWith(u'('))
        return {};
    return rest.mid(1, rest.size() - 2).trimmed();
}

// A text inside of a double-quoted PromQL string.
QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u'"' + escaped + u'"';
}

QString metricMatcher(const QString &pattern)
{
    return u'{' + MetricName + "=~"_L1 + quoted(pattern) + u'}';
}

// The last comma parts selector and label: selectors hold commas, label names do not.
VariableQuery labelValues(const QString &arguments)
{
    VariableQuery query;
    query.kind = Kind::LabelValues;
    const qsizetype comma = arguments.lastIndexOf(u',');
    query.label = arguments.mid(comma + 1).trimmed();
    query.selector = comma < 0 ? QString() : arguments.left(comma).trimmed();
    if (query.selector == "{}"_L1)
        query.selector.clear();
    return query;
}

VariableQuery labelNames(const QString &argument)
{
    VariableQuery query;
    query.kind = Kind::LabelNames;
    query.hidesMetricName = !argument.isEmpty();
    if (!argument.isEmpty())
        query.selector = metricMatcher(".*"_L1 + argument + ".*"_L1);
    return query;
}

VariableQuery metrics(const QString &argument)
{
    VariableQuery query;
    query.kind = Kind::LabelValues;
    query.label = MetricName;
    if (!argument.isEmpty())
        query.selector = metricMatcher(argument);
    return query;
}

} // namespace

VariableQuery parseVariableQuery(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (const auto argument = argumentOf(trimmed, "label_names"_L1))
        return labelNames(*argument);
    if (const auto arguments = argumentOf(trimmed, "label_values"_L1))
        return labelValues(*arguments);
    if (const auto argument = argumentOf(trimmed, "metrics"_L1))
        return metrics(*argument);
    VariableQuery query;
    if (const auto argument = argumentOf(trimmed, "query_result"_L1)) {
        query.kind = Kind::QueryResult;
        query.expression = *argument;
    } else {
        query.kind = Kind::Series;
        query.selector = trimmed;
    }
    return query;
}

QStringList seriesTexts(const QList<Labels> &series)
{
    QStringList texts;
    texts.reserve(series.size());
    for (const Labels &labels : series) {
        QStringList parts;
        for (const auto &[name, value] : labels.pairs()) {
            if (name != MetricName)
                parts.append(name + "=\""_L1 + value + u'"');
        }
        texts.append(labels.metricName() + u'{' + parts.join(u',') + u'}');
    }
    return texts;
}

QStringList queryResultTexts(const Frames &frames)
{
    QStringList texts;
    for (const FramePtr &frame : frames) {
        const Field *time = frame->timeField();
        const Field *number = frame->numberField();
        const TimeColumn *times = time ? time->times() : nullptr;
        const NumberColumn *numbers = number ? number->numbers() : nullptr;
        if (!times || !numbers || times->isEmpty() || numbers->isEmpty())
            continue;
        const QString series = seriesTexts({number->labels}).value(0);
        texts.append(series + u' ' + shortestText(numbers->back()) + u' ' + QString::number(times->back()));
    }
    return texts;
}

} // namespace Promontory
