// The part of the board that knows which panels there are, how often, and where they stand.
#include "app/pages/dashboardboard.h"

#include "app/pages/linkmenus.h"
#include "app/pages/paneloptions.h"
#include "widgets/canvas/gridcanvas.h"
#include "widgets/common/values/oneline.h"

#include <algorithm>
#include <utility>

namespace Promontory {

namespace {

CanvasItem itemOf(const PlacedPanel &placed, const QString &title)
{
    const GridRect &rect = placed.panel.rect;
    return {placed.key, {rect.x, rect.y, rect.width, rect.height}, title};
}

CanvasRow rowOf(const PlacedRow &placed, const QString &title)
{
    const Row &row = placed.row;
    return {placed.key, title, row.y, row.collapsed, int(row.folded.size())};
}

} // namespace

bool asksWithVariables(const PanelSpec &panel, const Dashboard &dashboard)
{
    const bool isFiltered =
        std::any_of(dashboard.variables.cbegin(), dashboard.variables.cend(), [](const VariableSpec &variable) {
            return std::holds_alternative<FilterVariable>(variable);
        });
    const bool isIndirect = std::any_of(panel.queries.cbegin(), panel.queries.cend(),
                                        [](const Query &query) { return !query.sourceType.isEmpty(); });
    if (panel.repeat || isIndirect || isFiltered)
        return true;
    QStringList texts{dashboard.sourceId, panel.sourceId, panel.interval, panel.timeFrom, panel.timeShift};
    for (const Query &query : panel.queries)
        texts += {query.sourceId, query.expression, query.minInterval};
    return std::any_of(texts.cbegin(), texts.cend(),
                       [](const QString &text) { return !referencedVariables(text).isEmpty(); });
}

void DashboardBoard::setDashboard(const Dashboard &dashboard)
{
    const bool sourceMoved = dashboard.sourceId != m_dashboard.sourceId;
    const bool isNamedAnew = dashboard.title != m_dashboard.title || dashboard.uid != m_dashboard.uid;
    m_dashboard = dashboard;
    placePanels(m_namesMacros && isNamedAnew);
    const bool mustAsk = m_annotations.setAnnotations(dashboard.annotations);
    if (sourceMoved || isNamedAnew) // queries may name the dashboard
        refresh(Reason::Changed);
    else if (mustAsk)
        askAnnotations(m_refreshMs);
}

void DashboardBoard::setAnnotationShown(const QString &name, bool isShown)
{
    if (m_annotations.setShown(name, isShown))
        askAnnotations(m_refreshMs);
}

/// Behind the variables, on which they may depend.
void DashboardBoard::askAnnotations(qint64 maxAgeMs)
{
    if (m_knowsVariables && isInSight())
        m_annotations.ask(commonContext(), width(), maxAgeMs);
}

void DashboardBoard::shareMarks()
{
    for (const auto &[key, slot] : m_slots)
        slot->setMarks(m_annotations.marksFor(slot->spec().id));
}

void DashboardBoard::placePanels(bool applyAll)
{
    const QString before = m_placed.message();
    m_placed = writtenOut(m_dashboard, m_variables);
    m_firstKeys.clear();
    m_placedAt.clear();
    for (qsizetype i = m_placed.panels.size() - 1; i >= 0; --i) {
        m_firstKeys.insert(m_placed.panels.at(i).panel.id.toText(), m_placed.panels.at(i).key);
        m_placedAt.insert(m_placed.panels.at(i).key, i);
    }
    QSet<QString> changed;
    for (const auto &[key, slot] : m_slots) {
        const qsizetype place = m_placedAt.value(key, -1);
        if (place >= 0 && updateSlot(*slot, m_placed.panels.at(place), applyAll))
            changed.insert(key);
    }
    for (const QString &key : std::as_const(m_visible)) {
        if (changed.contains(key) && !applyAll)
            ask(*known(key), QueryPriority::Visible, m_refreshMs);
    }
    placeOnCanvas();
    m_columnsAreOld = true;
    std::erase_if(m_slots, [this](const auto &entry) { return !m_placedAt.contains(entry.first); });
    if (m_placed.message() != before)
        emit repeatsLimited(m_placed.message());
}

/// Gives a slot its new panel; false if it had the same before.
bool DashboardBoard::updateSlot(PanelSlot &slot, const PlacedPanel &placed, bool applyAll)
{
    const bool same = slot.spec() == placed.panel && slot.scope() == placed.scope;
    slot.setCopy(placed.key, placed.scope);
    if (same && !applyAll)
        return false;
    applySpec(slot, placed.panel);
    return true;
}

void DashboardBoard::placeOnCanvas()
{
    const MacroContext own = macros();
    m_namesMacros = false;
    QList<CanvasItem> items;
    for (const PlacedPanel &placed : std::as_const(m_placed.panels)) {
        const VariableValues values = scopedValues(m_variables, placed.scope);
        const PanelSpec &panel = placed.panel;
        for (const QString &text : {panel.title, panel.description, panel.options[u"content"].toString()})
            m_namesMacros = m_namesMacros || namesMacros(text);
        for (const DataLink &link : panel.links)
            m_namesMacros = m_namesMacros || namesMacros(link.url);
        items.append(itemOf(placed, oneLine(interpolateTitle(placed.panel.title, values, own))));
    }
    QList<CanvasRow> rows;
    for (const PlacedRow &placed : std::as_const(m_placed.rows)) {
        const VariableValues values = scopedValues(m_variables, placed.scope);
        m_namesMacros = m_namesMacros || namesMacros(placed.row.title);
        rows.append(rowOf(placed, oneLine(interpolateTitle(placed.row.title, values, own))));
    }
    m_canvas->setItems(items, rows);
}

void DashboardBoard::applySpec(PanelSlot &slot, const PanelSpec &spec)
{
    const VariableValues values = scopedValues(m_variables, slot.scope());
    const MacroContext own = macros();
    slot.setTexts(interpolateTitle(spec.title, values, own), interpolateTitle(spec.description, values, own));
    slot.setLinkTip(linkTipOf(panelLinks(spec.links, {values, own})));
    slot.setSpec(spec, interpolatedOptions(spec, values, own));
}

MacroContext DashboardBoard::macros() const
{
    MacroContext macros;
    macros.range = resolvedRange();
    macros.zone = m_context.zone;
    macros.dashboardTitle = m_dashboard.title;
    macros.dashboardUid = m_dashboard.uid;
    macros.spec = m_spec;
    return macros;
}

LinkContext DashboardBoard::linkContext(const PanelSlot *slot) const
{
    return {slot ? scopedValues(m_variables, slot->scope()) : m_variables, macros()};
}

std::optional<OtherPanel> DashboardBoard::otherPanel(const QString &id) const
{
    const QString key = keyOf(id);
    if (const PanelSlot *shown = known(key))
        return OtherPanel{shown->spec(), shown->viewWidth()};
    if (const qsizetype place = m_placedAt.value(key, -1); place >= 0)
        return OtherPanel{m_placed.panels.at(place).panel, 0};
    for (const Row &row : m_dashboard.rows) {
        for (const PanelSpec &panel : row.folded) {
            if (panel.id.toText() == id)
                return OtherPanel{panel, 0};
        }
    }
    return {};
}

QString DashboardBoard::keyOf(const QString &id) const
{
    return m_placedAt.contains(id) ? id : m_firstKeys.value(id, id);
}

void DashboardBoard::panelMoved(const QString &key, const GridRect &target)
{
    const qsizetype place = m_placedAt.value(key, -1);
    if (place < 0)
        return;
    const PanelSpec moved = m_placed.panels.at(place).panel;
    const PanelId &id = moved.id;
    const auto source = std::find_if(m_dashboard.panels.cbegin(), m_dashboard.panels.cend(),
                                     [&id](const PanelSpec &panel) { return panel.id == id; });
    if (source != m_dashboard.panels.cend())
        emit panelPlaced(id.toText(), documentRect(*source, moved.rect, target));
}

void DashboardBoard::rowOfCanvasToggled(const QString &key)
{
    for (const PlacedRow &placed : std::as_const(m_placed.rows)) {
        if (placed.key == key)
            emit rowToggled(placed.row.id.toText());
    }
}

void DashboardBoard::rowOfCanvasMoved(const QString &key, int index)
{
    QList<PlacedRow> rows = m_placed.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PlacedRow &a, const PlacedRow &b) { return a.row.y < b.row.y; });
    const auto own = std::find_if(rows.begin(), rows.end(),
                                  [&key](const PlacedRow &placed) { return placed.key == key; });
    if (own == rows.end())
        return;
    const PanelId id = own->row.id;
    rows.erase(own);
    QSet<PanelId> above; // copies of one row count once
    for (const PlacedRow &placed : std::as_const(rows).mid(0, index))
        above.insert(placed.row.id);
    above.remove(id);
    emit rowMoved(id.toText(), int(above.size()));
}

} // namespace Promontory
