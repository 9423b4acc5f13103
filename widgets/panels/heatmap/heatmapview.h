#pragma once

#include "widgets/charts/timechart.h"
#include "widgets/panels/heatmap/heatlegendstrip.h"
#include "widgets/panels/panelview.h"

namespace Promontory {

/// A heatmap panel: cells over time and their colour scale.
class HeatmapView : public PanelView
{
    Q_OBJECT

public:
    explicit HeatmapView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setCrosshair(std::optional<qint64> timeMs) override;
    void paintTo(QPainter *painter, const QRectF &target) override;
    QString summary() const override;

    TimeChart *chart() const { return m_chart; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void arrange();

    TimeChart *m_chart;
    HeatLegendStrip *m_strip;
    HeatmapOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    HeatLegend m_legend;
};

} // namespace Promontory
