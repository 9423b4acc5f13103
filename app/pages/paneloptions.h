#pragma once

#include "app/dashboard/dashboard.h"
#include "app/variables/interpolate.h"

namespace Promontory {

/// The options a view gets: as the document has them, with variables filled into the texts that people
/// read (the content of text panels, with values escaped for Markdown or HTML). Pure.
Json interpolatedOptions(const PanelSpec &panel, const VariableValues &values);

} // namespace Promontory
