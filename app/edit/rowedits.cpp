#include "app/edit/rowedits.h"

#include "app/dashboard/gridlayout.h"
#include "app/edit/dashboardedits.h"
#include "app/edit/layoutedit.h"

#include <algorithm>
#include <limits>

namespace Promontory {

namespace {

constexpr int Nowhere = std::numeric_limits<int>::max();

qsizetype indexOf(const Dashboard &dashboard, const PanelId &id)
{
    const auto found = std::find_if(dashboard.rows.cbegin(), dashboard.rows.cend(),
                                    [&id](const Row &row) { return row.id == id; });
    return found == dashboard.rows.cend() ? -1 : found - dashboard.rows.cbegin();
}

/// Where the row's part of the grid ends: at the next row.
int endOf(const Dashboard &dashboard, const Row &row)
{
    int end = Nowhere;
    for (const Row &other : dashboard.rows) {
        if (other.y > row.y)
            end = std::min(end, other.y);
    }
    return end;
}

bool isUnder(const PanelSpec &panel, const Row &row, int end)
{
    return panel.rect.y > row.y && panel.rect.y < end;
}

int bottomOf(const QList<PanelSpec> &panels)
{
    int bottom = 0;
    for (const PanelSpec &panel : panels)
        bottom = std::max(bottom, panel.rect.y + panel.rect.height);
    return bottom;
}

int topOf(const QList<PanelSpec> &panels)
{
    int top = Nowhere;
    for (const PanelSpec &panel : panels)
        top = std::min(top, panel.rect.y);
    return top;
}

void shiftBelow(Dashboard &dashboard, int y, int distance)
{
    for (Row &row : dashboard.rows) {
        if (row.y > y)
            row.y += distance;
    }
    for (PanelSpec &panel : dashboard.panels) {
        if (panel.rect.y > y)
            panel.rect.y += distance;
    }
}

void fold(Dashboard &dashboard, qsizetype index)
{
    const Row row = dashboard.rows.at(index);
    const int end = endOf(dashboard, row);
    QList<PanelSpec> kept;
    QList<PanelSpec> folded = row.folded;
    for (const PanelSpec &panel : std::as_const(dashboard.panels))
        (isUnder(panel, row, end) ? folded : kept).append(panel);
    dashboard.panels = kept;
    dashboard.rows[index].folded = folded;
    dashboard.rows[index].collapsed = true;
}

void unfold(Dashboard &dashboard, qsizetype index)
{
    const Row row = dashboard.rows.at(index);
    dashboard.rows[index].folded.clear();
    dashboard.rows[index].collapsed = false;
    if (row.folded.isEmpty())
        return;
    // The panels keep the places of the day they were folded; what was above has moved since.
    const int distance = row.y + 1 - topOf(row.folded);
    shiftBelow(dashboard, row.y, bottomOf(row.folded) - topOf(row.folded));
    for (PanelSpec panel : row.folded) {
        panel.rect.y += distance;
        dashboard.panels.append(panel);
    }
}

/// A row header with its panels, or the panels above the first row.
struct Section
{
    qsizetype row = -1;
    QList<qsizetype> panels;
};

QList<Section> sectionsOf(const Dashboard &dashboard)
{
    QList<Section> sections{Section()};
    for (qsizetype i = 0; i < dashboard.rows.size(); ++i)
        sections.append(Section{i, {}});
    std::stable_sort(sections.begin() + 1, sections.end(),
                     [&dashboard](const Section &a, const Section &b) {
                         return dashboard.rows.at(a.row).y < dashboard.rows.at(b.row).y;
                     });
    for (qsizetype i = 0; i < dashboard.panels.size(); ++i) {
        qsizetype place = sections.size() - 1;
        while (place > 0 &&
               dashboard.rows.at(sections.at(place).row).y > dashboard.panels.at(i).rect.y)
            --place;
        sections[place].panels.append(i);
    }
    return sections;
}

/// Puts the sections under each other in this order.
Dashboard stacked(Dashboard dashboard, const QList<Section> &sections)
{
    int y = 0;
    for (const Section &section : sections) {
        int top = Nowhere;
        int bottom = 0;
        for (const qsizetype i : section.panels) {
            top = std::min(top, dashboard.panels.at(i).rect.y);
            bottom = std::max(bottom,
                              dashboard.panels.at(i).rect.y + dashboard.panels.at(i).rect.height);
        }
        if (section.row >= 0)
            dashboard.rows[section.row].y = y++;
        for (const qsizetype i : section.panels)
            dashboard.panels[i].rect.y += y - top;
        y += section.panels.isEmpty() ? 0 : bottom - top;
    }
    return withLayout(std::move(dashboard), compacted);
}

} // namespace

Dashboard addRow(Dashboard dashboard, const QString &title)
{
    Row row;
    row.id = freshPanelId(dashboard);
    row.title = title;
    row.y = bottomOf(dashboard.panels);
    for (const Row &other : std::as_const(dashboard.rows))
        row.y = std::max(row.y, other.y + 1);
    dashboard.rows.append(row);
    return dashboard;
}

Dashboard renameRow(Dashboard dashboard, const PanelId &id, const QString &title)
{
    if (const qsizetype index = indexOf(dashboard, id); index >= 0)
        dashboard.rows[index].title = title;
    return dashboard;
}

Dashboard toggleRow(Dashboard dashboard, const PanelId &id)
{
    const qsizetype index = indexOf(dashboard, id);
    if (index < 0)
        return dashboard;
    if (dashboard.rows.at(index).collapsed)
        unfold(dashboard, index);
    else
        fold(dashboard, index);
    return withLayout(std::move(dashboard), compacted);
}

Dashboard removeRow(Dashboard dashboard, const PanelId &id, bool withPanels)
{
    const qsizetype index = indexOf(dashboard, id);
    if (index < 0)
        return dashboard;
    const bool collapsed = dashboard.rows.at(index).collapsed;
    if (withPanels && !collapsed)
        fold(dashboard, index);
    else if (!withPanels && collapsed)
        unfold(dashboard, index);
    dashboard.rows.removeAt(index);
    return withLayout(std::move(dashboard), compacted);
}

Dashboard moveRow(Dashboard dashboard, const PanelId &id, int index)
{
    QList<Section> sections = sectionsOf(dashboard);
    for (qsizetype i = 1; i < sections.size(); ++i) {
        if (dashboard.rows.at(sections.at(i).row).id != id)
            continue;
        sections.move(i, std::clamp<qsizetype>(index + 1, 1, sections.size() - 1));
        return stacked(std::move(dashboard), sections);
    }
    return dashboard;
}

QList<PanelId> panelsOfRow(const Dashboard &dashboard, const PanelId &id)
{
    QList<PanelId> ids;
    const qsizetype index = indexOf(dashboard, id);
    if (index < 0)
        return ids;
    const Row &row = dashboard.rows.at(index);
    const int end = endOf(dashboard, row);
    for (const PanelSpec &panel : dashboard.panels) {
        if (isUnder(panel, row, end))
            ids.append(panel.id);
    }
    return ids;
}

} // namespace Promontory
