#include "app/import/exportchanges.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

struct PlacedPanel
{
    const PanelSpec *panel = nullptr;
    const Row *row = nullptr;
    bool folded = false;
};

const Row *rowAbove(const Dashboard &dashboard, const GridRect &rect)
{
    const Row *found = nullptr;
    for (const Row &row : dashboard.rows) {
        if (row.y <= rect.y && (!found || row.y >= found->y))
            found = &row;
    }
    return found;
}

QList<PlacedPanel> placedPanels(const Dashboard &dashboard)
{
    QList<PlacedPanel> result;
    for (const PanelSpec &panel : dashboard.panels)
        result.append({&panel, rowAbove(dashboard, panel.rect), false});
    for (const Row &row : dashboard.rows) {
        for (const PanelSpec &panel : row.folded)
            result.append({&panel, &row, true});
    }
    return result;
}

/// The part that still is the one at this place of the source, not a copy of it.
template <typename Part, typename Get>
const Part *survivorOf(const QList<Part> &parts, const QString &pointer, const PanelId &id, Get get)
{
    const Part *found = nullptr;
    for (const Part &part : parts) {
        if (get(part).original.toString() != pointer)
            continue;
        if (!found || get(part).id == id)
            found = &part;
    }
    return found;
}

QList<PanelChange> panelChanges(const Dashboard &before, const Dashboard &after)
{
    const QList<PlacedPanel> earlier = placedPanels(before);
    const QList<PlacedPanel> later = placedPanels(after);
    const auto specOf = [](const PlacedPanel &one) -> const PanelSpec & { return *one.panel; };
    QList<PanelChange> result;
    QSet<const PanelSpec *> known;
    for (const PlacedPanel &one : earlier) {
        PanelChange change{one.panel, nullptr, one.panel->original.toString(), one.row, nullptr, one.folded, false};
        if (const PlacedPanel *now = survivorOf(later, change.pointer, one.panel->id, specOf)) {
            change.after = now->panel;
            change.rowAfter = now->row;
            change.foldedAfter = now->folded;
            known.insert(now->panel);
        }
        result.append(change);
    }
    for (const PlacedPanel &one : later) {
        if (!known.contains(one.panel))
            result.append({nullptr, one.panel, {}, nullptr, one.row, false, one.folded});
    }
    return result;
}

QList<RowChange> rowChanges(const Dashboard &before, const Dashboard &after)
{
    const auto itself = [](const Row &row) -> const Row & { return row; };
    QList<RowChange> result;
    QSet<const Row *> known;
    for (const Row &row : before.rows) {
        const Row *now = survivorOf(after.rows, row.original.toString(), row.id, itself);
        result.append({&row, now, row.original.toString()});
        known.insert(now);
    }
    for (const Row &row : after.rows) {
        if (!known.contains(&row))
            result.append({nullptr, &row, {}});
    }
    return result;
}

PanelSpec bare(PanelSpec panel)
{
    panel.id = {};
    panel.original = {};
    panel.unknown = {};
    panel.rect = {};
    // Nothing, said in two ways.
    if (panel.options.size() == 0)
        panel.options = {};
    if (panel.defaults.custom.size() == 0)
        panel.defaults.custom = {};
    return panel;
}

/// What is left of a dashboard without panels and rows.
Dashboard headOf(Dashboard dashboard)
{
    dashboard.panels.clear();
    dashboard.rows.clear();
    dashboard.original = {};
    dashboard.unknown = {};
    for (VariableSpec &variable : dashboard.variables)
        commonOf(variable).original = {};
    for (AnnotationQuery &annotation : dashboard.annotations)
        annotation.original = {};
    return dashboard;
}

bool sameHeading(const Row *one, const Row *other)
{
    if (!one || !other)
        return one == other;
    return one->title == other->title && one->collapsed == other->collapsed && one->repeat == other->repeat;
}

bool sameRows(const Dashboard &one, const Dashboard &other)
{
    const auto sorted = [](const Dashboard &dashboard) {
        QList<const Row *> rows;
        for (const Row &row : dashboard.rows)
            rows.append(&row);
        std::stable_sort(rows.begin(), rows.end(), [](const Row *a, const Row *b) { return a->y < b->y; });
        return rows;
    };
    const QList<const Row *> rows = sorted(one);
    const QList<const Row *> others = sorted(other);
    return std::equal(rows.begin(), rows.end(), others.begin(), others.end(),
                      [](const Row *a, const Row *b) { return sameHeading(a, b) && a->y == b->y; });
}

bool samePlace(const PlacedPanel &one, const PlacedPanel &other)
{
    // Folded panels are placed by what they are from their row's header.
    const auto offset = [](const PlacedPanel &placed) {
        return placed.folded && placed.row ? placed.panel->rect.y - placed.row->y : placed.panel->rect.y;
    };
    const GridRect &a = one.panel->rect;
    const GridRect &b = other.panel->rect;
    return one.folded == other.folded && a.x == b.x && a.width == b.width && a.height == b.height
        && offset(one) == offset(other) && sameHeading(one.row, other.row);
}

} // namespace

BoardChange changesBetween(const Dashboard &before, const Dashboard &after)
{
    return {panelChanges(before, after), rowChanges(before, after)};
}

bool sameContent(const PanelSpec &one, const PanelSpec &other)
{
    return one.title == other.title && one.type == other.type && bare(one) == bare(other);
}

Fit fitOf(const Dashboard &wanted, const Dashboard &got)
{
    Fit fit;
    fit.head = headOf(wanted) == headOf(got);
    fit.layout = sameRows(wanted, got);
    QList<PlacedPanel> left = placedPanels(got);
    for (const PlacedPanel &panel : placedPanels(wanted)) {
        const auto content = [&panel](const PlacedPanel &one) { return sameContent(*panel.panel, *one.panel); };
        const auto both = [&](const PlacedPanel &one) { return samePlace(panel, one) && content(one); };
        auto found = std::find_if(left.begin(), left.end(), both);
        if (found == left.end()) {
            found = std::find_if(left.begin(), left.end(), content);
            fit.layout = false;
        }
        if (found == left.end())
            fit.misread.append(panel.panel);
        else
            left.erase(found);
    }
    fit.layout = fit.layout && left.isEmpty();
    return fit;
}

} // namespace Promontory
