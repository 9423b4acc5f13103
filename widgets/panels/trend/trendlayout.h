#pragma once

#include "widgets/charts/numberaxis.h"
#include "widgets/panels/paneldata.h"
#include "widgets/panels/shared/viewnotice.h"

namespace Promontory {

/// The fields of a trend along its axis of numbers.
struct TrendData
{
    PanelData data; ///< their rows, with the places on the axis as times
    NumberAxis axis;
    ViewNotice notice; ///< why nothing can be drawn; else empty
};

/// Takes the frame and field that `xField` names, or the first ascending numbers of any frame. Rows
/// without a number there are left out.
TrendData trendData(const PanelData &data, const QString &xField);

} // namespace Promontory
