#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A `singlestat` panel as a stat, or as a gauge if it shows one.
Json modernSingleStat(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
