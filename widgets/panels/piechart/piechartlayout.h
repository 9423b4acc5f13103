#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/piescene.h"
#include "widgets/common/values/displayvalue.h"
#include "widgets/panels/piechart/piechartoptions.h"
#include "widgets/panels/shared/seriespalette.h"
#include "widgets/theme/theme.h"

#include <QSet>

namespace Promontory {

/// What a pie is drawn from, beside its values.
struct PieSetting
{
    const Theme &theme;
    const SeriesPalette &palette;
    QSet<QString> hidden;  ///< names switched off in the legend
    bool isMuted = false;  ///< old values: their colours tell of no threshold
};

/// The slices and the legend of a pie.
struct PieLayout
{
    PieScene scene;
    LegendContent legend;
    QList<int> order; ///< the value behind each legend row
};

/// Values below zero, infinite or missing have no slice; the legend tells them.
PieLayout layOutPieScene(const std::vector<DisplayValue> &values, const PieChartOptions &options,
                         const PieSetting &setting);

} // namespace Promontory
