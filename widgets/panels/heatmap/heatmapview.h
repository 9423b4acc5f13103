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
    void setCrosshair(std::optional<qint64> timeMs, bool hasTooltip) override;
    void setMarks(const TimeMarks &marks) override { m_chart->setMarks(marks); }
    void setOverdue(qint64 answeredMs, qint64 overdueMs) override;
    std::optional<QRectF> plotAfter(qint64 timeMs) const override;
    int leftAxisWidth() const override { return m_chart->geometryOfPlot().leftWidth; }
    void setLeastLeftAxisWidth(int width) override;
    void paintTo(QPainter *painter, const QRectF &target) override;
    QString summary() const override;
    QList<ShownLink> valueLinks() const override { return m_chart->newestLinks(); }

    TimeChart *chart() const { return m_chart; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void arrange();
    void paintFailure(QPainter *painter, const QRectF &area) const;

    TimeChart *m_chart;
    HeatLegendStrip *m_strip;
    HeatmapOptions m_options;
    PanelContext m_context;
    PanelData m_data;
    TimeRange m_shownRange; ///< runs on while answers are overdue
    HeatLegend m_legend;
    QString m_failure; ///< why nothing is drawn
};

} // namespace Promontory
