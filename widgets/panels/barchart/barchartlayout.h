#pragma once

#include "widgets/charts/barscene.h"
#include "widgets/panels/barchart/barchartoptions.h"
#include "widgets/panels/barchart/bartable.h"
#include "widgets/panels/shared/seriespalette.h"
#include "widgets/theme/theme.h"

#include <QSet>

namespace Promontory {

/// What a bar chart is drawn from, beside its table.
struct BarChartSetting
{
    const Theme &theme;
    const SeriesPalette &palette;
    const Frames &frames;  ///< for the span of all values, that scales of colours need
    QSet<QString> hidden;  ///< names of fields switched off in the legend
    bool isHorizontal = false;
    bool isMuted = false;  ///< old values: their colours tell of no threshold
};

/// Everything to draw. Bars of one name stand side by side, or on each other: what is below zero piles downwards.
BarScene layOutBarScene(const BarTable &table, const BarChartOptions &options, const BarChartSetting &setting);

} // namespace Promontory
