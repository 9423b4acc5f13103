#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// A v2 spec (elements and layout) as the classic model of the newest schema (grafana-dashboard 17). Values
/// are moved with their offsets. `pointer` is the JSON pointer to the spec, `name` the resource's uid.
Json classicFromV2(const Json &spec, const QString &pointer, const QString &name, ImportLedger &ledger);

} // namespace Promontory
