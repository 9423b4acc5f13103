#include "widgets/charts/columnspans.h"

#include "widgets/charts/fillraster.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace Promontory {

namespace {

constexpr double None = std::numeric_limits<double>::infinity();

struct Place
{
    double x = 0;
    double y = 0;
};

/// How far a line reaches in one column: where its samples lie, and where it enters and leaves.
struct Reach
{
    int column = 0;
    double sampleLow = None;
    double sampleHigh = -None;
    double edgeLow = None;
    double edgeHigh = -None;

    /// A sample owns the row it lies in; on the way a line owns the rows whose middle it crosses. So no row
    /// is drawn in two columns where the line passes from one to the other.
    ColumnSpan span() const
    {
        const double low = std::min(std::ceil(edgeLow - 0.5), std::floor(sampleLow));
        const double end = std::max(std::ceil(edgeHigh - 0.5), std::floor(sampleHigh) + 1);
        if (low < end)
            return {column, static_cast<int>(low), static_cast<int>(end)};
        const int row = static_cast<int>(std::floor((std::min(edgeLow, sampleLow) + std::max(edgeHigh, sampleHigh)) / 2));
        return {column, row, row + 1};
    }
};

/// Walks the columns of a crowded grid and joins neighbours at their common edge.
class SpanBuilder
{
public:
    SpanBuilder(const SampleGrid &grid, std::span<const double> values, const PlotMap &map, const SeriesStyle &style,
                std::vector<ColumnSpan> &spans)
        : m_grid(grid), m_values(values), m_map(map), m_style(style), m_spans(spans)
    {
        const ValueScale &scale = map.scale;
        m_isLinear = scale.kind() == ScaleKind::Linear;
        m_isLog = scale.kind() == ScaleKind::Log;
        m_factor = map.plot.height() / (scale.max() - scale.min()) * map.ratio;
        m_offset = map.plot.bottom() * map.ratio + scale.min() * m_factor;
        m_far = {m_map.clamped(-1e30) * map.ratio, m_map.clamped(1e30) * map.ratio};
    }

    void add()
    {
        const std::vector<std::uint32_t> &columns = m_grid.columns();
        for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
            for (std::size_t i = columns[c]; i < columns[c + 1];)
                i = addStretch(i, columns[c + 1]);
        }
        if (m_hasLast)
            m_spans.push_back(m_reach.span());
    }

private:
    double y(double value) const
    {
        return m_isLinear ? std::clamp(m_offset - value * m_factor, m_far.first, m_far.second)
                          : m_map.y(value) * m_map.ratio;
    }
    double x(std::size_t index) const { return m_grid.x(index) * m_map.ratio; }
    bool isAbsent(double value) const { return std::isnan(value) || (m_isLog && value <= 0); }

    std::size_t nextBreak(std::size_t index)
    {
        const auto &breaks = m_grid.breaks();
        while (m_nextBreak < breaks.size() && breaks[m_nextBreak] < index)
            ++m_nextBreak;
        return m_nextBreak < breaks.size() ? breaks[m_nextBreak] : m_values.size();
    }

    std::size_t addStretch(std::size_t begin, std::size_t end)
    {
        const bool isBroken = nextBreak(begin) == begin;
        if (isAbsent(m_values[begin])) {
            m_isOpen = true;
            return begin + 1;
        }
        const std::size_t limit = std::min(end, nextBreak(begin + 1));
        double low = m_values[begin];
        double high = low;
        std::size_t stop = begin + 1;
        for (; stop < limit && !isAbsent(m_values[stop]); ++stop) {
            low = std::min(low, m_values[stop]);
            high = std::max(high, m_values[stop]);
        }
        const bool isGap = std::exchange(m_isOpen, false) || isBroken;
        const bool isJoined = m_hasLast
            && (!isGap || m_style.gaps.bridges(m_grid.times()[begin] - m_grid.times()[m_last]));
        const Place first{x(begin), y(m_values[begin])};
        if (isJoined)
            join({x(m_last), y(m_values[m_last])}, first);
        else
            enter(static_cast<int>(std::floor(first.x)));
        m_reach.sampleLow = std::min(m_reach.sampleLow, y(high));
        m_reach.sampleHigh = std::max(m_reach.sampleHigh, y(low));
        m_last = stop - 1;
        m_hasLast = true;
        return stop;
    }

    /// The way from one sample to the next across the edges of columns.
    void join(Place from, Place to)
    {
        const int end = static_cast<int>(std::floor(to.x));
        const double slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;
        for (int column = static_cast<int>(std::floor(from.x)); column < end; ++column) {
            const double edge = from.y + (column + 1 - from.x) * slope;
            addEdge(edge);
            m_spans.push_back(m_reach.span());
            m_reach = Reach{column + 1};
            addEdge(edge);
        }
    }

    void enter(int column)
    {
        if (m_hasLast)
            m_spans.push_back(m_reach.span());
        m_reach = Reach{column};
    }

    void addEdge(double edge)
    {
        m_reach.edgeLow = std::min(m_reach.edgeLow, edge);
        m_reach.edgeHigh = std::max(m_reach.edgeHigh, edge);
    }

    const SampleGrid &m_grid;
    std::span<const double> m_values;
    const PlotMap &m_map;
    const SeriesStyle &m_style;
    std::vector<ColumnSpan> &m_spans;
    bool m_isLinear = true;
    bool m_isLog = false;
    double m_factor = 1;
    double m_offset = 0;
    std::pair<double, double> m_far;
    Reach m_reach;
    std::size_t m_nextBreak = 0;
    std::size_t m_last = 0;
    bool m_hasLast = false;
    bool m_isOpen = false;
};

QRgb blended(QRgb old, QRgb source)
{
    const auto keep = static_cast<unsigned>(255 - qAlpha(source));
    const auto mix = [keep](int over, int under) { return over + static_cast<int>(static_cast<unsigned>(under) * keep / 255); };
    return qRgba(mix(qRed(source), qRed(old)), mix(qGreen(source), qGreen(old)), mix(qBlue(source), qBlue(old)),
                 mix(qAlpha(source), qAlpha(old)));
}

} // namespace

std::vector<ColumnSpan> columnSpans(const SampleGrid &grid, std::span<const double> values, const PlotMap &map,
                                    const SeriesStyle &style)
{
    std::vector<ColumnSpan> spans;
    if (values.size() < grid.last() || grid.columns().empty())
        return spans;
    spans.reserve(grid.columns().size());
    SpanBuilder(grid, values, map, style, spans).add();
    return spans;
}

void strokeColumns(QImage &image, const std::vector<ColumnSpan> &spans, const QRect &clip,
                   const QList<QColor> &colors, double opacity)
{
    const QRect inside = clip & image.rect();
    if (inside.isEmpty() || colors.isEmpty())
        return;
    std::vector<QRgb> rows(static_cast<std::size_t>(image.height()));
    for (int row = inside.top(); row <= inside.bottom(); ++row) {
        QColor color = colorAlong(colors, (clip.bottom() + 0.5 - row) / clip.height());
        color.setAlphaF(static_cast<float>(opacity));
        rows[static_cast<std::size_t>(row)] = qPremultiply(color.rgba());
    }
    const qsizetype stride = image.bytesPerLine() / qsizetype(sizeof(QRgb));
    auto *pixels = reinterpret_cast<QRgb *>(image.bits());
    const bool isOpaque = opacity >= 1;
    for (const ColumnSpan &span : spans) {
        if (span.column < inside.left() || span.column > inside.right())
            continue;
        int row = std::max(span.top, inside.top());
        const int end = std::min(span.end, inside.bottom() + 1);
        QRgb *pixel = pixels + row * stride + span.column;
        for (; row < end; ++row, pixel += stride) {
            const QRgb source = rows[static_cast<std::size_t>(row)];
            *pixel = isOpaque ? source : blended(*pixel, source);
        }
    }
}

} // namespace Promontory
