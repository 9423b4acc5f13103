#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// One entry of `templating.list` (grafana-dashboard 3); nothing for entries without a name and for
/// Grafana's own internal kinds.
std::optional<VariableSpec> readClassicVariable(const Json &variable, ImportLedger &ledger);

} // namespace Promontory
