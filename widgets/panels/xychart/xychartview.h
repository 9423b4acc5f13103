#pragma once

#include "widgets/charts/scatterchart.h"
#include "widgets/panels/shared/markpanelview.h"
#include "widgets/panels/shared/seriespalette.h"
#include "widgets/panels/xychart/xychartoptions.h"

namespace Promontory {

/// An XY chart: points of two numbers, with a legend of their series.
class XyChartView : public MarkPanelView
{
    Q_OBJECT

public:
    explicit XyChartView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    QString summary() const override;

    ScatterChart *chart() const { return m_chart; }

protected:
    void draw() override;
    void emphasise(int series) override { m_chart->setEmphasis(series); }

private:
    ScatterChart *m_chart;
    XyChartOptions m_options;
    SeriesPalette m_palette;
};

} // namespace Promontory
