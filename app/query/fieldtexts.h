#pragma once

#include "app/variables/interpolate.h"
#include "datasources/frame/fieldconfig.h"
#include "datasources/frame/fieldoverride.h"

namespace Promontory {

/// A field configuration with the dashboard's variables filled in: names, texts, titles and addresses of
/// links. What belongs to a single field (${__field.name}, ${__value.text} …) stays.
FieldConfig filledIn(FieldConfig config, const VariableValues &values, const MacroContext &macros);
/// The same for what overrides set; their matchers stay as they are.
QList<FieldOverride> filledIn(QList<FieldOverride> overrides, const VariableValues &values,
                              const MacroContext &macros);

} // namespace Promontory
