#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// The classic model into a dashboard: everything but panels and rows.
void readClassicHead(const Json &model, ImportLedger &ledger, Dashboard &dashboard);

} // namespace Promontory
