#include "app/window/pagesettings.h"

#include "app/dashboardsettings/dashboardsettings.h"
#include "app/pages/dashboardpage.h"
#include "app/services/coreservices.h"
#include "app/variables/panelrange.h"
#include "app/window/missingsources.h"

namespace Promontory {

namespace {

SettingsContext contextOf(DashboardPage &page, CoreServices &services)
{
    const QString scope = sourceScope(page.document().dashboard());
    return {[&services](const QString &id) { return services.find(id); },
            [&services, scope](const QString &id) { return services.resolveSource(id, scope); },
            [&services] { return services.sourceOptions(); },
            services.clock(),
            [&page](const Dashboard &dashboard) {
                VariableResolver::Surroundings surroundings;
                surroundings.spec = page.view().range;
                surroundings.zone = page.zone();
                surroundings.dashboardSourceId = dashboard.sourceId;
                surroundings.rules = timeRulesOf(dashboard);
                surroundings.dashboardTitle = dashboard.title;
                surroundings.dashboardUid = dashboard.uid;
                return surroundings;
            },
            [&page] { return page.view().variables; }};
}

} // namespace

void openPageSettings(DashboardPage &page, CoreServices &services)
{
    auto *settings = page.findChild<DashboardSettings *>(QString(), Qt::FindDirectChildrenOnly);
    if (!settings || !settings->isVisible()) { // one out of sight was closed and is about to go
        settings = new DashboardSettings(page.document(), contextOf(page, services), &page);
        settings->setAttribute(Qt::WA_DeleteOnClose);
    }
    settings->show();
    settings->raise();
    settings->activateWindow();
}

} // namespace Promontory
