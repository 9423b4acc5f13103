#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// Whether a `text` panel has its text beside its options.
bool isOldText(const Json &panel);

/// That text as one of today.
Json modernText(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
