#pragma once

#include "app/dashboard/dashboard.h"

#include <QList>

namespace Promontory {

/// The least that a view of `after` has to redo, coming from `before`. Folded panels count as absent.
struct DashboardChange
{
    QList<PanelId> added;
    QList<PanelId> removed;
    QList<PanelId> moved;     ///< another place or size
    QList<PanelId> requeried; ///< other queries, source or time: data has to be asked for
    QList<PanelId> restyled;  ///< title, options, field configuration, transformations: the same data
    QList<PanelId> retyped;   ///< another panel type: another view (also in restyled)
    bool rows = false;
    bool variables = false;
    bool annotations = false;
    bool range = false;
    bool refresh = false;
    bool timeZone = false;
    bool settings = false; ///< title, description, tags, links, lock, shared tooltip

    bool operator==(const DashboardChange &) const = default;
};

DashboardChange diff(const Dashboard &before, const Dashboard &after);

} // namespace Promontory
