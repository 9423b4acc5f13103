#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// Whether a `heatmap` has the settings of before version 9.
bool isOldHeatmap(const Json &panel);

/// That heatmap as one of today.
Json modernHeatmap(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
