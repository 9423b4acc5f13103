#pragma once

#include "app/import/legacyparts.h"

namespace Promontory {

/// `aliasColors` and `seriesOverrides` of a graph as overrides of fields.
void addSeriesOverrides(LegacySuccessor &successor);

/// "connected", "null" and "null as zero" as what happens between samples.
Json gapRuleOf(const Marked &object, bool isStacked);

/// A dashed line, from `dashes`, `dashLength` and `spaceLength`.
Json dashesOf(const Marked &object);

} // namespace Promontory
