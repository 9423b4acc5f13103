#pragma once

#include "app/dashboard/dashboard.h"

#include <functional>

namespace Promontory {

/// Applies a rule of gridlayout.h to all row headers and visible panels at once. The rule gets the rows
/// first, then the panels, each in the order of the document.
Dashboard withLayout(Dashboard dashboard,
                     const std::function<QList<GridRect>(const QList<GridRect> &)> &rule);

} // namespace Promontory
