#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// Whether a `table` is the one of before version 7, whose columns have `styles`.
bool isOldTable(const Json &panel);

/// That table as one of today.
Json modernTable(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
