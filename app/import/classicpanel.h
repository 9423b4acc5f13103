#pragma once

#include "app/import/marked.h"

namespace Promontory {

/// One panel of the classic model in its newest form (see modernPanel).
PanelSpec readClassicPanel(const Json &panel, ImportLedger &ledger);

/// Whether a panel type of Grafana's is drawn here.
bool isDrawn(const QString &type);

/// The id of a panel or row; zero if it has none.
PanelId readPanelId(const Marked &panel);

} // namespace Promontory
