#include "widgets/panels/timeseries/timeseriesview.h"

#include <QPainter>

#include <algorithm>

namespace Promontory {

namespace {

constexpr int BottomInset = 10;
constexpr int RightInset = 12;
constexpr int LegendGap = 4;
constexpr int LegendSideGap = 12;
constexpr double LegendShare = 0.35;  ///< of the height, at most
constexpr double SideShare = 0.5;     ///< of the width, at most
constexpr int LegendRowHeight = 20;
constexpr int LeastChartHeight = 60;
constexpr int LeastChartWidth = 120;

} // namespace

TimeSeriesView::TimeSeriesView(QWidget *parent)
    : PanelView(parent)
    , m_chart(new TimeChart(this))
    , m_legend(new ChartLegend(this))
{
    m_legend->hide();
    setFocusProxy(m_chart);
    connectParts();
}

void TimeSeriesView::connectParts()
{
    connect(m_chart, &TimeChart::hovered, this, &PanelView::hovered);
    connect(m_chart, &TimeChart::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &TimeChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &TimeChart::seriesHovered, this, [this](int series) { m_legend->setHovered(rowOf(series)); });
    connect(m_legend, &ChartLegend::hovered, this, [this](int row) { m_chart->setEmphasis(m_order.value(row, -1)); });
    connect(m_legend, &ChartLegend::isolated, this, &TimeSeriesView::isolate);
    connect(m_legend, &ChartLegend::toggled, this, &TimeSeriesView::toggle);
}

void TimeSeriesView::setOptions(const Json &options)
{
    m_options = timeSeriesOptionsFrom(options);
    m_chart->setTooltip(m_options.tooltip);
    rebuild();
}

void TimeSeriesView::setContext(const PanelContext &context)
{
    m_context = context;
    m_chart->setTheme(context.theme);
    m_chart->setInteractive(context.interactive);
    m_legend->setTheme(context.theme);
    m_legend->setEnabled(context.interactive);
    rebuild();
}

void TimeSeriesView::setData(const PanelData &answer)
{
    m_data = answer;
    m_shownRange = answer.range;
    m_palette.update(seriesNames(answer.frames));
    rebuild();
}

void TimeSeriesView::setCrosshair(std::optional<qint64> timeMs, bool hasTooltip)
{
    m_chart->setCrosshair(timeMs, hasTooltip);
}

void TimeSeriesView::setOverdue(qint64 answeredMs, qint64 overdueMs)
{
    const TimeRange range = overdueRange(m_data, answeredMs, overdueMs, width());
    if (range == m_shownRange)
        return;
    m_shownRange = range;
    rebuild();
}

std::optional<QRectF> TimeSeriesView::plotAfter(qint64 timeMs) const
{
    if (m_data.range.isEmpty())
        return {};
    return m_chart->plotAfter(timeMs);
}

void TimeSeriesView::setMuted(bool muted)
{
    if (muted == m_isMuted)
        return;
    m_isMuted = muted;
    m_legend->setMuted(muted);
    rebuild();
}

void TimeSeriesView::setLeastLeftAxisWidth(int width)
{
    m_chart->setLeastLeft(width);
}

QString TimeSeriesView::summary() const
{
    return summaryOf(m_chart->scene());
}

void TimeSeriesView::rebuild()
{
    if (m_context.theme.series.isEmpty() || m_data.range.isEmpty())
        return;
    PanelData shown = m_data;
    shown.range = m_shownRange;
    ChartScene scene = layOutTimeSeries(shown, {m_context.theme, m_context.zone, m_palette, m_hidden, m_isMuted});
    m_legend->setContent(legendFor(scene, m_options.legend, m_order));
    arrange();
    m_chart->setScene(std::move(scene));
    setAccessibleDescription(summary());
}

void TimeSeriesView::arrange()
{
    const LegendOptions &options = m_options.legend;
    const bool hasLegend = options.isShown && !m_legend->content().rows.isEmpty() && width() > 2 * RightInset;
    QRect chart(0, 0, width(), height() - BottomInset);
    QRect legend;
    if (hasLegend && options.isRight) {
        const int wanted = options.width > 0 ? static_cast<int>(options.width) : m_legend->contentWidth();
        const int most = std::min(static_cast<int>(width() * SideShare), width() - LeastChartWidth);
        const int side = std::min(wanted, most);
        legend = QRect(width() - RightInset - side, 0, side, height() - BottomInset);
        chart.setWidth(legend.left() - LegendSideGap + RightInset);
    } else if (hasLegend) {
        const int inner = width() - 2 * RightInset;
        const int most = std::max(LegendRowHeight, static_cast<int>(height() * LegendShare) / LegendRowHeight * LegendRowHeight);
        const int tall = std::min(m_legend->contentHeight(inner), most);
        legend = QRect(RightInset, height() - BottomInset - tall, inner, tall);
        chart.setHeight(legend.top() - LegendGap);
    }
    const bool hasRoom = chart.height() >= LeastChartHeight && chart.width() >= LeastChartWidth;
    m_legend->setVisible(hasLegend && hasRoom);
    m_chart->setGeometry(hasLegend && !hasRoom ? QRect(0, 0, width(), height() - BottomInset) : chart);
    if (hasLegend && hasRoom)
        m_legend->setGeometry(legend);
}

void TimeSeriesView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    arrange();
}

/// Alone, or all again when it was alone already.
void TimeSeriesView::isolate(int row)
{
    QSet<QString> others;
    for (const LegendRow &each : m_legend->content().rows)
        others.insert(each.name);
    others.remove(m_legend->content().rows.at(row).name);
    m_hidden = m_hidden == others ? QSet<QString>() : others;
    rebuild();
}

void TimeSeriesView::toggle(int row)
{
    const QString name = m_legend->content().rows.at(row).name;
    if (!m_hidden.remove(name))
        m_hidden.insert(name);
    rebuild();
}

void TimeSeriesView::paintTo(QPainter *painter, const QRectF &target)
{
    painter->save();
    painter->translate(target.topLeft());
    if (width() > 0 && height() > 0)
        painter->scale(target.width() / width(), target.height() / height());
    m_chart->paintTo(painter, QRectF(m_chart->geometry()));
    if (!m_legend->isHidden()) {
        painter->translate(m_legend->pos());
        m_legend->render(painter, QPoint(), QRegion(), QWidget::DrawChildren);
    }
    painter->restore();
}

} // namespace Promontory
