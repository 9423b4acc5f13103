#include "app/cli/queryjson.h"

#include "app/cli/queryoutput.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

Json jsonText(const QByteArray &text)
{
    return Json(QString::fromUtf8(text));
}

Json jsonTime(qint64 timeMs)
{
    const QByteArray whole = QByteArray::number(timeMs / 1000);
    const qint64 rest = std::abs(timeMs % 1000);
    if (rest == 0)
        return Json::number(whole);
    const QByteArray sign = timeMs < 0 && timeMs > -1000 ? "-" : "";
    return Json::number(sign + whole + '.' + QByteArray::number(rest).rightJustified(3, '0'));
}

Json jsonLabels(const Labels &labels)
{
    QList<JsonMember> members;
    for (const auto &[name, value] : labels.pairs())
        members.append({name, Json(value), -1});
    return Json::object(members);
}

Json jsonBucket(const HistogramBucket &bucket)
{
    return Json::array({Json(bucket.rule), jsonText(numberText(bucket.lower)),
                        jsonText(numberText(bucket.upper)), jsonText(numberText(bucket.count))});
}

Json jsonHistogram(const HistogramSample &sample)
{
    QList<Json> buckets;
    for (const HistogramBucket &bucket : sample.buckets)
        buckets.append(jsonBucket(bucket));
    QList<JsonMember> members{{u"count"_s, jsonText(numberText(sample.count)), -1},
                              {u"sum"_s, jsonText(numberText(sample.sum)), -1}};
    if (!buckets.isEmpty())
        members.append({u"buckets"_s, Json::array(buckets), -1});
    return Json::array({jsonTime(sample.timeMs), Json::object(members)});
}

Json jsonValue(const Field &field, std::size_t row)
{
    const NumberColumn *numbers = field.numbers();
    if (numbers && row < numbers->size())
        return jsonText(numberText(numbers->span()[row]));
    const TextColumn *texts = field.texts();
    return texts && row < texts->size() ? Json(texts->span()[row]) : Json();
}

/// The pairs [t,"v"] of a frame; of a string result [t,"text"].
QList<Json> jsonPairs(const Frame &frame)
{
    QList<Json> pairs;
    const Field *time = frame.timeField();
    const TimeColumn *times = time ? time->times() : nullptr;
    for (std::size_t row = 0; times && row < times->size(); ++row)
        pairs.append(
            Json::array({jsonTime(times->span()[row]), jsonValue(frame.fields.back(), row)}));
    return pairs;
}

Json jsonSeries(const Frame &frame, bool vector)
{
    const Field *number = frame.numberField();
    QList<JsonMember> members{{u"metric"_s, jsonLabels(number ? number->labels : Labels()), -1}};
    const QList<Json> pairs = jsonPairs(frame);
    QList<Json> histograms;
    for (const HistogramSample &sample : frame.meta.histograms)
        histograms.append(jsonHistogram(sample));
    if (!pairs.isEmpty())
        members.append(
            {vector ? u"value"_s : u"values"_s, vector ? pairs.last() : Json::array(pairs), -1});
    if (!histograms.isEmpty())
        members.append({vector ? u"histogram"_s : u"histograms"_s,
                        vector ? histograms.last() : Json::array(histograms), -1});
    return Json::object(members);
}

Json jsonResult(const QueryAnswer &answer)
{
    const QString &type = answer.trace.resultType;
    if (type == "scalar"_L1 || type == "string"_L1) {
        const QList<Json> pairs =
            answer.frames.empty() ? QList<Json>() : jsonPairs(*answer.frames.front());
        return pairs.isEmpty() ? Json::array() : pairs.first();
    }
    QList<Json> series;
    for (const FramePtr &frame : answer.frames)
        series.append(jsonSeries(*frame, type == "vector"_L1));
    return Json::array(series);
}

Json jsonNotices(const QList<Notice> &notices, bool infos)
{
    QList<Json> texts;
    for (const Notice &notice : notices) {
        if ((notice.severity == Notice::Severity::Info) == infos)
            texts.append(Json(notice.text));
    }
    return texts.isEmpty() ? Json() : Json::array(texts);
}

} // namespace

QByteArray toApiJson(const QueryAnswer &answer)
{
    Json data = Json::object();
    data.set(u"resultType", Json(answer.trace.resultType));
    data.set(u"result", jsonResult(answer));
    Json root = Json::object();
    root.set(u"status", Json(u"success"_s));
    root.set(u"data", data);
    root.set(u"warnings", jsonNotices(answer.notices, false));
    root.set(u"infos", jsonNotices(answer.notices, true));
    return writeJsonCompact(root) + '\n';
}

} // namespace Promontory
