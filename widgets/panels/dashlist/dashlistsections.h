#pragma once

#include "widgets/common/entrylist/listentry.h"
#include "widgets/panels/dashboardentry.h"
#include "widgets/panels/dashlist/dashlistoptions.h"

#include <QList>

namespace Promontory {

/// What a list of dashboards shows: entries, and behind each the dashboard; none behind a heading.
struct DashListContent
{
    QList<ListEntry> entries;
    QStringList paths; ///< one per entry
};

/// The sections that the options ask for; those without a dashboard are left out.
DashListContent dashListContent(const QList<DashboardEntry> &dashboards, const DashListOptions &options);

} // namespace Promontory
