#pragma once

#include "widgets/panels/shared/seriespanelview.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

namespace Promontory {

/// A time series panel: a chart and its legend.
class TimeSeriesView : public SeriesPanelView
{
    Q_OBJECT

public:
    explicit TimeSeriesView(QWidget *parent = nullptr) : SeriesPanelView(parent) { }

    void setOptions(const Json &options) override;

protected:
    void draw() override;

private:
    TimeSeriesOptions m_options;
};

} // namespace Promontory
