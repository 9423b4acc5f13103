#pragma once

#include "widgets/charts/chartlegend.h"
#include "widgets/charts/chartscene.h"
#include "widgets/panels/paneldata.h"
#include "widgets/panels/shared/lanelook.h"
#include "widgets/theme/theme.h"

namespace Promontory {

/// How states become spans, and how these are shown.
struct LaneDemand
{
    bool areCells = false; ///< one cell per sample instead of states that last
    bool mergesValues =
        true; ///< equal neighbours are one span; numbers on thresholds are one per band
    double rowHeight = 0.9;
    double columnWidth = 1;
    LaneText text = LaneText::Auto;
    LaneAlign align = LaneAlign::Left;
    QString colorMode;    ///< of fields that have none
    double lineWidth = 0; ///< of fields that give none

    bool operator==(const LaneDemand &) const = default;
};

/// Lanes of all fields beside a time field, the first on top, with the legend of what they say.
struct LaneRows
{
    StateLanes lanes;
    LegendContent legend;
    ChartAxis axis; ///< where their names stand
};

/// `isMuted`: old values, their colours tell of no threshold.
LaneRows laneRows(const PanelData &data, const LaneDemand &demand, const Theme &theme,
                  const QTimeZone &zone, bool isMuted);

/// The scene of one page of lanes.
ChartScene laneScene(const LaneRows &rows, const TimeRange &range, const QTimeZone &zone, int page,
                     int perPage);

/// One sentence of the last states, for accessibility.
QString summaryOf(const StateLanes &lanes);

} // namespace Promontory
