#pragma once

#include "widgets/charts/piechart.h"
#include "widgets/panels/piechart/piechartlayout.h"
#include "widgets/panels/shared/markpanelview.h"

namespace Promontory {

/// A pie chart panel: a pie or donut, and a legend.
class PieChartView : public MarkPanelView
{
    Q_OBJECT

public:
    explicit PieChartView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    QString summary() const override;

    PieChart *chart() const { return m_chart; }

protected:
    void draw() override;
    void emphasise(int series) override { m_chart->setEmphasis(series); }

private:
    PieChartView(PieChart *chart, QWidget *parent);
    PieChart *m_chart;
    PieChartOptions m_options;
    SeriesPalette m_palette;
};

} // namespace Promontory
