#include "app/edit/dashboardedits.h"

#include "app/dashboard/gridlayout.h"
#include "app/edit/layoutedit.h"

#include <algorithm>

namespace Promontory {

namespace {

qsizetype indexOf(const QList<PanelSpec> &panels, const PanelId &id)
{
    const auto found = std::find_if(panels.cbegin(), panels.cend(),
                                    [&id](const PanelSpec &panel) { return panel.id == id; });
    return found == panels.cend() ? -1 : found - panels.cbegin();
}

/// The panel to change, wherever it is; null if it is not there.
PanelSpec *panelOf(Dashboard &dashboard, const PanelId &id)
{
    if (const qsizetype index = indexOf(dashboard.panels, id); index >= 0)
        return &dashboard.panels[index];
    for (qsizetype row = 0; row < dashboard.rows.size(); ++row) {
        if (const qsizetype index = indexOf(dashboard.rows.at(row).folded, id); index >= 0)
            return &dashboard.rows[row].folded[index];
    }
    return nullptr;
}

bool isTaken(const Dashboard &dashboard, const PanelId &id)
{
    return findPanel(dashboard, id) || std::any_of(dashboard.rows.cbegin(), dashboard.rows.cend(),
                                                   [&id](const Row &row) { return row.id == id; });
}

/// Moves the visible panel with this index.
Dashboard withPlace(Dashboard dashboard, qsizetype panel, const GridRect &target)
{
    const qsizetype index = dashboard.rows.size() + panel;
    return withLayout(std::move(dashboard), [index, &target](const QList<GridRect> &rects) {
        return moved(rects, index, target);
    });
}

GridRect gapFor(const Dashboard &dashboard, const GridRect &size)
{
    QList<GridRect> rects;
    for (const Row &row : dashboard.rows)
        rects.append(rowRect(row));
    for (const PanelSpec &panel : dashboard.panels)
        rects.append(panel.rect);
    return firstFree(rects, size.width, size.height);
}

} // namespace

const PanelSpec *findPanel(const Dashboard &dashboard, const PanelId &id)
{
    if (const qsizetype index = indexOf(dashboard.panels, id); index >= 0)
        return &dashboard.panels.at(index);
    for (const Row &row : dashboard.rows) {
        if (const qsizetype index = indexOf(row.folded, id); index >= 0)
            return &row.folded.at(index);
    }
    return nullptr;
}

PanelId freshPanelId(const Dashboard &dashboard)
{
    qint64 next = 1;
    const auto raise = [&next](const PanelId &id) {
        const auto *number = std::get_if<qint64>(&id.value);
        if (number && *number < std::numeric_limits<qint32>::max())
            next = std::max(next, *number + 1);
    };
    for (const PanelSpec &panel : dashboard.panels)
        raise(panel.id);
    for (const Row &row : dashboard.rows) {
        raise(row.id);
        for (const PanelSpec &panel : row.folded)
            raise(panel.id);
    }
    return {next};
}

Dashboard addPanel(Dashboard dashboard, PanelSpec panel, const std::optional<GridRect> &place)
{
    if (panel.id == PanelId() || isTaken(dashboard, panel.id))
        panel.id = freshPanelId(dashboard);
    panel.rect = place ? bounded(*place) : gapFor(dashboard, panel.rect);
    const GridRect target = panel.rect;
    dashboard.panels.append(std::move(panel));
    const qsizetype index = dashboard.panels.size() - 1;
    return withPlace(std::move(dashboard), index, target);
}

Dashboard removePanel(Dashboard dashboard, const PanelId &id)
{
    if (const qsizetype index = indexOf(dashboard.panels, id); index >= 0) {
        dashboard.panels.removeAt(index);
        return withLayout(std::move(dashboard), compacted);
    }
    for (qsizetype row = 0; row < dashboard.rows.size(); ++row) {
        if (const qsizetype index = indexOf(dashboard.rows.at(row).folded, id); index >= 0)
            dashboard.rows[row].folded.removeAt(index);
    }
    return dashboard;
}

Dashboard duplicatePanel(Dashboard dashboard, const PanelId &id)
{
    const qsizetype index = indexOf(dashboard.panels, id);
    if (index < 0)
        return dashboard;
    PanelSpec copy = dashboard.panels.at(index);
    copy.id = freshPanelId(dashboard);
    GridRect place = copy.rect;
    place.x += place.width;
    if (place.x + place.width > 24) {
        place.x = copy.rect.x;
        place.y += place.height;
    }
    return addPanel(std::move(dashboard), std::move(copy), place);
}

Dashboard movePanel(Dashboard dashboard, const PanelId &id, const GridRect &target)
{
    const qsizetype index = indexOf(dashboard.panels, id);
    return index < 0 ? dashboard : withPlace(std::move(dashboard), index, target);
}

Dashboard placePanels(Dashboard dashboard, const QHash<PanelId, GridRect> &places)
{
    for (qsizetype i = 0; i < dashboard.panels.size(); ++i) {
        const auto place = places.constFind(dashboard.panels.at(i).id);
        if (place != places.cend())
            dashboard.panels[i].rect = bounded(*place);
    }
    return withLayout(std::move(dashboard), compacted);
}

Dashboard replacePanel(Dashboard dashboard, const PanelId &id, const PanelSpec &panel)
{
    if (PanelSpec *place = panelOf(dashboard, id)) {
        const GridRect rect = place->rect;
        *place = panel;
        place->id = id;
        place->rect = rect;
    }
    return dashboard;
}

Dashboard renamePanel(Dashboard dashboard, const PanelId &id, const QString &title)
{
    if (PanelSpec *panel = panelOf(dashboard, id))
        panel->title = title;
    return dashboard;
}

Dashboard setTitle(Dashboard dashboard, const QString &title)
{
    dashboard.title = title;
    return dashboard;
}

Dashboard setVariables(Dashboard dashboard, const QList<VariableSpec> &variables)
{
    dashboard.variables = variables;
    return dashboard;
}

Dashboard setTime(Dashboard dashboard, const TimeSpec &range)
{
    dashboard.range = range;
    return dashboard;
}

Dashboard setRefresh(Dashboard dashboard, qint64 refreshMs)
{
    dashboard.refreshMs = refreshMs <= 0 ? 0 : std::max<qint64>(1000, refreshMs);
    return dashboard;
}

Dashboard setTimeZone(Dashboard dashboard, const QString &timeZone)
{
    dashboard.timeZone = timeZone;
    return dashboard;
}

Dashboard setLocked(Dashboard dashboard, bool locked)
{
    dashboard.locked = locked;
    return dashboard;
}

} // namespace Promontory
