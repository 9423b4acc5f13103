#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// `elements` placed by `layout` as `panels` of the classic model with rows (grafana-dashboard 17.3, 17.4):
/// tabs become open rows in their order, auto grids are laid out. `pointer` is the JSON pointer to the spec.
Json panelsFromV2(const Json &spec, const QString &pointer, ImportLedger &ledger);

} // namespace Promontory
