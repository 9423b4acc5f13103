#include "widgets/panels/heatmap/heatmapview.h"

#include <QPainter>

namespace Promontory {

namespace {

constexpr int BottomInset = 10;
constexpr int RightInset = 12;
constexpr int StripRow = 20;
constexpr int StripGap = 4;
constexpr int LeastChartHeight = 60;

} // namespace

HeatmapView::HeatmapView(QWidget *parent)
    : PanelView(parent)
    , m_chart(new TimeChart(this))
    , m_strip(new HeatLegendStrip(this))
{
    setFocusProxy(m_chart);
    connect(m_chart, &TimeChart::hovered, this, &PanelView::hovered);
    connect(m_chart, &TimeChart::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &TimeChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &TimeChart::linkActivated, this, &PanelView::linkActivated);
}

void HeatmapView::setOptions(const Json &options)
{
    m_options = heatmapOptionsFrom(options);
    TooltipOptions tooltip;
    tooltip.mode = m_options.hasTooltip ? TooltipMode::Single : TooltipMode::None;
    tooltip.maxWidth = m_options.tipWidth;
    tooltip.maxHeight = m_options.tipHeight;
    m_chart->setTooltip(tooltip);
    rebuild();
}

void HeatmapView::setContext(const PanelContext &context)
{
    m_context = context;
    m_chart->setTheme(context.theme);
    m_chart->setInteractive(context.interactive);
    m_strip->setTheme(context.theme);
    rebuild();
}

void HeatmapView::setData(const PanelData &answer)
{
    m_data = answer;
    m_shownRange = answer.range;
    rebuild();
}

void HeatmapView::setCrosshair(std::optional<qint64> timeMs, bool hasTooltip)
{
    m_chart->setCrosshair(timeMs, hasTooltip);
}

void HeatmapView::setOverdue(qint64 answeredMs, qint64 overdueMs)
{
    const TimeRange range = overdueRange(m_data, answeredMs, overdueMs, width());
    if (range == m_shownRange)
        return;
    m_shownRange = range;
    rebuild();
}

std::optional<QRectF> HeatmapView::plotAfter(qint64 timeMs) const
{
    if (m_data.range.isEmpty())
        return {};
    return m_chart->plotAfter(timeMs);
}

void HeatmapView::setLeastLeftAxisWidth(int width)
{
    m_chart->setLeastLeft(width);
    arrange(); // the strip stands below the plot
}

QString HeatmapView::summary() const
{
    if (!m_failure.isEmpty())
        return m_failure;
    const auto &cells = m_chart->scene().heat;
    if (!cells || cells->rows == 0)
        return tr("No buckets.");
    return tr("Heatmap of %1 buckets over %2 steps, at most %3 in one cell.")
        .arg(QString::number(cells->rows), QString::number(cells->columns), m_legend.highText);
}

void HeatmapView::rebuild()
{
    if (m_context.theme.series.isEmpty() || m_data.range.isEmpty())
        return;
    PanelData shown = m_data;
    shown.range = m_shownRange;
    auto scene = layOutHeatmap(shown, m_options, m_context.theme, m_context.zone, m_legend);
    m_failure = scene ? QString() : scene.error().message;
    m_chart->setScene(scene ? std::move(*scene) : ChartScene());
    m_strip->setLegend(m_legend);
    arrange();
    setAccessibleDescription(summary());
}

void HeatmapView::paintFailure(QPainter *painter, const QRectF &area) const
{
    const QRectF text = area.adjusted(RightInset, 0, -RightInset, -BottomInset);
    painter->save();
    painter->setFont(fontFor(TextRole::Body, m_context.theme.textScale));
    painter->setPen(m_context.theme.text.secondary);
    painter->drawText(text, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_failure);
    painter->restore();
}

void HeatmapView::paintEvent(QPaintEvent *)
{
    if (m_failure.isEmpty())
        return;
    QPainter painter(this);
    paintFailure(&painter, QRectF(rect()));
}

void HeatmapView::arrange()
{
    m_chart->setVisible(m_failure.isEmpty());
    const int room = height() - BottomInset;
    const auto &cells = m_chart->scene().heat;
    const bool hasCells = cells && cells->rows > 0 && m_failure.isEmpty();
    const bool hasStrip = m_options.hasLegend && hasCells && room - StripRow - StripGap >= LeastChartHeight;
    m_strip->setVisible(hasStrip);
    m_chart->setGeometry(0, 0, width(), hasStrip ? room - StripRow - StripGap : room);
    const int left = m_chart->geometryOfPlot().plot.left();
    m_strip->setGeometry(left, room - StripRow, width() - left - RightInset, StripRow);
}

void HeatmapView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void HeatmapView::paintTo(QPainter *painter, const QRectF &target)
{
    painter->save();
    painter->translate(target.topLeft());
    if (width() > 0 && height() > 0)
        painter->scale(target.width() / width(), target.height() / height());
    if (!m_failure.isEmpty())
        paintFailure(painter, QRectF(rect()));
    else
        m_chart->paintTo(painter, QRectF(m_chart->geometry()));
    if (!m_strip->isHidden())
        m_strip->paint(painter, QRectF(m_strip->geometry()));
    painter->restore();
}

} // namespace Promontory
