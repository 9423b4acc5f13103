#pragma once

#include "datasources/frame/fieldconfig.h"
#include "datasources/frame/fieldoverride.h"

namespace Promontory {

/// Sets one property ("unit", "thresholds", "custom.lineWidth" …) of a configuration; a Null or Undefined
/// value takes it away. Lists of an override stand before those that are there. Unknown ids do nothing.
void applyOverrideProperty(FieldConfig &config, const OverrideProperty &property);

} // namespace Promontory
