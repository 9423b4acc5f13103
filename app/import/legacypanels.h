#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A panel of an old type or with old options as its successor of today, whose keys are made from the old
/// ones (grafana-dashboard 9); others as they are. Keys of old types that have no successor are marked.
Json modernPanel(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
