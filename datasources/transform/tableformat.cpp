#include "datasources/transform/tableformat.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowsort.h"
#include "datasources/transform/transform.h"

#include <QCoreApplication>
#include <QSet>

#include <numeric>
#include <set>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

bool isPlainSeries(const Frame &frame)
{
    return frame.meta.kind == FrameKind::TimeSeries && frame.fields.size() == 2 &&
           frame.timeField() && frame.numberField();
}

std::set<QString> labelNames(const Frames &frames)
{
    std::set<QString> names;
    for (const FramePtr &frame : frames) {
        for (const auto &pair : frame->fields.back().labels.pairs())
            names.insert(pair.first);
    }
    return names;
}

Field labelField(const Frames &frames, const QString &name)
{
    std::vector<QString> texts;
    for (const FramePtr &frame : frames) {
        const QString value = frame->fields.back().labels.value(name);
        texts.insert(texts.end(), frame->rows(), value.isNull() ? u""_s : value);
    }
    return plainField(name, TextColumn(std::move(texts)));
}

Field stackedField(const Frames &frames, const QString &name, std::size_t index)
{
    std::vector<FieldValues> columns;
    for (const FramePtr &frame : frames)
        columns.push_back(frame->fields[index].values);
    return plainField(name, stacked(columns));
}

FramePtr tableOf(const Frames &frames, const std::set<QString> &labels, const QString &valueName)
{
    auto table = emptyCopy(*frames.front(), FrameKind::Table);
    table->meta.stepMs = 0;
    table->fields.push_back(stackedField(frames, u"Time"_s, 0));
    for (const QString &name : labels)
        table->fields.push_back(labelField(frames, name));
    table->fields.push_back(stackedField(frames, valueName, 1));
    RowIndexes rows(table->rows());
    std::iota(rows.begin(), rows.end(), RowIndex(0));
    sortRows(rows, table->fields.front().values, false);
    return gatheredFrame(*table, rows);
}

FramePtr withValueName(const FramePtr &frame, const QString &name)
{
    if (name == "Value"_L1 || frame->meta.kind != FrameKind::Table)
        return frame;
    auto renamed = std::make_shared<Frame>(*frame);
    for (Field &field : renamed->fields) {
        if (field.name == "Value"_L1)
            field.name = name;
    }
    return renamed;
}

// The table of one query, or its series where the table would be too large.
Noted<Frames> seriesAsTable(const Frames &series, const QString &valueName)
{
    const std::set<QString> labels = labelNames(series);
    if (TransformContext().allows(cellCount(series) / 2, labels.size() + 2))
        return {{tableOf(series, labels, valueName)}, {}};
    const QString text = Text::tr("The table of query %1 would have more than %L2 cells; its "
                                  "series are shown as they are.")
                             .arg(series.front()->refId)
                             .arg(TransformContext::MostCells);
    return {series, {{Notice::Severity::Warning, text}}};
}

Frames plainSeriesOf(const Frames &frames, const QString &refId)
{
    Frames series;
    for (const FramePtr &frame : frames) {
        if (frame->refId == refId && isPlainSeries(*frame))
            series.push_back(frame);
    }
    return series;
}

} // namespace

Noted<Frames> asTables(const Frames &frames, const QStringList &refIds)
{
    Noted<Frames> result;
    if (refIds.isEmpty())
        return {frames, {}};
    QSet<QString> done;
    for (const FramePtr &frame : frames) {
        if (!refIds.contains(frame->refId)) {
            result.value.push_back(frame);
            continue;
        }
        const QString valueName =
            refIds.size() > 1 ? QString("Value #"_L1 + frame->refId) : u"Value"_s;
        if (!isPlainSeries(*frame)) {
            result.value.push_back(withValueName(frame, valueName));
            continue;
        }
        if (done.contains(frame->refId))
            continue;
        done.insert(frame->refId);
        const Noted<Frames> own = seriesAsTable(plainSeriesOf(frames, frame->refId), valueName);
        result.value.insert(result.value.end(), own.value.begin(), own.value.end());
        result.notices += own.notices;
    }
    return result;
}

} // namespace Promontory
