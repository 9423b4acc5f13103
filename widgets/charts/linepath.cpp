#include "widgets/charts/linepath.h"

#include "widgets/charts/smoothing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

constexpr double CrowdedPerColumn = 2; ///< samples; fewer are drawn one by one

/// Collects vertices and decides where the line is open.
class LineBuilder
{
public:
    LineBuilder(const SampleGrid &grid, std::span<const double> values, const PlotMap &map,
                const SeriesStyle &style, LinePath &path)
        : m_grid(grid), m_values(values), m_map(map), m_style(style), m_path(path)
    {
        const double height = map.plot.height();
        const ValueScale &scale = map.scale;
        m_isLinear = scale.kind() == ScaleKind::Linear;
        m_isLog = scale.kind() == ScaleKind::Log;
        m_factor = height / (scale.max() - scale.min());
        m_offset = map.plot.bottom() + scale.min() * m_factor;
    }

    void addSamples()
    {
        for (std::size_t i = m_grid.first(); i < m_grid.last(); ++i)
            addStretch(i, i + 1);
    }

    void addColumns()
    {
        const std::vector<std::uint32_t> &columns = m_grid.columns();
        for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
            for (std::size_t i = columns[c]; i < columns[c + 1];)
                i = addStretch(i, columns[c + 1]);
        }
    }

private:
    double y(double value) const
    {
        return m_isLinear ? m_map.clamped(m_offset - value * m_factor) : m_map.y(value);
    }

    /// Asked with ascending indices only.
    bool isBreak(std::size_t index)
    {
        const auto &breaks = m_grid.breaks();
        while (m_nextBreak < breaks.size() && breaks[m_nextBreak] < index)
            ++m_nextBreak;
        return m_nextBreak < breaks.size() && breaks[m_nextBreak] == index;
    }

    bool isAbsent(double value) const { return std::isnan(value) || (m_isLog && value <= 0); }

    /// First, lowest, highest and last of the samples that follow each other without a gap; returns where
    /// the next stretch begins.
    std::size_t addStretch(std::size_t begin, std::size_t end)
    {
        m_isOpen = isBreak(begin) || m_isOpen || isAbsent(m_values[begin]);
        if (isAbsent(m_values[begin]))
            return begin + 1;
        beginAt(begin);
        std::size_t low = begin;
        std::size_t high = begin;
        std::size_t stop = begin + 1;
        for (; stop < end && !isAbsent(m_values[stop]) && !isBreak(stop); ++stop) {
            if (m_values[stop] < m_values[low])
                low = stop;
            else if (m_values[stop] > m_values[high])
                high = stop;
        }
        addVertex(begin);
        const auto [near, far] = std::minmax(low, high);
        if (near != begin)
            addVertex(near);
        if (far != near)
            addVertex(far);
        if (stop - 1 != far && stop - 1 != begin)
            addVertex(stop - 1);
        m_lastMs = m_grid.times()[stop - 1];
        return stop;
    }

    void beginAt(std::size_t index)
    {
        const bool isGap = m_isOpen;
        m_isOpen = false;
        const bool hasLast = !m_path.starts.empty();
        if (hasLast && (!isGap || m_style.gaps.bridges(m_grid.times()[index] - m_lastMs)))
            return;
        m_path.starts.push_back(static_cast<std::uint32_t>(m_path.points.size()));
    }

    void addVertex(std::size_t index)
    {
        const QPointF point(m_grid.x(index), y(m_values[index]));
        const bool isFirst = m_path.points.size() == m_path.starts.back();
        if (!isFirst && m_style.shape == LineShape::StepAfter)
            m_path.points.emplace_back(point.x(), m_path.points.back().y());
        else if (!isFirst && m_style.shape == LineShape::StepBefore)
            m_path.points.emplace_back(m_path.points.back().x(), point.y());
        m_path.points.push_back(point);
    }

    const SampleGrid &m_grid;
    std::span<const double> m_values;
    const PlotMap &m_map;
    const SeriesStyle &m_style;
    LinePath &m_path;
    bool m_isLinear = true;
    double m_factor = 1;
    double m_offset = 0;
    std::size_t m_nextBreak = 0;
    bool m_isLog = false;
    bool m_isOpen = false;
    qint64 m_lastMs = 0;
};

} // namespace

SampleGrid::SampleGrid(const TimeColumn &times, const PlotMap &map, qint64 stepMs, qint64 breakMs)
    : m_times(times)
    , m_stepMs(stepMs)
    , m_breakMs(breakMs)
{
    const std::span<const qint64> all = times.span();
    const auto from = std::lower_bound(all.begin(), all.end(), map.range.fromMs);
    const auto to = std::upper_bound(from, all.end(), map.range.toMs);
    m_first = static_cast<std::size_t>(from - all.begin());
    m_last = static_cast<std::size_t>(to - all.begin());
    m_first -= m_first > 0 ? 1 : 0;
    m_last += m_last < all.size() ? 1 : 0;
    const double factor = map.perMs();
    const qint64 gapMs = breakMs > 0 ? breakMs : stepMs + stepMs / 2;
    m_x.resize(m_last - m_first);
    for (std::size_t i = m_first; i < m_last; ++i) {
        m_x[i - m_first] = map.plot.left() + static_cast<double>(all[i] - map.range.fromMs) * factor;
        if (gapMs > 0 && i > m_first && all[i] - all[i - 1] > gapMs)
            m_breaks.push_back(static_cast<std::uint32_t>(i));
    }
    const double columns = map.plot.width() * map.ratio;
    if (static_cast<double>(m_x.size()) > CrowdedPerColumn * columns)
        findColumns(map);
}

bool SampleGrid::serves(const TimeColumn &times, qint64 stepMs, qint64 breakMs) const
{
    return m_stepMs == stepMs && m_breakMs == breakMs && m_times.sharesBufferWith(times);
}

void SampleGrid::findColumns(const PlotMap &map)
{
    double previous = std::numeric_limits<double>::lowest();
    for (std::size_t i = m_first; i < m_last; ++i) {
        const double column = std::floor(x(i) * map.ratio);
        if (column != previous)
            m_columns.push_back(static_cast<std::uint32_t>(i));
        previous = column;
    }
    m_columns.push_back(static_cast<std::uint32_t>(m_last));
}

LinePath linePath(const SampleGrid &grid, std::span<const double> values, const PlotMap &map,
                  const SeriesStyle &style)
{
    LinePath path;
    if (values.size() < grid.last() || grid.first() >= grid.last())
        return path;
    const bool isCrowded = !grid.columns().empty();
    path.points.reserve(isCrowded ? 4 * grid.columns().size() : grid.last() - grid.first());
    LineBuilder builder(grid, values, map, style, path);
    if (isCrowded)
        builder.addColumns();
    else
        builder.addSamples();
    return style.shape == LineShape::Smooth && !isCrowded ? smoothed(path) : path;
}

std::vector<float> columnEdges(const LinePath &path, const PlotMap &map)
{
    const auto columns = static_cast<std::size_t>(std::lround(map.plot.width() * map.ratio));
    std::vector<float> edges(columns, std::numeric_limits<float>::quiet_NaN());
    const double left = map.plot.left() * map.ratio;
    for (std::size_t r = 0; r < path.runs(); ++r) {
        const std::span<const QPointF> run = path.run(r);
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            const double from = run[i].x() * map.ratio - left;
            const double to = run[i + 1].x() * map.ratio - left;
            const double first = std::max(0.0, std::ceil(from - 0.5));
            const double end = std::min(static_cast<double>(columns), std::ceil(to - 0.5));
            if (!(first < end))
                continue;
            const double slope = to > from ? (run[i + 1].y() - run[i].y()) / (to - from) : 0;
            for (double column = first; column < end; ++column)
                edges[static_cast<std::size_t>(column)] =
                    static_cast<float>((run[i].y() + (column + 0.5 - from) * slope) * map.ratio);
        }
    }
    return edges;
}

LinePath dashedPath(const LinePath &path, const QList<double> &dashes)
{
    LinePath cut;
    for (std::size_t r = 0; r < path.runs(); ++r) {
        const std::span<const QPointF> run = path.run(r);
        qsizetype phase = 0;
        double left = std::max(0.5, dashes.value(0));
        for (std::size_t i = 0; i < run.size(); ++i) {
            const QPointF from = i > 0 ? run[i - 1] : run[i];
            const QPointF way = run[i] - from;
            const double length = std::sqrt(QPointF::dotProduct(way, way)); // far quicker than std::hypot
            if (i == 0)
                cut.starts.push_back(static_cast<std::uint32_t>(cut.points.size()));
            double done = 0;
            while (length - done > left) {
                done += left;
                phase = (phase + 1) % dashes.size();
                left = std::max(0.5, dashes.at(phase));
                if (phase % 2 == 0)
                    cut.starts.push_back(static_cast<std::uint32_t>(cut.points.size()));
                cut.points.push_back(from + way * (done / length));
            }
            left -= length - done;
            if (phase % 2 == 0)
                cut.points.push_back(run[i]);
        }
    }
    return cut;
}

} // namespace Promontory
