#pragma once

#include "app/dashboard/dashboard.h"

#include <QHash>

#include <optional>

namespace Promontory {

// From one dashboard to the next. Pure; an id that is not there changes nothing. After whatever changes
// the layout, panels and row headers fall upwards and nothing overlaps.

/// The panel, also if it is folded away in a row.
const PanelSpec *findPanel(const Dashboard &dashboard, const PanelId &id);
/// An id that no panel and no row has.
PanelId freshPanelId(const Dashboard &dashboard);

/// Adds the panel where it stands and pushes others away; without a place in the first free gap. An id
/// that is taken or 0 is replaced by a fresh one; that panel is then the last of the list.
Dashboard addPanel(Dashboard dashboard, PanelSpec panel, const std::optional<GridRect> &place);
Dashboard removePanel(Dashboard dashboard, const PanelId &id);
/// A copy with a fresh id beside the panel, or below it where there is no room.
Dashboard duplicatePanel(Dashboard dashboard, const PanelId &id);
Dashboard movePanel(Dashboard dashboard, const PanelId &id, const GridRect &target);
/// Several at once, as a canvas laid them out; overlaps are taken out.
Dashboard placePanels(Dashboard dashboard, const QHash<PanelId, GridRect> &places);
/// Another specification under the same id; its place on the grid stays.
Dashboard replacePanel(Dashboard dashboard, const PanelId &id, const PanelSpec &panel);
Dashboard renamePanel(Dashboard dashboard, const PanelId &id, const QString &title);

Dashboard setTitle(Dashboard dashboard, const QString &title);
Dashboard setVariables(Dashboard dashboard, const QList<VariableSpec> &variables);
Dashboard setTime(Dashboard dashboard, const TimeSpec &range);
Dashboard setRefresh(Dashboard dashboard, qint64 refreshMs);
Dashboard setTimeZone(Dashboard dashboard, const QString &timeZone);
Dashboard setLocked(Dashboard dashboard, bool locked);

} // namespace Promontory
