#pragma once

#include "widgets/charts/barchart.h"
#include "widgets/panels/histogram/histogramlayout.h"
#include "widgets/panels/shared/markpanelview.h"

namespace Promontory {

/// A histogram panel: bars over ranges of values, and a legend.
class HistogramView : public MarkPanelView
{
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    void setOptions(const Json &options) override;
    QString summary() const override;

    BarChart *chart() const { return m_chart; }

protected:
    void draw() override;
    void prepare() override { count(); }
    void emphasise(int series) override { m_chart->setEmphasis(series); }

private:
    HistogramView(BarChart *chart, QWidget *parent);
    void count();

    BarChart *m_chart;
    HistogramOptions m_options;
    Result<HistogramBuckets> m_buckets;
    SeriesPalette m_palette;
};

} // namespace Promontory
