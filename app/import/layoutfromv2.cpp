#include "app/import/layoutfromv2.h"

#include "app/import/classicpanels.h"
#include "app/import/jsonpointer.h"
#include "app/import/marked.h"
#include "app/import/panelfromv2.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Columns = 24;
constexpr int DeepestLayout = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

class Layout
{
public:
    Layout(const Json &spec, QString pointer, ImportLedger &ledger)
        : m_elements(spec[u"elements"])
        , m_pointer(std::move(pointer))
        , m_ledger(ledger)
    {
    }

    void add(const Json &layout, int depth);
    Json panels() const { return m_panels; }

private:
    void addGrid(const Json &spec);
    void addAutoGrid(const Json &spec);
    void addRows(const Json &rows, int depth);
    void addTabs(const Json &tabs, int depth);
    void addPanel(const Json &item, const Json &grid, const Json &repeat);
    void beginRow(const Json &title, const Json &collapsed, const Json &repeat);
    void append(const Json &panel);
    void ignoreRules(const Json &spec);

    const Json &m_elements;
    QString m_pointer;
    ImportLedger &m_ledger;
    Json m_panels = Json::array();
    Json m_folded;      ///< the collapsed row that panels go into; Undefined without one
    int m_top = 0;      ///< where the layout at hand begins
    int m_bottom = 0;   ///< below everything so far
};

void Layout::append(const Json &panel)
{
    if (!m_folded.isUndefined()) {
        Json inner = m_folded[u"panels"];
        inner.append(panel);
        m_folded.set(u"panels", inner);
        m_panels.replaceItem(m_panels.size() - 1, m_folded);
    } else {
        m_panels.append(panel);
    }
}

void Layout::ignoreRules(const Json &spec)
{
    m_ledger.ignored(spec[u"conditionalRendering"], tr("Conditions for showing are not checked; it is always shown."));
    m_ledger.ignored(spec[u"variables"], tr("Variables that hold for a part of the dashboard are not offered."));
    m_ledger.ignored(spec[u"fillScreen"], tr("Panels keep their height."));
}

void Layout::addPanel(const Json &item, const Json &grid, const Json &repeat)
{
    const QString name = item[u"element"][u"name"].toString();
    m_ledger.exact(item[u"element"][u"name"]);
    m_ledger.unread(item[u"element"][u"kind"]);
    const Json &element = m_elements[name];
    if (!element.isObject())
        return;
    Json panel = panelFromV2(element, m_ledger);
    panel.set(u"gridPos", grid);
    panel.set(PointerKey, Json(m_pointer + u"/elements/"_s + pointerPart(name)));
    if (repeat.isObject()) {
        panel.set(u"repeat", repeat[u"value"]);
        panel.set(u"repeatDirection", repeat[u"direction"]);
        panel.set(u"maxPerRow", repeat[u"maxPerRow"]);
        m_ledger.unread(repeat[u"mode"]);
    }
    append(panel);
}

void Layout::addGrid(const Json &spec)
{
    for (const Json &item : spec[u"items"].items()) {
        const Json &place = item[u"spec"];
        m_ledger.unread(item[u"kind"]);
        if (item[u"kind"].toString() == "GridLayoutRow"_L1) {
            beginRow(place[u"title"], place[u"collapsed"], place[u"repeat"]);
            m_ledger.exact(place[u"y"]);
            Json inner = Json::object();
            inner.set(u"items", place[u"elements"]);
            addGrid(inner);
            continue;
        }
        const double y = place[u"y"].numberLike().value_or(0.0);
        const double height = place[u"height"].numberLike().value_or(8.0);
        Json grid = Json::object();
        grid.set(u"x", place[u"x"]);
        grid.set(u"y", madeFrom(place[u"y"], Json(m_top + y)));
        grid.set(u"w", place[u"width"]);
        grid.set(u"h", place[u"height"]);
        addPanel(place, grid, place[u"repeat"]);
        m_bottom = std::max(m_bottom, m_top + int(std::clamp(y + height, 0.0, 10'000.0)));
    }
    if (spec[u"items"].size() == 0)
        m_ledger.unread(spec[u"items"]);
}

int autoHeight(const Json &spec)
{
    const QString mode = spec[u"rowHeightMode"].toString();
    if (mode == "short"_L1)
        return 5;
    if (mode == "tall"_L1)
        return 14;
    if (mode == "custom"_L1)
        return int(std::ceil(std::clamp(spec[u"rowHeight"].numberLike().value_or(342.0), 38.0, 7600.0) / 38.0));
    return 9;
}

void Layout::addAutoGrid(const Json &spec)
{
    const Marked marked(spec, m_ledger);
    const int columns = int(std::clamp(marked.exact(u"maxColumnCount").numberLike().value_or(3.0), 1.0, 24.0));
    const int width = Columns / columns;
    const int height = autoHeight(spec);
    marked.exact(u"rowHeightMode");
    marked.exact(u"rowHeight");
    marked.ignored(u"columnWidthMode", tr("The columns share the width of the dashboard."));
    marked.ignored(u"columnWidth", tr("The columns share the width of the dashboard."));
    ignoreRules(spec);
    int x = 0;
    for (const Json &item : spec[u"items"].items()) {
        const Json &place = item[u"spec"];
        m_ledger.unread(item[u"kind"]);
        ignoreRules(place);
        if (x + width > Columns) {
            x = 0;
            m_top += height;
        }
        Json grid = Json::object();
        grid.set(u"x", Json(x));
        grid.set(u"y", Json(m_top));
        grid.set(u"w", Json(width));
        grid.set(u"h", Json(height));
        addPanel(place, grid, place[u"repeat"]);
        x += width;
        m_bottom = std::max(m_bottom, m_top + height);
    }
}

void Layout::beginRow(const Json &title, const Json &collapsed, const Json &repeat)
{
    Json row = Json::object();
    row.set(u"type", Json(u"row"_s));
    row.set(u"title", title);
    row.set(u"collapsed", collapsed);
    row.set(u"repeat", repeat[u"value"]);
    m_ledger.unread(repeat[u"mode"]);
    Json grid = Json::object();
    grid.set(u"y", Json(m_bottom));
    row.set(u"gridPos", grid);
    row.set(u"panels", Json::array());
    // Rows have no name of their own; their number among the panels tells them apart.
    row.set(PointerKey, Json(m_pointer + u"/layout#"_s + QString::number(m_panels.size())));
    m_panels.append(row);
    m_folded = collapsed.toBool() ? row : Json();
    m_bottom += 1;
    m_top = m_bottom;
}

void Layout::addRows(const Json &rows, int depth)
{
    for (const Json &row : rows.items()) {
        const Json &spec = row[u"spec"];
        m_ledger.unread(row[u"kind"]);
        ignoreRules(spec);
        m_ledger.exact(spec[u"hideHeader"]);
        if (spec[u"hideHeader"].toBool())
            m_ledger.unread(spec[u"title"]);
        else
            beginRow(spec[u"title"], spec[u"collapse"], spec[u"repeat"]);
        add(spec[u"layout"], depth + 1);
    }
}

void Layout::addTabs(const Json &tabs, int depth)
{
    for (const Json &tab : tabs.items()) {
        const Json &spec = tab[u"spec"];
        m_ledger.approximated(tab[u"kind"], tr("Tabs become rows below each other."));
        ignoreRules(spec);
        beginRow(spec[u"title"], {}, spec[u"repeat"]);
        add(spec[u"layout"], depth + 1);
    }
}

void Layout::add(const Json &layout, int depth)
{
    const QString kind = layout[u"kind"].toString();
    const Json &spec = layout[u"spec"];
    m_ledger.exact(layout[u"kind"]);
    if (depth > DeepestLayout)
        return m_ledger.ignored(layout, tr("Layouts inside each other are read to a depth of 16."));
    m_top = m_bottom;
    if (kind == "RowsLayout"_L1)
        addRows(spec[u"rows"], depth);
    else if (kind == "TabsLayout"_L1)
        addTabs(spec[u"tabs"], depth);
    else if (kind == "AutoGridLayout"_L1 || kind == "ResponsiveGridLayout"_L1)
        addAutoGrid(spec);
    else
        addGrid(spec);
}

} // namespace

Json panelsFromV2(const Json &spec, const QString &pointer, ImportLedger &ledger)
{
    Layout layout(spec, pointer, ledger);
    layout.add(spec[u"layout"], 0);
    return layout.panels();
}

} // namespace Promontory
