#include "datasources/prometheus/answerreader.h"

#include <QCoreApplication>

#include <map>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDecoder)
};

constexpr qint64 LookbackMs = 5 * 60 * 1000;

Field timeField(TimeColumn times)
{
    Field field;
    field.name = u"Time"_s;
    field.values = std::move(times);
    return field;
}

Field valueField(NumberColumn values, Labels labels = {})
{
    Field field;
    field.name = u"Value"_s;
    field.labels = std::move(labels);
    field.values = std::move(values);
    return field;
}

std::shared_ptr<Frame> newFrame(const QueryRequest &request)
{
    auto frame = std::make_shared<Frame>();
    frame->refId = request.refId;
    frame->meta.expression = request.expression;
    frame->meta.stepMs = request.kind == QueryKind::Range ? request.stepMs : 0;
    return frame;
}

FramePtr seriesFrame(ReadSeries series, const QueryRequest &request)
{
    auto frame = newFrame(request);
    frame->fields.push_back(timeField(std::move(series.times)));
    frame->fields.push_back(valueField(std::move(series.values), Labels(std::move(series.labels))));
    frame->meta.histograms = std::move(series.histograms);
    return frame;
}

FramePtr textFrame(const AnswerParts &parts, const QueryRequest &request)
{
    auto frame = newFrame(request);
    frame->meta.kind = FrameKind::Table;
    frame->fields.push_back(timeField(TimeColumn(std::vector<qint64>{parts.textTimeMs})));
    Field text;
    text.name = u"Value"_s;
    text.values = TextColumn(std::vector<QString>{parts.text});
    frame->fields.push_back(std::move(text));
    return frame;
}

/// The one moment of a series in a vector: of its sample, or of its histogram, whose value is
/// missing.
qint64 momentOf(const ReadSeries &series)
{
    if (!series.times.isEmpty())
        return series.times.back();
    return series.histograms.empty() ? 0 : series.histograms.back().timeMs;
}

FramePtr tableFrame(const std::vector<ReadSeries> &rows, const QueryRequest &request)
{
    std::vector<qint64> times;
    std::vector<double> values;
    std::map<QString, std::vector<QString>> labels;
    std::vector<HistogramSample> histograms;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        times.push_back(momentOf(rows[row]));
        values.push_back(rows[row].values.isEmpty() ? missingSample() : rows[row].values.back());
        histograms.insert(histograms.end(), rows[row].histograms.begin(), rows[row].histograms.end());
        for (const auto &[name, text] : rows[row].labels) {
            std::vector<QString> &column = labels[name];
            column.resize(rows.size());
            column[row] = text;
        }
    }
    auto frame = newFrame(request);
    frame->meta.kind = FrameKind::Table;
    frame->meta.histograms = std::move(histograms);
    frame->fields.push_back(timeField(TimeColumn(std::move(times))));
    for (auto &[name, texts] : labels) {
        Field field;
        field.name = name;
        field.values = TextColumn(std::move(texts));
        frame->fields.push_back(std::move(field));
    }
    frame->fields.push_back(valueField(NumberColumn(std::move(values))));
    return frame;
}

/// Servers may align the ends of a range to the step or look back a little; more than that is a
/// fault.
bool isOutside(const ReadSeries &series, const QueryRequest &request)
{
    const qint64 slack = std::max(request.stepMs, LookbackMs);
    return !series.times.isEmpty() && (series.times.front() < request.range.fromMs - slack ||
                                       series.times.back() > request.range.toMs + slack);
}

int countOutside(const AnswerParts &parts, const QueryRequest &request)
{
    if (request.kind != QueryKind::Range || request.range.isEmpty())
        return 0;
    return static_cast<int>(
        std::count_if(parts.series.begin(), parts.series.end(),
                      [&](const ReadSeries &series) { return isOutside(series, request); }));
}

void addNotice(QList<Notice> &notices, Notice::Severity severity, bool applies, const QString &text)
{
    if (applies)
        notices.append({severity, text});
}

QList<Notice> noticesOf(const AnswerParts &parts, const DecodeContext &context)
{
    using enum Notice::Severity;
    const ReadTally &tally = parts.tally;
    const int outside = countOutside(parts, context.request);
    QList<Notice> notices = parts.notices;
    addNotice(notices, Warning, tally.badSamples > 0,
              Text::tr("%n samples could not be read and are missing.", nullptr,
                       static_cast<int>(std::min<qint64>(tally.badSamples, INT_MAX))));
    addNotice(
        notices, Warning, tally.unorderedSeries > 0,
        Text::tr(
            "The samples of %n series were out of order or doubled; they are shown in order, and "
            "of doubles the last one.",
            nullptr, static_cast<int>(tally.unorderedSeries)));
    addNotice(notices, Warning, outside > 0,
              Text::tr("%n series have samples outside the time range that was asked for.", nullptr,
                       outside));
    addNotice(
        notices, Warning, tally.repairedText,
        Text::tr("Some label texts were not valid; the broken characters are shown as \uFFFD."));
    addNotice(notices, Partial, tally.droppedSeries > 0,
              Text::tr("The answer has more than %L1 series; the rest is left out.")
                  .arg(context.limits.series));
    return notices;
}

bool wantsTable(const AnswerParts &parts, const QueryRequest &request)
{
    return request.kind == QueryKind::Instant && request.format == QueryFormat::Table &&
           parts.type != ResultType::Matrix;
}

QString nameOf(ResultType type)
{
    switch (type) {
    case ResultType::Matrix:
        return u"matrix"_s;
    case ResultType::Vector:
        return u"vector"_s;
    case ResultType::Scalar:
        return u"scalar"_s;
    case ResultType::String:
        return u"string"_s;
    case ResultType::Unknown:
        break;
    }
    return {};
}

} // namespace

QueryAnswer toAnswer(AnswerParts parts, const DecodeContext &context)
{
    QueryAnswer answer;
    answer.notices = noticesOf(parts, context);
    answer.trace.samples = parts.tally.samples;
    answer.trace.resultType = nameOf(parts.type);
    if (parts.type == ResultType::String)
        answer.frames.push_back(textFrame(parts, context.request));
    if (wantsTable(parts, context.request)) {
        if (!parts.series.empty())
            answer.frames.push_back(tableFrame(parts.series, context.request));
        return answer;
    }
    answer.frames.reserve(parts.series.size());
    for (ReadSeries &series : parts.series)
        answer.frames.push_back(seriesFrame(std::move(series), context.request));
    return answer;
}

} // namespace Promontory
