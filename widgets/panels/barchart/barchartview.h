#pragma once

#include "widgets/charts/barchart.h"
#include "widgets/panels/barchart/barchartlayout.h"
#include "widgets/panels/shared/markpanelview.h"

namespace Promontory {

/// A bar chart panel: bars over names, and a legend.
class BarChartView : public MarkPanelView
{
    Q_OBJECT

public:
    explicit BarChartView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    QString summary() const override;

    BarChart *chart() const { return m_chart; }

protected:
    void draw() override;
    void prepare() override;
    void emphasise(int series) override { m_chart->setEmphasis(series); }
    void resizeEvent(QResizeEvent *event) override;

private:
    BarChartView(BarChart *chart, QWidget *parent);
    bool isHorizontal() const;

    BarChart *m_chart;
    BarChartOptions m_options;
    SeriesPalette m_palette;
};

} // namespace Promontory
