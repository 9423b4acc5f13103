#include "datasources/transform/steps/preparetimeseries.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/framejoin.h"
#include "datasources/transform/framestack.h"
#include "datasources/transform/rowkeys.h"
#include "datasources/transform/rowsort.h"

#include <QCoreApplication>

#include <numeric>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr std::size_t MostSeries = 10'000;

Labels withTexts(const Labels &labels, const std::vector<const Field *> &texts, std::size_t row)
{
    QList<Labels::Pair> pairs = labels.pairs();
    for (const Field *field : texts)
        pairs.append({field->displayName, cellText(cellAt(field->values, row))});
    return Labels(pairs);
}

FramePtr seriesOf(const Frame &frame, const Field &time, const Field &number,
                  const RowIndexes &rows, Labels labels)
{
    auto series = emptyCopy(frame, FrameKind::TimeSeries);
    series->fields = {time, number};
    series->fields.back().labels = std::move(labels);
    for (Field &field : series->fields)
        field.values = gathered(field.values, rows);
    nameFields(*series);
    return series;
}

// Texts beside the numbers tell series apart.
void addSeries(Frames &result, const Frame &frame)
{
    const Field *time = frame.timeField();
    if (!time)
        return;
    std::vector<const Field *> texts;
    for (const Field &field : frame.fields) {
        if (field.texts())
            texts.push_back(&field);
    }
    const auto groups = rowsByKey(RowKeys(texts.size()).keysOf(texts, frame.rows()));
    for (const Field &number : frame.fields) {
        if (!number.isNumber())
            continue;
        for (RowIndexes rows : groups) {
            sortRows(rows, time->values, false);
            result.push_back(seriesOf(frame, *time, number, rows,
                                      withTexts(number.labels, texts, rows.front())));
        }
        if (result.size() > MostSeries)
            return;
    }
}

Result<Frames> multi(const Frames &frames)
{
    Frames result;
    for (const FramePtr &frame : frames) {
        addSeries(result, *frame);
        if (result.size() > MostSeries)
            return failure(ErrorKind::TooLarge,
                           Text::tr("It would give more than %L1 series.").arg(MostSeries));
    }
    return result;
}

Result<Frames> wide(const Frames &frames, const TransformContext &context)
{
    std::vector<JoinPart> parts;
    for (const FramePtr &frame : frames) {
        if (const Field *time = frame->timeField())
            parts.push_back({frame.get(), time});
    }
    if (parts.empty())
        return Frames();
    auto joined = joinFrames(parts, JoinMode::Outer, context);
    if (!joined)
        return failure(joined.error());
    return Frames{*joined};
}

// Labels become columns beside time and value.
FramePtr asLongTable(const Frame &series)
{
    auto table = emptyCopy(series, FrameKind::Table);
    for (const Field &field : series.fields) {
        Field plain = field;
        plain.labels = {};
        plain.legendName.clear();
        table->fields.push_back(std::move(plain));
    }
    for (const auto &[name, value] : series.fields.back().labels.pairs())
        table->fields.push_back(
            plainField(name, TextColumn(std::vector<QString>(series.rows(), value))));
    nameFields(*table);
    return table;
}

Result<Frames> longTable(const Frames &frames, const TransformContext &context)
{
    const auto series = multi(frames);
    if (!series || series->empty())
        return series;
    Frames tables;
    for (const FramePtr &one : *series)
        tables.push_back(asLongTable(*one));
    const auto stacked = stackedFrames(tables, context);
    if (!stacked)
        return failure(stacked.error());
    const Frame &all = **stacked;
    RowIndexes rows(all.rows());
    std::iota(rows.begin(), rows.end(), RowIndex(0));
    sortRows(rows, all.fields.front().values, false);
    return Frames{gatheredFrame(all, rows)};
}

} // namespace

Result<Frames> prepareTimeSeries(const Frames &frames, const Json &options,
                                 const TransformContext &context)
{
    const QString format = options[u"format"].toString(u"wide"_s);
    if (format == "wide"_L1)
        return wide(frames, context);
    if (format == "multi"_L1 || format == "many"_L1)
        return multi(frames);
    if (format == "long"_L1)
        return longTable(frames, context);
    return failure(ErrorKind::Syntax, Text::tr("Its format is unknown."));
}

Result<Frames> ensureColumns(const Frames &frames, const Json &, const TransformContext &context)
{
    return joinedOnTime(frames, context);
}

} // namespace Promontory
