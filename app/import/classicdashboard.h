#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// The classic model into a dashboard: everything but panels and rows.
void readClassicHead(const Json &model, const QString &pointer, ImportLedger &ledger, Dashboard &dashboard);

} // namespace Promontory
