#include "app/edit/dashboardchange.h"

#include "app/dashboard/dashboardjson.h"

#include <QHash>

#include <tuple>

namespace Promontory {

namespace {

auto question(const PanelSpec &panel)
{
    return std::tie(panel.queries, panel.sourceId, panel.maxDataPoints, panel.interval,
                    panel.timeFrom, panel.timeShift, panel.repeat);
}

auto style(const PanelSpec &panel)
{
    return std::tie(panel.type, panel.title, panel.description, panel.transparent, panel.transforms,
                    panel.defaults, panel.overrides, panel.links, panel.options);
}

auto settings(const Dashboard &dashboard)
{
    return std::tie(dashboard.title, dashboard.description, dashboard.tags, dashboard.links,
                    dashboard.locked, dashboard.tooltipSync);
}

void compare(DashboardChange &change, const PanelSpec &before, const PanelSpec &after)
{
    if (before == after)
        return;
    // The objects of the file differ after a reload although nothing else does.
    const PanelSpec left = withoutFileParts(before);
    const PanelSpec right = withoutFileParts(after);
    if (left.rect != right.rect)
        change.moved.append(after.id);
    if (question(left) != question(right))
        change.requeried.append(after.id);
    if (style(left) != style(right))
        change.restyled.append(after.id);
    if (left.type != right.type)
        change.retyped.append(after.id);
}

} // namespace

DashboardChange diff(const Dashboard &before, const Dashboard &after)
{
    DashboardChange change;
    QHash<PanelId, const PanelSpec *> earlier;
    for (const PanelSpec &panel : before.panels)
        earlier.insert(panel.id, &panel);
    for (const PanelSpec &panel : after.panels) {
        if (const PanelSpec *known = earlier.take(panel.id))
            compare(change, *known, panel);
        else
            change.added.append(panel.id);
    }
    for (const PanelSpec &panel : before.panels) {
        if (earlier.contains(panel.id))
            change.removed.append(panel.id);
    }
    if (before.sourceId != after.sourceId) {
        change.requeried.clear();
        for (const PanelSpec &panel : after.panels)
            change.requeried.append(panel.id);
    }
    change.rows = before.rows != after.rows;
    change.variables = before.variables != after.variables;
    change.annotations = before.annotations != after.annotations;
    change.range = before.range != after.range;
    change.refresh = before.refreshMs != after.refreshMs;
    change.timeZone = before.timeZone != after.timeZone;
    change.settings = settings(before) != settings(after);
    return change;
}

} // namespace Promontory
