#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// One element of a v2 spec as a panel of the classic model, without a place (grafana-dashboard 17.3).
Json panelFromV2(const Json &element, ImportLedger &ledger);

} // namespace Promontory
