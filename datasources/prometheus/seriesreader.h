#pragma once

#include "datasources/prometheus/answerdecoder.h"

#include <simdjson.h>

#include <atomic>
#include <vector>

namespace Promontory {

/// One series as it was read, before it becomes a frame.
struct ReadSeries
{
    QList<Labels::Pair> labels;
    TimeColumn times;
    NumberColumn values;
    std::vector<HistogramSample> histograms;
};

/// What a reading came upon besides data.
struct ReadTally
{
    qint64 samples = 0;
    qint64 badSamples = 0;       ///< could not be read and are missing
    qint64 unorderedSeries = 0;  ///< had to be sorted
    qsizetype droppedSeries = 0; ///< beyond the limit
    bool repairedText = false;

    void add(const ReadTally &other);
};

/// Reads the series of an answer, one after the other, into columns. One reader per thread.
class SeriesReader
{
public:
    /// `samples` counts for all readers of one answer together.
    SeriesReader(const DecodeContext &context, std::atomic<qint64> &samples);

    /// Reads every series of a result array.
    simdjson::error_code readAll(simdjson::ondemand::array result);
    /// Reads a scalar result, one pair, as a series without labels.
    simdjson::error_code readScalar(simdjson::ondemand::value pair);

    bool isCancelled() const { return m_cancelled; }
    bool isTooLarge() const { return m_tooLarge; }

    std::vector<ReadSeries> series;
    ReadTally tally;
    TimeColumn grid; ///< the longest time column so far: most series are a part of it

private:
    simdjson::error_code readSeries(simdjson::ondemand::object object);
    simdjson::error_code readMember(std::string_view key, simdjson::ondemand::value value,
                                    ReadSeries &target);
    simdjson::error_code readLabels(simdjson::ondemand::value metric, ReadSeries &target);
    simdjson::error_code readSamples(simdjson::ondemand::value samples);
    simdjson::error_code readSample(simdjson::ondemand::value pair);
    simdjson::error_code readSlowSample(simdjson::ondemand::value pair);
    void startSeries();
    void addSample(qint64 timeMs, double value);
    void addTime(qint64 timeMs);
    bool joinGrid(qint64 timeMs);
    void leaveGrid();
    void finishSamples(ReadSeries &target);
    bool mustStop(qint64 unpublished);

    const DecodeContext &m_context;
    std::atomic<qint64> &m_samples;
    bool m_cancelled = false;
    bool m_tooLarge = false;

    // The series being read. While it follows the grid, only its place there is kept.
    std::span<const qint64> m_gridTimes;
    std::size_t m_gridFirst = 0;
    std::size_t m_gridNext = 0;
    bool m_onGrid = true;
    bool m_unordered = false;
    std::vector<qint64> m_times;
    std::vector<double> m_values;
};

} // namespace Promontory
