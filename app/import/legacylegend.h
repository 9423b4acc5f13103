#pragma once

#include "app/import/legacyparts.h"

namespace Promontory {

/// `legend` of a graph.
void setLegend(LegacySuccessor &to);
/// `tooltip` of a graph.
void setTooltip(LegacySuccessor &to);
/// Series without values, or with zeros only, that are to stay out of the legend.
void hideEmptySeries(LegacySuccessor &to);

} // namespace Promontory
