#pragma once

#include "widgets/charts/scatterscene.h"
#include "widgets/panels/paneldata.h"
#include "widgets/panels/shared/seriespalette.h"
#include "widgets/panels/xychart/xymapping.h"
#include "widgets/theme/theme.h"

#include <QSet>

namespace Promontory {

/// What an XY chart is drawn with, beside its data.
struct XySetting
{
    const Theme &theme;
    QTimeZone zone;
    const SeriesPalette &palette;
    QSet<QString> hidden; ///< names switched off in the legend
    bool isMuted = false; ///< old values: their colours tell of no threshold
};

/// Points of all series over one lower axis: numbers, or time where the first series lies along
/// times.
ScatterScene layOutXyChart(const PanelData &data, const std::vector<XyMapped> &mapped,
                           const XySetting &setting);

} // namespace Promontory
