#include "datasources/core/expressionvalue.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr QStringView MetricName = u"__name__";

/// The labels of one row of a table: its text columns.
Labels rowLabels(const Frame &frame, std::size_t row)
{
    QList<Labels::Pair> pairs;
    for (const Field &field : frame.fields) {
        const TextColumn *texts = field.texts();
        if (texts && row < texts->size() && !(*texts)[row].isEmpty())
            pairs.append({field.name, (*texts)[row]});
    }
    return Labels(pairs);
}

bool hasTexts(const Frame &frame)
{
    return std::any_of(frame.fields.begin(), frame.fields.end(),
                       [](const Field &field) { return field.texts() != nullptr; });
}

void appendRows(ExpressionValues &values, const Frame &frame)
{
    const Field *number = frame.numberField();
    const NumberColumn *column = number ? number->numbers() : nullptr;
    const bool isTable = hasTexts(frame);
    for (std::size_t row = 0; column && row < column->size(); ++row)
        values.push_back(ExpressionValue::number(isTable ? rowLabels(frame, row) : number->labels, (*column)[row]));
}

void appendSeries(ExpressionValues &values, const Frame &frame)
{
    const Field *time = frame.timeField();
    const TimeColumn *times = time ? time->times() : nullptr;
    if (!times)
        return;
    for (const Field &field : frame.fields) {
        const NumberColumn *column = field.numbers();
        if (!column)
            continue;
        ExpressionValue series;
        series.kind = ExpressionValue::Kind::Series;
        series.labels = field.labels;
        series.times.assign(times->span().begin(), times->span().end());
        series.values.assign(column->span().begin(), column->span().end());
        series.values.resize(series.times.size(), missingSample());
        values.push_back(std::move(series));
    }
}

Labels namedBy(const Labels &labels, const QString &refId)
{
    QList<Labels::Pair> pairs = labels.without(MetricName).pairs();
    pairs.append({MetricName.toString(), refId});
    return Labels(pairs);
}

} // namespace

ExpressionValues expressionValues(const Frames &frames, bool isInstant)
{
    ExpressionValues values;
    for (const FramePtr &frame : frames) {
        if (isInstant || hasTexts(*frame))
            appendRows(values, *frame);
        else
            appendSeries(values, *frame);
    }
    return values;
}

Frames expressionFrames(const ExpressionValues &values, const QString &refId)
{
    Frames frames;
    for (const ExpressionValue &value : values) {
        auto frame = std::make_shared<Frame>();
        frame->refId = refId;
        frame->meta.expression = refId;
        if (value.isSeries()) {
            Field time;
            time.name = u"Time"_s;
            time.values = TimeColumn(value.times);
            frame->fields.push_back(std::move(time));
        }
        Field number;
        number.name = refId;
        number.labels = namedBy(value.labels, refId);
        number.values = NumberColumn(value.values);
        frame->fields.push_back(std::move(number));
        frames.push_back(std::move(frame));
    }
    return frames;
}

} // namespace Promontory
