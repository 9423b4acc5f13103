#pragma once

#include "widgets/charts/barscene.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/shared/serieslegend.h"

namespace Promontory {

/// What the fields of all bars have in `field.custom`: fill (80 % by default), line, gradient, axis and where they
/// are hidden. The rest of a field's look stays at its defaults.
FieldLook barLookFrom(const Json &custom);

/// A number of a file between two limits.
double numberBetween(const Json &json, double low, double high, double fallback);

/// A row of bars of a field, all but its colour and axis.
BarSeries barSeriesFrom(const Field &field, const FieldLook &look);

/// The entries of a legend of bars.
QList<LegendSource> legendSources(const BarScene &scene);

} // namespace Promontory
