#pragma once

#include "app/dashboard/dashboard.h"
#include "app/links/panellinks.h"
#include "widgets/panels/dashboardentry.h"

namespace Promontory {

/// One button above the panels: a link, or a menu of dashboards.
struct LinkButton
{
    QString title; ///< one line, may be empty
    QString icon;  ///< of the icon set
    QString tip;   ///< plain text
    bool isMenu = false;
    QList<OfferedLink> links; ///< one, or those of the menu, which may be empty

    bool operator==(const LinkButton &) const = default;
};

/// The links of a dashboard (grafana-dashboard 16.1). Those by tags become the known dashboards that have all the
/// tags, by title, without the one they stand on.
QList<LinkButton> linkButtons(const QList<DashboardLink> &links, const QList<DashboardEntry> &known,
                              const LinkContext &context);

} // namespace Promontory
