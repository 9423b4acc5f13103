#include "widgets/panels/shared/chartpanelview.h"

#include <QPainter>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int BottomInset = 10;
constexpr int RightInset = 12;
constexpr int LegendGap = 4;
constexpr int LegendSideGap = 12;
constexpr double LegendShare = 0.35;
constexpr double TableShare = 0.5; ///< of a low panel, where a head and a row alone say too little
constexpr double SideShare = 0.5;
constexpr int LegendRowHeight = 20;
constexpr int FewRows = 5;         ///< a head, and rows worth it
constexpr int FooterOverlap = 4; ///< a footer stands closer to the edge than the chart
constexpr int LeastChartHeight = 60;
constexpr double LeastSide = 0.7;       ///< of its width, for a legend beside a chart
constexpr int NarrowPanel = 380;
constexpr int LeastStackedHeight = 180; ///< for a chart with a legend below
constexpr int LeastChartWidth = 120;

} // namespace

LegendPlace placeLegend(const QSize &size, const LegendOptions &options, const ChartLegend &legend)
{
    const QRect whole(0, 0, size.width(), size.height() - BottomInset);
    const int air = legend.content().isTable ? ChartLegend::RowInset : 0; // round the rows, not beside them
    LegendPlace place{whole, {}};
    if (!options.isShown || legend.content().rows.isEmpty() || size.width() <= 2 * RightInset)
        return place;
    const int wanted = options.width > 0 ? static_cast<int>(options.width) : legend.contentWidth();
    const int most = std::min(static_cast<int>(size.width() * SideShare),
                              size.width() + air - LegendSideGap - LeastChartWidth);
    // Beside a narrow chart neither has room; below it both may have.
    const bool isSqueezed = size.width() < NarrowPanel && most < wanted * LeastSide
        && size.height() >= LeastStackedHeight;
    if (options.isRight && !isSqueezed) {
        const int side = std::min(wanted, most);
        place.legend = QRect(size.width() - RightInset + air - side, 0, side, whole.height());
        place.chart.setWidth(place.legend.left() - LegendSideGap + RightInset);
    } else {
        const int inner = size.width() - 2 * RightInset + 2 * air;
        const auto rowsIn = [&size](double share) { return static_cast<int>(size.height() * share) / LegendRowHeight; };
        const int rows = std::max({1, rowsIn(LegendShare), air > 0 ? std::min(FewRows, rowsIn(TableShare)) : 0});
        const int tall = std::min(legend.contentHeight(inner), rows * LegendRowHeight);
        place.legend = QRect(RightInset - air, size.height() - BottomInset - tall, inner, tall);
        place.chart.setHeight(place.legend.top() - LegendGap);
    }
    if (place.chart.height() < LeastChartHeight || place.chart.width() < LeastChartWidth)
        return {whole, {}};
    return place;
}

ChartPanelView::ChartPanelView(QWidget *parent)
    : PanelView(parent), m_chart(new TimeChart(this)), m_legend(new ChartLegend(this))
{
    m_legend->hide();
    setFocusProxy(m_chart);
    connect(m_chart, &TimeChart::hovered, this, &PanelView::hovered);
    connect(m_chart, &TimeChart::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &TimeChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &TimeChart::linkActivated, this, &PanelView::linkActivated);
}

void ChartPanelView::setContext(const PanelContext &context)
{
    m_context = context;
    m_chart->setTheme(context.theme);
    m_chart->setInteractive(context.interactive);
    m_legend->setTheme(context.theme);
    m_legend->setEnabled(context.interactive);
    redraw();
}

void ChartPanelView::setData(const PanelData &answer)
{
    m_data = answer;
    m_shownRange = answer.range;
    redraw();
}

void ChartPanelView::setCrosshair(std::optional<qint64> timeMs, bool hasTooltip)
{
    m_chart->setCrosshair(timeMs, hasTooltip);
}

void ChartPanelView::setOverdue(qint64 answeredMs, qint64 overdueMs)
{
    const TimeRange range = overdueRange(m_data, answeredMs, overdueMs, width());
    if (range == m_shownRange)
        return;
    m_shownRange = range;
    redraw();
}

std::optional<QRectF> ChartPanelView::plotAfter(qint64 timeMs) const
{
    if (m_data.range.isEmpty())
        return {};
    return m_chart->plotAfter(timeMs);
}

void ChartPanelView::setMuted(bool muted)
{
    if (muted == m_isMuted)
        return;
    m_isMuted = muted;
    m_legend->setMuted(muted);
    redraw();
}

void ChartPanelView::setLeastLeftAxisWidth(int width)
{
    m_chart->setLeastLeft(width);
}

PanelData ChartPanelView::shownData() const
{
    PanelData shown = m_data;
    shown.range = m_shownRange;
    return shown;
}

void ChartPanelView::redraw()
{
    if (m_context.theme.series.isEmpty() || m_data.range.isEmpty())
        return;
    draw();
    setAccessibleDescription(summary());
}

void ChartPanelView::present(ChartScene scene, const LegendContent &content,
                             const LegendOptions &options)
{
    m_legendOptions = options;
    m_legend->setContent(content);
    arrange();
    m_chart->setScene(std::move(scene));
}

void ChartPanelView::arrange()
{
    const int footer = m_footer && !m_footer->isHidden() ? m_footer->sizeHint().height() : 0;
    const LegendPlace place =
        placeLegend(QSize(width(), height() - footer), m_legendOptions, *m_legend);
    if (footer > 0)
        m_footer->setGeometry(RightInset, height() - BottomInset - footer + FooterOverlap,
                              width() - 2 * RightInset, footer);
    m_chart->setGeometry(place.chart);
    m_legend->setVisible(!place.legend.isEmpty());
    if (!place.legend.isEmpty())
        m_legend->setGeometry(place.legend);
}

void ChartPanelView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void ChartPanelView::paintTo(QPainter *painter, const QRectF &target)
{
    painter->save();
    painter->translate(target.topLeft());
    if (width() > 0 && height() > 0)
        painter->scale(target.width() / width(), target.height() / height());
    m_chart->paintTo(painter, QRectF(m_chart->geometry()));
    for (QWidget *part : {static_cast<QWidget *>(m_legend), m_footer}) {
        if (!part || part->isHidden())
            continue;
        painter->save();
        painter->translate(part->pos());
        part->render(painter, QPoint(), QRegion(), QWidget::DrawChildren);
        painter->restore();
    }
    painter->restore();
}

} // namespace Promontory
