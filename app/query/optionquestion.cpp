#include "app/query/optionquestion.h"

#include "app/query/whenanswered.h"

#include <memory>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// The answers of several sources to one question: together, or the last error if there are none.
struct Gathered
{
    std::size_t awaited = 0;
    bool answered = false;
    Result<QStringList> texts = QStringList();

    /// True for the last answer.
    bool takes(const Result<QStringList> &more)
    {
        if (more)
            texts = (answered ? *texts : QStringList()) + *more;
        else if (!answered)
            texts = more;
        answered = answered || more;
        return --awaited == 0;
    }
};

QueryRequest instantRequest(const VariableQuery &query, const TimeRange &range)
{
    QueryRequest request;
    request.expression = query.expression;
    request.kind = QueryKind::Instant;
    request.range = range;
    return request;
}

void askSource(DataSource &source, const VariableQuery &query, const TimeRange &range, QObject *context,
               const TakeTexts &take)
{
    LabelQuery labels;
    labels.label = query.label;
    labels.range = range;
    if (!query.selector.isEmpty())
        labels.matchers = {query.selector};
    switch (query.kind) {
    case VariableQuery::Kind::LabelNames:
        whenAnswered(source.labelNames(labels), context, [take, query](Result<QStringList> names) {
            if (names && query.hidesMetricName)
                names->removeAll(u"__name__"_s);
            take(names);
        });
        break;
    case VariableQuery::Kind::Series:
        whenAnswered(source.series(labels), context,
                     [take](const Result<QList<Labels>> &series) { take(series.map(seriesTexts)); });
        break;
    case VariableQuery::Kind::QueryResult:
        whenAnswered(source.query(instantRequest(query, range)), context, [take](const Result<QueryAnswer> &answer) {
            take(answer.map([](const QueryAnswer &got) { return queryResultTexts(got.frames); }));
        });
        break;
    default:
        whenAnswered(source.labelValues(labels), context, take);
    }
}

} // namespace

void askTexts(const std::vector<DataSource *> &sources, const VariableQuery &query, const TimeRange &range,
              QObject *context, const TakeTexts &take)
{
    const auto gathered = std::make_shared<Gathered>();
    gathered->awaited = sources.size();
    for (DataSource *source : sources) {
        askSource(*source, query, range, context, [gathered, take](const Result<QStringList> &texts) {
            if (gathered->takes(texts))
                take(gathered->texts);
        });
    }
}

} // namespace Promontory
