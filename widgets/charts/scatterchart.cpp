#include "widgets/charts/scatterchart.h"

#include "widgets/charts/scatterpaint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double Reach = 10; ///< px around a point that still mean it
constexpr double FaintOpacity = 0.22;
constexpr double RingGap = 2;

} // namespace

ScatterChart::ScatterChart(QWidget *parent) : MarkChart(parent) {}

ScatterChart::~ScatterChart() = default;

void ScatterChart::setTheme(const Theme &theme)
{
    m_decor.emplace(theme);
    MarkChart::setTheme(theme);
}

void ScatterChart::setScene(ScatterScene scene)
{
    const int leastLeft = m_scene.frame.leastLeft;
    m_scene = std::move(scene);
    m_scene.frame.leastLeft = leastLeft;
    if (m_emphasis >= m_scene.series.size())
        m_emphasis = -1;
    collectMarks();
    invalidate();
}

const ChartGeometry &ScatterChart::geometryOfPlot()
{
    laidOut();
    return m_geometry;
}

void ScatterChart::setEmphasis(int series)
{
    if (m_emphasis == series)
        return;
    m_emphasis = series;
    invalidate();
}

void ScatterChart::setLeastLeft(int width)
{
    if (m_scene.frame.leastLeft == width)
        return;
    m_scene.frame.leastLeft = width;
    invalidate();
}

int ScatterChart::seriesOf(int mark) const
{
    return mark >= 0 && mark < markCount() ? m_marks[static_cast<std::size_t>(mark)].series : -1;
}

void ScatterChart::collectMarks()
{
    m_marks.clear();
    for (int i = 0; i < m_scene.series.size(); ++i) {
        const ScatterSeries &series = m_scene.series.at(i);
        const auto values = series.values.span();
        for (std::size_t row = 0; series.isVisible && series.isInTooltip && row < values.size();
             ++row) {
            const bool isHere = row < series.places.size() && std::isfinite(values[row]) &&
                                series.places[row] != std::numeric_limits<qint64>::min();
            if (isHere)
                m_marks.push_back({i, row});
        }
    }
}

void ScatterChart::layOut(const QSize &size)
{
    m_points.clear();
    if (!m_decor)
        return;
    m_geometry = layOutChart(m_scene.frame, size, m_decor->metrics());
    for (const ScatterSeries &series : m_scene.series) {
        const bool isDrawn = series.isVisible && series.axis < m_scene.frame.axes.size();
        const ValueScale scale = isDrawn ? m_scene.frame.axes.at(series.axis).scale : ValueScale();
        const PlotMap map{QRectF(m_geometry.plot), m_scene.frame.range, scale, 1};
        m_points.push_back(isDrawn ? scatterPoints(series, map) : std::vector<QPointF>());
    }
}

void ScatterChart::paintMarks(QPainter *painter)
{
    if (!m_decor)
        return;
    m_decor->paintRegions(painter, m_scene.frame, m_geometry);
    m_decor->paintGrid(painter, m_scene.frame, m_geometry);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const auto index = static_cast<int>(i);
        const double opacity = m_emphasis >= 0 && index != m_emphasis ? FaintOpacity : 1;
        paintScatter(painter, m_scene.series.at(index), m_points[i], QRectF(m_geometry.plot),
                     opacity);
    }
    m_decor->paintAxes(painter, m_scene.frame, m_geometry);
    m_decor->paintThresholds(painter, m_scene.frame, m_geometry);
}

QPointF ScatterChart::pointOf(const Mark &mark) const
{
    const auto series = static_cast<std::size_t>(mark.series);
    const bool isKnown = series < m_points.size() && mark.row < m_points[series].size();
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    return isKnown ? m_points[series][mark.row] : QPointF(nowhere, nowhere);
}

QPointF ScatterChart::anchorOf(int mark)
{
    return pointOf(m_marks[static_cast<std::size_t>(mark)]);
}

void ScatterChart::paintPointed(QPainter *painter, int mark)
{
    const Mark &pointed = m_marks[static_cast<std::size_t>(mark)];
    const QPointF at = pointOf(pointed);
    if (!std::isfinite(at.x()) || !std::isfinite(at.y()))
        return;
    const ScatterSeries &series = m_scene.series.at(pointed.series);
    const double size = series.hasPoints ? diameterOf(series, pointed.row) : series.pointSize;
    const double radius = size / 2 + RingGap;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme().text.primary, 1.5));
    if (series.shape == ScatterShape::Square)
        painter->drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
    else
        painter->drawEllipse(at, radius, radius);
}

int ScatterChart::markAt(const QPointF &position)
{
    if (!QRectF(m_geometry.plot).adjusted(-1, -1, 1, 1).contains(position))
        return -1;
    int nearest = -1;
    double least = Reach;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const Mark &mark = m_marks[i];
        const QPointF away = pointOf(mark) - position;
        const double radius = diameterOf(m_scene.series.at(mark.series), mark.row) / 2;
        const double distance = std::max(0.0, std::hypot(away.x(), away.y()) - radius);
        // Of points upon each other the last one painted is seen.
        if (distance <= least) {
            least = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

QString ScatterChart::lowerText(qint64 place) const
{
    const ChartScene &frame = m_scene.frame;
    if (!frame.numbers)
        return formatTime(place, frame.zone, u"YYYY-MM-DD HH:mm:ss"_s);
    return formatValue(frame.numbers->valueAt(place), frame.numbers->config, {frame.zone, 0})
        .joined();
}

QList<ShownLink> ScatterChart::linksOf(int index) const
{
    const Mark &mark = m_marks.at(static_cast<std::size_t>(index));
    const ScatterSeries &series = m_scene.series.at(mark.series);
    if (!series.origin.hasLinks())
        return {};
    const FormattedValue shown = formatValue(series.values[mark.row], series.config, {m_scene.frame.zone, 0});
    return dataLinks({series.origin, mark.row, shown, missingSample(), {}});
}

TooltipContent ScatterChart::tooltipOf(int index) const
{
    const Mark &mark = m_marks.at(static_cast<std::size_t>(index));
    const ScatterSeries &series = m_scene.series.at(mark.series);
    const FormatContext context{m_scene.frame.zone, 0};
    TooltipContent content{series.name, {}, {}};
    const QString lower = m_scene.frame.numbers ? m_scene.frame.numbers->name : tr("Time");
    content.rows.append({QColor(), lower, lowerText(series.places[mark.row]), false});
    const QString value = formatValue(series.values[mark.row], series.config, context).joined();
    content.rows.append({colorOf(series, mark.row), series.yName, value, false});
    for (const PointDetail &detail : series.details) {
        if (mark.row < detail.values.size())
            content.rows.append(
                {QColor(), detail.name,
                 formatValue(detail.values[mark.row], detail.config, context).joined(), false});
    }
    return content;
}

} // namespace Promontory
