#pragma once

#include "app/import/marked.h"
#include "app/import/keys/keytable.h"

namespace Promontory {

// Reading of the classic model, part of a panel that says how its fields look.

/// `fieldConfig` into the panel's defaults and overrides; `table` nullptr for types that are not drawn.
void readFieldConfig(const Json &fieldConfig, const KeyTable *table, ImportLedger &ledger, PanelSpec &panel);

/// The thresholds that Grafana has where a panel of this type has none; lists and texts have no values to colour.
QList<ThresholdStep> usualSteps(const QString &type);

/// [ { "title", "url", "targetBlank" } … ], old forms included (grafana-dashboard 16.2).
QList<DataLink> readLinks(const Json &links, ImportLedger &ledger);

} // namespace Promontory
