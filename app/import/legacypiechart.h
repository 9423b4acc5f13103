#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A panel of the old pie chart plug-in as a pie chart of today.
Json modernPieChart(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
