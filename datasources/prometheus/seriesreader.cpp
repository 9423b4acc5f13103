#include "datasources/prometheus/seriesreader.h"

#include "datasources/prometheus/envelope.h"
#include "datasources/prometheus/histogramreader.h"
#include "datasources/prometheus/sampletext.h"

#include <algorithm>
#include <numeric>

namespace Promontory {

namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

constexpr std::size_t CheckEvery = 4096;

/// Reads `[1435781430.781,"1.5"]` as servers write it; anything else is left to the slow way.
bool readPlainPair(const char *at, const char *end, qint64 &timeMs, double &value)
{
    if (end - at < 8 || *at != '[')
        return false;
    at = readTimestampMs(at + 1, end, timeMs);
    if (!at || end - at < 5 || at[0] != ',' || at[1] != '"')
        return false;
    at = readSampleValue(at + 2, end, value);
    return at && end - at >= 2 && at[0] == '"' && at[1] == ']';
}

/// Sorts by time; of equal times the one that came last stays.
void sortSamples(std::vector<qint64> &times, std::vector<double> &values)
{
    std::vector<std::size_t> order(times.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&times](std::size_t a, std::size_t b) { return times[a] < times[b]; });
    std::vector<qint64> sortedTimes;
    std::vector<double> sortedValues;
    for (const std::size_t at : order) {
        if (!sortedTimes.empty() && sortedTimes.back() == times[at]) {
            sortedValues.back() = values[at];
            continue;
        }
        sortedTimes.push_back(times[at]);
        sortedValues.push_back(values[at]);
    }
    times = std::move(sortedTimes);
    values = std::move(sortedValues);
}

/// The text of a key, taken from the series before where it is the same: label names repeat.
QString sharedText(std::string_view text, const QString &before)
{
    const bool same =
        std::equal(text.begin(), text.end(), before.begin(), before.end(), [](char a, QChar b) {
            return static_cast<unsigned char>(a) < 0x80 && QLatin1Char(a) == b;
        });
    return same ? before : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A number or a string that holds one: the text between the quotes, or the bare token.
std::string_view bareToken(std::string_view token)
{
    while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\t' ||
                              token.back() == '\r'))
        token.remove_suffix(1);
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        return token.substr(1, token.size() - 2);
    return token;
}

} // namespace

void ReadTally::add(const ReadTally &other)
{
    samples += other.samples;
    badSamples += other.badSamples;
    unorderedSeries += other.unorderedSeries;
    droppedSeries += other.droppedSeries;
    repairedText = repairedText || other.repairedText;
}

SeriesReader::SeriesReader(const DecodeContext &context, std::atomic<qint64> &samples)
    : m_context(context), m_samples(samples)
{
}

bool SeriesReader::mustStop(qint64 unpublished)
{
    m_cancelled = m_cancelled || (m_context.isCancelled && m_context.isCancelled());
    m_tooLarge = m_tooLarge ||
                 m_samples.load(std::memory_order_relaxed) + unpublished > m_context.limits.samples;
    return m_cancelled || m_tooLarge;
}

error_code SeriesReader::readAll(od::array result)
{
    for (auto item : result) {
        od::object object;
        if (const auto fault = item.get_object().get(object))
            return fault;
        if (qsizetype(series.size()) >= m_context.limits.series) {
            ++tally.droppedSeries;
            continue;
        }
        if (const auto fault = readSeries(object))
            return fault;
        if (mustStop(0))
            return simdjson::SUCCESS;
    }
    return simdjson::SUCCESS;
}

error_code SeriesReader::readSeries(od::object object)
{
    startSeries();
    ReadSeries target;
    for (auto member : object) {
        std::string_view key;
        if (const auto fault = member.unescaped_key().get(key))
            return fault;
        od::value value;
        if (const auto fault = member.value().get(value))
            return fault;
        if (const auto fault = readMember(key, value, target))
            return fault;
        if (m_cancelled || m_tooLarge)
            return simdjson::SUCCESS;
    }
    finishSamples(target);
    series.push_back(std::move(target));
    return simdjson::SUCCESS;
}

error_code SeriesReader::readMember(std::string_view key, od::value value, ReadSeries &target)
{
    od::json_type type{};
    if (const auto fault = value.type().get(type))
        return fault;
    if (key == "metric" && type == od::json_type::object)
        return readLabels(value, target);
    if (type != od::json_type::array)
        return simdjson::SUCCESS;
    if (key == "values")
        return readSamples(value);
    if (key == "value")
        return readSample(value);
    if (key == "histograms")
        return readHistograms(value, target.histograms, tally.badSamples);
    if (key == "histogram")
        return readHistogram(value, target.histograms, tally.badSamples);
    return simdjson::SUCCESS;
}

error_code SeriesReader::readLabels(od::value metric, ReadSeries &target)
{
    od::object object;
    if (const auto fault = metric.get_object().get(object))
        return fault;
    const QList<Labels::Pair> none;
    const QList<Labels::Pair> &before = series.empty() ? none : series.back().labels;
    for (auto member : object) {
        std::string_view key;
        if (const auto fault = member.unescaped_key().get(key))
            return fault;
        od::value value;
        if (const auto fault = member.value().get(value))
            return fault;
        const auto at = target.labels.size();
        const QString name = at < before.size()
                                 ? sharedText(key, before.at(at).first)
                                 : QString::fromUtf8(key.data(), qsizetype(key.size()));
        QString text;
        const auto fault = readText(value, text, tally.repairedText);
        if (fault == simdjson::INCORRECT_TYPE) {
            tally.repairedText = true; // no string: the series stays, the label goes
            continue;
        }
        if (fault)
            return fault;
        target.labels.append({name, text});
    }
    return simdjson::SUCCESS;
}

error_code SeriesReader::readSamples(od::value samples)
{
    od::array list;
    if (const auto fault = samples.get_array().get(list))
        return fault;
    for (auto item : list) {
        od::value pair;
        if (const auto fault = item.get(pair))
            return fault;
        if (const auto fault = readSample(pair))
            return fault;
        if (m_values.size() % CheckEvery == 0 && mustStop(qint64(m_values.size())))
            return simdjson::SUCCESS;
    }
    return simdjson::SUCCESS;
}

error_code SeriesReader::readSample(od::value pair)
{
    const std::string_view token = pair.raw_json_token();
    // Reading the text itself is several times faster than walking it; the array is skipped
    // afterwards. The padding behind the document makes the window readable even at its very end.
    qint64 timeMs = 0;
    double value = 0;
    if (!readPlainPair(token.data(), token.data() + AnswerPadding, timeMs, value))
        return readSlowSample(pair);
    addSample(timeMs, value);
    return simdjson::SUCCESS;
}

error_code SeriesReader::readSlowSample(od::value pair)
{
    od::array elements;
    if (const auto fault = pair.get_array().get(elements)) {
        ++tally.badSamples;
        return fault == simdjson::INCORRECT_TYPE ? simdjson::SUCCESS : fault;
    }
    std::optional<qint64> timeMs;
    std::optional<double> number;
    int at = 0;
    for (auto item : elements) {
        std::string_view token;
        if (const auto fault = item.raw_json_token().get(token))
            return fault;
        if (at == 0)
            timeMs = parseTimestampMs(bareToken(token));
        else if (at == 1)
            number = parseSampleValue(bareToken(token));
        ++at;
    }
    if (timeMs && number)
        addSample(*timeMs, *number);
    else
        ++tally.badSamples;
    return simdjson::SUCCESS;
}

error_code SeriesReader::readScalar(od::value pair)
{
    startSeries();
    const auto fault = readSample(pair);
    ReadSeries target;
    finishSamples(target);
    series.push_back(std::move(target));
    return fault;
}

void SeriesReader::startSeries()
{
    m_gridTimes = grid.span();
    m_gridFirst = m_gridNext = 0;
    m_onGrid = true;
    m_unordered = false;
    m_times.clear();
    m_values.clear();
    m_values.reserve(m_gridTimes.size());
}

void SeriesReader::addSample(qint64 timeMs, double value)
{
    addTime(timeMs);
    m_values.push_back(value);
}

void SeriesReader::addTime(qint64 timeMs)
{
    if (m_onGrid) {
        if (m_gridNext < m_gridTimes.size() && m_gridTimes[m_gridNext] == timeMs) {
            ++m_gridNext;
            return;
        }
        if (m_values.empty() && joinGrid(timeMs))
            return;
        leaveGrid();
    }
    m_unordered = m_unordered || (!m_times.empty() && timeMs <= m_times.back());
    m_times.push_back(timeMs);
}

bool SeriesReader::joinGrid(qint64 timeMs)
{
    const auto at = std::lower_bound(m_gridTimes.begin(), m_gridTimes.end(), timeMs);
    if (at == m_gridTimes.end() || *at != timeMs)
        return false;
    m_gridFirst = std::size_t(at - m_gridTimes.begin());
    m_gridNext = m_gridFirst + 1;
    return true;
}

void SeriesReader::leaveGrid()
{
    const auto followed = m_gridTimes.subspan(m_gridFirst, m_gridNext - m_gridFirst);
    m_times.reserve(std::max(m_gridTimes.size(), followed.size() + 16));
    m_times.assign(followed.begin(), followed.end());
    m_onGrid = false;
}

void SeriesReader::finishSamples(ReadSeries &target)
{
    if (m_onGrid) {
        target.times = grid.sub(m_gridFirst, m_gridNext - m_gridFirst);
    } else {
        if (m_unordered) {
            sortSamples(m_times, m_values);
            ++tally.unorderedSeries;
        }
        m_times.shrink_to_fit();
        target.times = TimeColumn(std::move(m_times));
        m_times = {};
        if (target.times.size() > grid.size())
            grid = target.times;
    }
    const auto count = qint64(m_values.size() + target.histograms.size());
    tally.samples += count;
    m_samples += count;
    m_values.shrink_to_fit();
    target.values = NumberColumn(std::move(m_values));
    m_values = {};
}

} // namespace Promontory
