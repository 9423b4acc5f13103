#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A `graph` panel as a time series, or as the bars or the histogram that its X axis asks for.
Json modernGraph(const Json &panel, ImportLedger &ledger);

} // namespace Promontory
