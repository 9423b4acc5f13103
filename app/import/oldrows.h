#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A model of schema 8 to 15 with `rows` as one with `panels` on the grid (grafana-dashboard 6.3); other
/// models as they are. `pointer` is the JSON pointer to the model.
Json withoutOldRows(const Json &model, const QString &pointer, ImportLedger &ledger);

} // namespace Promontory
