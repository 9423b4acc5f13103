#pragma once

#include "app/import/marked.h"

namespace Promontory {

/// The thresholds of an old list ("50,80" or ["50", "80"]) with a colour before, between and after its values;
/// Undefined without any. `thresholds` and `colors` are taken from the object.
Json thresholdsOfColors(const Marked &object);

/// `valueMaps` or `rangeMaps` of the object, whichever `mappingType` names, as mappings of today; Undefined
/// without any. A mapped text that is a number takes the colour that the thresholds give to that number.
Json mappingsOfMaps(const Marked &object, const Json &thresholds);

/// The old form { "type": 1, "value", "text" } of mappings as those of today; newer ones as they are.
Json mappingsOfToday(const Json &mappings, const Json &thresholds, ImportLedger &ledger);

} // namespace Promontory
