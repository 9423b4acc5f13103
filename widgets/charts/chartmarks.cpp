#include "widgets/charts/chartmarks.h"

#include "widgets/charts/plotmap.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/theme.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double SignWidth = 9;
constexpr double SignHeight = 6;
constexpr double BarHeight = 4;
constexpr double SignReach = 6;     ///< px beside a sign that still mean it
constexpr double SignsAbove = 4;    ///< px of the plot that belong to the signs
constexpr double SignsBelow = 9;
constexpr std::size_t MostAtOnce = 200;

QColor faded(QColor color, double factor)
{
    color.setAlphaF(color.alphaF() * static_cast<float>(factor));
    return color;
}

/// Lines by columns of device pixels: the first in a column is the one that is drawn.
class Columns
{
public:
    explicit Columns(const PlotMap &map)
        : m_map(map)
        , m_taken(static_cast<std::size_t>(std::max(0.0, map.plot.width() * map.ratio)) + 2)
    {
    }

    void add(std::vector<MarkLayout::Line> &lines, double x, const QColor &color, bool isMoment)
    {
        const double place = (x - m_map.plot.left()) * m_map.ratio;
        if (!(place >= 0) || place >= static_cast<double>(m_taken.size()))
            return;
        char &taken = m_taken[static_cast<std::size_t>(place)];
        const char rank = isMoment ? 2 : 1; // where a region ends something may happen, too
        if (taken >= rank)
            return;
        taken = rank;
        lines.push_back({x, color, isMoment});
    }

private:
    const PlotMap &m_map;
    std::vector<char> m_taken;
};

/// Bands by colour: while regions of one colour touch they are one band.
class OpenBands
{
public:
    explicit OpenBands(std::vector<MarkLayout::Band> &bands) : m_bands(bands) {}

    void add(double left, double right, const QColor &color)
    {
        const auto open = m_open.constFind(color.rgba());
        if (open != m_open.cend() && left <= m_bands[*open].right) {
            m_bands[*open].right = std::max(m_bands[*open].right, right);
            return;
        }
        m_open.insert(color.rgba(), m_bands.size());
        m_bands.push_back({left, right, color});
    }

private:
    std::vector<MarkLayout::Band> &m_bands;
    QHash<QRgb, std::size_t> m_open;
};

void paintSign(QPainter *painter, double x, double top, const QColor &color)
{
    const QPointF corners[] = {{x, top}, {x + SignWidth / 2, top + SignHeight}, {x - SignWidth / 2, top + SignHeight}};
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(corners, 3);
}

} // namespace

ChartMarks chartMarks(const TimeMarks &marks, const Theme &theme)
{
    ChartMarks result{marks, {}};
    if (!marks)
        return result;
    QHash<QString, QColor> known; // many marks, few colours
    result.colors.reserve(marks->size());
    for (const TimeMark &mark : *marks) {
        auto found = known.constFind(mark.color);
        if (found == known.cend())
            found = known.insert(mark.color, theme.namedColor(mark.color, theme.annotation.note));
        result.colors.push_back(*found);
    }
    return result;
}

MarkLayout layOutMarks(const ChartMarks &marks, const PlotMap &map)
{
    MarkLayout layout;
    if (!marks.marks || map.range.isEmpty())
        return layout;
    Columns columns(map);
    OpenBands bands(layout.bands);
    for (std::size_t i = 0; i < marks.marks->size(); ++i) {
        const TimeMark &mark = (*marks.marks)[i];
        const qint64 end = std::max(mark.timeMs, mark.endMs);
        if (end < map.range.fromMs || mark.timeMs > map.range.toMs)
            continue;
        const double left = map.x(mark.timeMs);
        if (!mark.isRegion()) {
            columns.add(layout.lines, left, marks.colors[i], true);
            continue;
        }
        const double right = map.x(end);
        bands.add(std::max(left, map.plot.left()), std::min(std::max(right, left + 1), map.plot.right()), marks.colors[i]);
        columns.add(layout.lines, left, marks.colors[i], false);
        columns.add(layout.lines, right, marks.colors[i], false);
    }
    return layout;
}

void paintMarks(QPainter *painter, const MarkLayout &layout, const QRectF &plot, const Theme &theme)
{
    if (layout.lines.empty() && layout.bands.empty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const MarkLayout::Band &band : layout.bands) {
        const QRectF area(band.left, plot.top(), band.right - band.left, plot.height());
        painter->fillRect(area, faded(band.color, theme.annotation.bandAlpha));
    }
    painter->setBrush(Qt::NoBrush);
    for (const MarkLayout::Line &line : layout.lines) {
        QPen pen = hairline(faded(line.color, theme.annotation.lineAlpha));
        pen.setDashPattern({4, 3});
        painter->setPen(pen);
        painter->drawLine(QPointF(line.x, plot.top()), QPointF(line.x, plot.bottom()));
    }
    painter->setRenderHint(QPainter::Antialiasing, true);
    for (const MarkLayout::Band &band : layout.bands)
        painter->fillRect(QRectF(band.left, plot.bottom() + 1, band.right - band.left, BarHeight), band.color);
    for (const MarkLayout::Line &line : layout.lines) {
        if (line.isMoment)
            paintSign(painter, line.x, plot.bottom() + 1, line.color);
    }
    painter->restore();
}

QRectF markSigns(const QRectF &plot)
{
    return {plot.left() - SignReach, plot.bottom() - SignsAbove, plot.width() + 2 * SignReach, SignsAbove + SignsBelow};
}

std::vector<std::size_t> marksAt(const ChartMarks &marks, const PlotMap &map, double x)
{
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t i = 0; marks.marks && i < marks.marks->size(); ++i) {
        const TimeMark &mark = (*marks.marks)[i];
        if (mark.endMs < map.range.fromMs || mark.timeMs > map.range.toMs)
            continue;
        const double left = map.x(mark.timeMs);
        const double right = map.x(std::max(mark.timeMs, mark.endMs));
        const double away = x < left ? left - x : x > right ? x - right : 0;
        if (away > SignReach)
            continue;
        // What happened at one moment is harder to meet than what went on: it comes first.
        found.emplace_back(mark.isRegion() ? away + SignReach : away, i);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::size_t> result;
    for (const auto &[away, index] : found) {
        if (result.size() < MostAtOnce)
            result.push_back(index);
    }
    return result;
}

} // namespace Promontory
