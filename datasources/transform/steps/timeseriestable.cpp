#include "datasources/transform/steps/timeseriestable.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/fieldreduction.h"

#include <QHash>

#include <map>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// The rows of one query.
struct SeriesRows
{
    const Frame *first = nullptr;
    const Field *firstNumber = nullptr;
    std::map<QString, std::vector<QString>> labels;
    std::vector<Cell> trends;

    void add(const Frame &frame, const Field &field, const QString &reducer)
    {
        first = first ? first : &frame;
        firstNumber = firstNumber ? firstNumber : &field;
        for (const auto &[name, value] : field.labels.pairs()) {
            std::vector<QString> &column = labels[name];
            column.resize(trends.size());
            column.push_back(value);
        }
        trends.push_back(reducedField(field.values, reducer));
    }

    FramePtr frame() const
    {
        auto result = emptyCopy(*first, FrameKind::Table);
        for (const auto &[name, texts] : labels) {
            std::vector<QString> column = texts;
            column.resize(trends.size());
            result->fields.push_back(plainField(name, TextColumn(std::move(column))));
        }
        Field trend = plainField("Trend #"_L1 + first->refId, columnOf(trends));
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
        if (!frame->timeField()) {
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
                query->second.add(*frame, field, isReducer(stat) ? stat : u"lastNotNull"_s);
        }
    }
    for (const auto &[refId, rows] : queries) {
        if (rows.first)
            result.push_back(rows.frame());
    }
    return result;
}

} // namespace Promontory
