#include "datasources/prometheus/exemplardecoder.h"

#include "datasources/prometheus/jsonwalk.h"
#include "datasources/prometheus/sampletext.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

constexpr std::size_t MostRead = 200'000;
constexpr std::size_t MostKept = 250; // more would hide the lines they lie on
constexpr qsizetype MostLabels = 64;
constexpr qsizetype LongestText = 1'000;
constexpr qsizetype HeadBytes = 16 * 1024;
constexpr int CancelEvery = 256;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PrometheusExemplars)
};

struct Exemplar
{
    qint64 timeMs = 0;
    double value = 0;
    QString labels;
};

error_code readLabels(od::value value, QStringList &lines)
{
    od::json_type type;
    if (const auto fault = value.type().get(type))
        return fault;
    if (type != od::json_type::object)
        return simdjson::SUCCESS;
    return forEachMember(value, [&](const QString &name, od::value element) {
        QString text;
        const auto fault = readStringIfAny(element, text);
        if (lines.size() < MostLabels)
            lines.append(name.left(LongestText) + u'=' + text.left(LongestText));
        return fault;
    });
}

/// Numbers come as texts and as numbers.
error_code readNumberText(od::value value, QString &text)
{
    od::json_type type;
    if (const auto fault = value.type().get(type))
        return fault;
    if (type == od::json_type::string)
        return readStringIfAny(value, text);
    const std::string_view raw = value.raw_json_token();
    text = QString::fromUtf8(raw.data(), qsizetype(raw.size())).trimmed();
    return simdjson::SUCCESS;
}

/// Walks the series and their exemplars.
class ExemplarReader
{
public:
    explicit ExemplarReader(const DecodeContext &context) : m_context(context) { }

    error_code read(od::value data)
    {
        return forEachItem(data, [this](od::value series) { return readSeries(series); });
    }
    bool isCancelled() const { return m_isCancelled; }
    std::vector<Exemplar> take() { return std::move(m_exemplars); }

private:
    error_code readSeries(od::value value)
    {
        const std::size_t first = m_exemplars.size();
        QStringList seriesLabels;
        const auto fault = forEachMember(value, [&](const QString &name, od::value element) {
            if (name == "seriesLabels"_L1)
                return readLabels(element, seriesLabels);
            if (name != "exemplars"_L1)
                return simdjson::SUCCESS;
            return forEachItem(element, [this](od::value item) { return readExemplar(item); });
        });
        const QString lines = seriesLabels.join(u'\n');
        for (std::size_t i = first; i < m_exemplars.size(); ++i)
            m_exemplars[i].labels += u'\n' + lines;
        return fault;
    }

    error_code readExemplar(od::value value)
    {
        m_isCancelled = m_isCancelled
            || (++m_read % CancelEvery == 0 && m_context.isCancelled && m_context.isCancelled());
        if (m_isCancelled)
            return simdjson::TAPE_ERROR;
        QStringList labels;
        QString number, time;
        const auto fault = forEachMember(value, [&](const QString &name, od::value element) {
            if (name == "labels"_L1)
                return readLabels(element, labels);
            if (name == "value"_L1)
                return readNumberText(element, number);
            return name == "timestamp"_L1 ? readNumberText(element, time) : simdjson::SUCCESS;
        });
        const auto timeMs = parseTimestampMs(time.toStdString());
        const auto sample = parseSampleValue(number.toStdString());
        if (timeMs && sample && std::isfinite(*sample) && m_exemplars.size() < MostRead)
            m_exemplars.push_back({*timeMs, *sample, labels.join(u'\n')});
        return fault;
    }

    const DecodeContext &m_context;
    std::vector<Exemplar> m_exemplars;
    int m_read = 0;
    bool m_isCancelled = false;
};

/// Of too many the largest in each of equal stretches: outliers are what exemplars are looked at for.
std::vector<Exemplar> thinned(std::vector<Exemplar> all)
{
    std::sort(all.begin(), all.end(), [](const Exemplar &a, const Exemplar &b) { return a.timeMs < b.timeMs; });
    if (all.size() <= MostKept)
        return all;
    const auto first = double(all.front().timeMs);
    const double stretch = (double(all.back().timeMs) - first + 1) / double(MostKept);
    std::vector<Exemplar> kept;
    double end = -1;
    for (Exemplar &one : all) {
        const double place = double(one.timeMs) - first;
        if (place > end) {
            end = (std::floor(place / stretch) + 1) * stretch;
            kept.push_back(std::move(one));
        } else if (one.value > kept.back().value) {
            kept.back() = std::move(one);
        }
    }
    return kept;
}

FramePtr frameOf(const std::vector<Exemplar> &exemplars, const QString &refId)
{
    std::vector<qint64> times;
    std::vector<double> values;
    std::vector<QString> labels;
    for (const Exemplar &one : exemplars) {
        times.push_back(one.timeMs);
        values.push_back(one.value);
        labels.push_back(one.labels);
    }
    auto frame = std::make_shared<Frame>();
    frame->refId = refId;
    frame->name = u"exemplars"_s;
    frame->meta.kind = FrameKind::Table;
    const auto add = [&frame](const QString &name, FieldValues column) {
        Field field;
        field.name = name;
        field.displayName = name;
        field.values = std::move(column);
        frame->fields.push_back(std::move(field));
    };
    add(u"Time"_s, TimeColumn(std::move(times)));
    add(u"Value"_s, NumberColumn(std::move(values)));
    add(u"Labels"_s, TextColumn(std::move(labels)));
    return frame;
}

} // namespace

Result<QueryAnswer> decodeExemplars(QByteArray body, const DecodeContext &context)
{
    QElapsedTimer timer;
    timer.start();
    if (body.size() > context.limits.bytes)
        return failure(ErrorKind::TooLarge, Text::tr("The list of exemplars is larger than %1.")
                                                .arg(QLocale().formattedDataSize(context.limits.bytes, 0)));
    QueryAnswer answer;
    answer.trace.head = body.left(HeadBytes);
    answer.trace.bytes = body.size();
    answer.trace.resultType = u"exemplars"_s;
    ExemplarReader reader(context);
    const auto envelope = readSuccess(std::move(body), [&](od::value data) { return reader.read(data); });
    if (reader.isCancelled())
        return failure(ErrorKind::Cancelled, Text::tr("The list of exemplars is no longer wanted."));
    if (!envelope)
        return failure(envelope.error());
    answer.notices = envelope->notices;
    const std::vector<Exemplar> exemplars = thinned(reader.take());
    answer.trace.samples = qint64(exemplars.size());
    if (!exemplars.empty())
        answer.frames.push_back(frameOf(exemplars, context.request.refId));
    answer.trace.decodeMs = timer.elapsed();
    return answer;
}

} // namespace Promontory
