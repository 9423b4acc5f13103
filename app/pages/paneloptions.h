#pragma once

#include "app/dashboard/dashboard.h"
#include "app/variables/interpolate.h"

namespace Promontory {

/// The options a view gets: as the document has them, with variables filled into the texts that people
/// read (the content of text panels, with values escaped for Markdown or HTML). Pure.
Json interpolatedOptions(const PanelSpec &panel, const VariableValues &values, const MacroContext &macros);

/// Whether a panel's or row's own texts name built-in variables, which change with the range.
bool namesMacros(const QString &text);

} // namespace Promontory
