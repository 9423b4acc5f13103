#pragma once

#include "app/dashboard/dashboard.h"
#include "app/variables/interpolate.h"
#include "datasources/frame/fieldconfig.h"
#include "datasources/frame/fieldoverride.h"
#include "datasources/transform/transform.h"

namespace Promontory {

/// A field configuration with the dashboard's variables filled in: names, texts, titles and addresses of
/// links. What belongs to a single field (${__field.name}, ${__value.text} …) stays.
FieldConfig filledIn(FieldConfig config, const VariableValues &values, const MacroContext &macros);
/// The same for what overrides set; their matchers stay as they are.
QList<FieldOverride> filledIn(QList<FieldOverride> overrides, const VariableValues &values,
                              const MacroContext &macros);
/// The transformations of a panel with the variables filled into every text of their options.
QList<TransformSpec> filledIn(const QList<TransformStep> &steps, const VariableValues &values,
                              const MacroContext &macros);

} // namespace Promontory
