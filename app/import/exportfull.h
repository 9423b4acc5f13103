#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

/// A dashboard as a whole document of the classic form, schema 41. Of an imported one, what only Grafana
/// knows is taken over from the source: panels and variables of other kinds, notes made in Grafana.
Json classicDocument(const Dashboard &dashboard);

} // namespace Promontory
