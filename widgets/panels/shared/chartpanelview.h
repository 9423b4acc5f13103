#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/timechart.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/shared/legendoptions.h"

#include <QSet>

namespace Promontory {

/// Where a chart and its legend stand in a panel; an empty legend rectangle means that there is
/// none.
struct LegendPlace
{
    QRect chart;
    QRect legend;
};
/// Below at most 35 % of the height, at the right at most half of the width; none where the chart
/// would get too small.
LegendPlace placeLegend(const QSize &size, const LegendOptions &options, const ChartLegend &legend);

/// A panel of one chart over time and its legend. Types say what to draw.
class ChartPanelView : public PanelView
{
    Q_OBJECT

public:
    explicit ChartPanelView(QWidget *parent);

    void setContext(const PanelContext &context) override;
    void setData(const PanelData &answer) override;
    void setCrosshair(std::optional<qint64> timeMs, bool hasTooltip) override;
    void setMarks(const TimeMarks &marks) override { m_chart->setMarks(marks); }
    void setOverdue(qint64 answeredMs, qint64 overdueMs) override;
    std::optional<QRectF> plotAfter(qint64 timeMs) const override;
    void setMuted(bool muted) override;
    int leftAxisWidth() const override { return m_chart->geometryOfPlot().leftWidth; }
    void setLeastLeftAxisWidth(int width) override;
    void paintTo(QPainter *painter, const QRectF &target) override;
    QList<ShownLink> valueLinks() const override { return m_chart->newestLinks(); }

    TimeChart *chart() const { return m_chart; }
    ChartLegend *legend() const { return m_legend; }

protected:
    /// Draws data() anew and calls present().
    virtual void draw() = 0;
    /// A row below chart and legend; takes room while it is not hidden.
    void setFooter(QWidget *footer) { m_footer = footer; }
    void redraw(); ///< draws when there is something to draw with
    void present(ChartScene scene, const LegendContent &content, const LegendOptions &options);
    /// The data with the range that is shown: it runs on while answers are overdue.
    PanelData shownData() const;
    const PanelData &data() const { return m_data; }
    const PanelContext &context() const { return m_context; }
    bool isMuted() const { return m_isMuted; }
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    TimeChart *m_chart;
    ChartLegend *m_legend;
    QWidget *m_footer = nullptr;
    LegendOptions m_legendOptions;
    PanelContext m_context;
    PanelData m_data;
    TimeRange m_shownRange;
    bool m_isMuted = false;
};

} // namespace Promontory
