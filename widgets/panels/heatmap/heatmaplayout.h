#pragma once

#include "widgets/charts/chartscene.h"
#include "widgets/panels/heatmap/bucketgrid.h"
#include "widgets/panels/heatmap/heatmapoptions.h"
#include "widgets/panels/paneldata.h"
#include "widgets/theme/theme.h"

#include <QColor>
#include <QList>

namespace Promontory {

/// The colours of a heatmap with the values they stand for.
struct HeatLegend
{
    QList<QColor> colors;
    double low = 0;
    double high = 0;
    QString lowText;
    QString highText;
};

/// The flat colours of the options in this theme, from few to many.
QList<QColor> heatColors(const HeatmapOptions &options, const Theme &theme);

/// A scene of cells. `legend` receives the scale. Fails if the panel counts raw values into too many cells.
Result<ChartScene> layOutHeatmap(const PanelData &data, const HeatmapOptions &options, const Theme &theme,
                                 const QTimeZone &zone, HeatLegend &legend);

/// Which of `steps` flat colours a value has; -1: none.
int heatStep(double value, double low, double high, int steps, HeatScale scale);

} // namespace Promontory
