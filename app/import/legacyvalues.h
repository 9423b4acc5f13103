#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// Whether a stat, gauge or bar gauge has the settings of before version 7.
bool isOldValuePanel(const Json &panel);

/// That panel with the settings of today.
Json modernValuePanel(const Json &panel, ImportLedger &ledger);

/// A panel of the polystat plug-in as a stat.
Json modernPolystat(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
