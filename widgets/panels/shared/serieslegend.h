#pragma once

#include "datasources/frame/frame.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/panels/shared/legendoptions.h"

namespace Promontory {

/// One entry of a legend before its calculations are made.
struct LegendSource
{
    LegendRow row;       ///< without values
    int series = 0;      ///< what the row stands for in its chart
    NumberColumn values; ///< what is calculated over
    FieldConfig config;  ///< how it is formatted
};

/// The rows with their calculations, sorted as asked; `order` receives the series behind each row.
LegendContent legendOf(const QList<LegendSource> &sources, const LegendOptions &options, QList<int> &order);

} // namespace Promontory
