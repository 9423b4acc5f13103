#include "widgets/charts/timechart.h"

#include "widgets/charts/chartprobe.h"
#include "widgets/charts/chartrenderer.h"
#include "widgets/charts/lanepaint.h"
#include "widgets/charts/marktooltip.h"
#include "widgets/charts/plotmap.h"

#include <QPainter>

#include <cmath>

namespace Promontory {

namespace {

constexpr double EmphasisReach = 24;
constexpr double SampleReach = 15; ///< px that a sample may be away from the crosshair

} // namespace

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent)
    , m_renderer(std::make_unique<ChartRenderer>())
    , m_tooltip(new ChartTooltip(this))
    , m_markTooltip(new MarkTooltip(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart"));
    connect(m_tooltip, &ChartTooltip::unpinned, this, [this] { endHover(); });
    connect(m_tooltip, &ChartTooltip::linkActivated, this, &TimeChart::linkActivated);
}

TimeChart::~TimeChart() = default;

void TimeChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_renderer->setTheme(theme);
    m_tooltip->setTheme(theme);
    m_markTooltip->setTheme(theme);
    if (m_scene.marks)
        setMarks(m_scene.marks->marks); // their colours are the theme's
    invalidate();
}

void TimeChart::setScene(ChartScene scene)
{
    const int leastLeft = m_scene.leastLeft;
    const auto marks = m_scene.marks;
    m_scene = std::move(scene);
    m_scene.leastLeft = leastLeft;
    m_scene.marks = marks;
    if (m_drag == Drag::Pan)
        m_scene.range = m_panned;
    m_emphasis = shownOrNone(m_emphasis);
    m_renderer->setEmphasis(m_emphasis);
    invalidate();
    if (m_isHovered && m_tooltip->isVisible()) // new values under a resting pointer
        showTooltip(m_pointer);
}

const ChartGeometry &TimeChart::geometryOfPlot() const
{
    if (m_laidOut != size()) { // hidden widgets hear of their size late
        m_renderer->setScene(m_scene, size());
        m_laidOut = size();
    }
    return m_renderer->geometry();
}

void TimeChart::setInteractive(bool isInteractive)
{
    m_isInteractive = isInteractive;
    setFocusPolicy(isInteractive ? Qt::StrongFocus : Qt::NoFocus);
}

void TimeChart::setCrosshair(std::optional<qint64> timeMs, bool hasTooltip)
{
    if (m_isHovered || m_tooltip->isPinned() || m_crosshair == timeMs || !hasTimes())
        return;
    m_crosshair = timeMs;
    showSharedTooltip(hasTooltip);
    update();
}

int TimeChart::tooltipFloor() const
{
    return mapToGlobal(geometryOfPlot().plot.bottomLeft()).y();
}

void TimeChart::showSharedTooltip(bool hasTooltip)
{
    const bool isInSight = m_crosshair && m_scene.range.contains(*m_crosshair) && !visibleRegion().isEmpty();
    const TooltipContent content = hasTooltip && isInSight ? tooltipAtTime(*m_crosshair) : TooltipContent();
    if (m_tooltipOptions.mode == TooltipMode::None || content.rows.isEmpty())
        return m_tooltip->hide();
    const QPointF place(xOf(*m_crosshair), geometryOfPlot().plot.center().y());
    m_tooltip->showBeside(content, mapToGlobal(place.toPoint()), tooltipFloor());
}

QRectF TimeChart::plotAfter(qint64 timeMs) const
{
    qint64 newest = 0;
    qint64 stepMs = 0;
    for (const ChartSeries &series : m_scene.series) {
        const auto times = series.times.span();
        newest = times.empty() ? newest : std::max(newest, times.back());
        stepMs = std::max(stepMs, series.stepMs);
    }
    if (m_scene.lanes) {
        newest = m_scene.lanes->newestMs;
        stepMs = m_scene.lanes->stepMs;
    }
    if (m_scene.heat) {
        newest = m_scene.heat->firstMs + m_scene.heat->stepMs * m_scene.heat->columns;
        stepMs = m_scene.heat->stepMs;
    }
    constexpr qint64 Near = 2; // steps: older ones ended by themselves, not for want of answers
    const bool isNear = newest < timeMs && timeMs - newest <= Near * stepMs;
    const QRectF plot(geometryOfPlot().plot);
    const double left = std::clamp(xOf(isNear ? newest : timeMs), plot.left(), plot.right());
    return plot.adjusted(left - plot.left(), 0, 0, 0).translated(pos());
}

void TimeChart::setTooltip(const TooltipOptions &options)
{
    m_tooltipOptions = options;
    m_tooltip->setBounds({options.maxWidth, options.maxHeight});
}

void TimeChart::setLeastLeft(int width)
{
    if (m_scene.leastLeft == width)
        return;
    m_scene.leastLeft = width;
    invalidate();
}

/// A series that is switched off cannot stand out.
int TimeChart::shownOrNone(int series) const
{
    const bool isShown = series >= 0 && series < m_scene.series.size() && m_scene.series.at(series).isVisible;
    return isShown ? series : -1;
}

void TimeChart::setEmphasis(int series)
{
    series = shownOrNone(series);
    if (m_emphasis == series)
        return;
    m_emphasis = series;
    m_renderer->setEmphasis(series);
    invalidate();
}

void TimeChart::paintTo(QPainter *painter, const QRectF &target)
{
    m_renderer->setScene(m_scene, target.size().toSize());
    painter->save();
    painter->translate(target.topLeft());
    m_renderer->renderVectors(painter);
    painter->restore();
    m_laidOut = QSize();
}

void TimeChart::invalidate()
{
    m_isStale = true;
    // Laid out and painted when somebody looks.
    m_laidOut = QSize();
    update();
}

void TimeChart::refreshPicture()
{
    const double ratio = devicePixelRatioF();
    if (!m_isStale && m_picture.devicePixelRatio() == ratio)
        return;
    geometryOfPlot();
    m_picture = m_renderer->render(ratio);
    m_isStale = false;
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

PlotMap TimeChart::timeMap() const
{
    return {QRectF(geometryOfPlot().plot), m_scene.range, ValueScale(), 1};
}

qint64 TimeChart::timeAt(double x) const
{
    return timeMap().timeAt(x);
}

double TimeChart::xOf(qint64 timeMs) const
{
    return timeMap().x(timeMs);
}

qint64 TimeChart::reachMs() const
{
    const double perPx = static_cast<double>(m_scene.range.spanMs()) / std::max(1, geometryOfPlot().plot.width());
    qint64 stepMs = 0;
    for (const ChartSeries &series : m_scene.series)
        stepMs = std::max(stepMs, series.stepMs);
    return std::max(stepMs / 2 + 1, static_cast<qint64>(SampleReach * perPx));
}

void TimeChart::hoverAt(const QPointF &position)
{
    const QRect plot = geometryOfPlot().plot;
    if (m_tooltip->isPinned() || pointAtMarks(position))
        return;
    if (!QRectF(plot).adjusted(0, 0, 1, 1).contains(position)) {
        endHover();
        return;
    }
    m_isHovered = true;
    const qint64 at = timeAt(position.x());
    moveCrosshair(nearestSampleTime(m_scene, at).value_or(at));
    if (!m_scene.heat && !m_scene.lanes) {
        const auto samples = samplesAt(m_scene, *m_crosshair, reachMs());
        const int nearest = nearestSeries(m_scene, geometryOfPlot(), samples, position.y(), EmphasisReach);
        if (nearest != m_emphasis)
            emit seriesHovered(nearest);
        setEmphasis(nearest);
    }
    showTooltip(position);
    if (m_scene.lanes)
        update(); // another row at the same time
}

void TimeChart::moveCrosshair(qint64 timeMs)
{
    if (m_crosshair == timeMs)
        return;
    m_crosshair = timeMs;
    if (hasTimes())
        emit hovered(m_crosshair);
    update();
}

void TimeChart::endHover()
{
    hideMarks();
    if (m_tooltip->isPinned())
        return;
    m_tooltip->hide();
    if (!m_isHovered)
        return;
    m_isHovered = false;
    m_crosshair.reset();
    if (hasTimes())
        emit hovered(std::nullopt);
    if (m_emphasis >= 0)
        emit seriesHovered(-1);
    setEmphasis(-1);
    update();
}

void TimeChart::showTooltip(const QPointF &position)
{
    m_pointer = position;
    const TooltipContent content = tooltipAt(position);
    if (m_tooltipOptions.mode == TooltipMode::None || content.rows.isEmpty()) {
        m_tooltip->hide();
        return;
    }
    m_tooltip->showBeside(content, mapToGlobal(position.toPoint()), tooltipFloor());
}

TooltipContent TimeChart::tooltipAt(const QPointF &position) const
{
    const qint64 at = timeAt(position.x());
    if (m_scene.heat) {
        const QRectF plot(geometryOfPlot().plot);
        const int rows = m_scene.heat->rows;
        const int row = static_cast<int>((plot.bottom() - position.y()) / plot.height() * rows);
        return cellTooltip(row, m_scene.heat->columnAt(at));
    }
    if (m_scene.lanes)
        return laneTooltip(laneAt(*m_scene.lanes, position.y(), QRectF(geometryOfPlot().plot)), at);
    const auto samples = samplesAt(m_scene, nearestSampleTime(m_scene, at).value_or(at), reachMs());
    const double reach = m_tooltipOptions.proximity > 0 ? m_tooltipOptions.proximity : 1e9;
    const int nearest = nearestSeries(m_scene, geometryOfPlot(), samples, position.y(), reach);
    if (nearest < 0 && m_tooltipOptions.mode == TooltipMode::Single)
        return {}; // nothing is near
    return seriesTooltip(samples, nearest);
}

} // namespace Promontory
