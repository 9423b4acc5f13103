#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A library panel with the model that the file embeds, in the panel itself or in `libraries`
/// (`__elements`); the panel's own id, place and title stay (grafana-dashboard 6.6). Other panels as they are.
Json withLibraryModel(const Json &panel, const Json &libraries, ImportLedger &ledger);

/// The name of a library panel whose model is not in the file; empty for all others.
QString missingLibrary(const Json &panel);

} // namespace Promontory
