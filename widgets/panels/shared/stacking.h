#pragma once

#include "widgets/charts/chartscene.h"
#include "widgets/panels/shared/fieldlook.h"

#include <QList>

namespace Promontory {

/// Piles the series of each group on each other: their values become upper edges with a base below.
/// Series pile up when mode, group, axis, drawing and interpolation agree; those that are mostly negative
/// pile downwards on their own. In a percent group every value is its part of the group's sum. A gap counts
/// as zero where another series of the group has a value. Bars put the largest series at the bottom.
/// `looks` belong to `series` one by one; series that are not visible stay out.
void stackSeries(QList<ChartSeries> &series, const QList<FieldLook> &looks);

} // namespace Promontory
