#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/timechart.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/shared/serieslayout.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

namespace Promontory {

/// A time series panel: a chart and its legend.
class TimeSeriesView : public PanelView
{
    Q_OBJECT

public:
    explicit TimeSeriesView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setCrosshair(std::optional<qint64> timeMs, bool hasTooltip) override;
    void setOverdue(qint64 answeredMs, qint64 overdueMs) override;
    std::optional<QRectF> plotAfter(qint64 timeMs) const override;
    void setMuted(bool muted) override;
    int leftAxisWidth() const override { return m_chart->geometryOfPlot().leftWidth; }
    void setLeastLeftAxisWidth(int width) override;
    void paintTo(QPainter *painter, const QRectF &target) override;
    QString summary() const override;

    TimeChart *chart() const { return m_chart; }
    ChartLegend *legend() const { return m_legend; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectParts();
    void rebuild();
    void arrange();
    void isolate(int row);
    void toggle(int row);
    int rowOf(int series) const { return static_cast<int>(m_order.indexOf(series)); }

    TimeChart *m_chart;
    ChartLegend *m_legend;
    TimeSeriesOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    TimeRange m_shownRange; ///< runs on while answers are overdue
    SeriesPalette m_palette;
    bool m_isMuted = false;
    QSet<QString> m_hidden;   ///< series switched off in the legend
    QList<int> m_order;       ///< the series behind each legend row
};

} // namespace Promontory
