#pragma once

#include "datasources/core/datasource.h"
#include "tests/support/framebuilder.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace Promontory {

/// A source whose answers a test gives by hand, in any order. What it still owes when it goes is cancelled,
/// as with real sources.
class HeldSource final : public DataSource
{
public:
    template <typename Question, typename Answer>
    struct Asked
    {
        Question question;
        std::shared_ptr<QPromise<Result<Answer>>> promise;

        void answer(Result<Answer> result)
        {
            promise->addResult(std::move(result));
            promise->finish();
        }
    };

    QString uid() const override { return QStringLiteral("held"); }
    QString name() const override { return QStringLiteral("Held"); }
    qint64 scrapeIntervalMs() const override { return 15'000; }
    QFuture<Result<QueryAnswer>> query(const QueryRequest &request) override
    {
        return add(queries, request);
    }
    QFuture<Result<QStringList>> labelNames(const LabelQuery &query) override { return add(lists, query); }
    QFuture<Result<QStringList>> labelValues(const LabelQuery &query) override { return add(lists, query); }
    QFuture<Result<QList<Labels>>> series(const LabelQuery &) override { return {}; }
    QFuture<Result<QList<MetricMetadata>>> metadata(const QString &) override { return {}; }
    QFuture<Result<SourceHealth>> check() override { return {}; }
    qint64 pausedUntilMs() const override { return 0; }

    void answer(std::size_t index, Result<QueryAnswer> result) { queries.at(index).answer(std::move(result)); }

    std::vector<Asked<QueryRequest, QueryAnswer>> queries;
    std::vector<Asked<LabelQuery, QStringList>> lists;

private:
    template <typename Question, typename Answer>
    static QFuture<Result<Answer>> add(std::vector<Asked<Question, Answer>> &list, const Question &question)
    {
        auto promise = std::make_shared<QPromise<Result<Answer>>>();
        promise->start();
        list.push_back({question, promise});
        return promise->future();
    }
};

/// An answer of one series with these values.
inline QueryAnswer answerWith(std::vector<double> values, qint64 startMs = 1'700'000'000'000,
                              qint64 stepMs = 15'000)
{
    QueryAnswer answer;
    answer.frames = {FrameBuilder()
                         .labels({{QStringLiteral("job"), QStringLiteral("api")}})
                         .start(startMs)
                         .step(stepMs)
                         .values(std::move(values))
                         .build()};
    return answer;
}

} // namespace Promontory
