#pragma once

#include "datasources/frame/frame.h"
#include "widgets/charts/chartscene.h"
#include "widgets/charts/plotmap.h"

#include <QPointF>

#include <cstdint>
#include <span>
#include <vector>

namespace Promontory {

/// Vertices of a line in runs: between two runs the line is open.
struct LinePath
{
    std::vector<QPointF> points;
    std::vector<std::uint32_t> starts; ///< index of the first point of each run

    std::size_t runs() const { return starts.size(); }
    std::span<const QPointF> run(std::size_t index) const
    {
        const std::size_t begin = starts[index];
        const std::size_t end = index + 1 < starts.size() ? starts[index + 1] : points.size();
        return std::span(points).subspan(begin, end - begin);
    }
};

/// Where the samples of one time column fall in a plot: computed once for all series on the same steps.
class SampleGrid
{
public:
    SampleGrid(const TimeColumn &times, const PlotMap &map, qint64 stepMs, qint64 breakMs = 0);

    /// Whether this grid holds for those samples in the same plot.
    bool serves(const TimeColumn &times, qint64 stepMs, qint64 breakMs) const;

    std::size_t first() const { return m_first; } ///< the last sample left of the plot, if there is one
    std::size_t last() const { return m_last; }   ///< one past the first sample right of it
    std::span<const qint64> times() const { return m_times.span(); }
    double x(std::size_t index) const { return m_x[index - m_first]; }
    /// Device pixel columns: index of the first sample of each, and the end. Empty when samples are sparse.
    const std::vector<std::uint32_t> &columns() const { return m_columns; }
    /// Samples before which more than 1.5 steps passed, or more than `breakMs`.
    const std::vector<std::uint32_t> &breaks() const { return m_breaks; }

private:
    void findColumns(const PlotMap &map);

    TimeColumn m_times;
    qint64 m_stepMs;
    qint64 m_breakMs;
    std::size_t m_first = 0;
    std::size_t m_last = 0;
    std::vector<double> m_x;
    std::vector<std::uint32_t> m_columns;
    std::vector<std::uint32_t> m_breaks;
};

/// The line of one series. Where samples crowd, each device pixel column keeps its first, lowest, highest
/// and last sample, which paints the same pixels as all of them would.
LinePath linePath(const SampleGrid &grid, std::span<const double> values, const PlotMap &map,
                  const SeriesStyle &style);

/// The line's y at the middle of each device pixel column of the plot; NaN where it is open.
std::vector<float> columnEdges(const LinePath &path, const PlotMap &map);

/// Lines cut into dashes; each dash is a run. Lengths in px, on and off in turn.
LinePath dashedPath(const LinePath &path, const QList<double> &dashes);

} // namespace Promontory
