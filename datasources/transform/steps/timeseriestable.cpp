#include "datasources/transform/steps/timeseriestable.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/fieldreduction.h"

#include <QHash>

#include <map>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// A series as it stands in a cell: it counts as its reduced value.
FramePtr trendOf(const Frame &frame, const Field &time, const Field &field, const QString &reducer)
{
    auto trend = std::make_shared<Frame>();
    trend->refId = frame.refId;
    trend->meta.kind = FrameKind::TimeSeries;
    trend->meta.stepMs = frame.meta.stepMs;
    const Cell value = reducedField(field.values, reducer);
    trend->meta.value = std::holds_alternative<QString>(value) ? missingSample() : cellNumber(value);
    trend->fields = {time, field};
    return trend;
}

const Field *timeOf(const Frame &frame, const Json &options)
{
    const QString name = options[u"timeField"].toString();
    const Field *named = name.isEmpty() ? nullptr : findField(frame, name);
    return named && named->isTime() ? named : frame.timeField();
}

// The rows of one query.
struct SeriesRows
{
    const Frame *first = nullptr;
    const Field *firstNumber = nullptr;
    std::map<QString, std::vector<QString>> labels;
    std::vector<FramePtr> trends;

    void add(const Frame &frame, const Field &time, const Field &field, const QString &reducer)
    {
        first = first ? first : &frame;
        firstNumber = firstNumber ? firstNumber : &field;
        for (const auto &[name, value] : field.labels.pairs()) {
            std::vector<QString> &column = labels[name];
            column.resize(trends.size());
            column.push_back(value);
        }
        trends.push_back(trendOf(frame, time, field, reducer));
    }

    FramePtr frame() const
    {
        auto result = emptyCopy(*first, FrameKind::Table);
        for (const auto &[name, texts] : labels) {
            std::vector<QString> column = texts;
            column.resize(trends.size());
            result->fields.push_back(plainField(name, TextColumn(std::move(column))));
        }
        Field trend = plainField("Trend #"_L1 + first->refId, FrameColumn(trends));
        trend.config = firstNumber->config;
        trend.config.displayName.clear();
        result->fields.push_back(std::move(trend));
        return result;
    }
};

} // namespace

Result<Frames> timeSeriesTable(const Frames &frames, const Json &options,
                               const TransformContext &context)
{
    std::vector<std::pair<QString, SeriesRows>> queries;
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        const Field *time = timeOf(*frame, options[frame->refId]);
        if (!time) {
            result.push_back(frame);
            continue;
        }
        const QString stat = options[frame->refId][u"stat"].toString();
        auto query = std::find_if(queries.begin(), queries.end(), [&frame](const auto &known) {
            return known.first == frame->refId;
        });
        if (query == queries.end())
            query = queries.insert(query, {frame->refId, {}});
        for (const Field &field : frame->fields) {
            if (field.isNumber())
                query->second.add(*frame, *time, field, isReducer(stat) ? stat : u"lastNotNull"_s);
        }
    }
    for (const auto &[refId, rows] : queries) {
        if (rows.first)
            result.push_back(rows.frame());
    }
    return result;
}

} // namespace Promontory
