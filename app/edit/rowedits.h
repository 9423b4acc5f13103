#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

// Edits of rows, see dashboardedits.h. A row heads the panels below it, down to the next row.

/// A new open row below everything.
Dashboard addRow(Dashboard dashboard, const QString &title);
Dashboard renameRow(Dashboard dashboard, const PanelId &id, const QString &title);
/// Folds the row's panels away, or unfolds them and moves what is below down.
Dashboard toggleRow(Dashboard dashboard, const PanelId &id);
/// Takes the header away; its panels go too, or join the row above.
Dashboard removeRow(Dashboard dashboard, const PanelId &id, bool withPanels);
/// Moves the row and its panels so that it is the row number `index` from the top.
Dashboard moveRow(Dashboard dashboard, const PanelId &id, int index);
/// The ids of the panels under an open row's header.
QList<PanelId> panelsOfRow(const Dashboard &dashboard, const PanelId &id);

} // namespace Promontory
