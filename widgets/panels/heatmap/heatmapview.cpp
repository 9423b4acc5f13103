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
}

void HeatmapView::setOptions(const Json &options)
{
    m_options = heatmapOptionsFrom(options);
    TooltipOptions tooltip;
    tooltip.mode = m_options.hasTooltip ? TooltipMode::Single : TooltipMode::None;
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
    rebuild();
}

void HeatmapView::setCrosshair(std::optional<qint64> timeMs)
{
    m_chart->setCrosshair(timeMs);
}

QString HeatmapView::summary() const
{
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
    m_chart->setScene(layOutHeatmap(m_data, m_options, m_context.theme, m_context.zone, m_legend));
    m_strip->setLegend(m_legend);
    arrange();
    setAccessibleDescription(summary());
}

void HeatmapView::arrange()
{
    const int room = height() - BottomInset;
    const bool hasStrip = m_options.hasLegend && room - StripRow - StripGap >= LeastChartHeight;
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
    m_chart->paintTo(painter, QRectF(m_chart->geometry()));
    if (!m_strip->isHidden())
        m_strip->paint(painter, QRectF(m_strip->geometry()));
    painter->restore();
}

} // namespace Promontory
