#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// The data sources that the dashboard's parts refer to, each once, the most used first; names and types
/// from `__inputs` of the model where it has them.
QList<SourceReference> sourceReferences(const Dashboard &dashboard, const Json &model, ImportLedger &ledger);

} // namespace Promontory
