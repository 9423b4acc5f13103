#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/chartscene.h"
#include "widgets/panels/paneldata.h"
#include "widgets/panels/shared/seriespalette.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/legendoptions.h"
#include "widgets/theme/theme.h"

#include <QSet>

namespace Promontory {

/// What a time series panel is drawn from, beside its data.
struct TimeSeriesSetting
{
    const Theme &theme;
    QTimeZone zone;
    const SeriesPalette &palette;
    QSet<QString> hidden; ///< names of series switched off in the legend
    bool isMuted = false; ///< old values: their colours tell of no threshold
};

/// Names of all series, in order, for the palette.
QStringList seriesNames(const Frames &frames);

/// Everything to draw: one series per number field beside a time field, axes by unit and limits, stacks,
/// thresholds. Pure; columns are shared unless a stack or transform has to change them.
ChartScene layOutTimeSeries(const PanelData &data, const TimeSeriesSetting &setting);

/// The legend of a scene, its rows sorted as asked; `order` receives the series behind each row.
LegendContent legendFor(const ChartScene &scene, const LegendOptions &options, QList<int> &order);

/// One sentence about the scene for people who cannot see it.
QString summaryOf(const ChartScene &scene);

} // namespace Promontory
