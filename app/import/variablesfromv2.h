#pragma once

#include "app/import/importledger.h"

namespace Promontory {

// Parts of a v2 spec in the words of the classic model. Values keep their offsets.

/// `variables` as `templating.list` (grafana-dashboard 17.5). `pointer` is the JSON pointer to the list.
Json variablesFromV2(const Json &variables, const QString &pointer, ImportLedger &ledger);

/// `annotations` as `annotations.list` (17.6).
Json annotationsFromV2(const Json &annotations, const QString &pointer, ImportLedger &ledger);

/// The reference to a data source beside or inside a query: { "uid", "type" }; Undefined if there is none.
Json sourceFromV2(const Json &beside, const Json &query);

} // namespace Promontory
