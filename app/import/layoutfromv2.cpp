#include "app/import/layoutfromv2.h"

#include "app/import/classicpanels.h"
#include "app/import/jsonpointer.h"
#include "app/import/marked.h"
#include "app/import/panelfromv2.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Columns = 24;
constexpr int DeepestLayout = 16;
// A layout may show one element as often as it likes; what that adds to the values of the file has a limit.
constexpr qsizetype MostRepeatedValues = 100'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

qsizetype valuesIn(const Json &json)
{
    qsizetype count = 1;
    for (const JsonMember &member : json.members())
        count += valuesIn(member.value);
    for (const Json &item : json.items())
        count += valuesIn(item);
    return count;
}

/// One of the elements that a layout shows by their names.
struct Element
{
    Json json;
    qsizetype values = 0; ///< counted when it is shown a second time
    bool isShown = false;
};

class Layout
{
public:
    Layout(const Json &spec, QString pointer, ImportLedger &ledger)
        : m_pointer(std::move(pointer))
        , m_ledger(ledger)
    {
        for (const JsonMember &member : spec[u"elements"].members())
            m_elements[member.key].json = member.value;
    }

    void add(const Json &layout, const QString &pointer, int depth);
    /// The panels; elements that no layout shows stay behind.
    Json finished() const;

private:
    void addGrid(const Json &items, const QString &pointer);
    void addGridRow(const Json &place, const QString &pointer);
    void addAutoGrid(const Json &spec);
    void addRows(const Json &rows, const QString &pointer, int depth);
    void addTabs(const Json &tabs, const QString &pointer, int depth);
    void addPanel(const Json &item, const Json &grid, const Json &repeat);
    void beginRow(const Json &spec, const Json &collapsed, const QString &pointer);
    void endRow(bool isInside);
    void append(const Json &panel);
    bool mayShow(Element &element);
    void ignoreRules(const Json &spec);

    QHash<QString, Element> m_elements;
    qsizetype m_repeatedValues = 0;
    QString m_pointer;
    ImportLedger &m_ledger;
    Json m_panels = Json::array();
    Json m_folded;      ///< the collapsed row that panels go into; Undefined without one
    Json m_foldedPanels = Json::array();
    int m_top = 0;      ///< where the layout at hand begins
    int m_bottom = 0;   ///< below everything so far
};

Json Layout::finished() const
{
    for (const Element &element : m_elements) {
        if (element.isShown)
            continue;
        m_ledger.unread(element.json);
        // One word for the whole of it.
        const Json &kind = element.json[u"kind"];
        m_ledger.ignored(kind.isUndefined() ? element.json : kind,
                         tr("The layout does not name this element, so that nothing shows it."));
    }
    return m_panels;
}

void Layout::append(const Json &panel)
{
    (m_folded.isUndefined() ? m_panels : m_foldedPanels).append(panel);
}

bool Layout::mayShow(Element &element)
{
    if (!std::exchange(element.isShown, true))
        return true;
    if (element.values == 0)
        element.values = valuesIn(element.json);
    m_repeatedValues += element.values;
    return m_repeatedValues <= MostRepeatedValues;
}

void Layout::ignoreRules(const Json &spec)
{
    m_ledger.ignored(spec[u"conditionalRendering"], tr("Conditions for showing are not checked; it is always shown."));
    if (spec[u"variables"].size() > 0)
        m_ledger.ignored(spec[u"variables"], tr("Variables that hold for a part of the dashboard are not offered."));
    else
        m_ledger.unread(spec[u"variables"]);
    if (spec[u"fillScreen"].toBool())
        m_ledger.ignored(spec[u"fillScreen"], tr("Panels keep their height."));
    else
        m_ledger.unread(spec[u"fillScreen"]);
}

void Layout::addPanel(const Json &item, const Json &grid, const Json &repeat)
{
    const QString name = item[u"element"][u"name"].toString();
    const auto element = m_elements.find(name);
    if (element == m_elements.end() || !element->json.isObject())
        return m_ledger.ignored(item, tr("There is no element of this name."));
    if (!mayShow(*element))
        return m_ledger.ignored(item, tr("The layout shows its elements so often that the rest is left out."));
    m_ledger.exact(item[u"element"][u"name"]);
    m_ledger.unread(item[u"element"][u"kind"]);
    Json panel = panelFromV2(element->json, m_ledger);
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

void Layout::addGrid(const Json &items, const QString &pointer)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        const Json &item = items.at(i);
        const QString itemPointer = pointer + u'/' + QString::number(i);
        const Json &place = item[u"spec"];
        m_ledger.unread(item[u"kind"]);
        if (item[u"kind"].toString() == "GridLayoutRow"_L1) {
            addGridRow(place, itemPointer);
            continue;
        }
        const double y = place[u"y"].numberLike().value_or(0.0);
        const double height = place[u"height"].numberLike().value_or(8.0);
        Json grid = Json::object();
        grid.set(u"x", place[u"x"]);
        grid.set(u"y", place[u"y"].numberLike() ? madeFrom(place[u"y"], Json(m_top + y)) : place[u"y"]);
        grid.set(u"w", place[u"width"]);
        grid.set(u"h", place[u"height"]);
        addPanel(place, grid, place[u"repeat"]);
        m_bottom = std::max(m_bottom, m_top + int(std::clamp(y + height, 0.0, 10'000.0)));
    }
    if (items.size() == 0)
        m_ledger.unread(items);
}

/// A row inside of a grid: its place is the grid's, those of its panels are its own.
void Layout::addGridRow(const Json &place, const QString &pointer)
{
    const int top = m_top;
    m_ledger.exact(place[u"y"]);
    m_bottom = std::max(m_bottom, top + int(std::clamp(place[u"y"].numberLike().value_or(0.0), 0.0, 10'000.0)));
    const bool isInside = !m_folded.isUndefined();
    beginRow(place, place[u"collapsed"], pointer);
    addGrid(place[u"elements"], pointer + u"/spec/elements"_s);
    endRow(isInside);
    m_top = top;
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
    const int columns = marked.whole(u"maxColumnCount", 3, 1, 24);
    const int width = Columns / columns;
    const int height = autoHeight(spec);
    marked.word(u"rowHeightMode", {u"standard", u"short", u"tall", u"custom"});
    marked.number(u"rowHeight", 342, 38, 7600);
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

/// Rows inside of a folded row have no headers: that row holds their panels.
void Layout::beginRow(const Json &spec, const Json &collapsed, const QString &pointer)
{
    if (!m_folded.isUndefined()) {
        const QString how = tr("Rows inside of a folded row become one with it.");
        m_ledger.approximated(spec[u"title"], how);
        m_ledger.ignored(collapsed, how);
        m_ledger.ignored(spec[u"repeat"], how);
        return;
    }
    Json row = Json::object();
    row.set(u"type", Json(u"row"_s));
    row.set(u"title", spec[u"title"]);
    row.set(u"collapsed", collapsed);
    row.set(u"repeat", spec[u"repeat"][u"value"]);
    m_ledger.unread(spec[u"repeat"][u"mode"]);
    Json grid = Json::object();
    grid.set(u"y", Json(m_bottom));
    row.set(u"gridPos", grid);
    row.set(u"panels", Json::array());
    row.set(PointerKey, Json(pointer));
    m_panels.append(row);
    m_folded = collapsed.toBool() ? row : Json();
    m_bottom += 1;
    m_top = m_bottom;
}

/// What follows a folded row is not in it, unless all of that is inside of another.
void Layout::endRow(bool isInside)
{
    if (isInside || m_folded.isUndefined())
        return;
    m_folded.set(u"panels", std::exchange(m_foldedPanels, Json::array()));
    m_panels.replaceItem(m_panels.size() - 1, std::exchange(m_folded, Json()));
}

void Layout::addRows(const Json &rows, const QString &pointer, int depth)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString rowPointer = pointer + u'/' + QString::number(i);
        const Json &spec = rows.at(i)[u"spec"];
        m_ledger.unread(rows.at(i)[u"kind"]);
        ignoreRules(spec);
        Marked(spec, m_ledger).flag(u"hideHeader");
        const bool isInside = !m_folded.isUndefined();
        if (spec[u"hideHeader"].toBool()) {
            for (const QStringView key : {u"title", u"collapse"})
                m_ledger.unread(spec[key]);
        } else {
            beginRow(spec, spec[u"collapse"], rowPointer);
        }
        add(spec[u"layout"], rowPointer + u"/spec/layout"_s, depth + 1);
        endRow(isInside);
    }
}

void Layout::addTabs(const Json &tabs, const QString &pointer, int depth)
{
    for (qsizetype i = 0; i < tabs.size(); ++i) {
        const QString tabPointer = pointer + u'/' + QString::number(i);
        const Json &spec = tabs.at(i)[u"spec"];
        m_ledger.approximated(tabs.at(i)[u"kind"], tr("Tabs become rows below each other."));
        ignoreRules(spec);
        const bool isInside = !m_folded.isUndefined();
        beginRow(spec, {}, tabPointer);
        add(spec[u"layout"], tabPointer + u"/spec/layout"_s, depth + 1);
        endRow(isInside);
    }
}

void Layout::add(const Json &layout, const QString &pointer, int depth)
{
    const QString kind = Marked(layout, m_ledger).text(u"kind");
    const Json &spec = layout[u"spec"];
    if (depth > DeepestLayout)
        return m_ledger.ignored(layout, tr("Layouts inside each other are read to a depth of 16."));
    m_top = m_bottom;
    if (kind == "RowsLayout"_L1)
        addRows(spec[u"rows"], pointer + u"/spec/rows"_s, depth);
    else if (kind == "TabsLayout"_L1)
        addTabs(spec[u"tabs"], pointer + u"/spec/tabs"_s, depth);
    else if (kind == "AutoGridLayout"_L1 || kind == "ResponsiveGridLayout"_L1)
        addAutoGrid(spec);
    else
        addGrid(spec[u"items"], pointer + u"/spec/items"_s);
    const bool isKnown = kind.isEmpty() || kind == "GridLayout"_L1 || kind == "RowsLayout"_L1 || kind == "TabsLayout"_L1
        || kind == "AutoGridLayout"_L1 || kind == "ResponsiveGridLayout"_L1;
    if (!isKnown)
        m_ledger.approximated(layout[u"kind"], tr("A layout of this kind is not known; its items lie on the grid."));
}

} // namespace

Json panelsFromV2(const Json &spec, const QString &pointer, ImportLedger &ledger)
{
    Layout layout(spec, pointer, ledger);
    layout.add(spec[u"layout"], pointer + u"/layout"_s, 0);
    return layout.finished();
}

} // namespace Promontory
