#include "app/window/pagesettings.h"

#include "app/dashboardsettings/dashboardsettings.h"
#include "app/pages/dashboardpage.h"
#include "app/services/coreservices.h"
#include "app/variables/panelrange.h"
#include "app/window/missingsources.h"

#include <algorithm>

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

/// The window that is open for a page; one out of sight was closed and is about to go.
DashboardSettings *settingsOf(DashboardPage &page)
{
    const QList<DashboardSettings *> all =
        page.findChildren<DashboardSettings *>(QString(), Qt::FindDirectChildrenOnly);
    const auto open = std::find_if(all.cbegin(), all.cend(), [](const DashboardSettings *settings) {
        return settings->isVisible();
    });
    return open == all.cend() ? nullptr : *open;
}

void bringToFront(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

void openPageSettings(DashboardPage &page, CoreServices &services)
{
    DashboardSettings *settings = settingsOf(page);
    if (!settings) {
        settings = new DashboardSettings(page.document(), contextOf(page, services), &page);
        settings->setAttribute(Qt::WA_DeleteOnClose);
    }
    bringToFront(*settings);
}

bool closePageSettings(DashboardPage &page)
{
    DashboardSettings *settings = settingsOf(page);
    if (!settings || settings->close())
        return true;
    bringToFront(*settings);
    return false;
}

} // namespace Promontory
