#include "tests/benchmarks/transforms.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/transform.h"

#include <QElapsedTimer>

#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 StartMs = 1'700'000'000'000;
constexpr qint64 StepMs = 15'000;

TimeColumn moments(std::size_t count, qint64 shiftMs = 0)
{
    std::vector<qint64> times;
    for (std::size_t i = 0; i < count; ++i)
        times.push_back(StartMs + shiftMs + static_cast<qint64>(i) * StepMs);
    return TimeColumn(std::move(times));
}

NumberColumn waves(std::size_t count, double phase)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(std::round(std::sin(static_cast<double>(i) / 50 + phase) * 1e5) / 1e3);
    return NumberColumn(std::move(values));
}

TextColumn words(std::size_t count, const QString &form, std::size_t different)
{
    std::vector<QString> texts;
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back(form.arg(i * 7 % different));
    return TextColumn(std::move(texts));
}

/// Series of one query; shifted ones share few moments with their neighbours.
Frames seriesOf(std::size_t count, std::size_t points, qint64 shiftMs)
{
    Frames frames;
    for (std::size_t i = 0; i < count; ++i) {
        auto frame = std::make_shared<Frame>();
        frame->refId = u"A"_s;
        frame->fields = {plainField(u"Time"_s, moments(points, static_cast<qint64>(i) * shiftMs)),
                         plainField(u"Value"_s, waves(points, static_cast<double>(i)))};
        frame->fields.back().labels =
            Labels({{u"job"_s, u"job-%1"_s.arg(i % 10)}, {u"pod"_s, u"pod-%1"_s.arg(i)}});
        frame->fields.back().legendName = u"series %1"_s.arg(i);
        nameFields(*frame);
        frames.push_back(std::move(frame));
    }
    return frames;
}

FramePtr tableOf(const QString &refId, std::size_t rows, int numberColumns)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->meta.kind = FrameKind::Table;
    frame->fields = {plainField(u"Time"_s, moments(rows)),
                     plainField(u"pod"_s, words(rows, u"pod-%1"_s, 5'000)),
                     plainField(u"ns"_s, words(rows, u"namespace-%1"_s, 20)),
                     plainField(u"id"_s, words(rows, u"id-%1"_s, rows))};
    for (int i = 0; i < numberColumns; ++i)
        frame->fields.push_back(plainField(u"Value #%1%2"_s.arg(refId).arg(i), waves(rows, i)));
    nameFields(*frame);
    return frame;
}

Frames packedTable(std::size_t rows)
{
    auto frame = std::make_shared<Frame>();
    frame->meta.kind = FrameKind::Table;
    frame->fields = {
        plainField(u"json"_s, words(rows, uR"({"a":%1,"b":"text","c":true,"d":1.5})"_s, rows)),
        plainField(u"pairs"_s, words(rows, u"a=%1 b=text c=true d=1.5"_s, rows))};
    nameFields(*frame);
    return {frame};
}

struct Case
{
    QString name;
    QString id;
    QByteArray options;
    Frames frames;
};

QList<Case> seriesCases()
{
    const Frames aligned = seriesOf(100, 5'000, 0);
    const Frames shifted = seriesOf(10, 50'000, StepMs);
    return {
        {u"joinByField same moments"_s, u"joinByField"_s, "{}", aligned},
        {u"joinByField shifted"_s, u"joinByField"_s, "{}", shifted},
        {u"merge series"_s, u"merge"_s, "{}", shifted},
        {u"reduce"_s, u"reduce"_s, R"({"reducers":["lastNotNull","max","mean","p95","stdDev"]})",
         aligned},
        {u"labelsToFields"_s, u"labelsToFields"_s, "{}", aligned},
        {u"seriesToRows"_s, u"seriesToRows"_s, "{}", aligned},
        {u"calculateField sum"_s, u"calculateField"_s, "{}", aligned},
        {u"calculateField mean"_s, u"calculateField"_s, R"({"reduce":{"reducer":"mean"}})",
         aligned},
        {u"calculateField each"_s, u"calculateField"_s,
         R"({"mode":"binary","binary":{"left":{"matcher":{"id":"byType","options":"number"}},"operator":"*",
                "right":{"fixed":"2"}}})",
         aligned},
        {u"prepareTimeSeries long"_s, u"prepareTimeSeries"_s, R"({"format":"long"})", aligned},
        {u"timeSeriesTable"_s, u"timeSeriesTable"_s, "{}", aligned},
        {u"joinByLabels"_s, u"joinByLabels"_s, R"({"value":"job"})",
         {aligned.begin(), aligned.begin() + 50}},
        {u"smoothing"_s, u"smoothing"_s, "{}", aligned},
        {u"smoothing finely"_s, u"smoothing"_s, R"({"resolution":1000})", aligned},
        {u"prepareTimeSeries wide"_s, u"prepareTimeSeries"_s, R"({"format":"wide"})", shifted},
        {u"renameByRegex"_s, u"renameByRegex"_s,
         R"({"regex":"/series (.*)/","renamePattern":"$1"})", aligned},
        {u"concatenate"_s, u"concatenate"_s, "{}", shifted},
        {u"append"_s, u"append"_s, "{}", {aligned.begin(), aligned.begin() + 5}},
        {u"histogram"_s, u"histogram"_s, "{}", aligned},
        {u"heatmap"_s, u"heatmap"_s, "{}", aligned},
        {u"ensureColumns"_s, u"ensureColumns"_s, "{}", shifted}};
}

QList<Case> tableCases()
{
    const Frames table{tableOf(u"A"_s, 100'000, 6)};
    const Frames two{tableOf(u"A"_s, 100'000, 1), tableOf(u"B"_s, 100'000, 1)};
    return {
        {u"organize"_s, u"organize"_s,
         R"({"excludeByName":{"Time":true},"renameByName":{"pod":"Pod"}})", table},
        {u"joinByField tables"_s, u"joinByField"_s, R"({"byField":"id"})", two},
        {u"joinByField inner"_s, u"joinByField"_s, R"({"byField":"id","mode":"inner"})", two},
        {u"merge tables"_s, u"merge"_s, "{}", two},
        {u"groupBy"_s, u"groupBy"_s,
         R"({"fields":{"pod":{"operation":"groupby"},"ns":{"operation":"groupby"},
                "Value #A0":{"operation":"aggregate","aggregations":["sum","max"]},
                "Value #A1":{"operation":"aggregate","aggregations":["lastNotNull"]}}})",
         table},
        {u"groupToNestedTable"_s, u"groupToNestedTable"_s,
         R"({"fields":{"pod":{"operation":"groupby"}}})", table},
        {u"groupBy every row"_s, u"groupBy"_s,
         R"({"fields":{"id":{"operation":"groupby"},"Value #A0":{"operation":"aggregate","aggregations":["sum"]},
                "pod":{"operation":"aggregate","aggregations":["first"]}}})",
         table},
        {u"sortBy text"_s, u"sortBy"_s, R"({"sort":[{"field":"id"}]})", table},
        {u"sortBy number"_s, u"sortBy"_s, R"({"sort":[{"field":"Value #A0","desc":true}]})", table},
        {u"limit"_s, u"limit"_s, R"({"limitField":50000})", table},
        {u"filterByValue number"_s, u"filterByValue"_s,
         R"({"filters":[{"fieldName":"Value #A0","config":{"id":"greater","options":{"value":10}}}]})",
         table},
        {u"filterByValue regex"_s, u"filterByValue"_s,
         R"({"filters":[{"fieldName":"id","config":{"id":"regex","options":{"value":"7$"}}}]})",
         table},
        {u"convertFieldType text"_s, u"convertFieldType"_s,
         R"({"conversions":[{"targetField":"Value #A0","destinationType":"string"}]})", table},
        {u"convertFieldType number"_s, u"convertFieldType"_s,
         R"({"conversions":[{"targetField":"pod","destinationType":"number"}]})", table},
        {u"convertFieldType truth"_s, u"convertFieldType"_s,
         R"({"conversions":[{"targetField":"id","destinationType":"boolean"}]})", table},
        {u"formatTime"_s, u"formatTime"_s,
         R"({"timeField":"Time","outputFormat":"YYYY-MM-DD HH:mm:ss"})", table},
        {u"formatString"_s, u"formatString"_s,
         R"({"stringField":"id","outputFormat":"Title Case"})", table},
        {u"partitionByValues"_s, u"partitionByValues"_s, R"({"fields":["ns"]})", table},
        {u"groupingToMatrix"_s, u"groupingToMatrix"_s,
         R"({"columnField":"ns","rowField":"pod","valueField":"Value #A0"})", table},
        {u"rowsToFields"_s, u"rowsToFields"_s, "{}", {tableOf(u"A"_s, 9'000, 6)}},
        {u"transpose"_s, u"transpose"_s, "{}", {tableOf(u"A"_s, 9'000, 100)}},
        {u"regression"_s, u"regression"_s, R"({"xFieldName":"Time","yFieldName":"Value #A0"})",
         table},
        {u"calculateField window"_s, u"calculateField"_s,
         R"({"mode":"windowFunctions","window":{"field":"Value #A0"}})", table},
        {u"prepareTimeSeries multi"_s,
         u"prepareTimeSeries"_s,
         R"({"format":"multi"})",
         {tableOf(u"A"_s, 1'000, 6)}},
        {u"extractFields json"_s, u"extractFields"_s,
         R"({"source":"json","format":"json","replace":true})", packedTable(500'000)},
        {u"extractFields paths"_s, u"extractFields"_s,
         R"({"source":"json","format":"json","jsonPaths":[{"path":"a"},{"path":"b"}],"replace":true})",
         packedTable(100'000)},
        {u"extractFields auto"_s, u"extractFields"_s, R"({"source":"json","replace":true})",
         packedTable(500'000)},
        {u"extractFields expression"_s, u"extractFields"_s,
         R"({"source":"pairs","format":"regexp","regExp":"/a=(?<a>\\d+)/","replace":true})",
         packedTable(100'000)},
        {u"extractFields pairs"_s, u"extractFields"_s,
         R"({"source":"pairs","format":"kvp","replace":true})", packedTable(500'000)}};
}

TransformTime measured(const Case &one, int rounds)
{
    TransformTime time;
    time.name = one.name;
    time.cells = static_cast<qint64>(cellCount(one.frames));
    TransformSpec spec;
    spec.id = one.id;
    spec.options = parseJson(one.options).value_or(Json());
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        const Noted<Frames> result = applyTransforms(one.frames, {spec});
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        time.ms = round == 0 ? ms : std::min(time.ms, ms);
        time.cellsOut = static_cast<qint64>(cellCount(result.value));
        time.notice = result.notices.isEmpty() ? QString() : result.notices.first().text;
    }
    return time;
}

} // namespace

QList<TransformTime> measureTransforms(const QString &only, int rounds)
{
    QList<TransformTime> times;
    const QList<Case> cases = seriesCases() + tableCases();
    for (const Case &one : cases) {
        if (one.name.contains(only, Qt::CaseInsensitive))
            times.append(measured(one, rounds));
    }
    return times;
}

} // namespace Promontory
