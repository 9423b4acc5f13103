#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/timechart.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/timeseries/timeserieslayout.h"

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
    void setCrosshair(std::optional<qint64> timeMs) override;
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
    SeriesPalette m_palette;
    QSet<QString> m_hidden;   ///< series switched off in the legend
    QList<int> m_order;       ///< the series behind each legend row
};

} // namespace Promontory
